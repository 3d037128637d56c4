import * as vscode from 'vscode';
import { provideOnTypeFormattingEdits, registerActions } from './actions.ts';
import { ChangesPages, provideCodeActions, saveReport, showChanges } from './board.ts';
import { openExample, openPreview } from './example.ts';
import { answerForFiles } from './files.ts';
import { type Client, createClient } from './host.ts';
import { newDocument } from './new-document.ts';
import { type Places, showPlaces } from './places.ts';
import { Preview } from './preview/preview.ts';
import { insertRecommendation } from './recommendations.ts';
import { openRule, RulePages } from './rules.ts';
import { showStatus } from './status.ts';
import { showViews } from './views/views.ts';

/** Configuration files, what they extend if it is named so too (`huisregels.convenant.yaml`), and decisions of a review. */
const CONFIGURATION = ['**/.convenant.yaml', '**/*.convenant.yaml', '**/*.review.yaml'].map((pattern) => ({ language: 'yaml', pattern }));

let client: Client | undefined;

/** Starts the server. What it needs to know of the editor goes along; everything else it asks for. */
export async function activate(context: vscode.ExtensionContext): Promise<Pick<Preview, 'extendMarkdownIt'>> {
  client = await createClient(context, {
    // Every scheme: a draft that is not saved yet, a file in a virtual workspace.
    documentSelector: [{ language: 'markdown' }, ...CONFIGURATION],
    initializationOptions: { locale: vscode.env.language, showsPlaces: true, readsFiles: true, rulePages: RulePages.scheme },
    middleware: { provideOnTypeFormattingEdits, provideCodeActions },
  });
  const running = client;
  const status = showStatus(running);
  const preview = new Preview(running);
  const changes = new ChangesPages();
  context.subscriptions.push(
    running,
    vscode.workspace.registerTextDocumentContentProvider(RulePages.scheme, new RulePages(running)),
    vscode.commands.registerCommand('convenant.restart', () => restart(running)),
    vscode.commands.registerCommand('convenant.openRule', (code?: unknown) => openRule(running, code)),
    vscode.commands.registerCommand('convenant.openExample', () => openExample(context)),
    vscode.commands.registerCommand('convenant.openPreview', () => openPreview(context)),
    vscode.commands.registerCommand('convenant.insertRecommendation', () => insertRecommendation(running)),
    vscode.commands.registerCommand('convenant.showPlaces', (...places: Places) => showPlaces(running, ...places)),
    ...registerActions(),
    ...answerForFiles(running),
    preview,
    vscode.commands.registerCommand('convenant.newDocument', () => newDocument(running)),
    ...showViews(running),
    vscode.workspace.registerTextDocumentContentProvider(ChangesPages.scheme, changes),
    vscode.commands.registerCommand('convenant.report', () => saveReport(running)),
    vscode.commands.registerCommand('convenant.changes', () => showChanges(running, changes)),
    ...status.disposables,
  );
  await running.start();
  await status.update();
  return { extendMarkdownIt: preview.extendMarkdownIt };
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function restart(running: Client): Promise<void> {
  await running.stop();
  await running.start();
}
