import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  type RelatedFullDocumentDiagnosticReport,
  ResponseError,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { type Finding, ofFile } from '../checks/finding.ts';
import { sayer } from '../checks/run.ts';
import { canonicalUri, isYaml } from '../workspace/files.ts';
import type { Checked } from '../workspace/workspace.ts';
import type { Client } from './client.ts';
import { type Located, problemToDiagnostic, toDiagnostic } from './convert.ts';
import type { Documents } from './documents.ts';
import { sliced } from './turns.ts';

/** What is to be shown of one address. The same id means the same content. */
interface Report {
  /** Undefined where nothing is said of it: an ordinary Markdown file, a file that is gone. */
  id: string | undefined;
  items: () => Diagnostic[];
}

const NOTHING: Report = { id: undefined, items: () => [] };
/** Another version of a file, shown beside it in a comparison or a preview: its findings would stand there twice. */
const VERSIONS = /^(?:git|gitlens|gitfs|review|pr|svn|hg|vscode-bulkeditpreview-(?:multi)?editor):/i;

/** Tells the editor what was found: when it asks (pull), else by itself (push), never both. */
export class Diagnostics {
  /** What the editor shows, by address: its result id. */
  readonly #shown = new Map<string, string>();
  /** What the editor was told to ask for again: its result id then. */
  readonly #announced = new Map<string, string | undefined>();
  /** Numbers checks, so that a result has an id; one of an earlier server must not look like one of ours. */
  readonly #ids = new WeakMap<Checked, string>();
  readonly #start = Date.now().toString(36);
  #lastId = 0;
  /** Documents that may have to be told of, and whether the editor changed them itself and so will ask. */
  readonly #waiting = new Map<string, boolean>();
  #running = false;

  constructor(
    private readonly connection: Connection,
    private readonly documents: Documents,
    private readonly client: Client,
    private readonly rulePage: (code: string) => string | undefined,
    /** Resolves when everything that has come in was taken in, and the workspace is read. */
    private readonly settled: (whole: boolean, token?: CancellationToken) => Promise<void>,
  ) {}

  /**
   * Documents may have other findings than before, and so may those that refer to them.
   * @param edited the editor changed them itself: one that pulls asks for them without being told
   */
  touch(keys: Iterable<string>, edited = false): void {
    for (const key of keys) this.#waiting.set(key, edited && (this.#waiting.get(key) ?? true));
    if (this.#running || this.#waiting.size === 0) return;
    this.#running = true;
    void this.#tell();
  }

  /** Everything may have changed. */
  touchAll(): void {
    this.touch([...this.#shown.keys(), ...this.#known()]);
  }

  /** Answers an editor that asks about one document: always about the newest text that has come in. */
  async document({ textDocument, previousResultId }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
    await this.settled(false);
    const key = canonicalUri(textDocument.uri);
    const { id, items } = this.#report(key);
    this.#note(key, id);
    if (id !== undefined && id === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id };
    const full: RelatedFullDocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: items() };
    if (id !== undefined) full.resultId = id;
    return full;
  }

  /** Answers an editor that asks about the whole workspace, in parts where it takes them. */
  async workspace(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport | ResponseError<DiagnosticServerCancellationData>> {
    await this.settled(true, token);
    const before = new Map(previousResultIds.map(({ uri, value }) => [canonicalUri(uri), { uri, value }]));
    const reports: WorkspaceDocumentDiagnosticReport[] = [];
    await sliced(
      new Set([...this.#known(), ...before.keys()]),
      (key) => {
        const { id, items } = this.#report(key);
        const known = before.get(key);
        const uri = known?.uri ?? this.documents.address(key);
        const version = this.documents.version(key) ?? null;
        if (id !== undefined && id === known?.value)
          reports.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId: id });
        else if (id !== undefined) reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId: id, items: items() });
        else if (known) reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version, items: [] });
        // Of an open document an editor keeps what it asked for by itself.
        if (!this.documents.isOpen(key)) this.#note(key, id);
      },
      () => {
        if (progress && reports.length > 0) progress.report({ items: reports.splice(0) });
        return !token.isCancellationRequested;
      },
    );
    if (token.isCancellationRequested)
      return new ResponseError<DiagnosticServerCancellationData>(LSPErrorCodes.RequestCancelled, 'cancelled');
    return { items: reports };
  }

  /** Findings on a document, with those on its file as a whole; the checked model where it was checked. */
  #findings(key: string): { findings: readonly Finding[]; checked: Checked | undefined } {
    const { documents } = this;
    const { workspace } = documents;
    const defect = documents.defect(key);
    if (defect && workspace.kind(key))
      return { findings: [ofFile(defect, sayer(workspace.reading.framework, workspace.preferences)(defect))], checked: undefined };
    const checked = documents.checked(key);
    return { findings: checked?.result.findings ?? workspace.claims(key), checked };
  }

  /** Pushes what changed, or has the editor ask again; in turns, so that requests in between are answered. */
  async #tell(): Promise<void> {
    try {
      let others = false;
      for (await this.settled(false); this.#waiting.size > 0; await this.settled(false)) {
        const edited = new Map(this.#waiting);
        this.#waiting.clear();
        const affected = new Set([...edited.keys(), ...[...edited.keys()].flatMap((key) => this.documents.workspace.dependents(key))]);
        await sliced(affected, (key) => {
          if (this.client.pull) others = (this.#announce(key) && edited.get(key) !== true) || others;
          else this.#push(key);
        });
      }
      if (others && this.client.refresh) void this.connection.languages.diagnostics.refresh().catch(() => undefined);
    } catch (error) {
      this.connection.console.error(String(error instanceof Error ? error.stack : error));
    } finally {
      this.#running = false;
    }
  }

  /** True where the editor does not know the present findings on a document and was not told of them. */
  #announce(key: string): boolean {
    const { id } = this.#report(key);
    if (id === this.#shown.get(key) || (this.#announced.has(key) && this.#announced.get(key) === id)) return false;
    this.#announced.set(key, id);
    return true;
  }

  #push(key: string): void {
    const { id, items } = this.#report(key);
    if (id === this.#shown.get(key)) return;
    this.#publish(key, items());
    this.#note(key, id);
  }

  #publish(key: string, diagnostics: Diagnostic[]): void {
    const version = this.documents.version(key);
    const uri = this.documents.address(key);
    void this.connection.sendDiagnostics(version === undefined ? { uri, diagnostics } : { uri, version, diagnostics });
  }

  #note(key: string, id: string | undefined): void {
    if (id === undefined) this.#shown.delete(key);
    else this.#shown.set(key, id);
  }

  /** Documents of which there is something to say, and their configuration files. */
  #known(): string[] {
    return [
      ...this.documents.workspace.uris().filter((key) => this.documents.isGovernance(key)),
      ...this.documents.configurations(),
      ...this.documents.reviews(),
    ];
  }

  #report(key: string): Report {
    if (VERSIONS.test(key)) return NOTHING;
    const problems = this.#configurationReport(key);
    if (problems) return problems;
    const { findings, checked } = this.#findings(key);
    if (!checked && findings.length === 0) return NOTHING;
    return { id: checked ? this.#idOf(checked) : JSON.stringify(findings), items: () => this.#convert(key, findings) };
  }

  #convert(key: string, findings: readonly Finding[]): Diagnostic[] {
    const located = (at: string): Located => ({ uri: this.documents.address(at), lines: this.documents.lines(at) });
    const here = located(key);
    return findings.map((finding) => toDiagnostic(finding, here, this.client, this.rulePage(finding.code), located));
  }

  /** What is wrong in a configuration file; undefined for what is no YAML file. */
  #configurationReport(key: string): Report | undefined {
    if (!isYaml(key)) return undefined;
    const { workspace } = this.documents;
    const problems = this.documents.isConfiguration(key)
      ? workspace.configurations.read(key).problems
      : this.documents.reviewed(key) === undefined
        ? workspace.configurations.misnamed(key)
        : (workspace.settlements.review(key)?.problems ?? []);
    if (problems.length === 0) return NOTHING;
    const messages = workspace.reading.framework.messages[workspace.preferences.ui];
    return {
      id: JSON.stringify([workspace.preferences.ui, problems]),
      items: () => problems.map((problem) => problemToDiagnostic(problem, this.documents.lines(key), messages)),
    };
  }

  #idOf(checked: Checked): string {
    const known = this.#ids.get(checked);
    if (known !== undefined) return known;
    const id = `${this.#start}-${++this.#lastId}`;
    this.#ids.set(checked, id);
    return id;
  }
}
