import * as vscode from 'vscode';
import type { Range as LspRange, Middleware } from 'vscode-languageclient';
import { editorAtHand, STAYING } from './at-hand.ts';
import type { Client } from './host.ts';

type ProvideCodeActions = NonNullable<Middleware['provideCodeActions']>;

/** What changed in documents, as pages to be shown. */
export class ChangesPages implements vscode.TextDocumentContentProvider {
  static readonly scheme = 'convenant-changes';
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;

  /** Keeps a page; gives its address. */
  put(title: string, markdown: string): vscode.Uri {
    const page = vscode.Uri.from({ scheme: ChangesPages.scheme, path: `/${title.replace(/[/\\]/g, ' ')}.md` });
    this.#texts.set(page.path, markdown);
    this.#changed.fire(page);
    return page;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.path) ?? '';
  }
}

/** Says in the status bar that something is being made, while it is. */
function atWork<T>(make: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Convenant' }, make);
}

/** What the server answers to `convenant/versions`. */
interface Versions {
  title: string;
  choices: { label: string; description: string; since: string | null }[];
  other?: { label: string; title: string; example: string };
}

/**
 * Asks with which earlier version to compare.
 * @returns a revision; null for none; undefined where the question was put away
 */
async function askVersion({ title, choices, other }: Versions): Promise<string | null | undefined> {
  const items = [...choices, ...(other ? [{ label: other.label, since: other }] : [])];
  const since = (await vscode.window.showQuickPick(items, { title, matchOnDescription: true, ...STAYING }))?.since;
  if (typeof since !== 'object' || since === null) return since;
  return (await vscode.window.showInputBox({ title: since.title, placeHolder: since.example, ...STAYING }))?.trim() || undefined;
}

/** Shows what changed in the document at hand since a version that the user chooses. */
export async function showChanges(client: Client, pages: ChangesPages): Promise<void> {
  const uri = editorAtHand()?.document.uri.toString();
  const versions = await atWork(() => client.sendRequest<Versions | null>('convenant/versions', { uri }));
  if (!versions) return;
  if (versions.choices.length === 0) return void vscode.window.showInformationMessage(versions.title);
  const since = await askVersion(versions);
  if (!since) return;
  const changes = await atWork(() => client.sendRequest<{ title: string; markdown?: string } | null>('convenant/changes', { uri, since }));
  if (!changes) return;
  if (!changes.markdown) return void vscode.window.showInformationMessage(changes.title);
  await vscode.commands.executeCommand('markdown.showPreviewToSide', pages.put(changes.title, changes.markdown));
}

/** Has the server write the board's report, with what changed since a version where that is asked; asks where it goes, and opens it there. */
export async function saveReport(client: Client): Promise<void> {
  const document = editorAtHand()?.document;
  const uri = document?.languageId === 'markdown' ? document.uri : undefined;
  const set = uri ? { uri: uri.toString() } : {};
  const versions = await atWork(() => client.sendRequest<Versions | null>('convenant/versions', { ...set, report: true }));
  const since = versions && versions.choices.length > 0 ? await askVersion(versions) : null;
  if (since === undefined) return;
  const asked = since === null ? set : { ...set, since };
  const page = await atWork(() => client.sendRequest<{ name: string; html?: string } | null>('convenant/report', asked));
  if (!page) return;
  if (!page.html) return void vscode.window.showInformationMessage(page.name);
  const folder = (uri && vscode.workspace.getWorkspaceFolder(uri)?.uri) ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, page.name) } : {}),
    filters: { HTML: ['html'] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(page.html));
  await vscode.env.openExternal(target);
}

/**
 * Has the file of review decisions opened where something is to be filled in, by VS Code's own command: what an extension's command
 * is given VS Code forgets once its list of actions goes, and the edit that comes first makes it go.
 */
export const provideCodeActions: ProvideCodeActions = async (document, range, context, token, next) => {
  const actions = await next(document, range, context, token);
  for (const action of actions ?? []) {
    const { command } = action;
    if (typeof command !== 'object' || command.command !== 'convenant.showDecision') continue;
    const [uri, { start, end }] = command.arguments as [string, LspRange];
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    const options: vscode.TextDocumentShowOptions = { viewColumn: vscode.ViewColumn.Beside, selection };
    (action as vscode.CodeAction).command = { ...command, command: 'vscode.open', arguments: [vscode.Uri.parse(uri), options] };
  }
  return actions;
};
