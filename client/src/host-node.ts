import type * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** The server as a process of its own. */
export function createClient(context: vscode.ExtensionContext, options: LanguageClientOptions): BaseLanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs');
  return new LanguageClient('convenant', 'Convenant', { module, transport: TransportKind.ipc }, options);
}
