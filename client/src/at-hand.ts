import * as vscode from 'vscode';

/** For questions: a page that keeps the focus, as the walkthrough and the preview may, would have them put away. Escape does that still. */
export const STAYING = { ignoreFocusOut: true };

/** The document at hand: beside a page such as the walkthrough, which has the focus then, the one that is in sight. */
export function editorAtHand(): vscode.TextEditor | undefined {
  return vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'markdown');
}
