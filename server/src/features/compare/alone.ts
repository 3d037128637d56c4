import type { Lexicon } from '../../framework/types.ts';
import { withoutEnd } from '../../text/lines.ts';
import { normalise } from '../../text/words.ts';
import { DEFINITE } from './articles.ts';
import { listOf } from './lists.ts';
import { bindingOf, isTold, nameIn, placed } from './said.ts';
import { changedPairs, differenceOf, evidenceOf } from './substance.ts';
import type { Change, CompareContext } from './types.ts';
import { labelOf, type Unit } from './units.ts';
import { givesPower } from './values.ts';
import { whoIn } from './who.ts';
import { wordDifference } from './words.ts';

/** Whether a sentence that stands in one version alone is told. */
type Telling = (unit: Unit, side: CompareContext['before'], context: CompareContext, kept: ReadonlySet<string>) => boolean;

/** Sentences that are new, or gone, where no other change tells of them. */
export function sentencesAlone(context: CompareContext, told: readonly Change[], tells: Telling): Change[] {
  const { before, after, say, ui, lexicon } = context;
  const kept = new Set(
    context.pairs.flatMap((pair) => (pair.before && pair.after?.kind === 'heading' ? [pair.before.heading, pair.after.heading] : [])),
  );
  return context.sentences.flatMap((pair): Change[] => {
    const unit = pair.before && pair.after ? undefined : (pair.after ?? pair.before);
    if (!unit || unit.kind !== 'text' || told.some((change) => isTold(change, pair, context))) return [];
    const side = pair.after ? after : before;
    if (!tells(unit, side, context, kept)) return [];
    const at = placed(side, unit, unit.text);
    const label = labelOf(unit) || say('compare/no-heading');
    const how = pair.after ? 'gained' : 'lost';
    const power = givesPower(unit, side, lexicon);
    const who = power ? whoIn(unit, [], side.model, lexicon) : undefined;
    const name = who ? nameIn(side.model, who.name, ui) : '';
    const message = say(`compare/${who ? 'authority' : 'duty'}/${how}`, { label, name, text: at.text });
    return [{ about: power ? 'power' : 'duty', how, message, before: pair.after ? undefined : at, after: pair.after ? at : undefined }];
  });
}

/** From so many words that say something on, a sentence says more than it did, or less. */
const ENOUGH = 2;

/**
 * Words that were put in a sentence, or left out of it, without others in their place, where no other change tells of it: it says
 * more, or less. Where words went and others came, it is most often the same in other words, and nothing is told.
 */
export function wordsAlone(context: CompareContext, told: readonly Change[]): Change[] {
  const { before, after, say, ui, lexicon } = context;
  return changedPairs(context.sentences).flatMap((pair): Change[] => {
    const several = pair.before.statements.length !== pair.after.statements.length;
    if (several || told.some((change) => isTold(change, pair, context))) return [];
    const { gone, come } = differenceOf(pair, context);
    if (gone.length > 0 === come.length > 0 || gone.length + come.length < ENOUGH) return [];
    const less = gone.length > 0;
    const [side, unit] = less ? [before, pair.before] : [after, pair.after];
    const found = evidenceOf(unit, side.model);
    if (!found.some(({ element }) => element !== null) && !namesSomebody(unit)) return [];
    const about = found.some(({ criterion }) => criterion === 'feedback') ? 'feedback' : 'duty';
    const text = wordDifference(pair.before.text, pair.after.text)
      .filter((one) => one.in === (less ? 'before' : 'after'))
      .sort((a, b) => b.text.length - a.text.length)[0]?.text;
    const at = placed(side, unit, alone(text ?? unit.text, lexicon));
    const how = less ? 'less' : 'more';
    const [opening] = unit.statements;
    const who = about === 'duty' && opening ? openedBy(opening, unit, side.model, lexicon) : undefined;
    const message = say(`compare/${about}/${who ? `${how}-of` : how}`, {
      name: who ? nameIn(side.model, who, ui) : '',
      label: labelOf(unit) || say('compare/no-heading'),
      text: at.text,
    });
    return [{ about, how, message, before: less ? at : undefined, after: less ? undefined : at }];
  });
}

/** Words without what joins them to those that stayed: signs, and `and` before or behind them. */
function alone(text: string, lexicon: Lexicon): string {
  const joins = (word: string | undefined): boolean => word !== undefined && listOf(lexicon, 'joining').has(normalise(word));
  const [, opening, rest] = /^[\s,;:]*(?:(\p{L}+)\s+(?=(.*)))?/su.exec(text) ?? [];
  const begun = joins(opening) ? (rest ?? '') : text.replace(/^[\s,;:]+/, '');
  const ended = withoutEnd(begun, /[\s.,;:]/);
  const last = /(?<=[\s,;])\p{L}+$/u.exec(ended)?.[0];
  return last !== undefined && joins(last) ? withoutEnd(ended.slice(0, -last.length), /[\s,;]/) : ended;
}

/** What somebody may or must do, and who decides. */
export const isRule: Telling = (unit, side, { lexicon }) => {
  const { allowed, demanded } = bindingOf(unit.text, lexicon);
  return givesPower(unit, side, lexicon) || (namesSomebody(unit) && (allowed || demanded));
};

/**
 * Under a heading that both versions have: what states an essential criterion and, in an agreement or an offer, what somebody
 * does or gets. Of an article that is new or gone as a whole the criterion tells; a vision describes more than it promises.
 */
export const isUndertaking: Telling = (unit, { model }, { framework }, kept) => {
  if (!kept.has(unit.heading)) return false;
  const states = evidenceOf(unit, model).some(
    ({ criterion, element }) => element !== null && framework.criterion(criterion)?.levels[model.kind] === 'essential',
  );
  if (states || model.kind === 'vision') return states;
  // An agreement lays down: who is to do it need not come first.
  return unit.statements.some(({ sentence }) => sentence.binds && (model.kind === 'member-agreement' || opens(sentence)));
};

/** Somebody who is named in the first words is who does it. */
const FIRST = 3;

/** Who a sentence begins with: a role, a party, or whoever stands behind the article that opens it. */
function openedBy(
  { sentence, passage }: Unit['statements'][number],
  unit: Unit,
  model: CompareContext['before']['model'],
  lexicon: CompareContext['lexicon'],
): string | undefined {
  if (opens(sentence)) return whoIn(unit, [], model, lexicon)?.name;
  const [article, noun] = sentence.words;
  if (!article || !noun || !DEFINITE.has(article.norm)) return undefined;
  return passage.plain.slice(noun.start - passage.start, noun.end - passage.start);
}

function opens({ words: said, values, mentions }: Unit['statements'][number]['sentence']): boolean {
  const before = said[FIRST]?.start ?? Number.POSITIVE_INFINITY;
  return (
    mentions.some(({ start }) => start < before) || values.some(({ type, from }) => (type === 'party' || type === 'body') && from < FIRST)
  );
}

function namesSomebody({ statements }: Unit): boolean {
  return statements.some(
    ({ sentence }) => sentence.mentions.length > 0 || sentence.values.some(({ type }) => type === 'body' || type === 'party'),
  );
}
