import * as vscode from 'vscode';
import { LanguageClient, type Position, TransportKind } from 'vscode-languageclient/node';
import { ChangesPages, saveReport, showChanges, showDecision } from './board.ts';
import { type Places, showPlaces } from './places.ts';
import { insertRecommendation } from './recommendations.ts';
import { openRule, RulePages } from './rules.ts';
import { showStatus } from './status.ts';

/** Configuration files, what they extend if it is named so too (`huisregels.convenant.yaml`), and decisions of a review. */
const CONFIGURATION = ['**/.convenant.yaml', '**/*.convenant.yaml', '**/*.review.yaml'].map((pattern) => ({ language: 'yaml', pattern }));

let client: LanguageClient | undefined;

/** Starts the server. What it needs to know of the editor goes along; everything else it asks for. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.cjs');
  client = new LanguageClient(
    'convenant',
    'Convenant',
    { module, transport: TransportKind.ipc },
    // Every scheme: a draft that is not saved yet, a file in a virtual workspace.
    {
      documentSelector: [{ language: 'markdown' }, ...CONFIGURATION],
      initializationOptions: { locale: vscode.env.language, showsPlaces: true },
    },
  );
  const running = client;
  const status = showStatus(running);
  const changes = new ChangesPages();
  context.subscriptions.push(
    running,
    vscode.workspace.registerTextDocumentContentProvider(RulePages.scheme, new RulePages(running)),
    vscode.commands.registerCommand('convenant.restart', () => running.restart()),
    vscode.commands.registerCommand('convenant.openRule', (code?: unknown) => openRule(running, context, code)),
    vscode.commands.registerCommand('convenant.insertRecommendation', () => insertRecommendation(running)),
    vscode.commands.registerCommand('convenant.showPlaces', (...places: Places) => showPlaces(running, ...places)),
    vscode.workspace.registerTextDocumentContentProvider(ChangesPages.scheme, changes),
    vscode.commands.registerCommand('convenant.report', () => saveReport(running)),
    vscode.commands.registerCommand('convenant.changes', () => showChanges(running, changes)),
    vscode.commands.registerCommand('convenant.showDecision', (uri: string, at: Position) => showDecision(running, uri, at)),
    ...status.disposables,
  );
  await running.start();
  await status.update();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
