import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** Actions on a whole document, by command: editors show these nowhere by themselves. */
const ACTIONS = {
  'convenant.annotateAll': 'source.annotate.convenant',
  'convenant.insertAll': 'source.insert.convenant',
} as const;

export function registerActions(): vscode.Disposable[] {
  return Object.entries(ACTIONS).map(([command, kind]) =>
    vscode.commands.registerCommand(command, () => vscode.commands.executeCommand('editor.action.sourceAction', { kind, apply: 'first' })),
  );
}

/** At the end of a file, VS Code moves the caret behind what is added at it on Enter: it is put back, above the fence that closes the block. */
export const provideOnTypeFormattingEdits: NonNullable<Middleware['provideOnTypeFormattingEdits']> = async (
  document,
  caret,
  ch,
  options,
  token,
  next,
) => {
  const edits = await next(document, caret, ch, options, token);
  const [edit] = edits ?? [];
  if (edit?.range.start.isEqual(caret)) {
    const listener = vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
      if (changed !== document) return;
      listener.dispose();
      const editor = vscode.window.activeTextEditor;
      if (editor?.document === document && contentChanges.some(({ text }) => text === edit.newText))
        editor.selection = new vscode.Selection(caret, caret);
    });
  }
  return edits;
};
