import type { Slot } from '../../text/phrases.ts';
import type { Word } from '../../text/words.ts';
import { DETERMINERS, mentionsAmong, PREPOSITIONS } from './mentions.ts';
import type { Value } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What `and` joins, for phrases: `<people>` are kinds of people who do something together (`huisartsen, apothekers en het bureau`),
 * `<row>` is a row of three or more other things (`middel, dosering en duur`).
 */
export type Joined = Slot & { type: 'people' | 'row' };

const AND = /^(?:en|and|alsmede|evenals)$/;
/** Most words of one that is joined to others: `the practice links`. */
const LONGEST = 4;
/** Fewer make no row. */
const FEWEST = 3;
/** Whoever stands in a question that is looked into does not look into it: `of praktijk en school elkaar vinden`. */
const ASKED = { nl: /^(?:hoe|of|wat|wijze|manier)$/, en: /^(?:how|whether|what|way|ways)$/ };
/** What stands between people is not what they do. */
const BETWEEN = /^(?:tussen|among|onder|jegens)$/;
/** Those with whom, or by whom, something is done do it. */
const TOGETHER = /^(?:met|with|door|by)$/;

const known = new WeakMap<readonly Word[], readonly Joined[]>();

/** What is joined in a sentence; remembered with its words. */
export function joinedIn(words: readonly Word[], values: readonly Value[], vocabulary: Vocabulary): readonly Joined[] {
  let found = known.get(words);
  if (!found) {
    found = words.some(({ norm }) => AND.test(norm)) ? joins(words, values, vocabulary) : [];
    known.set(words, found);
  }
  return found;
}

function joins(words: readonly Word[], values: readonly Value[], vocabulary: Vocabulary): Joined[] {
  const named = new Set<number>();
  for (const { type, from } of values) if (type === 'party' || type === 'body') named.add(from);
  const ends = new Set(mentionsAmong(words, '', 0, vocabulary).map(({ end }) => end));
  const isPerson = (i: number): boolean => {
    const word = words[i];
    if (!word || vocabulary.has('no-people', word.norm)) return false;
    return named.has(i) || ends.has(word.end) || isPersonal(word.norm, vocabulary);
  };
  const found: Joined[] = [];
  for (let i = 1; i < words.length - 1; i++) {
    if (!AND.test((words[i] as Word).norm)) continue;
    const joined = isPerson(i - 1) ? peopleAround(words, i, isPerson, vocabulary) : rowAround(words, i, isPerson);
    if (joined) found.push(joined);
  }
  return found;
}

function peopleAround(words: readonly Word[], and: number, isPerson: (i: number) => boolean, { language }: Vocabulary): Joined | undefined {
  let last = and + 1;
  while (last < words.length && last < and + LONGEST && !isPerson(last) && !(words[last] as Word).breakBefore) last++;
  // `the practice links`: who they are says the last word
  while (isPerson(last) && isPerson(last + 1) && !words[last + 1]?.breakBefore) last++;
  if (!isPerson(last) || words[last]?.norm === words[and - 1]?.norm) return undefined;
  let first = and - 1;
  for (let i = first; i > 0 && i > first - LONGEST; i--) if (words[i]?.breakBefore && isPerson(i - 1)) first = i - 1;
  let before = first - 1;
  while (before >= 0 && DETERMINERS.has((words[before] as Word).norm)) before--;
  const preposition = words[before]?.norm ?? '';
  if (BETWEEN.test(preposition) || (PREPOSITIONS.has(preposition) && !TOGETHER.test(preposition))) return undefined;
  if (words.slice(0, first).some(({ norm }) => ASKED[language].test(norm))) return undefined;
  return { type: 'people', from: first, to: last + 1 };
}

function rowAround(words: readonly Word[], and: number, isPerson: (i: number) => boolean): Joined | undefined {
  if (isPerson(and + 1) || isPerson(and + 2)) return undefined;
  let from = and;
  let parts = 1;
  for (let i = and - 1; i > 0 && i >= from - LONGEST; i--) {
    if (!words[i]?.breakBefore) continue;
    if (isPerson(i - 1)) return undefined;
    parts++;
    from = i;
  }
  return parts + 1 < FEWEST || from === and ? undefined : { type: 'row', from: from - 1, to: and + 2 };
}

/** Endings of words for people are shorter; a word can be as long as a text. */
const LONGEST_ENDING = 16;

/** True for a word for people, by how words for what they do end: `verloskundigen`, `the pharmacist`. */
export function isPersonal(norm: string, vocabulary: Vocabulary): boolean {
  return vocabulary.remembered('people', norm, endsAsPeople);
}

function endsAsPeople(norm: string, vocabulary: Vocabulary): boolean {
  for (let i = Math.max(0, norm.length - LONGEST_ENDING); i < norm.length - 2; i++)
    if (vocabulary.has('people-endings', norm.slice(i))) return true;
  return false;
}
