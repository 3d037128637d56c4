/**
 * Keystroke to findings, in one process for all tools but the server: bundled by `scripts/bench.ts` as
 * the product is, and run with `--expose-gc` where the peers are installed. Writes its figures as JSON on standard output.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Reading } from '../../server/src/document/document.ts';
import { bundledFramework } from '../../server/src/framework/bundled.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/edits.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { benchDocument, typingPlaces } from './documents.ts';
import { peerLinters, type Tool } from './linters.ts';
import { Server } from './server.ts';

/** Figures of one tool on one document: milliseconds of each edit, and of processor time in this process. */
export interface Keystrokes {
  tool: string;
  bytes: number;
  times: number[];
  /** None for what runs in another process. */
  processor: number[];
}

export interface KeystrokeFigures {
  keystrokes: Keystrokes[];
  /** Milliseconds of each request to the server, on the document of 100 KB. */
  hover: number[];
  completion: number[];
  /** Memory of the server with each document open, in KB. */
  memory: { bytes: number; kilobytes: number }[];
}

const SIZES = [20_000, 100_000, 1_000_000];
const EDITS = 60;
/** Edits that one tool does before the next has its turn: the machine's moods reach all alike. */
const TURN = 6;
/** Edits that are not counted: code that runs for the first time is no keystroke in an open document. */
const WARMING = 6;
/** A tool that takes longer than this in all on one document is measured over the edits that fit. */
const PATIENCE = 12_000;

const [framework = '', cli = ''] = process.argv.slice(2);
/** A file that the build packed. */
const packed = (file: string): Uint8Array => readFileSync(join(dirname(framework), file));
const URI = 'file:///bench/document.md';

function ours(): Tool {
  const workspace = new Workspace(new Reading(bundledFramework(packed)), {
    read: () => undefined,
    exists: () => false,
    list: () => [],
  });
  return {
    name: 'convenant',
    open: (text) => {
      workspace.set(URI, text, true);
      workspace.check(URI);
    },
    edit: (edit) => {
      workspace.edit(URI, [edit]);
      workspace.check(URI);
    },
  };
}

/** The server, from the change that an editor sends until the findings that it publishes. */
function throughServer(server: Server): Tool {
  let version = 0;
  let before = '';
  return {
    name: 'convenant, through the language server',
    elsewhere: true,
    open: async (text) => {
      before = text;
      await server.open(URI, text);
    },
    edit: async (edit, text) => {
      const at = positionIn(before, edit.start);
      before = text;
      server.notify('textDocument/didChange', {
        textDocument: { uri: URI, version: ++version },
        contentChanges: [{ range: { start: at, end: at }, text: edit.text }],
      });
      await server.diagnosed(URI, version);
    },
    close: () => {
      version = 0;
      server.notify('textDocument/didClose', { textDocument: { uri: URI } });
    },
  };
}

function positionIn(text: string, offset: number): { line: number; character: number } {
  const { line, column } = new LineIndex(text).positionAt(offset);
  return { line, character: column };
}

async function measure(tools: readonly Tool[], text: string, bytes: number): Promise<Keystrokes[]> {
  const edits = editsFor(text, EDITS + WARMING);
  const states = tools.map((tool) => ({ tool, text, next: 0, spent: 0, times: [] as number[], processor: [] as number[] }));
  for (const { tool } of states) await tool.open(text);
  while (states.some((state) => state.next < edits.length))
    for (const state of states) {
      // Garbage of the tool before is not this one's to collect.
      globalThis.gc?.();
      const counted = state.next >= WARMING;
      for (let i = 0; i < TURN && state.next < edits.length; i++) {
        const edit = edits[state.next++] as TextEdit;
        const after = applyEdits(state.text, [edit]);
        const before = process.cpuUsage();
        const started = performance.now();
        await state.tool.edit(edit, after);
        const took = performance.now() - started;
        const { user, system } = process.cpuUsage(before);
        state.text = after;
        state.spent += took;
        if (!counted) continue;
        state.times.push(took);
        if (!state.tool.elsewhere) state.processor.push((user + system) / 1000);
      }
      if (state.spent > PATIENCE && state.times.length > 0) state.next = edits.length;
    }
  return states.map(({ tool, times, processor }) => ({ tool: tool.name, bytes, times, processor }));
}

/** One letter each, in words all over the text; offsets are those of the text as the edits before left it. */
function editsFor(text: string, count: number): TextEdit[] {
  const places = typingPlaces(text, count, text.length);
  return places.map((place, n) => {
    const at = place + places.slice(0, n).filter((earlier) => earlier <= place).length;
    return { start: at, end: at, text: 'e' };
  });
}

async function timed(count: number, ask: (n: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const started = performance.now();
    await ask(n);
    times.push(performance.now() - started);
  }
  return times.slice(WARMING);
}

async function main(): Promise<KeystrokeFigures> {
  const server = new Server(cli);
  await server.initialize();
  const tools: Tool[] = [ours(), throughServer(server), ...(await peerLinters())];
  const figures: KeystrokeFigures = { keystrokes: [], hover: [], completion: [], memory: [] };
  for (const bytes of SIZES) {
    const text = benchDocument(bytes, bytes, { annotated: true, language: 'nl' });
    figures.keystrokes.push(...(await measure(tools, text, bytes)));
    figures.memory.push({ bytes, kilobytes: server.residentKilobytes() });
    if (bytes === 100_000) {
      const annotations = [...text.matchAll(/:::terugkoppeling/g)].map((match) => positionIn(text, match.index + 5));
      const headings = [...text.matchAll(/^## .*(?:Terugkoppeling|Rollen|Evaluatie)/gm)].map((match) => positionIn(text, match.index + 8));
      const places = [...annotations, ...headings];
      const at = (n: number): object => ({ textDocument: { uri: URI }, position: places[n % places.length] });
      figures.hover = await timed(EDITS + WARMING, (n) => server.request('textDocument/hover', at(n)));
      figures.completion = await timed(EDITS + WARMING, (n) => server.request('textDocument/completion', at(n)));
    }
    for (const tool of tools) await tool.close?.();
  }
  await server.stop();
  return figures;
}

void main().then((figures) => {
  process.stdout.write(JSON.stringify(figures));
});
