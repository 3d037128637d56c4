import { cpus, loadavg, totalmem } from 'node:os';
import type { Figures } from '../bench.ts';
import { median, megabytes, ms, percentile, table, times } from './figures.ts';
import type { Keystrokes } from './keystrokes.ts';
import { versionOf } from './peers.ts';
import type { Cost } from './processes.ts';
import { BESIDE, type RequestFigures } from './requests.ts';

const OURS = 'convenant';
const SERVER = 'convenant, through the language server';

/** A promise of the design (§6) with what was measured. */
interface Target {
  what: string;
  wanted: string;
  measured: string;
  reached: boolean;
  /** Where the time or the memory goes, for when it is not reached. */
  why: string;
}

/** The page `docs/performance.md`: all figures of one run, and which targets they reach. */
export function performancePage(figures: Figures): string {
  return `# Performance

Written by \`npm run bench\`; do not edit. Everything was measured in one run, the tools taking turns on the
same input, so that ratios hold where times depend on the machine. Processor time is what a process used of
all cores: other work on the machine changes it least.

${machine()}

## Targets

${targetTable(targets(figures))}

## From a keystroke to findings

One letter typed at varied places in an open document that is annotated in part; p50 and p95 over the edits
(60, or as many as fit in 12 seconds). The others read the whole text anew, as they do in editors. “Through
the language server” is from the change that an editor sends over a pipe until the findings that it is sent.

${[20_000, 100_000, 1_000_000].map((bytes) => keystrokeTable(figures, bytes)).join('\n\n')}

## First findings on 100 KB

A new process for each: the program is started, reads the document and gives its findings once.

${costTable(figures.cold, OURS)}

The language server: ${ms(median(figures.activation))} from its start until it answers, and
${ms(median(figures.opening))} from opening the document until its first findings come.

## ${figures.documents.toLocaleString('en')} documents on the command line

Documents of 6 KB, in Dutch and English, annotated and plain; each run a new process, its output thrown away.

${costTable(figures.commands, 'convenant check')}

markdownlint checks with its own rules but for line length, remark with its recommended preset, textlint with
one light rule (\`no-todo\`).

## In the editor

${table(
  ['What', 'p50', 'p95'],
  [
    ['Hover on an annotation or a heading, document of 100 KB', ms(median(figures.hover)), ms(percentile(figures.hover, 0.95))],
    ['Completion there', ms(median(figures.completion)), ms(percentile(figures.completion, 0.95))],
  ],
)}

Every request that the server answers, at varied places of an open document of 100 KB in a workspace of ${BESIDE} others of 6 KB:
the first after each edit, and the same once more. An editor sends those of the second table when a person gives a command.

${requestTable(figures.requests.filter(({ seldom }) => !seldom))}

${requestTable(figures.requests.filter(({ seldom }) => seldom))}

Memory of the language server with one document open: ${figures.memory.map(({ bytes, kilobytes }) => `${megabytes(kilobytes)} with ${size(bytes)}`).join(', ')}.
Size of the packaged extension: ${figures.extension === undefined ? 'not packaged in this run' : `${Math.round(figures.extension / 1024)} KB`}.
`;
}

function requestTable(requests: readonly RequestFigures[]): string {
  return table(
    ['Request', 'after an edit, p50', 'p95', 'again, p50', 'p95'],
    requests.map(({ method, first, again }) => [method, ...[first, again].flatMap((all) => [ms(median(all)), ms(percentile(all, 0.95))])]),
  );
}

function machine(): string {
  const [cpu] = cpus();
  const peers = ['markdownlint-cli2', 'markdownlint', 'textlint', 'remark-cli', 'remark-preset-lint-recommended'].map(
    (name) => `${name} ${versionOf(name)}`,
  );
  const load = (loadavg()[0] as number).toFixed(1);
  return `${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores, ${cpu?.model.trim() ?? 'unknown'} · ${Math.round(totalmem() / 2 ** 30)} GB · load ${load} at the end · Node ${process.versions.node} · ${peers.join(' · ')}`;
}

function targetTable(all: readonly Target[]): string {
  const rows = all.map(({ what, wanted, measured, reached }) => [what, wanted, measured, reached ? 'reached' : '**not reached**']);
  const missed = all.filter(({ reached }) => !reached);
  const why = missed.map(({ what, why: reason }) => `- ${what}: ${reason}`).join('\n');
  return `${table(['What', 'Target', 'Measured', ''], rows)}${missed.length > 0 ? `\n\nWhere a target is not reached:\n\n${why}` : ''}`;
}

function targets(figures: Figures): Target[] {
  const p95 = (tool: string, bytes: number): number => percentile(timesOf(figures, tool, bytes), 0.95);
  const p50 = (tool: string, bytes: number): number => median(timesOf(figures, tool, bytes));
  const keystroke = p95(SERVER, 100_000);
  const large = p95(SERVER, 1_000_000);
  const fastest = Math.min(p50('markdownlint', 100_000), p50('textlint', 100_000));
  const gain = fastest / p50(SERVER, 100_000);
  const opening = median(figures.opening);
  const answers = Math.max(percentile(figures.hover, 0.95), percentile(figures.completion, 0.95));
  const writing = figures.requests.filter(({ seldom }) => !seldom);
  const slow = writing.filter(({ first }) => percentile(first, 0.95) > 5);
  const named = figures.requests.filter(({ method }) => /\/(?:hover|completion|definition)$/.test(method));
  const after = Math.max(...named.map(({ first }) => percentile(first, 0.95)));
  const walls = [...figures.commands].map(([name, costs]) => [name, median(costs.map(({ wall }) => wall))] as const);
  const our = walls.find(([name]) => name === 'convenant check')?.[1] ?? Number.NaN;
  const best = Math.min(...walls.filter(([name]) => name !== 'convenant check').map(([, wall]) => wall));
  const memory = median((figures.commands.get('convenant check') ?? []).map((cost) => cost.memory));
  const activation = median(figures.activation);
  const cost = 'an edit reads only its own blocks again, but the outline, the evidence and the checks run over the whole document.';
  return [
    { what: 'Keystroke to published findings, 100 KB, p95', wanted: '10 ms', measured: ms(keystroke), reached: keystroke <= 10, why: cost },
    {
      what: 'The same at 1 MB',
      wanted: 'twice that',
      measured: `${ms(large)} (${times(large, keystroke)})`,
      reached: large <= 20,
      why: cost,
    },
    {
      what: 'The same, against the faster of markdownlint and textlint, 100 KB, p50',
      wanted: '10× faster',
      measured: `${gain.toFixed(1)}× faster`,
      reached: gain >= 10,
      why: cost,
    },
    {
      what: 'First findings after opening 100 KB',
      wanted: '150 ms',
      measured: ms(opening),
      reached: opening <= 150,
      why: 'matching phrases and parsing Markdown run for the first time, before the engine has made machine code of them.',
    },
    {
      what: 'Hover and completion, p95',
      wanted: '5 ms',
      measured: ms(answers),
      reached: answers <= 5,
      why: 'see the table below for which of them.',
    },
    {
      what: `Hover, completion and definition in a workspace of ${BESIDE} documents, after an edit, p95`,
      wanted: '5 ms',
      measured: ms(after),
      reached: after <= 5,
      why: 'see the table below for which of them.',
    },
    {
      what: 'Every request that an editor sends while somebody writes there, p95',
      wanted: '5 ms',
      measured: `${writing.length - slow.length} of ${writing.length}`,
      reached: slow.length === 0,
      why: `${slow.map((request: RequestFigures) => request.method).join(', ')} look through the whole document or the whole set after an edit.`,
    },
    {
      what: `${figures.documents.toLocaleString('en')} documents on the command line`,
      wanted: 'faster than the three others',
      measured: our < best ? `${times(best, our)} as fast as the next` : `takes ${times(our, best)} the time of the fastest`,
      reached: our < best,
      why: 'recognition reads every sentence for hundreds of phrases, where the others look at the form of the text only.',
    },
    {
      what: 'Memory of that',
      wanted: '250 MB',
      measured: megabytes(memory),
      reached: memory <= 250 * 1024,
      why: 'two threads each hold the framework.',
    },
    {
      what: 'Start of the server until it answers',
      wanted: '300 ms',
      measured: ms(activation),
      reached: activation <= 300,
      why: 'loading the program and the framework.',
    },
    {
      what: 'Size of the packaged extension',
      wanted: '1 MB',
      measured: figures.extension === undefined ? 'not packaged' : `${Math.round(figures.extension / 1024)} KB`,
      reached: figures.extension !== undefined && figures.extension <= 2 ** 20,
      why: figures.extension === undefined ? 'run `npm run package` first.' : 'the programs and the framework in both languages.',
    },
  ];
}

function timesOf({ keystrokes }: Figures, tool: string, bytes: number): number[] {
  return keystrokes.find((k) => k.tool === tool && k.bytes === bytes)?.times ?? [];
}

function keystrokeTable({ keystrokes }: Figures, bytes: number): string {
  const those = keystrokes.filter((k) => k.bytes === bytes);
  const ours = median(those.find(({ tool }) => tool === OURS)?.times ?? []);
  const row = ({ tool, times: all, processor }: Keystrokes): string[] => [
    tool,
    ms(median(all)),
    ms(percentile(all, 0.95)),
    processor.length > 0 ? ms(median(processor)) : '–',
    times(median(all), ours),
    String(all.length),
  ];
  return table([size(bytes), 'p50', 'p95', 'processor, p50', 'p50 against ours', 'edits'], those.map(row));
}

function costTable(costs: ReadonlyMap<string, readonly Cost[]>, ours: string): string {
  const of = (name: string, what: keyof Cost): number => median((costs.get(name) ?? []).map((cost) => cost[what]));
  const rows = [...costs.keys()].map((name) => [
    name,
    ms(of(name, 'wall')),
    ms(of(name, 'processor')),
    megabytes(of(name, 'memory')),
    times(of(name, 'wall'), of(ours, 'wall')),
    times(of(name, 'memory'), of(ours, 'memory')),
  ]);
  return table(['Tool', 'time', 'processor', 'memory', 'time against ours', 'memory against ours'], rows);
}

function size(bytes: number): string {
  return bytes >= 1_000_000 ? `${bytes / 1_000_000} MB` : `${bytes / 1000} KB`;
}
