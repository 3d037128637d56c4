import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../server/src/cli/run.ts';
import { framework } from '../support/framework.ts';

export type Tree = Readonly<Record<string, string | Uint8Array>>;

export interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

export interface World {
  stdin?: string | Uint8Array;
  env?: Record<string, string>;
  /** Below the scenario's folder. */
  cwd?: string;
  /** Both outputs are a terminal. */
  terminal?: boolean;
}

/** A folder with documents in which the real command line runs, in this process. */
export class Scenario {
  readonly folder = mkdtempSync(join(tmpdir(), 'convenant-cli-'));

  constructor(tree: Tree = {}) {
    this.write(tree);
  }

  write(tree: Tree): void {
    for (const [path, content] of Object.entries(tree)) {
      const file = join(this.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  bytes(path: string): Buffer {
    return readFileSync(join(this.folder, path));
  }

  /** Runs a command as typed: words apart by spaces, none of them quoted. */
  run(command: string, world: World = {}): Promise<Outcome> {
    return this.runArguments(
      command.split(' ').filter((word) => word !== ''),
      world,
    );
  }

  async runArguments(argv: readonly string[], { stdin = '', env = {}, cwd = '.', terminal = false }: World = {}): Promise<Outcome> {
    const outcome: Outcome = { status: -1, stdout: '', stderr: '' };
    outcome.status = await run(argv, {
      stdout: (text) => void (outcome.stdout += text),
      stderr: (text) => void (outcome.stderr += text),
      stdin: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
      cwd: join(this.folder, cwd),
      env,
      terminal: { stdout: terminal, stderr: terminal },
      framework: () => framework,
      version: '9.9.9',
    });
    return outcome;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs `use` in a folder that is removed after it. */
export async function inFolder<T>(tree: Tree, use: (scenario: Scenario) => Promise<T>): Promise<T> {
  const scenario = new Scenario(tree);
  try {
    return await use(scenario);
  } finally {
    scenario.remove();
  }
}

/** A configuration in which no criterion is asked but those named, so that a test does not follow the framework. */
export function only(levels: Readonly<Record<string, string>> = {}): string {
  const off = Object.fromEntries(framework.criteria.map(({ id }) => [id, 'off']));
  return `levels:\n${Object.entries({ ...off, ...levels })
    .map(([id, level]) => `  ${id}: ${level}\n`)
    .join('')}`;
}

/** Nothing in this document is wrong but what is put in `body`. */
export function vision(body = 'Wij houden de zorg dichtbij.'): string {
  return `---\ndocument: visie\nlanguage: nl\ntitle: Dichtbij\n---\n\n# Dichtbij\n\n${body}\n`;
}

/** With one error, which `--fix` can mend: a name that is nearly right. */
export const MISSPELT = vision(':::terugkopeling\nDe zorggroep laat weten wat er is gedaan.\n:::');
export const MENDED = MISSPELT.replace('terugkopeling', 'terugkoppeling');
