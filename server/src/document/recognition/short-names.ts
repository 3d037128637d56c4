import type { Word } from '../../text/words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the parties are called in a document, by normal forms of one or two words, and the word that phrases know each by. */
export type ShortNames = ReadonlyMap<string, string>;

/** Parties are introduced where a document begins: so far from its start, in UTF-16 units. */
const BEGINNING = 8000;
/** What is defined stands so near before its short name. */
const NEAR = 200;
/** Lists of what parties are; the first word of each is the one that phrases know. */
const KINDS = ['group-kinds', 'practice-kinds'];
/** Of most documents: their parties are called what they are. */
export const NO_NAMES: ShortNames = new Map();

/** `**Partij 1:** Huisartsencoöperatie …`, a line by itself. */
const LABELLED = /^[^\p{L}\n]{0,8}((?:partij|party)\s(?:\d|\p{L}))\**\s?:\**\s*(.{3,200})/gimu;
/** `Huisartsencoöperatie Kempenrand U.A., gevestigd te …, hierna te noemen: “HK”` */
const AFTER =
  /(?:\bhierna|\bhereinafter|\bhereafter)(?:\s(?:te noemen|ook|genoemd|verder|aan te duiden als|called|referred to as|to be called)){0,2}\W{1,4}(?:(?:de|het|the)\s)?["“„'‘*]{0,3}(\p{Lu}[\p{L}\p{N}-]{1,30}(?:\s[\dA-Z]\b)?)/gu;
/** `Tarrow Valley Practice Alliance Limited (the “Alliance”)` */
const BRACKETED = /\((?:de|het|the)\s["“„'‘*]{0,3}(\p{Lu}[\p{L}\p{N}-]{1,30})["”'’*]{0,3}\)/gu;

/** `the Fellowship`, `het Genootschap`: so often where a document begins, it is what its own organisation is called. */
const OFTEN = 2;
const SELF = /(?:^|[^\p{L}])(?:the|The|our|Our|de|De|het|Het|ons|Ons|onze|Onze)\s(\p{Lu}\p{Ll}{2,30})(?![\p{L}\p{N}-]|[ \t]\p{Lu})/gu;

/**
 * Names that a document gives its parties where it begins, other than words that say by themselves what they are:
 * `Partij 1` for the group, `Partij 2` for a practice. What each stands for is told by the words that it is defined by.
 * @param text the document
 */
export function shortNamesIn(text: string, vocabulary: Vocabulary): ShortNames {
  const beginning = text.slice(0, BEGINNING);
  let names: Map<string, string> | undefined;
  const define = (name: string, word: string | undefined): void => {
    const key = vocabulary
      .words(name)
      .map((w) => w.norm)
      .join(' ');
    if (word && key !== '' && !vocabulary.has('parties', key) && !names?.has(key)) (names ??= new Map()).set(key, word);
  };
  for (const [, name = '', meaning = ''] of beginning.matchAll(LABELLED)) define(name, kindsIn(meaning, vocabulary)[0]);
  let last = 0;
  for (const match of beginning.matchAll(AFTER)) {
    define(match[1] as string, kindsIn(lineBefore(beginning, Math.max(last, match.index - NEAR), match.index), vocabulary)[0]);
    last = match.index + match[0].length;
  }
  for (const match of beginning.matchAll(BRACKETED)) {
    const before = lineBefore(beginning, Math.max(0, match.index - NEAR), match.index);
    define(match[1] as string, kindsIn(before, vocabulary, true).at(-1));
  }
  const [group] = vocabulary.lexicon[KINDS[0] as string] ?? [];
  for (const name of calledByKind(beginning, vocabulary)) define(name, group);
  return names ?? NO_NAMES;
}

/** Words for an organisation, of those that phrases know less well (lists `group-kinds`, `group-names`), that a text calls one by. */
function calledByKind(beginning: string, { lexicon }: Vocabulary): string[] {
  const counts = new Map<string, number>();
  for (const [, name = ''] of beginning.matchAll(SELF)) {
    const norm = name.toLowerCase();
    if (lexicon['group-names']?.includes(norm)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= OFTEN).map(([name]) => name);
}

function lineBefore(text: string, from: number, to: number): string {
  const before = text.slice(from, to);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** What a description says that somebody is, by its words that tell; or by those with a capital only, which stand in a name. */
function kindsIn(meaning: string, vocabulary: Vocabulary, named = false): string[] {
  return vocabulary.words(meaning).flatMap(({ norm, capital }) => {
    if (named && !capital) return [];
    const kind = KINDS.find((list) => vocabulary.lexicon[list]?.some((word) => norm.endsWith(word)));
    return vocabulary.lexicon[kind ?? '']?.[0] ?? [];
  });
}

/** The first words, in their normal form, of names that stand for something else in one than in the other. */
export function differing(one: ShortNames, other: ShortNames): string[] {
  const names = [...one.keys(), ...other.keys()].filter((name) => one.get(name) !== other.get(name));
  return [...new Set(names.map((name) => name.split(' ')[0] as string))];
}

/** The words of a text with each short name as one word that says what it stands for; the same words where there are none. */
export function withoutShortNames(words: readonly Word[], names: ShortNames): readonly Word[] {
  if (names.size === 0) return words;
  const found: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    const next = words[i + 1];
    const two = word.capital && next && !next.breakBefore ? names.get(`${word.norm} ${next.norm}`) : undefined;
    const norm = two ?? (word.capital ? names.get(word.norm) : undefined);
    found.push(norm === undefined ? word : { ...word, norm, end: two && next ? next.end : word.end });
    if (two) i++;
  }
  return found;
}
