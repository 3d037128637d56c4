import type { Sentence } from '../../../document/model.ts';
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

/** A sentence's words do not change, and most sentences of a text stay as they are from one edit to the next. */
const known = new WeakMap<Sentence, number>();

/** Which of these subjects a sentence has words of. */
export function subjectsOf(sentence: Sentence, vocabulary: Vocabulary): number {
  let found = known.get(sentence);
  if (found === undefined) {
    found = 0;
    for (const { norm } of sentence.words) for (const [list, bit] of LISTS) if (vocabulary.has(list, norm)) found |= bit;
    known.set(sentence, found);
  }
  return found;
}
