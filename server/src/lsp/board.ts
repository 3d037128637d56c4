import type { CancellationToken } from 'vscode-languageserver';
import { sayer } from '../checks/run.ts';
import { compareDocuments } from '../features/compare/compare.ts';
import type { Comparison } from '../features/compare/types.ts';
import { titleOf } from '../features/neighbours.ts';
import { aboutProfiles } from '../features/profile.ts';
import { betweenTopic } from '../framework/names.ts';
import type { Language } from '../framework/types.ts';
import { noEarlier } from '../report/compare/compared.ts';
import { compareMarkdown } from '../report/compare/markdown.ts';
import { ambitionsOf, type BoardDocument, boardDocument } from '../report/html/board.ts';
import { boardReport } from '../report/html/report.ts';
import { byFirstPlace, placeOf } from '../report/reported.ts';
import { fileName, unescaped } from '../text/addresses.ts';
import { LineIndex } from '../text/lines.ts';
import { canonicalUri } from '../workspace/files.ts';
import { Workspace } from '../workspace/workspace.ts';
import type { Session } from './session.ts';
import { sliced } from './turns.ts';
import { ADOPTED, documentVersions, earlierText, isKnown, noVersion, reportVersions, type VersionChoices } from './versions.ts';

/** A page for the board, and what to call its file; where there are no documents, a word on that in place of the name. */
export interface BoardPage {
  name: string;
  html: string | undefined;
}

/** What changed, to be shown; where nothing can be told, a word on why. */
export interface Changes {
  title: string;
  markdown: string | undefined;
}

/** Answers with what a board reads. The documents are read once more, in the language of the answer, beside those that are being edited. */
export class Boards {
  constructor(private readonly session: Session) {}

  /** The report on the set that a document is in, or on all documents. */
  async report({ uri, since }: { uri?: string; since?: string }, token: CancellationToken): Promise<BoardPage | null> {
    await this.session.settled(true, token);
    const { workspace } = this.session;
    const keys = this.#set(uri);
    if (token.isCancellationRequested) return null;
    const why = sayer(workspace.reading.framework, workspace.preferences);
    if (keys.length === 0) return { name: why('board/none'), html: undefined };
    if (since !== undefined && !isKnown(this.session.host, keys, since))
      return { name: why('versions/unknown', { name: since }), html: undefined };
    const languages = new Set(keys.map((key) => workspace.model(key)?.language));
    const [shared] = languages;
    const ui = languages.size === 1 && shared ? shared : workspace.preferences.ui;
    // All of the workspace is read and checked: somebody may be typing meanwhile.
    const goOn = (): boolean => !token.isCancellationRequested;
    const now = this.#workspace(ui);
    await sliced(keys, (key) => now.set(key, workspace.text(key) ?? '', true), goOn);
    const documents: BoardDocument[] = [];
    await sliced(keys, (key) => documents.push(...this.#document(key, now, ui, since)), goOn);
    if (!goOn()) return null;
    documents.sort((a, b) => (a.path < b.path ? -1 : 1));
    const { framework } = workspace.reading;
    const between = now
      .between()
      .map(({ places, ...one }) => ({ ...one, places: places.map((place) => this.#place(place, now)) }))
      .sort(byFirstPlace);
    const about = aboutProfiles(framework, ui);
    const board = { documents, ambitions: ambitionsOf(now.members()), between, scan: undefined, problems: [], about };
    const html = boardReport(board, { say: sayer(framework, { ui }), ui, framework });
    return { name: ui === 'nl' ? 'verslag.html' : 'report.html', html };
  }

  /** What changed in a document since its adopted version, or since a revision. */
  async changes({ uri, since = ADOPTED }: { uri: string; since?: string }, token: CancellationToken): Promise<Changes | null> {
    await this.session.settled(true, token);
    const { workspace } = this.session;
    const key = canonicalUri(uri);
    const { ui } = workspace.preferences;
    const { framework } = workspace.reading;
    const say = sayer(framework, { ui });
    const model = workspace.model(key);
    if (!model) return { title: say('board/none'), markdown: undefined };
    const name = titleOf(model) || this.#path(key);
    const now = this.#workspace(ui);
    now.set(key, model.text, true);
    const comparison = this.#since(key, now, ui, since);
    if (!comparison) return { title: say(...noVersion(this.session.host, key, since)), markdown: undefined };
    const compared = {
      path: this.#path(key),
      from: undefined,
      language: model.language,
      title: name,
      comparison,
      only: undefined,
      neverAdopted: false,
    };
    return { title: say('compare/title-of', { name }), markdown: compareMarkdown([compared], framework, ui) };
  }

  /** What a document, or the report on its set, can be compared with. */
  async versions({ uri, report = false }: { uri?: string; report?: boolean }, token: CancellationToken): Promise<VersionChoices | null> {
    await this.session.settled(true, token);
    const { workspace, host } = this.session;
    const key = uri === undefined ? undefined : canonicalUri(uri);
    const say = sayer(workspace.reading.framework, workspace.preferences);
    if (report) return reportVersions(host, this.#set(uri), say);
    if (key === undefined) return { title: say('document/none-open'), choices: [], other: undefined };
    if (!workspace.model(key)) return { title: say('board/none'), choices: [], other: undefined };
    return documentVersions(host, key, say);
  }

  /** The documents of the set that a document is in; all of them where none is named. */
  #set(uri: string | undefined): string[] {
    const { workspace } = this.session;
    const set = uri === undefined ? undefined : workspace.setOf(canonicalUri(uri));
    return workspace.uris().filter((key) => workspace.kind(key) && (set === undefined || workspace.setOf(key) === set));
  }

  #document(key: string, now: Workspace, ui: Language, since: string | undefined): BoardDocument[] {
    const checked = now.check(key);
    if (!checked || this.session.documents.defect(key)) return [];
    const { model, result, profile } = checked;
    const { framework } = now.configuration(key).reading;
    const findings = result.findings.filter(({ criterion }) => !betweenTopic(framework, criterion));
    const look = { model, framework, profile, findings, assessments: result.assessments };
    const document = boardDocument({ uri: key, path: this.#path(key) }, look, new LineIndex(model.text), ui);
    if (since === undefined) return [document];
    return [{ ...document, since: this.#since(key, now, ui, since) ?? noEarlier(since === ADOPTED) }];
  }

  /** An earlier version of a document beside the present one. */
  #since(key: string, now: Workspace, ui: Language, since: string): Comparison | undefined {
    const text = earlierText(this.session.host, key, since);
    const checked = now.check(key);
    if (text === undefined || text === '' || !checked) return undefined;
    const then = this.#workspace(ui);
    then.set(key, text, true);
    const earlier = then.check(key);
    if (!earlier) return undefined;
    const side = ({ model, result }: typeof checked) => ({ model, assessments: result.assessments });
    return compareDocuments(side(earlier), side(checked), now.configuration(key).reading, ui);
  }

  /** Without documents yet; what is read in it is read in a language, under the configuration that holds now. */
  #workspace(ui: Language): Workspace {
    const { workspace, disk } = this.session;
    const beside = new Workspace(workspace.reading, disk);
    beside.configurations.takeBuffers(workspace.configurations);
    beside.setRoots(workspace.roots);
    beside.prefer({ ...workspace.preferences, ui });
    return beside;
  }

  #place(range: { uri: string; start: number }, now: Workspace): { path: string; line: number; column: number } {
    return { path: this.#path(range.uri), ...placeOf(new LineIndex(now.text(range.uri) ?? ''), range.start) };
  }

  /** As shown: below the folder of the workspace. */
  #path(key: string): string {
    const root = this.session.workspace.roots.find((one) => key.startsWith(one));
    return root === undefined ? fileName(key) : unescaped(key.slice(root.length));
  }
}
