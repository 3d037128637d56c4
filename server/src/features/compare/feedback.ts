import type { Clause, DocumentModel, Evidence } from '../../document/model.ts';
import { quotedAt } from '../questions.ts';
import { statedWords } from '../stated.ts';
import { amountChanges, amountsIn, amountsOf, compareAmounts } from './amounts.ts';
import type { Pair } from './match.ts';
import { placed, sameWords } from './said.ts';
import { type Both, differenceOf, Places } from './substance.ts';
import type { Change, CompareContext } from './types.ts';

const PARTS = ['timing', 'sender', 'recipient', 'subject', 'form'];

const LATER = { more: 'later', less: 'sooner', 'more-often': 'more-often', 'less-often': 'less-often' } as const;

/** What members hear back: clauses that came or went, and what of a clause is otherwise. */
export function feedbackChanges(context: CompareContext): Change[] {
  const { before, after, say } = context;
  const places = { before: new Places(context.sentences, 'before'), after: new Places(context.sentences, 'after') };
  const left = new Set(before.model.clauses);
  const changes: Change[] = [];
  const lonely: Clause[] = [];
  for (const clause of after.model.clauses) {
    const pairs = new Set(pairsOf(clause, places.after));
    const earlier = [...left].find((one) => pairsOf(one, places.before).some((pair) => pairs.has(pair)));
    if (!earlier) {
      lonely.push(clause);
      continue;
    }
    left.delete(earlier);
    changes.push(...clauseChanges(earlier, clause, context, places));
  }
  for (const clause of lonely) {
    // In its own place it is another; by whom it goes to whom it may be known again.
    const earlier = [...left].find((one) => sameParts(one, clause, context));
    if (earlier) {
      left.delete(earlier);
      changes.push(...clauseChanges(earlier, clause, context, places));
    } else if (!stayed(clause, places.after))
      changes.push({ about: 'feedback', how: 'gained', ...toldOf(clause, after, 'after', 'gained', say) });
  }
  for (const clause of left)
    if (!stayed(clause, places.before)) changes.push({ about: 'feedback', how: 'lost', ...toldOf(clause, before, 'before', 'lost', say) });
  return changes;
}

type Beside = Record<'before' | 'after', Places>;

/** The sentences in which a clause is stated, with what they are beside. */
function pairsOf({ at, parts }: Clause, places: Places): Pair[] {
  return [at, ...parts.values()].flatMap(({ start }) => places.at(start) ?? []);
}

/** All that states a clause stands in both versions: it was only read otherwise. */
function stayed(clause: Clause, places: Places): boolean {
  return clause.certainty !== 'declared' && pairsOf(clause, places).every(({ same }) => same);
}

function toldOf(
  clause: Clause,
  side: CompareContext['before'],
  at: 'before' | 'after',
  how: string,
  say: CompareContext['say'],
): Pick<Change, 'message' | 'before' | 'after'> {
  const [first] = [...clause.parts.values()].sort((a, b) => a.start - b.start);
  const here = placed(side, clause.at, quotedAt(side.model, first ?? clause.at).text);
  const message = say(`compare/feedback/${how}`, { text: here.text });
  return at === 'before' ? { message, before: here, after: undefined } : { message, before: undefined, after: here };
}

function clauseChanges(then: Clause, now: Clause, context: CompareContext, places: Beside): Change[] {
  return PARTS.flatMap((part) => partChange(part, then, now, context, places));
}

/** A part that is otherwise. Running text names its parts by words around them: there it is what these say that counts. */
function partChange(part: string, then: Clause, now: Clause, context: CompareContext, places: Beside): Change[] {
  const { before, after, framework, ui, say, lexicon } = context;
  const [one, other] = [then.parts.get(part), now.parts.get(part)];
  const title = framework.criterion('feedback')?.elements.find(({ id }) => id === part)?.title[ui] ?? part;
  const [was, is] = [one && words(before.model, one, then), other && words(after.model, other, now)];
  if (!was && !is) return [];
  const at = { before: one && placed(before, one, was ?? ''), after: other && placed(after, other, is ?? '') };
  const parameters = { element: title, before: at.before?.text ?? '', after: at.after?.text ?? '' };
  const named = isNamed(before.model, one, then) && isNamed(after.model, other, now);
  const pair = (one && places.before.at(one.start)) ?? (other && places.after.at(other.start));
  if (!named && pair?.same) return [];
  if (!was || !is) {
    if (!named && pair?.before && pair.after) return [];
    const how = is ? 'added' : 'dropped';
    return [{ about: 'feedback', how, message: say(`compare/feedback/${how}`, parameters), ...at }];
  }
  if (sameWords(was, is)) return [];
  const [earlier, later] =
    !named && pair?.before && pair.after
      ? [amountsIn(pair.before, before.model, lexicon), amountsIn(pair.after, after.model, lexicon)].map((all) =>
          all.filter(({ type }) => type === 'period' || type === 'date'),
        )
      : [amountsOf(was, before.model, lexicon), amountsOf(is, after.model, lexicon)];
  const [change] = amountChanges(earlier ?? [], later ?? []);
  if (part === 'timing' && change === undefined && earlier?.length) return [];
  const sized = part === 'timing' && change?.before && change.after ? compareAmounts(change.before, change.after) : undefined;
  if (!named && !sized && !isOtherwise(part, pair, context)) return [];
  const how = sized ? LATER[sized] : 'changed';
  if (part === 'timing' && !named && change?.before && change.after) {
    const [before, after] = [change.before.text, change.after.text];
    const message = say(`compare/feedback/${how}`, { element: title, before, after });
    return [
      {
        about: 'feedback',
        how,
        message,
        before: one && placed(context.before, one, before),
        after: other && placed(context.after, other, after),
      },
    ];
  }
  return [{ about: 'feedback', how, message: say(`compare/feedback/${how}`, parameters), ...at }];
}

/** In running text: somebody else sends it or gets it; what it is about and in what form is told by `wordsAlone`. */
function isOtherwise(part: string, pair: Pair | undefined, context: CompareContext): boolean {
  if (!pair?.before || !pair.after) return true;
  const { fewerNames, gone, come } = differenceOf(pair as Both, context);
  if (part === 'sender' || part === 'recipient') return fewerNames && gone.length + come.length > 0;
  return part === 'timing' && gone.length + come.length > 0;
}

/** The author names the part: as an attribute, an annotation, a column. */
function isNamed(model: DocumentModel, part: Evidence | undefined, clause: Clause): boolean {
  if (!part) return clause.certainty === 'declared';
  if (part.certainty !== 'declared') return false;
  return model.elements.some(({ element, start, end }) => element.id === part.element && start < part.end && part.start < end);
}

/** The words that state a part: those that the author named as it, or that show it. */
function words(model: DocumentModel, evidence: Evidence, clause: Clause): string {
  if (clause.certainty === 'declared') return statedWords(model, evidence, clause.at).text;
  return model.text.slice(evidence.start, evidence.end);
}

function sameParts(one: Clause, other: Clause, { before, after }: CompareContext): boolean {
  return ['sender', 'recipient'].every((part) => {
    const [was, is] = [one.parts.get(part), other.parts.get(part)];
    return was !== undefined && is !== undefined && sameWords(words(before.model, was, one), words(after.model, is, other));
  });
}
