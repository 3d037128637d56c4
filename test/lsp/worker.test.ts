import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { Diagnostic, Message, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import type { Streams } from '../../server/src/lsp/main.ts';
import { builtCli } from '../support/built.ts';
import { EXAMPLES, exampleNames } from '../support/examples.ts';
import { type EditorOptions, PULLED } from './editor.ts';
import { Remote } from './remote.ts';

const FILES = Object.fromEntries(exampleNames().map((name) => [name, readFileSync(EXAMPLES + name, 'utf8')]));
const PACKED = ['framework.zst', 'subjects.nl.zst', 'subjects.en.zst'];

/** What of its world a worker in a browser shares with Node; neither `process` nor `require` is there. */
const { TextDecoder, TextEncoder, URL, atob, performance, setTimeout, clearTimeout, console } = globalThis;
const SHARED = { TextDecoder, TextEncoder, URL, atob, performance, setTimeout, clearTimeout, console };

interface Port {
  onmessage?: (event: { data: unknown }) => void;
}

/** Runs the server that is packaged as a worker has it, between an editor's streams. */
async function serveInWorker(dist: string, { reader, writer }: Streams): Promise<{ dispose(): void }> {
  let first: (event: { data: unknown }) => void = () => assert.fail('the worker listens to nothing');
  const port: Port = {};
  const global = Object.assign(port, SHARED, {
    WorkerGlobalScope: class {},
    addEventListener: (_: string, take: typeof first) => (first = take),
    postMessage: (message: Message) => void writer.write(message),
  });
  runInContext(readFileSync(join(dist, 'server.cjs'), 'utf8'), createContext(Object.assign(global, { globalThis: global })));
  first({ data: { packed: Object.fromEntries(PACKED.map((name) => [name, new Uint8Array(readFileSync(join(dist, name)))])) } });
  await new Promise(setImmediate);
  return reader.listen((data) => port.onmessage?.({ data }));
}

async function findings(options: EditorOptions): Promise<Record<string, Diagnostic[]>> {
  const editor = await new Remote(FILES).start({
    ...options,
    capabilities: PULLED,
    locale: 'nl',
    initializationOptions: { rulePages: 'rule' },
  });
  const report = await editor.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
  await editor.stop();
  return Object.fromEntries(report.items.map(({ uri, ...one }) => [uri, one.kind === 'full' ? one.items : []]));
}

describe('the server as a worker in a browser', () => {
  it('finds what the server under Node finds, without anything of Node', async () => {
    const dist = join(builtCli(), '..');
    const here = await findings({});
    assert.ok(Object.values(here).flat().length > 50);
    assert.deepEqual(await findings({ serve: (streams) => serveInWorker(dist, streams) }), here);
  });
});
