import type { Vocabulary } from '../../../document/recognition/vocabulary.ts';
import { words } from '../../../text/words.ts';

/** Longer texts are not compared whole: what makes two of them alike stands at their start. */
const LONGEST = 1200;

/** Normal forms of the words of a text that tell it from another, without common endings; in order, each once. */
export function contentWords(text: string, vocabulary: Vocabulary, without: readonly string[] = []): string[] {
  const lists = ['small-words', ...without];
  const found = new Set<string>();
  for (const { norm } of words(text.slice(0, LONGEST)))
    if ((norm.length > 1 || /[\d%€£]/.test(norm)) && !lists.some((list) => vocabulary.has(list, norm))) found.add(stem(norm));
  return [...found];
}

/** A word without the endings that its number and case give it. */
export function stem(norm: string): string {
  if (norm.length <= 4 || /\d/.test(norm)) return norm;
  return norm.replace(/(?:en|es|s|e)$/, '').replace(/([^aeiou])\1$/, '$1');
}
