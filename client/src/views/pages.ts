import * as vscode from 'vscode';
import type { Place } from './data.ts';
import { document, EMPTY, type Page } from './page.ts';

/** A view that shows a page, and opens the places that its links name by number. */
export class PageView implements vscode.WebviewViewProvider {
  #view: vscode.WebviewView | undefined;
  #page = EMPTY;
  #language = '';
  readonly #appeared = new vscode.EventEmitter<void>();
  readonly onDidAppear = this.#appeared.event;

  /** @param command opens a place of this page; registered by who makes the view */
  constructor(private readonly command: string) {}

  get visible(): boolean {
    return this.#view?.visible ?? false;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: false, enableCommandUris: [this.command], localResourceRoots: [] };
    view.onDidChangeVisibility(() => this.#appeared.fire());
    view.onDidDispose(() => {
      this.#view = undefined;
    });
    this.#write();
    this.#appeared.fire();
  }

  /** A page that says the same stays as it is: what was opened in it stays open. */
  show(page: Page, language: string): void {
    const same = page.body === this.#page.body && language === this.#language;
    this.#page = page;
    this.#language = language;
    if (!same) this.#write();
  }

  place(index: unknown): Place | undefined {
    return typeof index === 'number' ? this.#page.places[index] : undefined;
  }

  #write(): void {
    if (this.#view) this.#view.webview.html = document(this.#page.body, this.#language, crypto.randomUUID());
  }
}
