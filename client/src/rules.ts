import * as vscode from 'vscode';
import type { Client } from './host.ts';

/** Opens the page on a criterion, or on the criterion of a finding's code; asks which where none is given. */
export async function openRule(client: Client, code: unknown): Promise<void> {
  const id = typeof code === 'string' ? code.split('/')[0] : await choose(client);
  if (!id || !/^[\w-]+$/.test(id)) return;
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.from({ scheme: RulePages.scheme, path: `/${id}.md` }));
}

/** The pages as the server writes them, in the language of the user: of a project's own criteria too. */
export class RulePages implements vscode.TextDocumentContentProvider {
  static readonly scheme = 'convenant-rule';

  constructor(private readonly client: Client) {}

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const code = uri.path.replace(/^\/|\.md$/g, '');
    return (await this.client.sendRequest<string | null>('convenant/explain', { code })) ?? '';
  }
}

async function choose(client: Client): Promise<string | undefined> {
  const criteria = (await client.sendRequest<{ id: string; title: string; lens: string }[] | null>('convenant/criteria')) ?? [];
  const chosen = await vscode.window.showQuickPick(
    criteria.map(({ id, title, lens }) => ({ label: title, description: id, detail: lens })),
    { matchOnDescription: true },
  );
  return chosen?.description;
}
