import type { Lexicon, VALUE_TYPES } from '../../framework/types.ts';
import type { Slot } from '../../text/phrases.ts';
import { normalise, type Word } from '../../text/words.ts';

/**
 * Typed values in a sentence: what makes a `timing` hold a time and a `measure` a number.
 * - `period`: a term or a frequency (`binnen twee weken`, `elk voorjaar`, `once a year`)
 * - `term`: a period that is a length of time (`vier jaar`), not a frequency
 * - `date`: a day, month or year (`1 mei 2027`, `eind 2029`)
 * - `money`, `percent`, `number`: amounts; `number` leaves out years, clause numbers and periods
 * - `contact`: a telephone number, an e-mail or web address, a street with a number
 * - `party`, `body`: words that name who
 */
export type ValueType = (typeof VALUE_TYPES)[number];

export interface Value extends Slot {
  type: ValueType;
}

type Sets = Record<string, Set<string>>;

/** What a word can be by itself: bits that are looked up once per word, as most words are none of them. */
const TIME = 1;
const PARTY = 2;
const BODY = 4;
const NUMBER = 8;
/** A year as a notary writes it: `tweeduizend eenendertig` is two words, of which the first will do. */
const WRITTEN_YEAR = /^tweeduizend/;
const TIME_LISTS = ['frequency', 'times', 'units', 'every', 'seasons', 'weekdays', 'months'];
/** Different words that are remembered; a text has a few thousand. */
const MOST_WORDS = 20_000;

/** Finds the values of a language; made once per lexicon. */
export class ValueFinder {
  readonly #sets: Sets = {};
  readonly #known = new Map<string, number>();

  constructor(lexicon: Lexicon) {
    for (const [key, list] of Object.entries(lexicon)) this.#sets[key] = new Set(list.map(normalise));
  }

  /** Values in a sentence, ordered by their first word; they may overlap. */
  find(words: readonly Word[], text: string, base: number): Value[] {
    const found: Value[] = [];
    let any = 0;
    for (let i = 0; i < words.length; i++) {
      const can = this.#canBe((words[i] as Word).norm);
      any |= can;
      if (can & TIME) this.#timeAt(words, i, found);
      if (can & PARTY) found.push({ type: 'party', from: i, to: i + 1 });
      if (can & BODY) found.push({ type: 'body', from: i, to: i + 1 });
    }
    if (any & NUMBER) this.#numbers(words, found);
    contacts(words, text, base, found);
    return found.length > 1 ? found.sort((a, b) => a.from - b.from || b.to - a.to) : found;
  }

  #canBe(norm: string): number {
    let can = this.#known.get(norm);
    if (can !== undefined) return can;
    can = 0;
    if (/^\d|^(?:dagelijkse?|daily)$/.test(norm) || ATTACHED.test(norm) || TIME_LISTS.some((list) => this.#has(list, norm))) can |= TIME;
    if (this.#has('parties', norm)) can |= PARTY;
    if (this.#isBody(norm)) can |= BODY;
    if (/^\d/.test(norm) || this.#has('numbers', norm) || /(?:honderd|duizend|tig)$/.test(norm)) can |= NUMBER;
    if (this.#known.size >= MOST_WORDS) this.#known.clear();
    this.#known.set(norm, can);
    return can;
  }

  #has(list: string, norm: string | undefined): boolean {
    return norm !== undefined && (this.#sets[list]?.has(norm) ?? false);
  }

  #isBody(norm: string): boolean {
    if (this.#has('bodies', norm)) return true;
    return (
      /(?:commissie|vergadering|bestuur|raad|groep|bureau)$/.test(norm) &&
      norm.length > 7 &&
      !/zorggroep|doelgroep|beroepsgroep$/.test(norm)
    );
  }

  isNumber(norm: string | undefined): boolean {
    return norm !== undefined && (this.#canBe(norm) & NUMBER) !== 0;
  }

  #timeAt(words: readonly Word[], i: number, found: Value[]): void {
    const at = (k: number): string | undefined => words[k]?.norm;
    const word = at(i) as string;
    const period = (from: number, to: number): void => void found.push({ type: 'period', from, to });
    const date = (from: number, to: number): void => void found.push({ type: 'date', from, to });
    if (/^(?:dagelijkse?|daily)$/.test(word) && /^(?:bestuur|leiding|management|running)/.test(at(i + 1) ?? '')) return;
    if (this.#has('frequency', word) || (this.#has('times', word) && this.#has('units', at(i + 2)))) {
      period(i, this.#has('times', word) ? i + 3 : i + 1);
      return;
    }
    if (this.#has('units', word)) {
      const adjective = /^(?:working|business|calendar|kalender|volle|full|hele|whole|opeenvolgende|consecutive)$/.test(at(i - 1) ?? '')
        ? 1
        : 0;
      const before = at(i - 1 - adjective);
      const start = i - 1 - adjective;
      // `om de twee jaren`, `om de week`: how often, not how long
      const every = at(start - 1) === 'de' ? start - 2 : start - 1;
      if (at(every) === 'om' && (this.isNumber(before) || before === 'de' || before === 'het')) period(every, i + 1);
      else if (this.isNumber(before)) {
        const each = this.#has('each', at(start - 1));
        period(each ? start - 1 : start, i + 1);
        if (!each) found.push({ type: 'term', from: start, to: i + 1 });
      } else if (this.#has('each', before) || this.#has('moments', before) || before === 'a' || before === 'an') period(start, i + 1);
      return;
    }
    if (ATTACHED.test(word)) period(i, i + 1);
    if (this.#has('every', word) && at(i + 1) && !/^(?:other|ander)$/.test(at(i + 1) as string)) {
      // `bij elke vergadering`, `after each visit`: a recurring moment
      if (
        (this.#has('after', at(i - 1)) && !this.#has('no-moments', at(i + 1))) ||
        this.#has('seasons', at(i + 1)) ||
        this.#has('weekdays', at(i + 1)) ||
        this.#has('months', at(i + 1)) ||
        /(?:vergadering|bijeenkomst|meeting|overleg)$/.test(at(i + 1) as string)
      )
        period(i, i + 2);
      return;
    }
    if (this.#has('seasons', word)) {
      if (this.#has('season-before', at(i - 1))) period(i - 1, i + 1);
      if (isYear(at(i + 1))) date(i, i + 2);
      return;
    }
    if (this.#has('weekdays', word)) {
      if (this.#has('every', at(i - 1)) || this.#has('moments', at(i - 1)) || at(i - 1) === 'op' || at(i - 1) === 'on')
        period(i - 1, i + 1);
      return;
    }
    if (this.#has('months', word)) {
      // `may`, the verb
      if (word === 'may' && !words[i]?.capital) return;
      const dayBefore = /^\d{1,2}$/.test(at(i - 1) ?? '');
      const day = dayBefore || /^\d{1,2}$/.test(at(i + 1) ?? '');
      const year = isYear(at(i + 1)) || isYear(at(i + 2));
      if (day || year || words[i]?.capital || this.#has('month-before', at(i - 1))) {
        // `May 5, 2027`; without a year it may be a number of something: `In september 31 vacatures`.
        if (day && !dayBefore && isYear(at(i + 2))) date(i, i + 3);
        else if (day || year) date(Math.max(0, i - (day ? 1 : 0)), isYear(at(i + 1)) ? i + 2 : i + 1);
        if (!year && (day || this.#has('month-before', at(i - 1)))) period(Math.max(0, i - 1), i + 1);
        if (!year && !day && this.#has('month-before', at(i - 1))) date(i - 1, i + 1);
      }
      return;
    }
    if (isYear(word) || WRITTEN_YEAR.test(word)) {
      date(i, i + 1);
      return;
    }
    if (/^\d{1,2}[-/]\d{1,2}[-/]\d{2,4}$/.test(word) || (/^\d{4}\d{2}\d{2}$/.test(word) && /^(?:19|20)/.test(word))) date(i, i + 1);
  }

  #numbers(words: readonly Word[], found: Value[]): void {
    const taken = new Set<number>();
    for (const v of found) if (v.type === 'period' || v.type === 'date') for (let i = v.from; i < v.to; i++) taken.add(i);
    for (let i = 0; i < words.length; i++) {
      const norm = (words[i] as Word).norm;
      const next = words[i + 1]?.norm;
      const before = words[i - 1]?.norm;
      if (!this.isNumber(norm) || (i === 0 && opensWithClauseNumber(words))) continue;
      if (
        before === '€' ||
        before === '£' ||
        next === 'euro' ||
        next === 'euros' ||
        next === 'pounds' ||
        next === 'pound' ||
        next === 'ton' ||
        next === '€'
      )
        found.push({ type: 'money', from: i, to: i + 1 });
      else if (next === '%' || next === 'procent' || next === 'percent' || (next === 'per' && words[i + 2]?.norm === 'cent'))
        found.push({ type: 'percent', from: i, to: next === 'per' ? i + 3 : i + 2 });
      else if (
        !taken.has(i) &&
        norm !== 'een' &&
        norm !== 'one' &&
        norm !== 'half' &&
        !this.#has('not-a-number-after', before) &&
        !isYear(norm)
      )
        found.push({ type: 'number', from: i, to: i + 1 });
    }
    // `negen van de tien`, `nine of the ten`: a share
    for (let i = 0; i + 2 < words.length; i++)
      if (
        this.isNumber(words[i]?.norm) &&
        (words[i + 1]?.norm === 'van' || words[i + 1]?.norm === 'of') &&
        this.isNumber(words[i + 3]?.norm) &&
        !taken.has(i)
      )
        found.push({ type: 'percent', from: i, to: i + 4 });
  }
}

/** The number of a clause, which opens it: `5.3 De praktijk …`. */
const CLAUSE = /^\d{1,2}(?:\.\d{1,2})+$/;

/** True where the first of some words is the number of a clause, and the second opens its sentence. */
export function opensWithClauseNumber([first, second]: readonly Word[]): boolean {
  return first !== undefined && CLAUSE.test(first.norm) && second?.capital === true;
}

/** A number and its unit in one word: `48uurs` (`48-uurs`), `tweejaarlijkse`. */
const ATTACHED =
  /^\d+(?:uurs?|daags?|weekse?|maands?|jaars?)|^(?:twee|drie|vier|vijf|zes|tien)(?:wekelijks|maandelijks|jaarlijks|jarige?)e?$/;

function isYear(norm: string | undefined): boolean {
  return norm !== undefined && /^(?:19[6-9]|20[0-6])\d(?:20\d\d)?$/.test(norm);
}

const REACHABLE =
  /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}|(?<![\d.,€])(?:\+\d{2}[ -]?|\(?0)\d{1,4}\)?(?:[ -]?\d){5,9}(?![\d])|\b(?:toestel|extension|ext\.?)\s?\d{2,6}|\b(?:https?:\/\/|www\.)[^\s<>]{3,80}|\p{Lu}[\p{L}-]{2,30}(?:straat|laan|weg|plein|kade|singel|gracht|hof|dijk|pad|markt)\s\d{1,4}\b|\b\d{1,4}\s\p{Lu}[\p{L}]{2,20}\s(?:Street|Road|Lane|Avenue|Square|Close|Way)\b/gu;

function contacts(words: readonly Word[], text: string, base: number, found: Value[]): void {
  if (!/[@\d/]/.test(text)) return;
  for (const match of text.matchAll(REACHABLE)) {
    const start = base + match.index;
    const end = start + match[0].length;
    const from = words.findIndex((w) => w.end > start);
    if (from < 0) continue;
    let to = from;
    while (to < words.length && (words[to] as Word).start < end) to++;
    found.push({ type: 'contact', from, to: Math.max(to, from + 1) });
  }
}
