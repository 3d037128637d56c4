import type { Word } from '../../text/words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How many days a month has, the first being 1. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** So far after a word its date stands; a text that is no more than a date may open with more. */
const NEAR = 8;
const ALONE = 28;

/** The first date after word `from`, as `2030-12-31`: its last day where only a month or a year is named. With -1 the whole list is looked through. */
export function dateAfter(list: readonly Word[], from: number, vocabulary: Vocabulary): string | undefined {
  for (let i = from + 1; i < Math.min(list.length, from + (from < 0 ? ALONE : NEAR)); i++) {
    const year = /^20\d\d$/.test(list[i]?.norm ?? '') ? Number(list[i]?.norm) : undefined;
    if (!year) continue;
    const month = (vocabulary.lexicon.months ?? []).indexOf(list[i - 1]?.norm ?? '') + 1;
    if (month === 0) return `${year}-12-31`;
    const day = Number(/^\d{1,2}$/.exec(list[i - 2]?.norm ?? '')?.[0] ?? daysIn(year, month));
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
  return undefined;
}
