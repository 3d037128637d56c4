import type { DocumentModel, Sentence } from '../../document/model.ts';
import type { Lexicon } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { normalise, type Word, words } from '../../text/words.ts';
import { finderOf, listOf } from './lists.ts';

/** An amount, a length of time or a day that a text states. */
export interface Amount extends Range {
  type: 'money' | 'percent' | 'number' | 'period' | 'date';
  /** As written. */
  text: string;
  /** As compared. */
  norm: string;
  /** Of a period: the unit of time in each of which it comes once. */
  each: string | undefined;
  /** By which it is more or less than another of its type: euros, days; undefined where that cannot be told. */
  size: number | undefined;
}

/** What recognition read in some sentences. */
interface Stating {
  statements: readonly { sentence: Pick<Sentence, 'words' | 'values'>; base: number }[];
}

const TYPES: readonly string[] = ['money', 'percent', 'number', 'period', 'date'] satisfies Amount['type'][];
/** Lists of the lexicon with the names of a unit of time, and its days. */
const DAYS: readonly (readonly [list: string, days: number])[] = [
  ['unit-minutes', 1 / 1440],
  ['unit-hours', 1 / 24],
  ['unit-days', 1],
  ['unit-weeks', 7],
  ['unit-months', 30.4],
  ['unit-quarters', 91.3],
  ['unit-years', 365.25],
];

const AGE = /^(?:(?:en|of|and|or) )?(?:ouder|jonger|oud|older|younger|old)\b|^(?:and|or) (?:over|above)\b/;

/** `75 jaar en ouder`: how old somebody is, no length of time. */
function isAge(words: readonly Word[], to: number): boolean {
  return AGE.test(
    words
      .slice(to, to + 2)
      .map(({ norm }) => norm)
      .join(' '),
  );
}

/** What a unit states in amounts, in order; of amounts within one another the longest. */
export function amountsIn(
  { statements }: Stating,
  { text, language }: Pick<DocumentModel, 'text' | 'language'>,
  lexicon: Lexicon,
): Amount[] {
  const found = statements.flatMap(({ sentence, base }) =>
    sentence.values.flatMap(({ type: found, from, to }): Amount[] => {
      const type = found === 'period' && isAge(sentence.words, to) ? 'number' : found;
      // `half an hour`: half of it is read as a word before it.
      const halved = has(lexicon, 'halves', sentence.words[from - 1]?.norm ?? '') ? 1 : 0;
      const words = sentence.words.slice(from - Math.max(halved, timesBefore(sentence.words, from, lexicon)), to);
      const [first, last] = [words[0], words.at(-1)];
      if (!first || !last || !TYPES.includes(type)) return [];
      // The sign of a currency is no word.
      const sign =
        type === 'money' ? (/[€£$]\s?$/.exec(text.slice(Math.max(0, base + first.start - 2), base + first.start))?.[0].length ?? 0) : 0;
      const range = { start: base + first.start - sign, end: base + last.end };
      // Of a number it must be said of what.
      const next = found === 'number' ? sentence.words[to] : undefined;
      const written = text.slice(range.start, next && !next.breakBefore ? base + next.end : range.end).replace(/\s+/g, ' ');
      const norm = words.map((word) => word.norm).join(' ');
      const size = sizeOf(type as Amount['type'], words, lexicon, language);
      return [
        { ...range, type: type as Amount['type'], text: written, norm, each: type === 'period' ? eachOf(words, lexicon) : undefined, size },
      ];
    }),
  );
  let reached = -1;
  // What begins later, or there and ends sooner, stands in what came before where that reaches as far.
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ end }) => {
      const inside = end <= reached;
      reached = Math.max(reached, end);
      return !inside;
    });
}

/** What a text that is quoted from a document states in amounts. */
export function amountsOf(quoted: string, { language }: Pick<DocumentModel, 'language'>, lexicon: Lexicon): Amount[] {
  const found = words(quoted);
  const values = finderOf(lexicon).find(found, quoted, 0);
  const sentence = { words: found, values };
  return amountsIn({ statements: [{ sentence, base: 0 }] }, { text: quoted, language }, lexicon);
}

/** How many words before a frequency say how many times: `four times | a year`. */
function timesBefore(words: readonly Word[], from: number, lexicon: Lexicon): number {
  const [number, times] = [words[from - 2], words[from - 1]];
  if (!number || !times || !has(lexicon, 'times-after', times.norm)) return 0;
  return has(lexicon, 'numbers', number.norm) || /^\d+$/.test(number.norm) ? 2 : 0;
}

function sizeOf(type: Amount['type'], words: readonly Word[], lexicon: Lexicon, language: DocumentModel['language']): number | undefined {
  if (type === 'date') return undefined;
  const number = numberIn(words, lexicon, language);
  if (type !== 'period') return number;
  const days = DAYS.find(([list]) => words.some(({ norm }) => has(lexicon, list, norm)))?.[1];
  return days === undefined || number === undefined ? undefined : number * days;
}

/** `elk kwartaal`, `per kwartaal`, `quarterly`: the list of the lexicon with the unit of time. */
function eachOf(words: readonly Word[], lexicon: Lexicon): string | undefined {
  const unit = (norm: string): string | undefined =>
    DAYS.find(([list]) =>
      (lexicon[list] ?? []).some(
        (word) => normalise(word) === norm || (has(lexicon, 'frequency', norm) && norm === `${normalise(word)}ly`),
      ),
    )?.[0];
  const [first, last] = [words[0]?.norm ?? '', words.at(-1)?.norm ?? ''];
  if (words.length === 1) return has(lexicon, 'frequency', first) ? unit(first) : undefined;
  return words.length === 2 && (has(lexicon, 'each', first) || has(lexicon, 'every', first)) ? unit(last) : undefined;
}

/** The one number in some words; undefined where there is none, or more than one. */
function numberIn(words: readonly Word[], lexicon: Lexicon, language: DocumentModel['language']): number | undefined {
  const found = words.flatMap(({ norm }) => numberOf(norm, lexicon, language) ?? []);
  const half = words.some(({ norm }) => has(lexicon, 'halves', norm));
  if (half && found.every((number) => number === 1)) return 0.5;
  if (found.length === 0 && words.some(({ norm }) => has(lexicon, 'single', norm))) return 1;
  const times =
    FACTORS.find(([list]) =>
      words.some(({ norm }) => found.length === 1 && has(lexicon, list, norm) && !has(lexicon, 'counted-tens', norm)),
    )?.[1] ?? 1;
  return found.length === 1 ? (found[0] as number) * times : undefined;
}

/** Lists of the lexicon with what multiplies a number. */
const FACTORS: readonly (readonly [list: string, factor: number])[] = [
  ['millions', 1e6],
  ['thousands', 1000],
  ['hundreds', 100],
];

function numberOf(norm: string, lexicon: Lexicon, language: DocumentModel['language']): number | undefined {
  const counted = listOf(lexicon, 'counted').get(norm);
  if (counted !== undefined) return counted + 1;
  const tens = listOf(lexicon, 'counted-tens').get(norm);
  if (tens !== undefined) return (tens + 1) * 10;
  if (!/^\d[\d.,]*$/.test(norm)) return compoundOf(norm, lexicon);
  const plain = language === 'nl' ? norm.replaceAll('.', '').replace(',', '.') : norm.replaceAll(',', '');
  const number = Number(plain);
  return Number.isNaN(number) ? undefined : number;
}

/** `vijfduizend`, `vijftienhonderd`: a number and what multiplies it in one word. */
function compoundOf(norm: string, lexicon: Lexicon): number | undefined {
  for (const [list, factor] of FACTORS)
    for (const word of listOf(lexicon, list).keys()) {
      if (norm.length <= word.length || !norm.endsWith(word)) continue;
      const first = norm.slice(0, -word.length);
      const one = listOf(lexicon, 'counted').get(first) ?? (listOf(lexicon, 'counted-tens').get(first) ?? -1) * 10 + 9;
      if (one >= 0) return (one + 1) * factor;
    }
  return undefined;
}

function has(lexicon: Lexicon, list: string, norm: string): boolean {
  return listOf(lexicon, list).has(norm);
}

/** What changed between the amounts of two versions of a text: those of one type that stand in only one, in pairs as far as they go. */
export function amountChanges(
  before: readonly Amount[],
  after: readonly Amount[],
): { type: Amount['type']; before: Amount | undefined; after: Amount | undefined }[] {
  return (TYPES as readonly Amount['type'][]).flatMap((type) => {
    const gone = lacking(before, after, type);
    const come = lacking(after, before, type);
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => ({ type, before: gone[i], after: come[i] }));
  });
}

function lacking(one: readonly Amount[], other: readonly Amount[], type: Amount['type']): Amount[] {
  const left = other.filter((amount) => amount.type === type).map(keyOf);
  return one
    .filter((amount) => amount.type === type)
    .filter((amount) => {
      const at = left.indexOf(keyOf(amount));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
}

/** `zes weken` and `6 weken` are one, and so are `elk kwartaal` and `per kwartaal`. */
function keyOf({ size, norm, each }: Amount): string {
  if (each !== undefined) return each;
  return size === undefined ? norm : size.toPrecision(6);
}
