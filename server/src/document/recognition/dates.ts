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
    const monthAt = (at: number): number => (vocabulary.lexicon.months ?? []).indexOf(list[at]?.norm ?? '') + 1;
    const dayAt = (at: number): string | undefined => /^\d{1,2}$/.exec(list[at]?.norm ?? '')?.[0];
    // `5 May 2027`, `May 5, 2027`
    const [month, written] = monthAt(i - 1) > 0 || !dayAt(i - 1) ? [monthAt(i - 1), dayAt(i - 2)] : [monthAt(i - 2), dayAt(i - 1)];
    if (month === 0) return `${year}-12-31`;
    const day = Number(written ?? daysIn(year, month));
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
  return undefined;
}
