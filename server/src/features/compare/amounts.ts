import type { DocumentModel, Sentence } from '../../document/model.ts';
import type { Lexicon } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { type Word, words } from '../../text/words.ts';
import { finderOf, listOf, numbersOf } from './lists.ts';

/** An amount, a length of time or a day that a text states. */
export interface Amount extends Range {
  type: 'money' | 'percent' | 'number' | 'period' | 'date';
  /** As written. */
  text: string;
  /** As compared. */
  norm: string;
  /** Of what comes again: how many times a year; undefined where that cannot be told, and of a stretch of time. */
  often: number | undefined;
  /** It says of an amount in how much time that is: `€ 45 per maand`. */
  rate: boolean;
  /** By which it is more or less than another of its type: euros, days; undefined where that cannot be told. */
  size: number | undefined;
  /** Of a stretch of time: what it is counted in; days and weeks, or weeks and months, are only nearly each other's multiples. */
  unit: string | undefined;
}

/** What recognition read in some sentences. */
interface Stating {
  statements: readonly { sentence: Pick<Sentence, 'words' | 'values'>; base: number }[];
}

const TYPES: readonly string[] = ['money', 'percent', 'number', 'period', 'date'] satisfies Amount['type'][];
const YEAR = 365.25;
/** Lists of the lexicon with the names of a unit of time, and its days. */
const DAYS: readonly (readonly [list: string, days: number])[] = [
  ['unit-minutes', 1 / 1440],
  ['unit-hours', 1 / 24],
  // Five of them are a week.
  ['unit-working-days', 7 / 5],
  ['unit-days', 1],
  ['unit-weeks', 7],
  ['unit-months', YEAR / 12],
  ['unit-quarters', YEAR / 4],
  ['unit-half-years', YEAR / 2],
  ['unit-years', YEAR],
];

/** `75 jaar en ouder`: how old somebody is, no length of time. */
function isAge(words: readonly Word[], to: number, lexicon: Lexicon): boolean {
  const [one = '', other = ''] = [words[to]?.norm, words[to + 1]?.norm];
  return [one, `${one} ${other}`].some((said) => lexicon['age-after']?.includes(said));
}

/** What a unit states in amounts, in order; of amounts within one another the longest. */
export function amountsIn(
  { statements }: Stating,
  { text, language }: Pick<DocumentModel, 'text' | 'language'>,
  lexicon: Lexicon,
): Amount[] {
  const found = statements.flatMap(({ sentence, base }) =>
    sentence.values.flatMap(({ type: found, from, to }): Amount[] => {
      const type = found === 'period' && isAge(sentence.words, to, lexicon) ? 'number' : found;
      // `half an hour`: half of it is read as a word before it.
      const halved = has(lexicon, 'halves', sentence.words[from - 1]?.norm ?? '') ? 1 : 0;
      const again = type === 'period' ? againBefore(sentence.words, from, lexicon) : 0;
      const words = sentence.words.slice(from - Math.max(halved, again), to);
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
      const often = type === 'period' ? oftenOf(words, lexicon, language) : undefined;
      const rate = often !== undefined && has(lexicon, 'each', first.norm) && sentence.values.some((value) => isPaid(value, from));
      const size = often === undefined ? sizeOf(type as Amount['type'], words, lexicon, language) : undefined;
      const unit = type === 'period' && size !== undefined ? unitIn(words, lexicon)?.[0] : undefined;
      return [{ ...range, type: type as Amount['type'], text: written, norm, often, rate, size, unit }];
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

function isPaid({ type, to }: { type: string; to: number }, before: number): boolean {
  return (type === 'money' || type === 'percent') && to <= before;
}

/** How many words before a time say how many times it comes: `four times | a year`, `eens in de | twee jaar`, `om de | twee weken`. */
function againBefore(words: readonly Word[], from: number, lexicon: Lexicon): number {
  const norms = [3, 2, 1].map((back) => words[from - back]?.norm ?? '');
  const [third = '', second = '', first = ''] = norms;
  if (has(lexicon, 'times-after', first)) return has(lexicon, 'numbers', second) || /^\d+$/.test(second) ? 2 : 0;
  if (again(first, lexicon)) return 1;
  const two = `${second} ${first}`;
  if ((lexicon['every-before'] ?? []).includes(two)) return again(third, lexicon) ? 3 : 2;
  return (lexicon['once-before'] ?? []).includes(two) && again(third, lexicon) ? 3 : 0;
}

function again(norm: string, lexicon: Lexicon): boolean {
  return rateOf(norm, 'times-counts', lexicon) !== undefined;
}

/** A number behind a word of a list: `halfjaarlijks 2`. */
function rateOf(norm: string, list: string, lexicon: Lexicon): number | undefined {
  return numbersOf(lexicon, list).get(norm);
}

/** How many times a year something comes: `jaarlijks`, `elk kwartaal`, `vier keer per jaar`, `every two years`. */
function oftenOf(words: readonly Word[], lexicon: Lexicon, language: DocumentModel['language']): number | undefined {
  const norms = words.map(({ norm }) => norm);
  const [only] = norms;
  if (norms.length === 1 && only !== undefined) return rateOf(only, 'frequency-counts', lexicon);
  const unit = unitIn(words, lexicon);
  if (!unit) return undefined;
  const counted = norms.flatMap((norm) => rateOf(norm, 'times-counts', lexicon) ?? []);
  const times = norms.findIndex((norm) => has(lexicon, 'times-after', norm));
  const comes =
    norms.some((norm) => has(lexicon, 'each', norm)) || (lexicon['every-before'] ?? []).some((two) => norms.join(' ').includes(two));
  if (!comes && counted.length === 0 && times < 0) return undefined;
  const before = words.slice(0, Math.max(times, 0));
  const count = times < 0 ? (counted[0] ?? 1) : numberIn(before, lexicon, language);
  const behind = words.slice(times + 1).filter(({ norm }) => !again(norm, lexicon));
  const stretch = numberIn(behind, lexicon, language) ?? (behind.some(({ norm }) => isNumber(norm, lexicon)) ? undefined : 1);
  return count === undefined || stretch === undefined ? undefined : (count * YEAR) / (unit[1] * stretch);
}

function isNumber(norm: string, lexicon: Lexicon): boolean {
  return has(lexicon, 'numbers', norm) || /^\d/.test(norm);
}

function unitIn(words: readonly Word[], lexicon: Lexicon): (typeof DAYS)[number] | undefined {
  return DAYS.find(([list]) => words.some(({ norm }) => has(lexicon, list, norm)));
}

function sizeOf(type: Amount['type'], words: readonly Word[], lexicon: Lexicon, language: DocumentModel['language']): number | undefined {
  if (type === 'date') return undefined;
  const number = numberIn(words, lexicon, language);
  if (type !== 'period') return number;
  const days = unitIn(words, lexicon)?.[1];
  return days === undefined || number === undefined ? undefined : number * days;
}

/** By less than this, times in different units are one for another: four weeks and a month. */
const NEARLY = 1.1;

/** Which of two amounts is more; undefined where they cannot be compared. */
export function compareAmounts(one: Amount, other: Amount): 'more' | 'less' | 'more-often' | 'less-often' | undefined {
  if (one.rate || other.rate) return undefined;
  if (one.often !== undefined && other.often !== undefined && one.often !== other.often)
    return other.often > one.often ? 'more-often' : 'less-often';
  if (one.size === undefined || other.size === undefined || one.size === other.size) return undefined;
  const ratio = Math.max(one.size, other.size) / Math.min(one.size, other.size);
  if (one.unit !== other.unit && ratio < NEARLY) return undefined;
  return other.size > one.size ? 'more' : 'less';
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
function keyOf({ size, norm, often, unit }: Amount): string {
  if (often !== undefined) return `${often.toPrecision(4)} a year`;
  // Ten working days are no two weeks where a holiday falls in them.
  return size === undefined ? norm : `${size.toPrecision(6)}${unit === 'unit-working-days' ? unit : ''}`;
}
