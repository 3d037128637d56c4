import type * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** The client as the rest of the extension knows it: the same under Node and in a browser. */
export type { BaseLanguageClient as Client } from 'vscode-languageclient';

/**
 * Makes the client with its server: a process under Node, a worker in a browser. One bundle serves both,
 * so what only one of them has is loaded there.
 */
export async function createClient(context: vscode.ExtensionContext, options: LanguageClientOptions): Promise<BaseLanguageClient> {
  const host = 'WorkerGlobalScope' in globalThis ? await import('./host-browser.ts') : await import('./host-node.ts');
  return host.createClient(context, options);
}
