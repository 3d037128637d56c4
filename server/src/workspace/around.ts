import { nameOf } from '../checks/between/names.ts';
import type { BetweenDraft, Member, Offer } from '../checks/between/types.ts';
import type { Condition, Draft, Finding, Followed, LocalOffer, Related, Settings, Surroundings } from '../checks/finding.ts';
import { splitUrl } from '../checks/references.ts';
import { levelBetween, sayer } from '../checks/run.ts';
import type { Framework } from '../framework/types.ts';
import { normalText } from '../text/words.ts';
import { relativePath, resolveUri } from './files.ts';
import type { DocumentSet, DocumentSets } from './sets.ts';

/** What a document's own findings asked of the others, with the answer: as long as the answers are these, they hold. */
export type Question =
  | Condition
  | { ask: 'follow'; criterion: string; text: string; uris: readonly string[] }
  | { ask: 'suppressed' }
  | { ask: 'decided' };
export type Answers = readonly (readonly [Question, string])[];

/** The documents around one of them, as its checks see them. It notes what they ask. */
export class Around implements Surroundings {
  readonly between: readonly Draft[];
  readonly #asked: [Question, string][] = [];

  constructor(
    private readonly view: View,
    /** Without the others: as if the document stood by itself. What it asks is noted all the same. */
    private readonly alone = false,
    /** Findings between documents that are known, and not told. */
    known: ReadonlySet<BetweenDraft> = new Set(),
  ) {
    this.between = alone ? [] : view.drafts(known);
    // A comment that suppresses a finding between documents does something only where that finding is.
    if (view.suppresses()) this.#answer({ ask: 'suppressed' }, (v) => v.answer({ ask: 'suppressed' }));
  }

  get asked(): Answers {
    return this.#asked;
  }

  settlesRole(key: string): boolean {
    const question: Question = { ask: 'role', key };
    return this.#answer(question, (view) => view.answer(question)) !== '';
  }

  tells(code: string): boolean {
    const question: Question = { ask: 'tells', code };
    return this.#answer(question, (view) => view.answer(question)) !== '';
  }

  follow(criterion: string, text: string, links: readonly string[]): Followed | undefined {
    const question: Question = { ask: 'follow', criterion, text: normalText(text.slice(0, 600)), uris: this.view.resolved(links) };
    const answer = this.#answer(question, (view) => view.answer(question));
    return answer === '' ? undefined : (JSON.parse(answer) as Followed);
  }

  #answer(question: Question, ask: (view: View) => string): string {
    const answer = this.alone ? '' : ask(this.view);
    this.#asked.push([question, answer]);
    return answer;
  }
}

/** A set of documents from where one of them stands. */
export class View {
  constructor(
    private readonly uri: string,
    private readonly set: DocumentSet,
    private readonly sets: DocumentSets,
    private readonly settings: Settings,
    private readonly framework: Framework,
  ) {}

  /** True where what was answered before is what would be answered now. */
  holds(answers: Answers): boolean {
    return answers.every(([question, answer]) => this.answer(question) === answer);
  }

  /** The questions that would be answered otherwise than they were. */
  changed(answers: Answers): Question[] {
    return answers.flatMap(([question, answer]) => (this.answer(question) === answer ? [] : [question]));
  }

  /** The answer as text; empty for no. */
  answer(question: Question): string {
    if (question.ask === 'role') return this.#role(question.key);
    if (question.ask === 'tells') return this.#shown().some(({ code }) => code === question.code) ? 'yes' : '';
    if (question.ask === 'decided') return 'among';
    if (question.ask === 'suppressed')
      return this.#shown()
        .filter((draft) => this.set.isSuppressed(draft, this.uri))
        .map(({ code }) => code)
        .join(' ');
    return this.#follow(question);
  }

  /** The document has comments that suppress findings between documents. */
  suppresses(): boolean {
    const ids = this.framework.structure.between.map(({ id }) => id);
    return this.set.digest(this.uri)?.suppressions.some(({ codes }) => codes.some((c) => ids.includes(c.split('/')[0] ?? ''))) ?? false;
  }

  /** Findings with an end in the document, but for those that are known, each at its place there with the other ends beside it. */
  drafts(known: ReadonlySet<BetweenDraft>): Draft[] {
    const say = sayer(this.framework, this.settings);
    const told = this.#shown().filter((draft) => !known.has(draft));
    return told.map((draft) => {
      const own = draft.ends.find(({ uri }) => uri === this.uri);
      return {
        code: draft.code,
        range: own ? this.set.place(own) : { start: 0, end: 0 },
        message: messageOf(draft, this.framework, this.settings),
        key: this.set.key(draft),
        ...(draft.level ? { level: draft.level } : {}),
        related: draft.ends
          .filter((end) => end !== own)
          .map(
            (end): Related => ({
              ...this.set.place(end),
              uri: end.uri,
              message: say(`between/at/${end.part}`, { document: this.#name(end.uri) }),
            }),
          ),
        offers: (draft.offers?.[this.uri] ?? []).flatMap((offer) => localOffer(offer, this.uri) ?? []),
      };
    });
  }

  /** Links as absolute addresses of documents that are known. */
  resolved(links: readonly string[]): string[] {
    return links.flatMap((link) => {
      const [path] = splitUrl(link);
      const uri = path === '' ? undefined : resolveUri(this.uri, path);
      return uri === undefined ? [] : [uri];
    });
  }

  /** What is told in this document: not what is turned off for it, or suppressed at the other end. */
  #shown(): BetweenDraft[] {
    return this.set
      .at(this.uri)
      .filter(
        (draft) =>
          levelBetween(draft, this.settings) !== 'off' &&
          !draft.ends.some(({ uri }) => uri !== this.uri && this.set.isSuppressed(draft, uri)),
      );
  }

  #role(key: string): string {
    const own = this.set.members.get(this.uri);
    if (own && this.set.roles.describes(key, own)) return 'described';
    const told = this.set
      .at(this.uri)
      .some(
        (draft) =>
          draft.code === 'role-consistency/undefined' &&
          levelBetween(draft, this.settings) !== 'off' &&
          draft.ends.some(({ uri, part, item }) => uri === this.uri && part === 'acting' && own?.parts.acting[item]?.key === key),
      );
    return told ? 'told' : '';
  }

  /** Links lead to any document that is known; names only to one of the set, and only where one alone has that name. */
  #follow({ criterion, text, uris }: Question & { ask: 'follow' }): string {
    const linked = uris.flatMap((uri) => {
      const digest = uri === this.uri ? undefined : this.sets.digest(uri);
      return digest ? [{ uri, parts: digest.parts }] : [];
    });
    const named = linked.length > 0 ? linked : this.#namedIn(text);
    const [found] = named;
    if (!found || named.length > 1) return '';
    const elements = found.parts.stated.find((s) => s.criterion === criterion)?.elements ?? [];
    return JSON.stringify({ document: nameOf(found), elements } satisfies Followed);
  }

  #namedIn(text: string): Member[] {
    const own = this.set.members.get(this.uri)?.parts.about[0]?.named ?? [];
    // By a name that both have, a text means itself.
    return [...this.set.namedIn(text)].filter(
      ({ uri, parts }) =>
        uri !== this.uri && (parts.about[0]?.named ?? []).some((name) => !own.includes(name) && text.includes(` ${name} `)),
    );
  }

  #name(uri: string): string {
    const member = this.set.members.get(uri);
    return member ? nameOf(member) : uri;
  }
}

/** Findings with the other ends of those between documents where they stand now; drafts are in the order of their findings. */
export function moved(findings: readonly Finding[], drafts: readonly Draft[]): Finding[] {
  return findings.map((finding) => {
    const draft = drafts.find((d) => d.code === finding.code && d.key === finding.key && d.range.start === finding.start);
    return draft?.related ? { ...finding, related: draft.related } : finding;
  });
}

/** What a finding between documents says. */
export function messageOf({ code, parameters }: BetweenDraft, framework: Framework, settings: Pick<Settings, 'ui'>): string {
  const say = sayer(framework, settings);
  if (code === 'check/failed') return say('between/failed', parameters);
  // Of an ambition that is not declared nobody can say where it begins and ends, so it is not quoted.
  if (parameters.ambition === '') return say('between/untaken', parameters);
  const element = framework.criterion('roles')?.elements.find((e) => e.id === parameters.element);
  return say(code, element ? { ...parameters, element: element.title[settings.ui] } : parameters);
}

function localOffer(offer: Offer, from: string): LocalOffer | undefined {
  const path = relativePath(from, offer.uri);
  if (path === undefined) return undefined;
  return offer.kind === 'serves'
    ? { kind: 'serves', target: offer.id === undefined ? path : `${path}#${offer.id}` }
    : { kind: 'neighbour', path, title: offer.title };
}
