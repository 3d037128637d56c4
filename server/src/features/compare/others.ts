import { ARTICLES } from './articles.ts';
import type { Pair } from './match.ts';
import { nameAt, onlyDifference } from './renamed.ts';
import { isTold, placed } from './said.ts';
import { changedPairs, evidenceOf } from './substance.ts';
import type { Change, CompareContext } from './types.ts';
import { labelOf, type Unit } from './units.ts';

/** A class, a code or a number: `III`, `2b`, `NYHA`. */
const CODE = /^(?:[IVX]+|.*\d.*|\p{Lu}{2,})$/u;

/**
 * Sentences in which one name, or one class or code, stands in the place of another and all else is as it was, where no other
 * change tells of it. Another word that is none of these is most often the same thing in other words.
 */
export function othersNamed(context: CompareContext, told: readonly Change[]): Change[] {
  const { before, after, say } = context;
  return changedPairs(context.sentences).flatMap((pair): Change[] => {
    if (told.some((change) => isTold(change, pair, context))) return [];
    const found = inPlaceOf(pair);
    if (!found) return [];
    const { was, is, name } = found;
    const at = { before: placed(before, pair.before, was), after: placed(after, pair.after, is) };
    const feedback = evidenceOf(pair.after, after.model).some(({ criterion }) => criterion === 'feedback');
    const about = !name ? 'term' : feedback ? 'feedback' : 'duty';
    const label = labelOf(pair.after) || say('compare/no-heading');
    const message = say(`compare/${name ? 'name' : 'code'}/changed`, { label, before: was, after: is });
    return [{ about, how: 'changed', message, ...at }];
  });
}

function inPlaceOf({ before, after }: Pair & { before: Unit; after: Unit }): { was: string; is: string; name: boolean } | undefined {
  const run = onlyDifference(before.words, after.words);
  if (!run) return undefined;
  const [one, other] = [before.words.length - run.end, after.words.length - run.end];
  // `the heart failure | nurse`: what a name ends in may be as it was.
  for (const more of ARTICLES.has(before.words[run.from - 1] ?? '') ? [0, 1] : [0]) {
    const names = [
      nameAt(before, before.words.slice(run.from, one + more).join(' ')),
      nameAt(after, after.words.slice(run.from, other + more).join(' ')),
    ];
    if (names[0] && names[1]) return { was: names[0].text, is: names[1].text, name: true };
  }
  const coded = (unit: Unit, to: number): boolean =>
    written(unit, run.from, to)
      .split(/\s+/)
      .some((word) => CODE.test(word));
  if (!coded(before, one) || !coded(after, other)) return undefined;
  // With a word on either side it can be read by itself.
  const from = Math.max(0, run.from - 1);
  return { was: written(before, from, one + 1), is: written(after, from, other + 1), name: false };
}

/** Words of a sentence as they are written. */
function written({ statements, text, words }: Unit, from: number, to: number): string {
  const [only] = statements;
  const said = only && statements.length === 1 ? only.sentence.words : undefined;
  if (!only || !said || said.length !== words.length) return text;
  const [first, last] = [said[from], said[Math.min(to, said.length) - 1]];
  return first && last ? only.passage.plain.slice(first.start - only.passage.start, last.end - only.passage.start) : text;
}
