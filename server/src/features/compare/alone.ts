import { bindingOf, isTold, placed } from './said.ts';
import type { Change, CompareContext } from './types.ts';
import { labelOf, type Unit } from './units.ts';
import { givesPower } from './values.ts';

/** Whether a sentence that stands in one version alone is told. */
type Telling = (unit: Unit, side: CompareContext['before'], context: CompareContext, kept: ReadonlySet<string>) => boolean;

/** Sentences that are new, or gone, where no other change tells of them. */
export function sentencesAlone(context: CompareContext, told: readonly Change[], tells: Telling): Change[] {
  const { before, after, say } = context;
  const kept = new Set(
    context.pairs.flatMap((pair) => (pair.before && pair.after?.kind === 'heading' ? [pair.before.heading, pair.after.heading] : [])),
  );
  return context.sentences.flatMap((pair): Change[] => {
    const unit = pair.before && pair.after ? undefined : (pair.after ?? pair.before);
    if (!unit || unit.kind !== 'text' || told.some((change) => isTold(change, pair, context))) return [];
    const side = pair.after ? after : before;
    if (!namesSomebody(unit) || !tells(unit, side, context, kept)) return [];
    const at = placed(side, unit, unit.text);
    const label = labelOf(unit) || say('compare/no-heading');
    const how = pair.after ? 'gained' : 'lost';
    const message = say(`compare/duty/${how}`, { label, text: at.text });
    return [{ about: givesPower(unit, side.model) ? 'power' : 'duty', how, message, before: pair.after ? undefined : at, after: pair.after ? at : undefined }];
  });
}

/** What may or must be done, and who decides. */
export const isRule: Telling = (unit, { model }, { lexicon }) => {
  const { allowed, demanded } = bindingOf(unit.text, lexicon);
  return allowed || demanded || givesPower(unit, model);
};

/**
 * What somebody does or gets, in an agreement or an offer, under a heading that both versions have. Of an article that is new or
 * gone as a whole the criterion tells; a vision describes more than it promises.
 */
export const isUndertaking: Telling = (unit, { model }, _, kept) => {
  if (model.kind === 'vision' || !kept.has(unit.heading)) return false;
  return unit.statements.some(({ sentence }) => sentence.binds && opens(sentence));
};

/** Somebody who is named in the first words is who does it. */
const FIRST = 3;

function opens({ words: said, values, mentions }: Unit['statements'][number]['sentence']): boolean {
  const before = said[FIRST]?.start ?? Number.POSITIVE_INFINITY;
  return mentions.some(({ start }) => start < before) || values.some(({ type, from }) => (type === 'party' || type === 'body') && from < FIRST);
}

function namesSomebody({ statements }: Unit): boolean {
  return statements.some(
    ({ sentence }) => sentence.mentions.length > 0 || sentence.values.some(({ type }) => type === 'body' || type === 'party'),
  );
}
