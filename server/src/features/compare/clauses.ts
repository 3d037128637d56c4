import { amountChanges, amountsIn } from './amounts.ts';
import type { Pair } from './match.ts';
import { conditionsIn } from './power-said.ts';
import { bindingOf, evidenceIn, isTold, placed, sameWords } from './said.ts';
import { Places } from './substance.ts';
import type { Change, ClauseChange, ClauseState, CompareContext, Side } from './types.ts';
import { labelOf, type Unit } from './units.ts';
import { wordDifference } from './words.ts';

/** Clauses that are not as they were, in the order of the later version; what moved together under one heading is told once. */
export function clauseChanges(context: CompareContext, told: readonly Change[]): ClauseChange[] {
  const changes: ClauseChange[] = [];
  const places = { before: new Places(context.sentences, 'before'), after: new Places(context.sentences, 'after') };
  let last: Pair | undefined;
  for (const pair of context.pairs) {
    const change = changeOf(pair, context, told, places);
    // A heading that moves takes along what stands under it.
    const along =
      change?.state === 'moved' && changes.at(-1)?.state === 'moved' && last?.moved && last.after?.heading === pair.after?.heading;
    if (change && !along) changes.push(change);
    last = pair;
  }
  return changes;
}

function changeOf(pair: Pair, context: CompareContext, told: readonly Change[], places: Beside): ClauseChange | undefined {
  const { before, after, same, moved } = pair;
  const state = stateOf(pair, context, told, places);
  if (!state) return undefined;
  const at = (unit: Unit | undefined, side: CompareContext['before']): ClauseChange['before'] =>
    unit && { ...placed(side, unit, unit.text), label: labelOf(unit) };
  const [one, other] = [before?.text ?? '', after?.text ?? ''];
  return {
    state,
    moved: moved && !same,
    heading: (after ?? before)?.kind === 'heading',
    before: at(before, context.before),
    after: at(after, context.after),
    difference:
      before && after
        ? one === other
          ? [{ in: 'both', text: other }]
          : wordDifference(one, other)
        : [{ in: state === 'merged' || state === 'split' ? 'both' : before ? 'before' : 'after', text: before ? one : other }],
  };
}

type Beside = Record<'before' | 'after', Places>;

function stateOf(
  { before, after, same, moved }: Pair,
  context: CompareContext,
  told: readonly Change[],
  places: Beside,
): ClauseState | undefined {
  if (!before) return after && livesOn(after, places.after) ? 'split' : 'added';
  if (!after) return livesOn(before, places.before) ? 'merged' : 'removed';
  if (!same) {
    const substance = after.kind === 'heading' || told.some((change) => isTold(change, { before, after }, context));
    const stayed = stays(before, places.before) && stays(after, places.after);
    return substance || !(stayed || isSameSubstance(before, after, context)) ? 'changed' : 'reworded';
  }
  if (moved) return 'moved';
  return before.number === after.number && sameWords(before.text, after.text) ? undefined : 'renumbered';
}

/**
 * True where nothing that is recognised differs: amounts and times, who is named, what is stated on which criterion, whether
 * it is denied, and how binding it is. What is not recognised may differ all the same, so who reads it is told no more than that.
 */
function isSameSubstance(before: Unit, after: Unit, context: CompareContext): boolean {
  const { lexicon } = context;
  const one = amountsIn(before, context.before.model, lexicon);
  const other = amountsIn(after, context.after.model, lexicon);
  if (amountChanges(one, other).length > 0) return false;
  return signs(before, context.before, context) === signs(after, context.after, context);
}

function signs(unit: Unit, { model }: Side, { lexicon }: CompareContext): string {
  const stated = evidenceIn(model, unit).flatMap(({ criterion, element, certainty }) =>
    // What its words alone make of a sentence may turn with their order.
    element === null || certainty === 'cue' ? [] : [`${criterion}/${element}`],
  );
  const named = unit.statements.flatMap(({ sentence }) => [
    ...sentence.mentions.map(({ key }) => key),
    ...sentence.values.flatMap(({ type, from, to }) =>
      type === 'party' || type === 'body' ? sentence.words.slice(from, to).map(({ norm }) => norm.replace(/(?:en|s)$/, '')) : [],
    ),
  ]);
  return JSON.stringify([
    bindingOf(unit.text, lexicon),
    conditionsIn(unit.text, lexicon),
    [...new Set(stated)].sort(),
    [...new Set(named)].sort(),
  ]);
}

/** True where each sentence of a clause stands in the other version in the same words, wherever that is. */
function stays(unit: Unit, places: Places): boolean {
  return unit.statements.every(({ sentence, base }) => places.at(base + sentence.start)?.same === true);
}

/** True where each sentence of a clause has its counterpart in the other version, in other clauses. */
function livesOn({ statements }: Unit, places: Places): boolean {
  const pairs = statements.map(({ sentence, base }) => places.at(base + sentence.start));
  return pairs.length > 0 && pairs.every((pair) => pair?.before && pair.after);
}
