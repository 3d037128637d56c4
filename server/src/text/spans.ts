import type { Range } from './lines.ts';
import { firstNotBefore } from './search.ts';

/** Stretches of a text, each with what belongs to it; says which of them hold another without looking at them all. */
export class Spans<T> {
  #spans: { start: number; end: number; value: T }[] = [];
  /** For each stretch in order of its start, the furthest end of those up to it. */
  #furthest: number[] | undefined;

  add({ start, end }: Range, value: T): void {
    this.#spans.push({ start, end, value });
    this.#furthest = undefined;
  }

  /** What belongs to the stretches that hold `range` whole, the last that starts first. */
  around({ start, end }: Range): T[] {
    const furthest = (this.#furthest ??= this.#sort());
    const found: T[] = [];
    for (let i = firstNotBefore(this.#spans, (span) => span.start <= start) - 1; i >= 0 && (furthest[i] as number) >= end; i--) {
      const span = this.#spans[i] as { end: number; value: T };
      if (span.end >= end) found.push(span.value);
    }
    return found;
  }

  #sort(): number[] {
    this.#spans.sort((a, b) => a.start - b.start);
    let most = -1;
    return this.#spans.map((span) => (most = Math.max(most, span.end)));
  }
}
