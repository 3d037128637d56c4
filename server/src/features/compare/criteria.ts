import type { Assessment, Standing } from '../../checks/finding.ts';
import type { Pair } from './match.ts';
import { type Both, differenceOf, Places } from './substance.ts';
import type { Change, CompareContext } from './types.ts';

/** What is there to a reader, from nothing to all that is asked; what was left out with a reason counts as not there. */
const RANK: Record<Standing, number> = { missing: 0, suppressed: 0, partial: 1, met: 2 };

/** Criteria that came or went, and elements that were added or taken out. A criterion that one version is not asked is not compared. */
export function criteriaChanges(context: CompareContext): Change[] {
  const { before, after, ui, say } = context;
  const places = { before: new Places(context.sentences, 'before'), after: new Places(context.sentences, 'after') };
  const earlier = new Map(before.assessments.map((one) => [one.criterion.id, one]));
  return after.assessments.flatMap((now): Change[] => {
    const then = earlier.get(now.criterion.id);
    const how = then && difference(then, now);
    if (!then || !how) return [];
    const better = how === 'gained' || how === 'filled';
    const [stating, side] = better ? [now, 'after' as const] : [then, 'before' as const];
    if (isReadOtherwise(stating, absentOnly(better ? then : now, stating), places[side], context)) return [];
    const one = absentOnly(then, now);
    const other = absentOnly(now, then);
    const elements = (better ? one : other).map(({ title }) => title[ui]).join('; ');
    const key = elements === '' || how === 'gained' || how === 'lost' ? `compare/criterion/${how}` : `compare/criterion/${how}-elements`;
    return [
      {
        about: 'criterion',
        how,
        message: say(key, { title: now.criterion.title[ui], elements }),
        before: undefined,
        after: undefined,
      },
    ];
  });
}

function difference(then: Assessment, now: Assessment): string | undefined {
  const [from, to] = [RANK[then.standing], RANK[now.standing]];
  if (from === 0 && to > 0) return 'gained';
  if (from > 0 && to === 0) return 'lost';
  if (to > from) return 'filled';
  if (to < from) return 'thinned';
  if (from !== 1) return undefined;
  return absentOnly(then, now).length > 0 ? 'filled' : absentOnly(now, then).length > 0 ? 'thinned' : undefined;
}

/** Elements that one lacks and the other does not. */
function absentOnly(one: Assessment, other: Assessment): Assessment['absent'] {
  return one.absent.filter((element) => !other.absent.some(({ id }) => id === element.id));
}

/** Fewer words that say something than this came to a sentence or went from it: what stands around it made it count. */
const FEW = 2;

/** True where all that states some elements stands in both versions, as it was but for a word; what only the model of subjects tells is no news either way. */
function isReadOtherwise({ evidence }: Assessment, elements: Assessment['absent'], places: Places, context: CompareContext): boolean {
  const stating = evidence.filter(({ element }) => elements.some(({ id }) => id === element));
  return (
    stating.length > 0 &&
    stating.every(
      ({ start, certainty, guessed, element }) => certainty !== 'declared' && (guessed || isAsItWas(places.at(start), element, context)),
    )
  );
}

function isAsItWas(pair: Pair | undefined, element: string | null, context: CompareContext): boolean {
  if (!pair?.before || !pair.after) return false;
  if (pair.same) return true;
  const { replaced, binding, conditions, names, fewerNames, gone, come } = differenceOf(pair as Both, context);
  // Who sends a message, or gets it, is still named.
  if (element === 'sender' || element === 'recipient') return !fewerNames;
  // Another amount in the place of one says as much on a subject as that did.
  if (!replaced || binding || conditions || names) return false;
  const others = (stems: readonly string[]): number => stems.filter((stem) => !replaced.has(stem)).length;
  return others(gone) < FEW && others(come) < FEW;
}
