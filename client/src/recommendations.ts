import * as vscode from 'vscode';
import { editorAtHand } from './at-hand.ts';
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
  if (!at) return;
  // A page that keeps the focus would have the question put away.
  const editor = await vscode.window.showTextDocument(at.document, at.viewColumn);
  const uri = editor.document.uri.toString();
  const offered = await client.sendRequest<Recommendations | null>('convenant/recommendations', { uri });
  if (!offered) return;
  if (offered.choices.length === 0) return void vscode.window.showInformationMessage(offered.title);
  const chosen = await vscode.window.showQuickPick(items(offered), {
    title: offered.title,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen?.id) return;
  const position = client.code2ProtocolConverter.asPosition(editor.selection.active);
  const edit = await client.sendRequest<SnippetEdit | null>('convenant/insertRecommendation', {
    textDocument: { uri },
    position,
    id: chosen.id,
  });
  if (!edit) return;
  const range = client.protocol2CodeConverter.asRange(edit.range);
  await editor.insertSnippet(new vscode.SnippetString(edit.snippet.value), range);
  editor.revealRange(new vscode.Range(range.start, range.start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The choices, with a separator where a new group begins. */
function items({ choices }: Recommendations): (vscode.QuickPickItem & { id?: string })[] {
  return choices.flatMap(({ group, ...choice }, i) =>
    group === choices[i - 1]?.group ? [choice] : [{ label: group, kind: vscode.QuickPickItemKind.Separator }, choice],
  );
}
