import {
  type CancellationToken,
  type CompletionItem,
  type Connection,
  type FileOperationRegistrationOptions,
  type FileRename,
  type InitializeResult,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { ACTION_KINDS } from '../features/actions.ts';
import { Answers } from './answers.ts';
import { SOURCE, TOKEN_LEGEND } from './convert.ts';
import { type Host, Session } from './session.ts';
import type { Views } from './views.ts';

/** Connects the server to an editor: who answers what. The connection is listened to from then on. */
export function startServer(connection: Connection, host: Host): void {
  let session: Session | undefined;
  let answers: Answers | undefined;
  /** An error never reaches the user: it is logged, and the answer is that there is nothing to say. */
  const failed = (error: unknown): null => {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return null;
  };
  const answer =
    <A extends unknown[], R>(ask: (answers: Answers, ...args: A) => R) =>
    (...args: A): R | null => {
      try {
        return answers ? ask(answers, ...args) : null;
      } catch (error) {
        return failed(error);
      }
    };
  const later =
    <P, R>(ask: (answers: Answers, params: P, token: CancellationToken) => Promise<R>) =>
    async (params: P, token: CancellationToken): Promise<R | null> => {
      try {
        return answers ? await ask(answers, params, token) : null;
      } catch (error) {
        return failed(error);
      }
    };
  const notice =
    <P>(take: (session: Session, params: P) => void) =>
    (params: P): void => {
      try {
        if (session) take(session, params);
      } catch (error) {
        failed(error);
      }
    };

  connection.onInitialize((params) => {
    session = new Session(connection, host, params);
    answers = new Answers(session);
    return capabilities(session, host);
  });
  connection.onInitialized(() => {
    session?.initialized();
    if (session?.client.folders) connection.workspace.onDidChangeWorkspaceFolders(notice((s, event) => s.foldersChanged(event)));
  });
  connection.onShutdown(() => session?.stop());

  connection.onDidOpenTextDocument(notice((s, { textDocument: d }) => s.open(d.uri, d.version, d.text)));
  connection.onDidChangeTextDocument(notice((s, { textDocument: d, contentChanges }) => s.change(d.uri, d.version, contentChanges)));
  connection.onDidCloseTextDocument(notice((s, { textDocument: d }) => s.close(d.uri)));
  connection.onDidSaveTextDocument(notice((s, { textDocument: d }) => s.save(d.uri)));
  connection.onDidChangeWatchedFiles(notice((s, { changes }) => s.filesChanged(changes)));
  connection.onDidChangeConfiguration(notice((s, { settings }) => s.readSettings(settings)));
  connection.workspace.onDidCreateFiles(notice((s, { files }) => s.filesMoved([], addresses(files))));
  connection.workspace.onDidDeleteFiles(notice((s, { files }) => s.filesMoved(addresses(files), [])));
  connection.workspace.onDidRenameFiles(notice((s, { files }) => s.filesMoved(...renamed(files))));

  connection.onHover(answer((a, params) => a.hover(params)));
  connection.onCompletion(answer((a, params) => a.completion(params)));
  const resolve = answer((a, item: CompletionItem) => a.resolve(item));
  connection.onCompletionResolve((item) => resolve(item) ?? item);
  connection.onDocumentSymbol(answer((a, params) => a.symbols(params)));
  connection.onCodeAction(answer((a, params) => a.codeActions(params)));
  connection.onDefinition(later((a, params, token) => a.navigation.definition(params, token)));
  connection.onReferences(later((a, params, token) => a.navigation.references(params, token)));
  connection.onDocumentHighlight(later((a, params, token) => a.navigation.highlights(params, token)));
  connection.onPrepareRename(later((a, params, token) => a.navigation.prepareRename(params, token)));
  connection.onRenameRequest(later((a, params, token) => a.navigation.rename(params, token)));
  connection.onDocumentLinks(later((a, params, token) => a.navigation.links(params, token)));
  connection.onWorkspaceSymbol(later((a, params, token) => a.navigation.symbols(params, token)));
  connection.workspace.onWillRenameFiles(later((a, params, token) => a.navigation.moved(params, token)));
  connection.onDocumentFormatting(answer((a, params) => a.editing.format(params)));
  connection.onDocumentRangeFormatting(answer((a, params) => a.editing.format(params)));
  connection.onDocumentOnTypeFormatting(answer((a, params) => a.editing.typed(params)));
  connection.onFoldingRanges(answer((a, params) => a.display.folds(params)));
  connection.onSelectionRanges(answer((a, params) => a.display.selections(params)));
  connection.languages.semanticTokens.on(answer((a, params) => a.display.tokens(params) ?? { data: [] }));
  connection.languages.semanticTokens.onRange(answer((a, params) => a.display.tokens(params) ?? { data: [] }));
  connection.languages.inlayHint.on(answer((a, params) => a.display.hints(params)));
  connection.onCodeLens(later((a, params, token) => a.display.lenses(params, token)));
  connection.languages.diagnostics.on(
    async (params) => (await session?.diagnostics.document(params).catch(failed)) ?? { kind: 'full', items: [] },
  );
  connection.languages.diagnostics.onWorkspace(
    async (params, token, _, progress) => (await session?.diagnostics.workspace(params, token, progress).catch(failed)) ?? { items: [] },
  );
  connection.onRequest(
    'convenant/status',
    answer((a, params: { uri: string }) => a.status(params)),
  );
  connection.onRequest(
    'convenant/profile',
    answer((a, params: { uri: string }) => a.profile(params)),
  );
  connection.onRequest(
    'convenant/preview',
    answer((a, params: { uri: string }) => a.preview(params)),
  );
  connection.onRequest(
    'convenant/explain',
    answer((a, params: { code: string }) => a.explain(params)),
  );
  connection.onRequest(
    'convenant/criteria',
    answer((a) => a.criteria()),
  );
  connection.onRequest(
    'convenant/recommendations',
    answer((a, params: { uri?: string }) => a.recommendations(params)),
  );
  connection.onRequest(
    'convenant/insertRecommendation',
    answer((a, params: TextDocumentPositionParams & { id: string }) => a.insertRecommendation(params)),
  );
  // The views beside the text, and new documents: see views.ts.
  connection.onRequest(
    'convenant/views/tree',
    later((a, params: ViewParams<'tree'>, token) => a.views.tree(params, token)),
  );
  connection.onRequest(
    'convenant/views/card',
    answer((a, params: ViewParams<'card'>) => a.views.card(params)),
  );
  connection.onRequest(
    'convenant/views/profile',
    answer((a, params: ViewParams<'profile'>) => a.views.profile(params)),
  );
  connection.onRequest(
    'convenant/views/criterion',
    answer((a, params: ViewParams<'criterion'>) => a.views.criterion(params)),
  );
  connection.onRequest(
    'convenant/newDocument/questions',
    answer((a) => a.views.newDocumentQuestions()),
  );
  connection.onRequest(
    'convenant/newDocument/ambitions',
    later((a, params: ViewParams<'ambitions'>, token) => a.views.ambitions(params, token)),
  );
  connection.onRequest(
    'convenant/newDocument',
    answer((a, params: ViewParams<'newDocument'>) => a.views.newDocument(params)),
  );
  connection.onRequest(
    'convenant/report',
    later((a, params: { uri?: string; since?: string }, token) => a.boards.report(params, token)),
  );
  connection.onRequest(
    'convenant/changes',
    later((a, params: { uri: string; since?: string }, token) => a.boards.changes(params, token)),
  );
  connection.onRequest(
    'convenant/versions',
    later((a, params: { uri?: string; report?: boolean }, token) => a.boards.versions(params, token)),
  );
  connection.listen();
}

function addresses(files: readonly { uri: string }[]): string[] {
  return files.map(({ uri }) => uri);
}

function renamed(files: readonly FileRename[]): [gone: string[], come: string[]] {
  return [files.map(({ oldUri }) => oldUri), files.map(({ newUri }) => newUri)];
}

type ViewParams<M extends 'tree' | 'card' | 'profile' | 'criterion' | 'ambitions' | 'newDocument'> = Parameters<Views[M]>[0];

/** What the server can do; diagnostics are offered to be asked for only to an editor that asks. */
function capabilities({ client }: Session, host: Host): InitializeResult {
  const files: FileOperationRegistrationOptions = {
    filters: [{ pattern: { glob: '**/*.{md,markdown}', matches: 'file' } }, { pattern: { glob: '**', matches: 'folder' } }],
  };
  return {
    serverInfo: { name: SOURCE, version: host.version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      hoverProvider: true,
      completionProvider: { triggerCharacters: [':', '{', '(', '#', '"', '=', ' '], resolveProvider: true },
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: client.prepareRename ? { prepareProvider: true } : true,
      ...(client.registersFormatting ? {} : { documentFormattingProvider: true, documentRangeFormattingProvider: true }),
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
      documentLinkProvider: {},
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      semanticTokensProvider: { legend: TOKEN_LEGEND, full: true, range: true },
      inlayHintProvider: true,
      codeLensProvider: {},
      codeActionProvider: { codeActionKinds: [...ACTION_KINDS] },
      ...(client.pull ? { diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: true } } : {}),
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { didCreate: files, didDelete: files, didRename: files, willRename: files },
      },
    },
  };
}
