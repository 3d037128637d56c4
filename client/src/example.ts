import * as vscode from 'vscode';

/** A proposition as many are: good parts, and what readers will miss. */
const EXAMPLES = { nl: 'examples/nl/propositie-eerste-gesprek.md', en: 'examples/en/proposition-breathing-hub.md' };

/** Opens a copy of an example that nothing is saved of: to try things out on. */
export async function openExample({ extensionUri }: vscode.ExtensionContext): Promise<void> {
  const language = vscode.env.language.startsWith('nl') ? 'nl' : 'en';
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, EXAMPLES[language]));
  const content = new TextDecoder().decode(bytes);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}
