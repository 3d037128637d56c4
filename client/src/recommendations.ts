import * as vscode from 'vscode';
import { editorAtHand, STAYING } from './at-hand.ts';
import type { Client } from './host.ts';

/** What the server answers to `convenant/recommendations`. */
interface Recommendations {
  title: string;
  choices: { id: string; label: string; description: string; detail: string; group: string }[];
}

interface SnippetEdit {
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  snippet: { value: string };
}

/** Asks which recommendation is to go into the document at hand, and puts it where the server says. */
export async function insertRecommendation(client: Client): Promise<void> {
  const at = editorAtHand();
  const editor = at && (await vscode.window.showTextDocument(at.document, at.viewColumn));
  const uri = editor?.document.uri.toString();
  const offered = await client.sendRequest<Recommendations | null>('convenant/recommendations', { uri });
  if (!offered) return;
  if (!editor || offered.choices.length === 0) return void vscode.window.showInformationMessage(offered.title);
  const chosen = await vscode.window.showQuickPick(items(offered), {
    title: offered.title,
    matchOnDescription: true,
    matchOnDetail: true,
    ...STAYING,
  });
  if (!chosen?.id) return;
  // VS Code makes no edit in a text that changes meanwhile: once more, for the text as it is then.
  for (let left = 2; left > 0; left -= 1) if (await insert(client, editor, chosen.id)) return;
}

/** Puts a recommendation into a document at the place that is best for it; false where its text changed meanwhile. */
async function insert(client: Client, editor: vscode.TextEditor, id: string): Promise<boolean> {
  const position = client.code2ProtocolConverter.asPosition(editor.selection.active);
  const textDocument = { uri: editor.document.uri.toString() };
  const edit = await client.sendRequest<SnippetEdit | null>('convenant/insertRecommendation', { textDocument, position, id });
  if (!edit) return true;
  const range = client.protocol2CodeConverter.asRange(edit.range);
  const inserted = await editor.insertSnippet(new vscode.SnippetString(edit.snippet.value), range);
  if (inserted) editor.revealRange(new vscode.Range(range.start, range.start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return inserted;
}

/** The choices, with a separator where a new group begins. */
function items({ choices }: Recommendations): (vscode.QuickPickItem & { id?: string })[] {
  return choices.flatMap(({ group, ...choice }, i) =>
    group === choices[i - 1]?.group ? [choice] : [{ label: group, kind: vscode.QuickPickItemKind.Separator }, choice],
  );
}
