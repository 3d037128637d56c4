import type { Range } from './lines.ts';

/** A word of a text with its exact place and the form in which cues are matched. */
export interface Word extends Range {
  /** Lower case, without diacritics, hyphens and apostrophes: `Geëvalueerd` gives `geevalueerd`. */
  norm: string;
  /** True when the source starts with a capital. */
  capital: boolean;
  /** Punctuation between the previous word and this one; `,` `;` `:` `(` and dashes end a clause. */
  breakBefore: boolean;
}

/**
 * Stands in masked text (see `document/passages.ts`) for a mark inside a word, such as the `**` of
 * `**ge**koppeld`. The scanner skips it, so the word stays whole and offsets stay those of the source.
 */
export const WORD_JOINER = '\u2060';

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\u2060]|['’\u2010\u2011-](?=[\p{L}\p{N}])|[.,](?=\p{N}))*/gu;
const DIACRITICS = /\p{M}/gu;
const IGNORED = /['’\u2010\u2011\u2060-]/g;
const CLAUSE = /[,;:()–—|]/;
const ASCII = /^[a-z0-9]*$/;

/** Normal form of a word or of a literal in a cue: what two spellings of one word share. */
export function normalise(word: string): string {
  const lower = word.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower.normalize('NFD').replace(DIACRITICS, '').replace(IGNORED, '');
}

/** A title as it stands within a sentence: its first letter small, unless an abbreviation starts it (`GPs`). */
export function inSentence(title: string): string {
  return /^\p{Lu}\p{Lu}/u.test(title) ? title : title.slice(0, 1).toLowerCase() + title.slice(1);
}

/** A text with its first letter as a capital. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * The words of `text`, in order, with offsets into it plus `base`. `%`, `€` and `£` count as words,
 * as they carry the unit of an amount.
 */
export function words(text: string, base = 0): Word[] {
  const found: Word[] = [];
  let last = 0;
  const add = (start: number, source: string): void => {
    const { norm, capital } = spellingOf(source);
    const end = start + source.length;
    // Most words stand a space apart.
    const isApart = found.length > 0 && start > last && !(start === last + 1 && text.charCodeAt(last) === 32);
    found.push({ start: base + start, end: base + end, norm, capital, breakBefore: isApart && CLAUSE.test(text.slice(last, start)) });
    last = end;
  };
  WORD.lastIndex = 0;
  const symbols = /[%€£]/.test(text);
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    if (symbols) addSymbols(text, last, match.index, add);
    add(match.index, match[0]);
  }
  if (symbols) addSymbols(text, last, text.length, add);
  return found;
}

/** The words of a text in their normal form, between spaces: what a phrase can be looked for in. */
export function normalText(text: string): string {
  return ` ${words(text)
    .map((w) => w.norm)
    .join(' ')} `;
}

function addSymbols(text: string, from: number, to: number, add: (start: number, source: string) => void): void {
  for (let i = from; i < to; i++) {
    const c = text[i] as string;
    if (c === '%' || c === '€' || c === '£') add(i, c);
  }
}

/** What follows from how a word is written. */
type Spelling = Pick<Word, 'norm' | 'capital'>;

/** A text repeats its words; that all who look one up have the same string makes that fast too. */
const spellings = new Map<string, Spelling>();
const MOST_SPELLINGS = 50_000;
/** Longer words are hardly repeated, and few would fill memory. */
const LONGEST_KEPT = 60;

function spellingOf(source: string): Spelling {
  let spelling = spellings.get(source);
  if (!spelling) {
    // An engine has a part of a text hold on to the whole: kept as it is, a word would keep every version of a document that is edited.
    const own = ` ${source}`.slice(1);
    const first = own[0] as string;
    const norm = normalise(own);
    spelling = { norm: spellings.get(norm)?.norm ?? norm, capital: first !== first.toLowerCase() };
    if (own.length > LONGEST_KEPT) return spelling;
    if (spellings.size >= MOST_SPELLINGS) spellings.clear();
    spellings.set(own, spelling);
  }
  return spelling;
}
