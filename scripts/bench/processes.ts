import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one run of a command cost. */
export interface Cost {
  /** Milliseconds from start to end. */
  wall: number;
  /** Milliseconds of processor time, all threads: what other work on the machine changes least. */
  processor: number;
  /** Most memory held at once, in KB. */
  memory: number;
}

/** A Node script with its arguments; it is run where the peers are installed. */
export interface Command {
  name: string;
  script: string;
  args: readonly string[];
}

/** Where commands run, and where what they cost is written. */
export interface Places {
  cwd: string;
  scratch: string;
}

/** Loaded into each process before its script: writes at its end what it used. */
const METER = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeFileSync(process.env.BENCH_COST, JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS }));
});`;

/** Runs a command in a new process, its output thrown away, and tells what it cost. Findings are no failure. */
export async function costOf({ name, script, args }: Command, { cwd, scratch }: Places): Promise<Cost> {
  const meter = join(scratch, 'meter.cjs');
  const cost = join(scratch, 'cost.json');
  writeFileSync(meter, METER);
  rmSync(cost, { force: true });
  const started = performance.now();
  const child = spawn(process.execPath, ['--require', meter, script, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, BENCH_COST: cost },
  });
  child.stdout.resume();
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000);
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const wall = performance.now() - started;
  if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${status}: ${complaint}`);
  return { wall, ...(JSON.parse(readFileSync(cost, 'utf8')) as Omit<Cost, 'wall'>) };
}

/** Runs commands in turns (A B C A B C …), so that what else the machine does reaches all alike. */
export async function inTurns(commands: readonly Command[], rounds: number, places: Places): Promise<Map<string, Cost[]>> {
  const costs = new Map<string, Cost[]>(commands.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const command of commands) {
      console.log(`  round ${round + 1} of ${rounds}: ${command.name}`);
      costs.get(command.name)?.push(await costOf(command, places));
    }
  return costs;
}
