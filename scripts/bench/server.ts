import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

interface Message {
  id?: number | string;
  method?: string;
  params?: { version?: number; diagnostics?: unknown[]; uri?: string };
  result?: unknown;
}

/** The language server in a process of its own, spoken to as an editor does. */
export class Server {
  readonly process: ChildProcess;
  readonly #waiting: { wants(message: Message): boolean; resolve(message: Message): void }[] = [];
  #pending: Buffer = Buffer.alloc(0);
  #id = 0;

  /** @param program `dist/server.cjs` is started as the extension does, with messages between processes; the command line, over pipes */
  constructor(
    program: string,
    readonly started = performance.now(),
  ) {
    if (basename(program) === 'server.cjs') {
      this.process = fork(program, ['--node-ipc'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
      this.process.on('message', (message) => this.#deliver(message as Message));
    } else {
      this.process = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
      this.process.stdout?.on('data', (chunk: Buffer) => this.#receive(chunk));
    }
  }

  /** Starts the conversation, in a folder or without one; gives what the server declares. */
  async initialize(rootUri: string | null = null): Promise<object> {
    const result = (await this.request('initialize', { processId: process.pid, rootUri, capabilities: {}, locale: 'nl' })) as {
      capabilities: object;
    };
    this.notify('initialized', {});
    return result.capabilities;
  }

  /** Opens a document and waits for what is found in it. */
  async open(uri: string, text: string): Promise<void> {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 0, text } });
    await this.diagnosed(uri, 0);
  }

  /** Resolves when diagnostics for that version of a document come in. */
  async diagnosed(uri: string, version: number): Promise<void> {
    await this.#message(
      ({ method, params }) => method === 'textDocument/publishDiagnostics' && params?.uri === uri && params.version === version,
    );
  }

  notify(method: string, params: object): void {
    this.#send({ method, params });
  }

  async request(method: string, params: object): Promise<unknown> {
    const id = ++this.#id;
    this.#send({ id, method, params });
    return (await this.#message((message) => message.id === id && message.method === undefined)).result;
  }

  /** Memory that the process holds, in KB; where the system tells (Linux). */
  residentKilobytes(): number {
    try {
      return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))?.[1] ?? Number.NaN);
    } catch {
      return Number.NaN;
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.request('shutdown', {});
    this.notify('exit', {});
    await ended;
  }

  #message(wants: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve) => this.#waiting.push({ wants, resolve }));
  }

  #send(message: object): void {
    if (this.process.connected) return void this.process.send({ jsonrpc: '2.0', ...message });
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin?.write(body);
  }

  #receive(chunk: Buffer): void {
    this.#pending = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : chunk;
    for (;;) {
      const end = this.#pending.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#pending.toString('latin1', 0, end))?.[1]);
      if (this.#pending.length < end + 4 + length) return;
      const message = JSON.parse(this.#pending.toString('utf8', end + 4, end + 4 + length)) as Message;
      this.#pending = this.#pending.subarray(end + 4 + length);
      this.#deliver(message);
    }
  }

  #deliver(message: Message): void {
    // A server that asks something must not wait for an answer that never comes.
    if (message.id !== undefined && message.method !== undefined) this.#send({ id: message.id, result: null });
    const at = this.#waiting.findIndex(({ wants }) => wants(message));
    if (at >= 0) this.#waiting.splice(at, 1)[0]?.resolve(message);
  }
}
