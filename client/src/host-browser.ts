import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient } from 'vscode-languageclient/browser';

/** What a browser has and the types of Node have not. */
declare const Worker: new (address: string, options: { name: string }) => { postMessage(message: unknown): void };

/** What the server reads beside itself: a worker has no way to. */
const PACKED = ['framework.zst', 'subjects.nl.zst', 'subjects.en.zst'];

/** The server as a worker. */
export function createClient({ extensionUri }: vscode.ExtensionContext, options: LanguageClientOptions): BaseLanguageClient {
  const read = (file: string): Thenable<Uint8Array> => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', file));
  const start = async (): Promise<InstanceType<typeof Worker>> => {
    const [script, ...packed] = await Promise.all(['server.cjs', ...PACKED].map(read));
    // From its bytes and not its address: where the extension comes from another origin, a browser refuses that.
    const address = URL.createObjectURL(new Blob([script as Uint8Array], { type: 'text/javascript' }));
    const worker = new Worker(address, { name: 'Convenant' });
    URL.revokeObjectURL(address);
    worker.postMessage({ packed: Object.fromEntries(packed.map((bytes, i) => [PACKED[i], bytes])) });
    return worker;
  };
  return new LanguageClient('convenant', 'Convenant', start, options);
}
