/** What the protocol's own queue of messages uses: a shorter way would come before messages that have come in. A browser has no setImmediate. */
const next: (resolve: () => void) => void = typeof setImmediate === 'function' ? setImmediate : (resolve) => setTimeout(resolve);

/** How long one stretch of work may keep messages waiting, in milliseconds. */
const SLICE = 12;

/**
 * Does work on items in short stretches, with room for messages between them.
 * @param between called after each stretch; false stops
 */
export async function sliced<T>(items: Iterable<T>, work: (item: T) => void, between: () => boolean = () => true): Promise<void> {
  let started = performance.now();
  for (const item of items) {
    work(item);
    if (performance.now() - started < SLICE) continue;
    if (!between()) return;
    await turn();
    started = performance.now();
  }
}

/** Resolves after the messages that have come in by now had their turn: each takes one. */
export function turn(): Promise<void> {
  return new Promise((resolve) => next(resolve));
}

/** Notices when changes keep coming, so that a burst is answered once, after the last. */
export class Quiet {
  #changes = 0;

  /** To be called for every change. */
  stir(): void {
    this.#changes++;
  }

  /**
   * Resolves when no change came in for two turns. Messages are handled one a turn, so nothing that
   * has arrived is still waiting then, and no time is lost.
   */
  async settled(): Promise<void> {
    for (let seen = -1; seen !== this.#changes; ) {
      seen = this.#changes;
      await turn();
      await turn();
    }
  }
}
