import type { MessageReader } from 'vscode-languageserver';
import { Reading } from '../document/document.ts';
import { bundledFramework } from '../framework/bundled.ts';
import { todayAt } from '../workspace/settings.ts';
import { startServer } from './server.ts';

/** The first message to a worker: the files that the build packed, by name. A worker cannot read what it came with. */
interface Packed {
  packed: Record<string, Uint8Array>;
}

/** A worker's own end of its channel; the types of Node don't know it. */
interface Port {
  addEventListener(type: 'message', take: (event: { data: Packed }) => void, options: { once: true }): void;
}

/** Serves one editor in a worker, from the first message to it on. There is no disk: the editor reads files for us. */
export function serveWorker(): void {
  const port = globalThis as unknown as Port;
  port.addEventListener('message', ({ data }) => void start(port, data), { once: true });
}

async function start(port: Port, { packed }: Packed): Promise<void> {
  // Loaded here: its counterpart for Node, in the same bundle, must not be, and the other way round.
  const { BrowserMessageReader, BrowserMessageWriter, createConnection } = await import('vscode-languageserver/browser');
  type Global = ConstructorParameters<typeof BrowserMessageReader>[0];
  const reader: MessageReader = new BrowserMessageReader(port as Global);
  startServer(createConnection(reader, new BrowserMessageWriter(port as Global)), {
    reading: new Reading(() => bundledFramework((file) => packed[file] ?? new Uint8Array())),
    version: process.env.CONVENANT_VERSION ?? '0.0.0',
    rulePage: () => undefined,
    today: () => todayAt(new Date()),
  });
}
