import type { Range } from '../../text/lines.ts';
import { firstNotBefore } from '../../text/search.ts';
import type { Word } from '../../text/words.ts';
import type { Block, Evidence, Statement } from '../model.ts';

/** Where a sentence stands in the document. */
export function placeOf({ base, sentence: { start, end } }: Statement): Range {
  return { start: base + start, end: base + end };
}

/** A label has at most so many words. */
export const LABEL = 5;

/** The words before a colon that a sentence opens with (`Praktijk: een vast team`), where they are few. */
export function labelOf({ sentence, passage }: Statement): readonly Word[] | undefined {
  const { words } = sentence;
  for (let i = 0; i + 1 < words.length && i < LABEL; i++) {
    const end = (words[i] as Word).end - passage.start;
    if (passage.plain[end] === ':') return words.slice(0, i + 1);
  }
  return undefined;
}

/** Index of the first statement at or after an offset; statements stand in order. */
export function firstStatement(statements: readonly Statement[], offset: number): number {
  return firstNotBefore(statements, ({ base, sentence }) => base + sentence.start < offset);
}

/** The statement that holds an offset, or the last one before it; statements stand in order. */
export function statementAt(statements: readonly Statement[], offset: number): Statement | undefined {
  return statements[firstStatement(statements, offset + 1) - 1];
}

/** Pieces of evidence by the statement in which each begins; those that begin in none are left out. */
export function byStatement(evidence: readonly Evidence[], statements: readonly Statement[]): Map<Statement, Evidence[]> {
  const found = new Map<Statement, Evidence[]>();
  for (const e of evidence) {
    const statement = statementAt(statements, e.start);
    if (!statement || e.start >= placeOf(statement).end) continue;
    const here = found.get(statement);
    if (here) here.push(e);
    else found.set(statement, [e]);
  }
  return found;
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
