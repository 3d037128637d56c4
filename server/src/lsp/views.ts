import type { CancellationToken, Range, ResponseError, SnippetTextEdit } from 'vscode-languageserver';
import { sayer } from '../checks/run.ts';
import { type Ambition, ambitionsIn, type NewDocument, newDocument, servedFrom } from '../features/new-document.ts';
import { snippetOf } from '../features/stops.ts';
import { type Card, cardOf } from '../features/views/card.ts';
import { criterionChoices, type Wanted } from '../features/views/criterion.ts';
import { type DrawnProfile, drawnProfile } from '../features/views/drawn-profile.ts';
import { type Elsewhere, ElsewhereByResult } from '../features/views/elsewhere.ts';
import { type FrameworkTree, frameworkTree } from '../features/views/tree.ts';
import { KIND_NAMES } from '../framework/names.ts';
import { KINDS, type Kind, LANGUAGES, type Language, type Localised } from '../framework/types.ts';
import type { LineIndex } from '../text/lines.ts';
import { capitalised } from '../text/words.ts';
import { canonicalUri } from '../workspace/files.ts';
import { toRange, toSnippetEdit } from './convert.ts';
import type { Session } from './session.ts';
import { CANCELLED, type Shelf } from './shelf.ts';
import { sliced } from './turns.ts';

/** A place as views name it: they open it. */
export interface ViewPlace {
  uri: string;
  range: Range;
}

/** What an editor asks of a view: on which document. */
interface About {
  uri: string;
}

/** What is known of a new document when it is made. */
type NewDocumentParams = About & Omit<NewDocument, 'serves'> & { serves: Pick<Ambition, 'uri' | 'id'> | null };

/** A choice to put to somebody: a question, and what can be answered. */
interface Asked<T> {
  title: string;
  choices: (T & { label: string; detail: string })[];
}

/** What to ask of who begins a document. */
export interface NewDocumentQuestions {
  /** `files` are names for its file, by language. */
  kind: Asked<{ id: Kind; files: Localised }>;
  language: Asked<{ id: Language }>;
  parties: { title: string; example: string };
  serves: { title: string; none: string };
  where: { title: string; save: string; open: string };
}

/** Answers for what stands beside the text: the tree of the framework, the card, the profile, and new documents. */
export class Views {
  readonly #elsewhere = new ElsewhereByResult<ViewPlace>();

  constructor(
    private readonly session: Session,
    private readonly shelf: Shelf,
  ) {}

  /** `convenant/views/tree`: how a document and its set stand; null for an ordinary Markdown file. */
  async tree({ uri }: About, token: CancellationToken): Promise<FrameworkTree<ViewPlace> | null | ResponseError<undefined>> {
    const { documents, workspace } = this.session;
    await this.session.settled(true, token);
    const key = canonicalUri(uri);
    if (!documents.checked(key)) return null;
    const locate = this.shelf.locator();
    const place = (at: string, range: { start: number; end: number }): ViewPlace => {
      const located = locate(at);
      return { uri: located.uri, range: toRange(located.lines, range) };
    };
    const others: Elsewhere<ViewPlace>[] = [];
    // All of them are known to be checked; one that changed meanwhile is checked again, so there is room for messages between.
    const set = workspace.setOf(key);
    const take = (other: string): void => {
      const checked = other !== key && workspace.setOf(other) === set ? documents.checked(other) : undefined;
      if (checked) others.push(this.#elsewhere.of(documents.address(other), checked, (range) => place(other, range)));
    };
    await sliced(workspace.uris(), take, () => !token.isCancellationRequested);
    if (token.isCancellationRequested) return CANCELLED;
    const checked = documents.checked(key);
    if (!checked) return null;
    const { framework } = workspace.configuration(key).reading;
    return frameworkTree({ uri: key, checked }, others, framework, workspace.preferences.ui, place);
  }

  /** `convenant/views/card`: the four questions of a GP; null for what is no proposition. */
  card({ uri }: About): Card<ViewPlace> | null {
    const { key, ui, place } = this.#at(uri);
    const checked = this.session.documents.checked(key);
    const { framework } = this.session.workspace.configuration(key).reading;
    return (checked && cardOf(checked, framework, ui, place)) ?? null;
  }

  /** `convenant/views/profile`: the profile of a document, to be drawn; null for an ordinary Markdown file. */
  profile({ uri }: About): DrawnProfile<ViewPlace> | null {
    const { key, ui, place } = this.#at(uri);
    const checked = this.session.documents.checked(key);
    const { framework } = this.session.workspace.configuration(key).reading;
    return checked ? drawnProfile(checked, framework, ui, place) : null;
  }

  /** `convenant/views/criterion`: what can be inserted about a criterion, or how its findings can be suppressed. */
  criterion({ uri, id, wanted }: About & { id: string; wanted: Wanted }): {
    title: string;
    choices: { label: string; detail: string; edits: SnippetTextEdit[] }[];
  } | null {
    const { key, lines, ui } = this.#at(uri);
    const checked = this.session.documents.checked(key);
    if (!checked) return null;
    const { framework } = this.session.workspace.configuration(key).reading;
    const { title, choices } = criterionChoices(checked, id, wanted, framework, ui);
    return {
      title,
      choices: choices.map(({ edits, ...choice }) => ({ ...choice, edits: edits.map((edit) => toSnippetEdit(edit, lines)) })),
    };
  }

  /** `convenant/newDocument/questions`: what to ask, in the language of the user interface. */
  newDocumentQuestions(): NewDocumentQuestions {
    const { workspace } = this.session;
    const say = sayer(workspace.reading.framework, workspace.preferences);
    const choice = <T extends string>(id: T, label: string, detail: string): { id: T; label: string; detail: string } => ({
      id,
      label: capitalised(label),
      detail,
    });
    return {
      kind: {
        title: say('new-document/kind'),
        choices: KINDS.map((kind) => ({
          ...choice(kind, say(`kind/${kind}`), say(`new-document/kind/${kind}`)),
          files: { nl: `${KIND_NAMES[kind][0]}.md`, en: `${KIND_NAMES[kind][1]}.md` },
        })),
      },
      language: { title: say('new-document/language'), choices: LANGUAGES.map((one) => choice(one, say(`language/${one}`), '')) },
      parties: { title: say('new-document/parties'), example: say('new-document/parties-example') },
      serves: { title: say('new-document/serves'), none: say('new-document/serves-none') },
      where: { title: say('new-document/where'), save: say('new-document/where-save'), open: say('new-document/where-open') },
    };
  }

  /** `convenant/newDocument/ambitions`: what a document can serve, once the workspace is read. */
  async ambitions(_: object, token: CancellationToken): Promise<Ambition[] | ResponseError<undefined>> {
    await this.session.settled(true, token);
    return token.isCancellationRequested ? CANCELLED : ambitionsIn(this.session.workspace);
  }

  /** `convenant/newDocument`: the document, as a snippet in the protocol's syntax. @param uri where it is to stand */
  newDocument({ uri, kind, language, parties, serves }: NewDocumentParams): string {
    const key = canonicalUri(uri);
    const { framework } = this.session.workspace.configuration(key).reading;
    const named = serves ? servedFrom(key, serves) : undefined;
    return snippetOf(newDocument({ kind, language, parties, serves: named }, framework));
  }

  #at(uri: string): { key: string; lines: LineIndex; ui: Language; place: (range: { start: number; end: number }) => ViewPlace } {
    const { documents, workspace } = this.session;
    const key = canonicalUri(uri);
    const lines = documents.lines(key);
    const address = documents.address(key);
    return { key, lines, ui: workspace.preferences.ui, place: (range) => ({ uri: address, range: toRange(lines, range) }) };
  }
}
