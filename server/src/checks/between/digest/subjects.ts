import type { BlockFacts, DocumentModel, Sentence, Statement } from '../../../document/model.ts';
import { firstStatement } from '../../../document/recognition/statements.ts';
import type { Vocabulary } from '../../../document/recognition/vocabulary.ts';

/** What a sentence has words of: only such sentences are looked into. */
export const AMBITION = 1;
export const VISION = 2;
export const TERM = 4;
const LISTS = [
  ['ambitions', AMBITION],
  ['visions', VISION],
  ['term-verbs', TERM],
] as const;

/** The words of a block do not change, and most blocks of a text stay as they are from one edit to the next. */
const known = new WeakMap<BlockFacts, number>();

/** Statements that have words of one of these subjects, in order. */
export function* statementsOn(subjects: number, model: DocumentModel, vocabulary: Vocabulary): Iterable<Statement> {
  const { facts, blocks, statements } = model;
  for (let b = 0; b < facts.length; b++) {
    if ((subjectsIn(facts[b] as BlockFacts, vocabulary) & subjects) === 0) continue;
    for (let i = firstStatement(statements, blocks[b]?.start ?? 0); statements[i]?.block === b; i++) {
      const statement = statements[i] as Statement;
      if ((subjectsOf(statement.sentence, vocabulary) & subjects) !== 0) yield statement;
    }
  }
}

function subjectsIn(facts: BlockFacts, vocabulary: Vocabulary): number {
  let found = known.get(facts);
  if (found === undefined) {
    found = 0;
    for (const { sentences } of facts.passages) for (const sentence of sentences) found |= subjectsOf(sentence, vocabulary);
    known.set(facts, found);
  }
  return found;
}

/** Which of these subjects a sentence has words of. */
export function subjectsOf({ words }: Sentence, vocabulary: Vocabulary): number {
  let found = 0;
  for (const { norm } of words) for (const [list, bit] of LISTS) if (vocabulary.has(list, norm)) found |= bit;
  return found;
}
