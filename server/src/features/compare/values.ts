import type { Lexicon } from '../../framework/types.ts';
import { normalise } from '../../text/words.ts';
import { type Amount, amountChanges, amountsIn, compareAmounts } from './amounts.ts';
import { listOf } from './lists.ts';
import type { Pair } from './match.ts';
import { directionOf, isSamePower, type Stated } from './power.ts';
import { CONSENT, DECIDES, readPower } from './power-said.ts';
import { isTold, nameIn, placed, sameWords } from './said.ts';
import { type Both, changedPairs, differenceOf, evidenceOf, namesIn } from './substance.ts';
import type { Change, CompareContext, Side } from './types.ts';
import { labelOf, saidBy, type Unit } from './units.ts';
import { openerIn, whoIn } from './who.ts';

/** What says who may decide what, by criterion. */
const POWERS: Readonly<Record<string, readonly string[]>> = {
  roles: ['authority'],
  mandate: ['scope', 'limits'],
  'decision-making': ['matter', 'rule'],
};

/** Powers that running text gives and that are otherwise, but for those of roles, which are told already. */
export function powerChanges(context: CompareContext, told: readonly Change[]): Change[] {
  const { before, after, lexicon } = context;
  return changedPairs(context.sentences).flatMap((pair): Change[] => {
    if (told.some((change) => change.about === 'power' && isTold(change, pair, context))) return [];
    // Of a row of a table, the cells that tell of powers are not always those that differ.
    const powers = differing(powerIn(pair.before, before.model, lexicon), powerIn(pair.after, after.model, lexicon));
    const [one, other] = differing(saidIn(pair.before), saidIn(pair.after));
    if (one === '' || other === '') return [];
    const change = powerChange(pair, one, other, context);
    if (powers.every((said) => said === '')) {
      // Whoever may do something has a power too; of such a sentence it is told where it says which way it went.
      const sure = change.how === 'widened' || change.how === 'narrowed';
      return sure && permits(pair.before, lexicon) && permits(pair.after, lexicon) ? [change] : [];
    }
    const { amounts, binding, conditions, names, gone, come } = differenceOf(pair, context);
    if (!amounts && !binding && !conditions && !names && gone.length + come.length === 0) return [];
    const others = binding || conditions || names;
    return !others && isSamePower(statedIn(pair, one, other, context), lexicon) ? [] : [change];
  });
}

function statedIn(pair: Both, one: string, other: string, { before, after, renamed, lexicon }: CompareContext): [Stated, Stated] {
  const of = (text: string, { model }: Side, who: ReturnType<typeof whoIn>): Stated => ({
    text,
    language: model.language,
    named: false,
    who: who?.key,
  });
  return [
    of(one, before, whoIn(pair.before, [], before.model, lexicon)),
    of(other, after, whoIn(pair.after, renamed, after.model, lexicon)),
  ];
}

/** What changed in the power that a sentence gives: who has it now, or that it is wider, narrower, or otherwise. */
function powerChange(pair: Both, one: string, other: string, context: CompareContext): Change {
  const { before, after, say, ui, lexicon } = context;
  const at = { before: placed(before, pair.before, one), after: placed(after, pair.after, other) };
  const [who, was] = [whoIn(pair.after, context.renamed, after.model, lexicon), whoIn(pair.before, [], before.model, lexicon)];
  const handed =
    who !== undefined &&
    was !== undefined &&
    who.key !== was.key &&
    !namesIn(pair.before, []).has(who.key) &&
    !namesIn(pair.after, context.renamed).has(was.key);
  const how = handed ? 'handed' : directionOf(...statedIn(pair, one, other, context), lexicon);
  const key = who === undefined ? `compare/authority-at/${how}` : `compare/authority/${how}`;
  const parameters = {
    name: who ? nameIn(after.model, who.name, ui) : '',
    was: was ? nameIn(before.model, was.name, ui) : '',
    label: labelOf(pair.after) || say('compare/no-heading'),
    before: at.before.text,
    after: at.after.text,
  };
  return { about: 'power', how, message: say(key, parameters), ...at };
}

/** Where somebody decides or must agree who only advised or was heard, or the other way round, whatever else was recognised. */
export function sayChanges(context: CompareContext, told: readonly Change[]): Change[] {
  return changedPairs(context.sentences).flatMap((pair): Change[] => {
    if (told.some((change) => change.about === 'power' && isTold(change, pair, context))) return [];
    const [one, other] = differing(saidIn(pair.before), saidIn(pair.after));
    const [was, is] = [readPower(one, context.lexicon), readPower(other, context.lexicon)];
    if (was.rank === undefined || is.rank === undefined) return [];
    return was.rank !== is.rank || was.condition !== is.condition ? [powerChange(pair, one, other, context)] : [];
  });
}

/** Amounts, times and numbers that are otherwise, where no other change tells of them. */
export function amountsChanged(context: CompareContext, told: readonly Change[]): Change[] {
  const { before, after, lexicon } = context;
  return changedPairs(context.sentences).flatMap((pair) => {
    const changes = amountChanges(amountsIn(pair.before, before.model, lexicon), amountsIn(pair.after, after.model, lexicon));
    return changes.flatMap((change): Change[] => {
      // Many a number that came or went is a matter of words (`een van de`); one that is another is not.
      if (change.type === 'number' && !(change.before && change.after)) return [];
      if (quotedIn(told, change, pair, context)) return [];
      return [amountChange(change.type, change, labelOf(pair.after), context)];
    });
  });
}

/** Amounts of money in clauses that are new, or gone, where no other change tells of them; times are read in the clause. */
export function moneyAlone(context: CompareContext, told: readonly Change[]): Change[] {
  const { before, after, lexicon } = context;
  return context.sentences.flatMap((pair): Change[] => {
    const unit = pair.before && pair.after ? undefined : (pair.after ?? pair.before);
    if (!unit) return [];
    const side = pair.after ? after : before;
    const money = amountsIn(unit, side.model, lexicon).filter(({ type }) => type === 'money' || type === 'percent');
    return money.flatMap((amount) => {
      const change = { before: pair.after ? undefined : amount, after: pair.after ? amount : undefined };
      return quotedIn(told, change, pair, context) ? [] : [amountChange(amount.type, change, labelOf(unit), context)];
    });
  });
}

/** True where a change that is told already quotes an amount. */
function quotedIn(
  told: readonly Change[],
  { before, after }: Record<'before' | 'after', Amount | undefined>,
  pair: Pair,
  context: CompareContext,
): boolean {
  const quoted = (amount: Amount | undefined, side: 'before' | 'after'): boolean =>
    amount !== undefined && told.some((one) => isTold(one, pair, context) && one[side]?.text.includes(amount.text));
  return quoted(before, 'before') || quoted(after, 'after');
}

function amountChange(
  type: Amount['type'],
  { before: one, after: other }: { before: Amount | undefined; after: Amount | undefined },
  label: string,
  { before, after, say }: Pick<CompareContext, 'before' | 'after' | 'say'>,
): Change {
  const how = !one ? 'gained' : !other ? 'lost' : (compareAmounts(one, other) ?? 'changed');
  const about = aboutOf(type);
  const key = `compare/${type === 'percent' || type === 'number' ? type : about}/${how}`;
  const message = say(key, { label: label || say('compare/no-heading'), before: one?.text ?? '', after: other?.text ?? '' });
  return { about, how, message, before: one && placed(before, one, one.text), after: other && placed(after, other, other.text) };
}

function aboutOf(type: Amount['type']): 'money' | 'term' {
  return type === 'money' || type === 'percent' ? 'money' : 'term';
}

/** Whether a text says that somebody decides, or must ask for consent. */
function decidesIn(text: string, lexicon: Lexicon): boolean {
  const { rank, condition } = readPower(text, lexicon);
  return rank === DECIDES || condition === CONSENT;
}

/** Somebody with a role, or a body, may do what a sentence of it says. */
function permits({ statements, text }: Unit, lexicon: Lexicon): boolean {
  return statements.some(
    ({ sentence }) =>
      (sentence.words.some(({ norm }) => listOf(lexicon, 'permission').has(norm)) || decidesIn(text, lexicon)) &&
      (sentence.mentions.some(({ acts }) => acts) ||
        sentence.values.some(({ type }) => type === 'body') ||
        openerIn(sentence, lexicon).length > 0),
  );
}

/** The sentences of a unit that say who may decide what. */
function powerIn(unit: Unit, model: Side['model'], lexicon: Lexicon): string[] {
  // Who may spend so much has a power, whatever the criteria ask.
  const may = new Set((lexicon.modals ?? []).map(normalise));
  const evidence = evidenceOf(unit, model).filter(({ criterion, element }) => POWERS[criterion]?.includes(element ?? ''));
  const spends = ({ words, values }: Unit['statements'][number]['sentence']): boolean =>
    values.some(({ type }) => type === 'money' || type === 'percent') && words.some(({ norm }) => may.has(norm));
  const states = ({ sentence, base }: Unit['statements'][number]): boolean =>
    evidence.some((e) => e.start < base + sentence.end && base + sentence.start < e.end) || spends(sentence);
  return quotesOf(unit, states);
}

function quotesOf({ statements }: Unit, of: (statement: Unit['statements'][number]) => boolean): string[] {
  return statements.filter(of).map((statement) => saidBy(statement));
}

function saidIn(unit: Unit): string[] {
  return quotesOf(unit, () => true);
}

/** Of two lists of sentences, those that are not in both. */
function differing(one: readonly string[], other: readonly string[]): [string, string] {
  const without = (list: readonly string[], of: readonly string[]): string =>
    list.filter((sentence) => !of.some((known) => sameWords(known, sentence))).join(' ');
  return [without(one, other), without(other, one)];
}

/** What must, may or may not be done, and under which conditions, where that is otherwise and no other change tells of it. */
export function dutyChanges(context: CompareContext, told: readonly Change[]): Change[] {
  const { before, after, say } = context;
  return changedPairs(context.sentences).flatMap((pair): Change[] => {
    if (told.some((change) => isTold(change, pair, context))) return [];
    const [one, other] = differing(saidIn(pair.before), saidIn(pair.after));
    const { binding, conditions } = differenceOf(pair, context);
    if (one === '' || other === '' || !(binding || conditions)) return [];
    const at = { before: placed(before, pair.before, one), after: placed(after, pair.after, other) };
    const label = labelOf(pair.after) || say('compare/no-heading');
    const message = say('compare/duty/changed', { label, before: at.before.text, after: at.after.text });
    return [{ about: 'duty', how: 'changed', message, ...at }];
  });
}

/** True where a sentence says who may decide what. */
export function givesPower(unit: Unit, { model }: Side, lexicon: Lexicon): boolean {
  return powerIn(unit, model, lexicon).length > 0;
}
