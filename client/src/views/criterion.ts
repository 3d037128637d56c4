import * as vscode from 'vscode';
import type { SnippetTextEdit } from 'vscode-languageclient';
import type { Client } from '../host.ts';

/** What the server answers to `convenant/views/criterion`. */
interface Choices {
  title: string;
  choices: { label: string; detail: string; edits: SnippetTextEdit[] }[];
}

/** Inserts what a criterion lacks in a document, or suppresses a finding about it; asks which where there are several. */
export async function changeFor(
  client: Client,
  document: vscode.TextDocument | undefined,
  id: string,
  wanted: 'insert' | 'suppress',
): Promise<void> {
  if (!document) return;
  const offered = await client.sendRequest<Choices | null>('convenant/views/criterion', { uri: document.uri.toString(), id, wanted });
  if (!offered) return;
  const { title, choices } = offered;
  if (choices.length === 0) return void vscode.window.showInformationMessage(title);
  const chosen = choices.length === 1 ? choices[0] : await vscode.window.showQuickPick(choices, { title });
  if (chosen) await apply(client, document, chosen.edits);
}

/** Applies edits with tab stops in the document's editor, where the cursor goes to the first of them. */
async function apply(client: Client, document: vscode.TextDocument, edits: readonly SnippetTextEdit[]): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  const converted = edits.map(({ range, snippet }) => {
    const at = client.protocol2CodeConverter.asRange(range);
    return new vscode.SnippetTextEdit(at, new vscode.SnippetString(snippet.value));
  });
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, converted);
  await vscode.workspace.applyEdit(edit);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
