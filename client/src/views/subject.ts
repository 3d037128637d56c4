import * as vscode from 'vscode';

/** How long findings must stand still before views are shown anew, in milliseconds: typing goes first. */
const CALM = 250;

/**
 * The document that the views are about: the one that is edited, also while the focus is in a view or in a preview.
 * `onDidChange` tells of another document, and of other findings, in this document or in one of its set.
 */
export class Subject implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #disposables: vscode.Disposable[];
  #document: vscode.TextDocument | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#take(vscode.window.activeTextEditor);
    this.#disposables = [
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (this.#take(editor)) this.#changed.fire();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document !== this.#document) return;
        this.#document = undefined;
        this.#changed.fire();
      }),
      vscode.languages.onDidChangeDiagnostics(() => this.#soon()),
    ];
  }

  /** A Markdown document that is open; undefined where none is. */
  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of this.#disposables) one.dispose();
  }

  /** True where the document is another one. No editor, or the output, is no other document. */
  #take(editor: vscode.TextEditor | undefined): boolean {
    const document = editor?.document;
    if (!document || document.uri.scheme === 'output') return false;
    const taken = document.languageId === 'markdown' ? document : undefined;
    const other = taken !== this.#document;
    this.#document = taken;
    return other;
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#changed.fire(), CALM);
  }
}
