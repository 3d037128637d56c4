import { type Amount, amountChanges, amountsIn } from './amounts.ts';
import type { Pair } from './match.ts';
import { directionOf } from './power.ts';
import { bindingOf, evidenceIn, isTold, nameIn, placed, sameWords } from './said.ts';
import type { Change, CompareContext, Side } from './types.ts';
import { labelOf, type Unit } from './units.ts';

/** What says who may decide what, by criterion. */
const POWERS: Readonly<Record<string, readonly string[]>> = {
  roles: ['authority'],
  mandate: ['scope', 'limits'],
  'decision-making': ['matter', 'rule'],
};

type Both = Pair & { before: Unit; after: Unit };

/** Powers that running text gives and that are otherwise, but for those of roles, which are told already. */
export function powerChanges(context: CompareContext, told: readonly Change[]): Change[] {
  const { before, after, say, lexicon } = context;
  return changedPairs(context).flatMap((pair): Change[] => {
    const [one, other] = differing(powerIn(pair.before, before.model), powerIn(pair.after, after.model));
    if (one === '' || other === '') return [];
    const at = { before: placed(before, pair.before, one), after: placed(after, pair.after, other) };
    if (told.some((change) => change.about === 'power' && isTold(change, pair, context))) return [];
    const how = directionOf(
      { text: one, amounts: amountsIn(pair.before, before.model, lexicon), matters: false },
      { text: other, amounts: amountsIn(pair.after, after.model, lexicon), matters: false },
      lexicon,
    );
    const name = whoIn(pair.after, after.model);
    const key = name === undefined ? `compare/authority-at/${how}` : `compare/authority/${how}`;
    const parameters = {
      name: name ?? '',
      label: labelOf(pair.after) || say('compare/no-heading'),
      before: at.before.text,
      after: at.after.text,
    };
    return [{ about: 'power', how, message: say(key, parameters), ...at }];
  });
}

/** Amounts of money and times that are otherwise, where no other change tells of them. */
export function amountsChanged(context: CompareContext, told: readonly Change[]): Change[] {
  const { before, after, lexicon, say } = context;
  const both = changedPairs(context).flatMap((pair) => {
    const changes = amountChanges(amountsIn(pair.before, before.model, lexicon), amountsIn(pair.after, after.model, lexicon));
    return changes.flatMap((change): Change[] => {
      const about = aboutOf(change.type);
      if (!about) return [];
      const quoted = (amount: Amount | undefined, side: 'before' | 'after'): boolean =>
        amount !== undefined && told.some((one) => isTold(one, pair, context) && one[side]?.text.includes(amount.text));
      if (quoted(change.before, 'before') || quoted(change.after, 'after')) return [];
      return [amountChange(change.type, change, labelOf(pair.after), context)];
    });
  });
  // Of a clause that is new, or gone, its amounts of money are told; times are read in the clause.
  const alone = context.pairs.flatMap((pair): Change[] => {
    const unit = pair.before && pair.after ? undefined : (pair.after ?? pair.before);
    if (!unit) return [];
    const side = pair.after ? after : before;
    const money = amountsIn(unit, side.model, lexicon).filter(({ type }) => aboutOf(type) === 'money');
    return money.map((amount) => {
      const change = { before: pair.after ? undefined : amount, after: pair.after ? amount : undefined };
      return amountChange(amount.type, change, labelOf(unit), { before, after, say });
    });
  });
  return [...both, ...alone];
}

function amountChange(
  type: Amount['type'],
  { before: one, after: other }: { before: Amount | undefined; after: Amount | undefined },
  label: string,
  { before, after, say }: Pick<CompareContext, 'before' | 'after' | 'say'>,
): Change {
  const [first, second] = [one?.size, other?.size];
  const sized = first !== undefined && second !== undefined && first !== second;
  const how = !one ? 'gained' : !other ? 'lost' : sized ? (second > first ? 'more' : 'less') : 'changed';
  const about = aboutOf(type) ?? 'term';
  const key = `compare/${type === 'percent' ? type : about}/${how}`;
  const message = say(key, { label: label || say('compare/no-heading'), before: one?.text ?? '', after: other?.text ?? '' });
  return { about, how, message, before: one && placed(before, one, one.text), after: other && placed(after, other, other.text) };
}

function aboutOf(type: Amount['type']): 'money' | 'term' | undefined {
  if (type === 'money' || type === 'percent') return 'money';
  return type === 'number' ? undefined : 'term';
}

function changedPairs({ pairs }: CompareContext): Both[] {
  return pairs.flatMap((pair) => (!pair.same && pair.before && pair.after && pair.after.kind === 'text' ? [pair as Both] : []));
}

/** The sentences of a unit that say who may decide what. */
function powerIn(unit: Unit, model: Side['model']): string[] {
  const evidence = evidenceIn(model, unit).filter(({ criterion, element }) => POWERS[criterion]?.includes(element ?? ''));
  const states = ({ sentence, base }: Unit['statements'][number]): boolean =>
    evidence.some((e) => e.start < base + sentence.end && base + sentence.start < e.end);
  return sentencesOf(unit, model, states);
}

function sentencesOf({ statements }: Unit, { text }: Side['model'], of: (statement: Unit['statements'][number]) => boolean): string[] {
  return statements.filter(of).map(({ sentence, base }) =>
    text
      .slice(base + sentence.start, base + sentence.end)
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** Of two lists of sentences, those that are not in both. */
function differing(one: readonly string[], other: readonly string[]): [string, string] {
  const lacking = (list: readonly string[], of: readonly string[]): string =>
    list.filter((sentence) => !of.some((known) => sameWords(known, sentence))).join(' ');
  return [lacking(one, other), lacking(other, one)];
}

/** What must, may or may not be done, where that is otherwise and no other change tells of it. */
export function dutyChanges(context: CompareContext, told: readonly Change[]): Change[] {
  const { before, after, say, lexicon } = context;
  return changedPairs(context).flatMap((pair): Change[] => {
    if (told.some((change) => isTold(change, pair, context))) return [];
    const all = (): boolean => true;
    const [one, other] = differing(sentencesOf(pair.before, before.model, all), sentencesOf(pair.after, after.model, all));
    if (one === '' || other === '' || JSON.stringify(bindingOf(one, lexicon)) === JSON.stringify(bindingOf(other, lexicon))) return [];
    const at = { before: placed(before, pair.before, one), after: placed(after, pair.after, other) };
    const label = labelOf(pair.after) || say('compare/no-heading');
    const message = say('compare/duty/changed', { label, before: at.before.text, after: at.after.text });
    return [{ about: 'duty', how: 'changed', message, ...at }];
  });
}

/** What must or may be done by sentences that are new, or gone, where no other change tells of it. */
export function dutiesAlone(context: CompareContext, told: readonly Change[]): Change[] {
  const { before, after, say, lexicon } = context;
  type Located = CompareContext['before'];
  const alone = (unit: Unit, side: Located, other: Unit | undefined, otherSide: Located, how: 'gained' | 'lost'): Change[] => {
    const there = other ? sentencesOf(other, otherSide.model, () => true) : [];
    return unit.statements.flatMap((statement): Change[] => {
      const [text = ''] = sentencesOf({ ...unit, statements: [statement] }, side.model, () => true);
      const { allowed, demanded } = bindingOf(text, lexicon);
      const acts = statement.sentence.values.some(({ type }) => type === 'body' || type === 'party');
      if (!(allowed || demanded) || !acts || there.some((known) => sameWords(known, text))) return [];
      const at = placed(side, { start: statement.base + statement.sentence.start, end: unit.end }, text);
      const place = how === 'gained' ? { before: undefined, after: at } : { before: at, after: undefined };
      if (told.some((change) => (how === 'gained' ? change.after : change.before)?.line === at.line)) return [];
      const label = labelOf(unit) || say('compare/no-heading');
      return [{ about: 'duty', how, message: say(`compare/duty/${how}`, { label, text: at.text }), ...place }];
    });
  };
  return context.pairs.flatMap((pair): Change[] => {
    if (pair.same || (pair.after ?? pair.before)?.kind !== 'text') return [];
    const [one, other] = [pair.before, pair.after];
    // Where sentences went and others came, that is told as a change of what stood there.
    if (one && other && both(one, other, context)) return [];
    return [...(other ? alone(other, after, one, before, 'gained') : []), ...(one ? alone(one, before, other, after, 'lost') : [])];
  });
}

/** True where each of two units has sentences that the other has not. */
function both(one: Unit, other: Unit, { before, after }: CompareContext): boolean {
  const all = (): boolean => true;
  const [gone, come] = differing(sentencesOf(one, before.model, all), sentencesOf(other, after.model, all));
  return gone !== '' && come !== '';
}

/** Who may decide: the role that a sentence names first, else the party or body. */
function whoIn(unit: Unit, model: Side['model']): string | undefined {
  for (const { sentence, base } of unit.statements) {
    const [mention] = sentence.mentions;
    if (mention) return nameIn(model, mention.name);
    const value = sentence.values.find(({ type }) => type === 'body' || type === 'party');
    const [first, last] = value ? [sentence.words[value.from], sentence.words[value.to - 1]] : [];
    if (first && last) return nameIn(model, model.text.slice(base + first.start, base + last.end));
  }
  return undefined;
}
