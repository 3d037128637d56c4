/**
 * `npm run bench`: measures Convenant side by side with the linters that npm offers, in one run on the
 * same input, and writes `docs/performance.md`. `--rounds=N` sets how often, `--quick` writes nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { benchDocument } from './bench/documents.ts';
import type { KeystrokeFigures } from './bench/keystrokes.ts';
import { MARKDOWNLINT_CONFIG, PEERS } from './bench/linters.ts';
import { performancePage } from './bench/page.ts';
import { binary, FOLDER, installPeers, ROOT } from './bench/peers.ts';
import { type Command, type Cost, inTurns } from './bench/processes.ts';
import { measureRequests, type RequestFigures } from './bench/requests.ts';
import { Server } from './bench/server.ts';

/** What a run measured: everything that the page tells. */
export interface Figures extends KeystrokeFigures {
  /** From the start of a process to its first findings on 100 KB, by tool. */
  cold: Map<string, Cost[]>;
  /** The same through the server: milliseconds of each start until it answers, and until findings come after opening. */
  activation: number[];
  opening: number[];
  /** Every request that the server declares, in a workspace. */
  requests: RequestFigures[];
  /** The command line on many documents, by tool. */
  commands: Map<string, Cost[]>;
  documents: number;
  /** Bytes of the packaged extension; undefined where it was not packaged. */
  extension: number | undefined;
}

const quick = process.argv.includes('--quick');
const ROUNDS = quick ? 1 : Number(process.argv.find((a) => a.startsWith('--rounds='))?.slice(9) ?? 3);
const STARTS = quick ? 3 : 9;
const DOCUMENTS = quick ? 100 : 1000;
const CLI = join(ROOT, 'dist/cli.cjs');
/** The server of the extension, as it ships. */
const SERVER = join(ROOT, 'dist/server.cjs');
const FRAMEWORK = join(ROOT, 'dist/framework.zst');
/** What this run measures with and on: two runs at once must not meet. */
const RUN = join(FOLDER, `run-${process.pid}`);
const CORPUS = join(RUN, 'documents');
/** The same, as the tools take it that take patterns. */
const DOCUMENTS_BELOW = `run-${process.pid}/documents`;
const LARGE = join(RUN, 'document-100kb.md');

installPeers();
await prepare();
const figures: Figures = {
  ...step('Keystrokes', keystrokes),
  ...(await starts()),
  requests: await step('Requests', () => measureRequests(SERVER, join(RUN, 'workspace'))),
  cold: await inTurns(coldCommands(), STARTS, { cwd: FOLDER, scratch: RUN }),
  commands: await inTurns(folderCommands(), ROUNDS, { cwd: FOLDER, scratch: RUN }),
  documents: DOCUMENTS,
  extension: extensionSize(),
};
const page = performancePage(figures);
if (quick) console.log(page);
else writeFileSync(join(ROOT, 'docs/performance.md'), page);
rmSync(RUN, { recursive: true, force: true });

/** Builds what ships and what measures, and writes the documents. */
async function prepare(): Promise<void> {
  // Builds too: the size is that of what is measured.
  run('npm', ['run', 'package'], ROOT);
  const entryPoints = ['keystrokes', 'cold'].map((name) => join(ROOT, `scripts/bench/${name}.ts`));
  await build({
    entryPoints,
    outdir: RUN,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  mkdirSync(CORPUS, { recursive: true });
  for (let n = 0; n < DOCUMENTS; n++)
    writeFileSync(
      join(CORPUS, nameOf(n)),
      benchDocument(n, 6_000, {
        annotated: n % 2 === 0,
        language: n % 4 < 3 ? 'nl' : 'en',
        ...(n % 3 === 2 ? { vision: nameOf(n - (n % 30)) } : {}),
      }),
    );
  writeFileSync(LARGE, benchDocument(100_000, 100_000, { annotated: true, language: 'nl' }));
  writeFileSync(join(FOLDER, '.markdownlint.json'), JSON.stringify(MARKDOWNLINT_CONFIG));
}

function nameOf(n: number): string {
  return `document-${String(n).padStart(4, '0')}.md`;
}

function keystrokes(): KeystrokeFigures {
  return JSON.parse(run(process.execPath, ['--expose-gc', join(RUN, 'keystrokes.cjs'), FRAMEWORK, CLI], FOLDER)) as KeystrokeFigures;
}

/** Starts the server again and again, each time with one document of 100 KB. */
async function starts(): Promise<Pick<Figures, 'activation' | 'opening'>> {
  console.log('Starts of the server …');
  const activation: number[] = [];
  const opening: number[] = [];
  const text = benchDocument(100_000, 100_000, { annotated: true, language: 'nl' });
  for (let n = 0; n < STARTS; n++) {
    const server = new Server(SERVER);
    await server.initialize();
    const ready = performance.now();
    activation.push(ready - server.started);
    await server.open('file:///bench/document.md', text);
    opening.push(performance.now() - ready);
    await server.stop();
  }
  return { activation, opening };
}

function coldCommands(): Command[] {
  return [
    { name: 'convenant', script: CLI, args: ['check', LARGE, '--format', 'json'] },
    ...PEERS.map((name) => ({ name, script: join(RUN, 'cold.cjs'), args: [name, LARGE] })),
  ];
}

function folderCommands(): Command[] {
  return [
    { name: 'convenant check', script: CLI, args: ['check', CORPUS] },
    { name: 'markdownlint-cli2', script: binary('markdownlint-cli2'), args: [`${DOCUMENTS_BELOW}/**/*.md`] },
    { name: 'remark-cli', script: binary('remark-cli'), args: [DOCUMENTS_BELOW, '--use', 'remark-preset-lint-recommended', '--no-stdout'] },
    { name: 'textlint', script: binary('textlint'), args: ['--rule', 'no-todo', `${DOCUMENTS_BELOW}/**/*.md`] },
  ];
}

/** The packaged extension, as `npm run package` leaves it in the project's folder. */
function extensionSize(): number | undefined {
  const packaged = readdirSync(ROOT).find((name) => name.endsWith('.vsix'));
  return packaged === undefined ? undefined : statSync(join(ROOT, packaged)).size;
}

function step<T>(name: string, work: () => T): T {
  console.log(`${name} …`);
  return work();
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout } = spawnSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return stdout;
}
