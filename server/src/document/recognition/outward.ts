import type { Sentence } from '../model.ts';
import { DETERMINERS } from './mentions.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The criterion that asks how members are accounted to. */
export const ACCOUNT = 'accountability';

const TOWARDS = /^(?:aan|tegenover|jegens|to|towards|with)$/;

/**
 * True for a sentence in which an account goes to others than members (`accounts to the insurer and the tax office`,
 * `verantwoordt zich tegenover het bestuur`): members hear nothing by it.
 */
export function accountsOutward({ words }: Sentence, vocabulary: Vocabulary): boolean {
  const is = (list: string, i: number): boolean => vocabulary.has(list, words[i]?.norm);
  if (words.some((_, i) => is('words-members', i) || is('members-together', i))) return false;
  return words.some(({ norm }, i) => {
    if (!TOWARDS.test(norm)) return false;
    const at = DETERMINERS.has(words[i + 1]?.norm ?? '') ? i + 2 : i + 1;
    return is('accounted-outward', at) || is('accounted-outward', at + 1);
  });
}
