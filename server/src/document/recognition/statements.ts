import type { Block, Statement } from '../model.ts';

/** Index of the first statement at or after an offset; statements stand in order. */
export function firstStatement(statements: readonly Statement[], offset: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const statement = statements[middle] as Statement;
    if (statement.base + statement.sentence.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const NONE: readonly Block[] = [];

/** Gives each statement the declared blocks around it; both stand in order of their start. */
export function placeInBlocks(statements: readonly Statement[], blocks: readonly Block[]): void {
  let around = NONE;
  let next = 0;
  for (const statement of statements) {
    const offset = statement.base + statement.sentence.start;
    const first = next;
    while (next < blocks.length && (blocks[next] as Block).start <= offset) next++;
    // Sentences in the same blocks share one list of them.
    if (next > first) around = [...around, ...blocks.slice(first, next)];
    if (around.some((b) => b.end <= offset)) around = around.filter((b) => b.end > offset);
    statement.around = around;
  }
}
