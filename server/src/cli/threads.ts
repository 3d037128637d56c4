import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Given } from './arguments.ts';
import { checkSome, type Part, type Source } from './checking.ts';
import { sizeOf } from './files.ts';
import { type Io, type Session, session } from './io.ts';
import { planOf } from './plan.ts';

/** From so many documents on, sharing them out gains more than it costs to start. */
const WORTH = 100;
/** Each thread reads the framework for itself: more of them would cost more memory than they gain time. */
const MOST_THREADS = 2;
/** Documents that a thread takes at a time. */
const SHARE = 10;
/** Without limits a thread lets its heap grow as if it had the machine to itself. */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 };
/** A file of more bytes could need more than that; then all are checked without threads. */
const LARGE = 200_000;

/** What a thread starts from: the same as the program did. */
interface Assignment {
  options: [string, readonly string[]][];
  positionals: readonly string[];
  ui: Session['ui'];
  io: Pick<Io, 'cwd' | 'env' | 'terminal' | 'today'>;
}

/** True where checking in several threads is faster, and possible: from source there is no script to start. */
export function worthThreads(sources: readonly Source[], { script }: Io): boolean {
  return (
    script !== undefined &&
    sources.length >= WORTH &&
    threads() > 1 &&
    sources.every(({ file, bytes }) => (bytes?.length ?? sizeOf(file)) <= LARGE)
  );
}

function threads(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}

/** Checks documents in threads, a share at a time; gives what they found in the order of the documents. */
export async function* inThreads(sources: readonly Source[], given: Given, { io, ui }: Session): AsyncIterable<Part> {
  const assignment: Assignment = {
    options: [...given.options],
    positionals: given.positionals,
    ui,
    io: { cwd: io.cwd, env: { ...io.env }, terminal: io.terminal, ...(io.today === undefined ? {} : { today: io.today }) },
  };
  const shares = sharesOf(sources);
  const parts: Part[] = [];
  let next = 0;
  let failure: Error | undefined;
  let wake = (): void => undefined;
  const workers = Array.from({ length: threads() }, () => {
    const worker = new Worker(io.script as string, { workerData: assignment, resourceLimits: LIMITS });
    let mine = -1;
    const take = (): void => {
      mine = next++;
      if (mine < shares.length) worker.postMessage(shares[mine]);
    };
    worker.on('message', (part: Part) => {
      parts[mine] = part;
      take();
      wake();
    });
    worker.on('error', (error) => {
      failure = error;
      wake();
    });
    take();
    return worker;
  });
  try {
    for (let turn = 0; turn < shares.length; turn++) {
      while (!parts[turn] && !failure) await new Promise<void>((resolve) => (wake = resolve));
      if (failure) throw failure;
      yield parts[turn] as Part;
      delete parts[turn];
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function sharesOf(sources: readonly Source[]): Source[][] {
  const shares: Source[][] = [];
  for (let at = 0; at < sources.length; at += SHARE) shares.push(sources.slice(at, at + SHARE));
  return shares;
}

/** What a thread does: checks each share that it is given. */
export function serveThread(io: Io): void {
  const { options, positionals, ui, io: theirs } = workerData as Assignment;
  const plan = planOf({ options: new Map(options), positionals }, session({ ...io, ...theirs }, ui));
  parentPort?.on('message', (share: Source[]) => parentPort?.postMessage(checkSome(share, plan.checking, plan.reporter)));
}
