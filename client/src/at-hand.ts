import * as vscode from 'vscode';

/** The document at hand: beside a page such as the walkthrough, which has the focus then, the one that is in sight. */
export function editorAtHand(): vscode.TextEditor | undefined {
  return vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'markdown');
}
