import type { Clause, DocumentModel, Evidence } from '../../document/model.ts';
import { quotedAt } from '../questions.ts';
import { statedWords } from '../stated.ts';
import { amountChanges, amountsOf } from './amounts.ts';
import { placed, sameWords } from './said.ts';
import type { Change, CompareContext } from './types.ts';
import type { Unit } from './units.ts';

const PARTS = ['timing', 'sender', 'recipient', 'subject', 'form'];

/** What members hear back: clauses that came or went, and what of a clause is otherwise. */
export function feedbackChanges(context: CompareContext): Change[] {
  const { before, after, say } = context;
  const partner = new Map(context.pairs.flatMap((pair) => (pair.before && pair.after ? [[pair.after, pair.before] as const] : [])));
  const units = { before: unitsIn(context, 'before'), after: unitsIn(context, 'after') };
  const left = new Set(before.model.clauses);
  const changes: Change[] = [];
  const lonely: Clause[] = [];
  for (const clause of after.model.clauses) {
    const unit = unitAt(units.after, clause.at.start);
    const then = unit && partner.get(unit);
    const earlier = then && [...left].find((one) => unitAt(units.before, one.at.start) === then);
    if (!earlier) {
      lonely.push(clause);
      continue;
    }
    left.delete(earlier);
    changes.push(...partChanges(earlier, clause, context));
  }
  for (const clause of lonely) {
    // In its own place it is another; by whom it goes to whom it may be known again.
    const earlier = [...left].find((one) => sameParts(one, clause, context));
    if (earlier) {
      left.delete(earlier);
      changes.push(...partChanges(earlier, clause, context));
    } else changes.push({ about: 'feedback', how: 'gained', ...toldOf(clause, after, 'after', 'gained', say) });
  }
  for (const clause of left) changes.push({ about: 'feedback', how: 'lost', ...toldOf(clause, before, 'before', 'lost', say) });
  return changes;
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

function partChanges(then: Clause, now: Clause, { before, after, framework, ui, say, lexicon }: CompareContext): Change[] {
  return PARTS.flatMap((part): Change[] => {
    const [one, other] = [then.parts.get(part), now.parts.get(part)];
    const title = framework.criterion('feedback')?.elements.find(({ id }) => id === part)?.title[ui] ?? part;
    const [was, is] = [one && words(before.model, one, then), other && words(after.model, other, now)];
    if (!was && !is) return [];
    const at = { before: one && placed(before, one, was ?? ''), after: other && placed(after, other, is ?? '') };
    const parameters = { element: title, before: at.before?.text ?? '', after: at.after?.text ?? '' };
    if (!was || !is) {
      const how = is ? 'added' : 'dropped';
      return [{ about: 'feedback', how, message: say(`compare/feedback/${how}`, parameters), ...at }];
    }
    if (sameWords(was, is)) return [];
    const [change] = amountChanges(amountsOf(was, before.model, lexicon), amountsOf(is, after.model, lexicon));
    const [first, second] = [change?.before?.size, change?.after?.size];
    if (part === 'timing' && change === undefined && amountsOf(was, before.model, lexicon).length > 0) return [];
    const sized = part === 'timing' && first !== undefined && second !== undefined && first !== second;
    const how = sized ? (second > first ? 'later' : 'sooner') : 'changed';
    return [{ about: 'feedback', how, message: say(`compare/feedback/${how}`, parameters), ...at }];
  });
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

function unitsIn({ pairs }: CompareContext, side: 'before' | 'after'): Unit[] {
  return pairs.flatMap((pair) => pair[side] ?? []).sort((a, b) => a.start - b.start);
}

/** The first unit that reaches beyond a place: a block opens before its text. */
function unitAt(units: readonly Unit[], offset: number): Unit | undefined {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle] as Unit).end <= offset) low = middle + 1;
    else high = middle;
  }
  return units[low];
}
