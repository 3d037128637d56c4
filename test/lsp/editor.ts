// An editor for tests: a real client of the real server, over streams in this process.
import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Registration,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { type Streams, serve } from '../../server/src/lsp/main.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { reading } from '../support/framework.ts';

/** Milliseconds until what is waited for is taken not to come, on a busy machine too. */
const LONGEST_WAIT = 60_000;

type Capabilities = InitializeParams['capabilities'];

/** What most editors can do that show what is sent to them, as Neovim does. */
export const PUSHED: Capabilities = {
  workspace: {
    configuration: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true } },
  },
};

/** What VS Code can do besides: it asks for diagnostics, and takes tab stops in edits. */
export const PULLED: Capabilities = {
  workspace: {
    ...PUSHED.workspace,
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, snippetEditSupport: true },
  },
  textDocument: { ...PUSHED.textDocument, diagnostic: { dynamicRegistration: false } },
};

export interface EditorOptions {
  capabilities?: Capabilities;
  /** Files by path, in a folder that the editor opens; several folders by the first part of the path. */
  files?: Record<string, string | Uint8Array>;
  folders?: readonly string[];
  locale?: string | undefined;
  settings?: Record<string, unknown>;
  /** It has the command that shows places. */
  showsPlaces?: boolean;
  /** What else it says of itself when it starts. */
  initializationOptions?: Record<string, unknown>;
  /** Answers to questions of the server about files, for what is on no disk. */
  answers?: Record<string, (params: never) => unknown>;
  /** Starts another server than the one in this process. */
  serve?: (streams: Streams) => Promise<{ dispose(): void }>;
  /** How long the server waits before it tells of work, in milliseconds. */
  patience?: number;
}

/** An editor with documents open, the last text of each as the server must have it. */
export class Editor {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  readonly registered: string[] = [];
  /** What is registered now, by id. */
  readonly registrations = new Map<string, Registration>();
  /** What the server told of work that takes long, in order. */
  readonly progress: { kind: string; title?: string; message?: string }[] = [];
  refreshes = 0;
  settings: Record<string, unknown>;
  initialized: InitializeResult | undefined;
  readonly #texts = new Map<string, { text: string; version: number }>();
  #waiting: (() => void)[] = [];

  private constructor(
    readonly connection: ProtocolConnection,
    readonly folder: string,
    settings: Record<string, unknown>,
    private readonly end: () => void,
  ) {
    this.settings = settings;
  }

  static async start(options: EditorOptions = {}): Promise<Editor> {
    const folder = mkdtempSync(join(tmpdir(), 'convenant-lsp-'));
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const streams: Streams = { reader: new StreamMessageReader(toServer), writer: new StreamMessageWriter(toClient) };
    const server = await (options.serve?.(streams) ?? serve(streams, reading, options.patience));
    const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const editor = new Editor(connection, folder, options.settings ?? {}, () => {
      connection.dispose();
      server.dispose();
      rmSync(folder, { recursive: true, force: true });
    });
    for (const [path, content] of Object.entries(options.files ?? {})) editor.write(path, content);
    editor.#listen();
    const folders = options.folders ?? (options.files ? [''] : undefined);
    const capabilities = options.capabilities ?? PUSHED;
    const params: InitializeParams = {
      processId: null,
      rootUri: null,
      capabilities,
      workspaceFolders: folders?.map((name) => ({ uri: editor.uri(name), name })) ?? null,
    };
    if (options.locale !== undefined) params.locale = options.locale;
    params.initializationOptions = { showsPlaces: options.showsPlaces, ...options.initializationOptions };
    for (const [method, answer] of Object.entries(options.answers ?? {})) connection.onRequest(method, answer);
    editor.initialized = await connection.sendRequest('initialize', params);
    await connection.sendNotification('initialized', {});
    return editor;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.end();
    assert.deepEqual(this.logged, [], 'the server logged errors');
  }

  /** Address of a file in the folder; a path with a scheme stays as it is. */
  uri(path: string): string {
    return /^[a-z-]+:/.test(path) ? path : pathToFileURL(join(this.folder, path)).href;
  }

  write(path: string, content: string | Uint8Array): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  text(path: string): string {
    return this.#texts.get(this.uri(path))?.text ?? assert.fail(`${path} is not open`);
  }

  version(path: string): number {
    return this.#texts.get(this.uri(path))?.version ?? assert.fail(`${path} is not open`);
  }

  async open(path: string, text: string): Promise<void> {
    const uri = this.uri(path);
    this.#texts.set(uri, { text, version: 1 });
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  }

  /** Replaces each `[what, by]` in turn, as one change notification with ranges. */
  async edit(path: string, ...replacements: readonly (readonly [what: string | number, by: string])[]): Promise<void> {
    const uri = this.uri(path);
    const document = this.#texts.get(uri) ?? assert.fail(`${path} is not open`);
    const contentChanges = replacements.map(([what, by]) => {
      const start = typeof what === 'number' ? what : document.text.indexOf(what);
      assert.ok(start >= 0, `“${what}” is not in ${path}`);
      const end = typeof what === 'number' ? what : start + what.length;
      const range = { start: this.#position(document.text, start), end: this.#position(document.text, end) };
      document.text = document.text.slice(0, start) + by + document.text.slice(end);
      return { range, text: by };
    });
    document.version++;
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: document.version }, contentChanges });
  }

  /** Applies an action's edit to the open text, and tells the server as an editor does. */
  async apply(path: string, edit: WorkspaceEdit | undefined): Promise<void> {
    const uri = this.uri(path);
    const document = this.#texts.get(uri) ?? assert.fail(`${path} is not open`);
    const edits: TextEdit[] = [...(edit?.changes?.[uri] ?? [])];
    for (const change of edit?.documentChanges ?? []) {
      assert.ok('textDocument' in change && change.textDocument.uri === uri);
      assert.equal(change.textDocument.version, document.version);
      for (const one of change.edits) edits.push('snippet' in one ? { range: one.range, newText: one.snippet.value } : (one as TextEdit));
    }
    assert.ok(edits.length > 0, 'the action changes nothing');
    const lines = new LineIndex(document.text);
    const offset = (p: TextEdit['range']['start']): number => lines.offsetAt({ line: p.line, column: p.character });
    const ordered = edits
      .map((e) => ({ start: offset(e.range.start), end: offset(e.range.end), text: e.newText }))
      .sort((a, b) => b.start - a.start);
    for (const e of ordered) document.text = document.text.slice(0, e.start) + e.text + document.text.slice(e.end);
    document.version++;
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: [{ text: document.text }],
    });
  }

  async close(path: string): Promise<void> {
    this.#texts.delete(this.uri(path));
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  /** Tells of files that changed on disk: 1 created, 2 changed, 3 deleted. */
  async filesChanged(...changes: readonly [path: string, type: 1 | 2 | 3][]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([path, type]) => ({ uri: this.uri(path), type })),
    });
  }

  async settingsChanged(settings: Record<string, unknown>): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: { convenant: settings } });
  }

  /** The diagnostics that an editor which is sent them shows for the version that it has, once there are any that fit. */
  async shown(path: string, fits: (diagnostics: Diagnostic[]) => boolean = () => true): Promise<Diagnostic[]> {
    const uri = this.uri(path);
    const last = (): PublishDiagnosticsParams | undefined => this.published.findLast((p) => p.uri === uri);
    const version = this.#texts.get(uri)?.version;
    await this.until(
      () => {
        const params = last();
        return params !== undefined && (version === undefined || params.version === version) && fits(params.diagnostics);
      },
      () => `diagnostics of ${path}; the last are ${JSON.stringify(last(), null, 1)}`,
    );
    return last()?.diagnostics ?? [];
  }

  /** The diagnostics of an editor that asks for them. */
  async pulled(path: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest<{ kind: string; items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: this.uri(path) },
    });
    assert.equal(report.kind, 'full');
    return report.items;
  }

  hover(path: string, at: string | number): Promise<Hover | null> {
    return this.#ask('textDocument/hover', path, at);
  }

  complete(path: string, at: string | number): Promise<CompletionItem[] | null> {
    return this.#ask('textDocument/completion', path, at);
  }

  /** Actions at a diagnostic, as an editor asks for them with the caret in it. */
  actions(path: string, diagnostic: Diagnostic, only?: string[]): Promise<CodeAction[]> {
    const { range } = diagnostic;
    const context = { diagnostics: [diagnostic], triggerKind: 1, ...(only ? { only } : {}) };
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: this.uri(path) },
      range: { start: range.start, end: range.start },
      context,
    });
  }

  request<R>(method: string, params: unknown): Promise<R> {
    return this.connection.sendRequest(method, params);
  }

  /** Resolves when the server has answered everything that was sent before. */
  async answered(): Promise<void> {
    await this.connection.sendRequest('convenant/status', { uri: 'untitled:none' });
  }

  /** Resolves when a condition holds, which is looked at whenever the server says something. */
  async until(holds: () => boolean, what: () => string): Promise<void> {
    const deadline = Date.now() + LONGEST_WAIT;
    while (!holds()) {
      let timer: NodeJS.Timeout | undefined;
      const told = new Promise<void>((resolve) => this.#waiting.push(resolve));
      const late = new Promise<void>(
        (_, reject) => (timer = setTimeout(() => reject(new Error(`waited in vain for ${what()}`)), deadline - Date.now())),
      );
      await Promise.race([told, late]).finally(() => clearTimeout(timer));
    }
  }

  #ask<R>(method: string, path: string, at: string | number): Promise<R> {
    const text = this.text(path);
    const offset = typeof at === 'number' ? at : text.indexOf(at);
    assert.ok(offset >= 0, `“${at}” is not in ${path}`);
    return this.connection.sendRequest(method, { textDocument: { uri: this.uri(path) }, position: this.#position(text, offset) });
  }

  #position(text: string, offset: number): { line: number; character: number } {
    const { line, column } = new LineIndex(text).positionAt(offset);
    return { line, character: column };
  }

  #listen(): void {
    const { connection } = this;
    const heard = (): void => {
      for (const resolve of this.#waiting.splice(0)) resolve();
    };
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      heard();
    });
    connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
      if (type <= 2) this.logged.push(message);
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => this.settings));
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: Registration[] }) => {
      this.registered.push(...registrations.map((r) => r.method));
      for (const registration of registrations) this.registrations.set(registration.id, registration);
      heard();
    });
    connection.onRequest('client/unregisterCapability', ({ unregisterations }: { unregisterations: { id: string }[] }) => {
      for (const { id } of unregisterations) this.registrations.delete(id);
      heard();
    });
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
      this.progress.push(value);
      heard();
    });
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      heard();
    });
    connection.listen();
  }
}

/** The words that a diagnostic stands at. */
export function wordsAt(text: string, { range }: Pick<Diagnostic, 'range'>): string {
  const lines = new LineIndex(text);
  const offset = (p: typeof range.start): number => lines.offsetAt({ line: p.line, column: p.character });
  return text.slice(offset(range.start), offset(range.end));
}

export function coded(diagnostics: readonly Diagnostic[], code: string): Diagnostic {
  return diagnostics.find((d) => d.code === code) ?? assert.fail(`no ${code} among ${diagnostics.map((d) => d.code).join(', ')}`);
}

export const codes = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map((d) => String(d.code));
