import type { CancellationToken } from 'vscode-languageserver';
import type { Documents } from './documents.ts';
import type { Disk } from './files.ts';
import type { Work } from './progress.ts';
import { sliced } from './turns.ts';

/** So many Markdown files are read of a workspace: a home folder that was opened by mistake must not hang us. */
const MOST_FILES = 5000;

/** Of all time, so much at the most goes to looking whether files are still there: a request waits for that. */
const SHARE = 1 / 20;

/** Reads the documents in the workspace's folders, in the background and once, until something asks for it anew. */
export class Scan {
  #run: { stopped: boolean; done: Promise<void> } | undefined;
  /** When it may be looked again which files are gone, on the clock of `performance`. */
  #next = 0;

  constructor(
    private readonly documents: Documents,
    private readonly disk: Disk,
    /** Begins to tell of the reading, where it takes long. */
    private readonly begin: () => Work,
    private readonly message: (done: number) => string,
  ) {}

  /** Folders, or which files count, have changed: what was read is read again when it is needed. */
  reset(): void {
    if (this.#run) this.#run.stopped = true;
    this.#run = undefined;
  }

  /** Resolves when all is read and what is gone is forgotten, or when the asker no longer waits. */
  async done(token?: CancellationToken): Promise<void> {
    this.#run ??= this.#start();
    const cancelled = token && new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
    await Promise.race(cancelled ? [this.#run.done, cancelled] : [this.#run.done]);
    this.#sweep();
  }

  #start(): { stopped: boolean; done: Promise<void> } {
    const run = { stopped: false, done: Promise.resolve() };
    const work = this.begin();
    let done = 0;
    const load = (key: string): void => {
      this.documents.load(key);
      done++;
    };
    const goOn = (): boolean => {
      work.report(() => this.message(done));
      return !run.stopped;
    };
    const read = (): Promise<void> => sliced(this.#files(), load, goOn);
    run.done = (this.disk.fill?.(this.documents.workspace.roots)?.then(read) ?? read()).finally(() => work.end());
    return run;
  }

  *#files(): Iterable<string> {
    let left = MOST_FILES;
    for (const root of this.documents.workspace.roots)
      for (const file of this.disk.markdown(root)) {
        if (left-- <= 0) return;
        yield file;
      }
  }

  /** Not every editor tells of every file that goes: of one in a folder that is deleted, many don't. */
  #sweep(): void {
    const started = performance.now();
    if (started < this.#next) return;
    for (const key of this.documents.workspace.uris())
      if (!this.documents.isOpen(key) && !this.disk.exists(key)) this.documents.forget(key);
    const ended = performance.now();
    this.#next = ended + (ended - started) / SHARE;
  }
}
