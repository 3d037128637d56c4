import * as vscode from 'vscode';
import type { Client } from './host.ts';

/** What the server answers to `convenant/status`; null for an ordinary Markdown file. */
interface Status {
  configuration: string | null;
  text: string;
  tooltip: string;
  choices: { title: string; openRule: string; openConfiguration: string; restart: string };
}

/**
 * An item in the status bar that says what Convenant takes the document to be; hidden for any other
 * file. An item of the bar and not of the language's menu: writers of policy do not look in there.
 */
export function showStatus(client: Client): { update(): Promise<void>; disposables: vscode.Disposable[] } {
  const item = vscode.window.createStatusBarItem('status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Convenant';
  item.command = 'convenant.status';
  let shown: Status | null = null;

  const update = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const asked = document?.languageId === 'markdown' && client.isRunning();
    const status = asked
      ? await client.sendRequest<Status | null>('convenant/status', { uri: document.uri.toString() }).catch(() => null)
      : null;
    if (vscode.window.activeTextEditor?.document !== document) return;
    shown = status;
    if (!status) return item.hide();
    item.text = `$(checklist) ${status.text}`;
    item.tooltip = new vscode.MarkdownString(status.tooltip);
    item.show();
  };
  const offer = async (): Promise<void> => {
    if (!shown) return;
    const { choices, configuration } = shown;
    const offered = [choices.openRule, ...(configuration ? [choices.openConfiguration] : []), choices.restart];
    const chosen = await vscode.window.showQuickPick(offered, { title: choices.title });
    if (chosen === choices.openRule) await vscode.commands.executeCommand('convenant.openRule');
    if (chosen === choices.restart) await vscode.commands.executeCommand('convenant.restart');
    if (chosen === choices.openConfiguration && configuration)
      await vscode.window.showTextDocument(client.protocol2CodeConverter.asUri(configuration));
  };

  const isShown = (uri: vscode.Uri): boolean => uri.toString() === vscode.window.activeTextEditor?.document.uri.toString();
  const disposables = [
    item,
    vscode.commands.registerCommand('convenant.status', offer),
    vscode.window.onDidChangeActiveTextEditor(update),
    // Findings come after every change: then the counts are new as well.
    vscode.languages.onDidChangeDiagnostics(({ uris }) => (uris.some(isShown) ? update() : undefined)),
    client.onDidChangeState(update),
  ];
  return { update, disposables };
}
