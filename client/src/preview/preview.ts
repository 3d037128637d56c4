import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import type { Client } from '../host.ts';
import { annotations, type Labels } from './plugin.ts';

/** Documents whose labels are kept: more are seldom previewed at once. */
const MOST = 50;

/** Puts our boxes into VS Code's own preview of Markdown, with what the server told last of the document. */
export class Preview implements vscode.Disposable {
  /** By address; null where the server knows of none, undefined where it was not asked. */
  readonly #known = new Map<string, Labels | null>();
  readonly #listening: vscode.Disposable;

  constructor(private readonly client: Client) {
    // Findings come after every change: then the standing is new as well.
    this.#listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) if (this.#known.has(uri.toString())) void this.#ask(uri.toString());
    });
  }

  /** What VS Code calls with its own parser. */
  readonly extendMarkdownIt = (md: MarkdownIt): MarkdownIt => annotations(md, (env) => this.#labels(env));

  dispose(): void {
    this.#listening.dispose();
  }

  #labels(env: unknown): Labels | undefined {
    const uri = (env as { currentDocument?: vscode.Uri } | undefined)?.currentDocument?.toString();
    if (uri === undefined) return undefined;
    if (!this.#known.has(uri)) void this.#ask(uri);
    return this.#known.get(uri) ?? undefined;
  }

  async #ask(uri: string): Promise<void> {
    const before = this.#known.get(uri) ?? null;
    if (this.#known.size >= MOST && !this.#known.has(uri)) this.#known.clear();
    this.#known.set(uri, before);
    const labels = await this.client.sendRequest<Labels | null>('convenant/preview', { uri }).catch(() => before);
    this.#known.set(uri, labels);
    if (JSON.stringify(labels) !== JSON.stringify(before)) await vscode.commands.executeCommand('markdown.preview.refresh');
  }
}
