import * as vscode from 'vscode';
import { editorAtHand } from './at-hand.ts';

/** A proposition as many are: good parts, and what readers will miss. */
const EXAMPLES = { nl: 'examples/nl/propositie-eerste-gesprek.md', en: 'examples/en/proposition-breathing-hub.md' };

/** Opens a copy of an example that nothing is saved of: to try things out on. */
export async function openExample({ extensionUri }: vscode.ExtensionContext): Promise<vscode.TextEditor> {
  const language = vscode.env.language.startsWith('nl') ? 'nl' : 'en';
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, EXAMPLES[language]));
  const content = new TextDecoder().decode(bytes);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}

/** VS Code's own preview of the document at hand, and where none is, of an example; by itself it shows that of the page with the focus only. */
export async function openPreview(context: vscode.ExtensionContext): Promise<void> {
  const { document, viewColumn } = editorAtHand() ?? (await openExample(context));
  await vscode.window.showTextDocument(document, viewColumn);
  await vscode.commands.executeCommand('markdown.showPreviewToSide', document.uri);
}
