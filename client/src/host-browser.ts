import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, type MessageTransports, State } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';

/** What a browser has and the types of Node have not. */
interface Worker {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', take: () => void, options: { once: true }): void;
  terminate(): void;
}
declare const Worker: new (address: string, options: { name: string }) => Worker;

/** What the server reads beside itself: a worker has no way to. */
const PACKED = ['framework.zst', 'subjects.nl.zst', 'subjects.en.zst'];

/** The server as a worker. */
export function createClient({ extensionUri }: vscode.ExtensionContext, options: LanguageClientOptions): BaseLanguageClient {
  const read = (file: string): Thenable<Uint8Array> => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', file));
  let worker: Worker | undefined;
  const start = async (): Promise<MessageTransports> => {
    const [script, ...packed] = await Promise.all(['server.cjs', ...PACKED].map(read));
    // From its bytes and not its address: where the extension comes from another origin, a browser refuses that.
    const address = URL.createObjectURL(new Blob([script as Uint8Array], { type: 'text/javascript' }));
    const started = new Worker(address, { name: 'Convenant' });
    worker = started;
    started.addEventListener('message', () => URL.revokeObjectURL(address), { once: true });
    started.postMessage({ packed: Object.fromEntries(packed.map((bytes, i) => [PACKED[i], bytes])) });
    const port = started as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
    return { reader: new BrowserMessageReader(port), writer: new BrowserMessageWriter(port) };
  };
  const client = new LanguageClient('convenant', 'Convenant', start, options);
  // A server that was asked to end has no process to end.
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) worker?.terminate();
  });
  return client;
}
