import type { Session } from './io.ts';

/** Work that takes less time says nothing. */
const PATIENCE = 1000;
const INTERVAL = 100;
const CLEAR = '\r\u001b[K';

/** Tells on a terminal how far long work has come, on a line that is cleared again. */
export class Progress {
  readonly #started = performance.now();
  #last = 0;
  #done = 0;
  #shown = false;

  constructor(
    private readonly session: Session,
    private readonly all: number,
  ) {}

  step(files: number): void {
    this.#done += files;
    const { io, say } = this.session;
    const now = performance.now();
    if (!io.terminal.stderr || now - this.#started < PATIENCE || now - this.#last < INTERVAL) return;
    this.#last = now;
    this.#shown = true;
    io.stderr(CLEAR + say('cli/progress', { done: String(this.#done), all: String(this.all) }));
  }

  /** To be called before anything else is written. */
  clear(): void {
    if (this.#shown) this.session.io.stderr(CLEAR);
    this.#shown = false;
  }
}
