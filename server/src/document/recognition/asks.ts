import type { Range } from '../../text/lines.ts';
import type { DocumentModel, Statement } from '../model.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What members are asked or invited to give (catalogue: rulings on `feedback/uncovered`). */
export type Thing = 'referral' | 'data' | 'opinion' | 'idea' | 'incident';
const THINGS: readonly Thing[] = ['referral', 'data', 'opinion', 'idea', 'incident'];

export interface Ask extends Range {
  thing: Thing;
  /** The text says that members hear back about it. */
  covered: boolean;
}

/**
 * What the document asks of members, once for each sentence that asks it. Covered where a feedback
 * clause speaks of that thing, or says of data that they come back. Phrases are data: lists
 * `ask-<thing>` and `answer-<thing>` of the lexicon.
 */
export function collectAsks(model: DocumentModel, vocabulary: Vocabulary): Ask[] {
  const asks: Ask[] = [];
  const answered = new Set<Thing>();
  for (const statement of model.statements) {
    const section = model.sections[statement.section];
    if (section?.skipped || statement.sentence.definition || statement.sentence.deferred) continue;
    const found = vocabulary.asks.match(statement.sentence.words, statement.sentence.values);
    const inClause = model.clauses.some((c) => isWithin(statement, c.at) || inBlock(model, statement));
    for (const match of found) {
      const [kind, thing] = match.owner.split('-') as ['ask' | 'answer' | 'subject', Thing];
      if (kind === 'answer' || (kind === 'subject' && inClause)) answered.add(thing);
    }
    if (inClause) continue;
    for (const thing of THINGS) {
      const match = found.find((m) => m.owner === `ask-${thing}`);
      if (!match || isNegated(statement, vocabulary, match.from, match.to)) continue;
      const words = statement.sentence.words;
      asks.push({
        thing,
        start: statement.base + (words[match.from]?.start ?? 0),
        end: statement.base + (words[match.to - 1]?.end ?? 0),
        covered: false,
      });
      break;
    }
  }
  for (const ask of asks) ask.covered = answered.has(ask.thing);
  return asks;
}

function isWithin(statement: Statement, range: Range): boolean {
  const start = statement.base + statement.sentence.start;
  return range.start <= start && start < range.end;
}

function inBlock(model: DocumentModel, statement: Statement): boolean {
  const at = statement.base + statement.sentence.start;
  return model.declared.some((b) => b.start <= at && at < b.end && b.criteria.some((c) => c.id === 'feedback'));
}

function isNegated(statement: Statement, vocabulary: Vocabulary, from: number, to: number): boolean {
  const { words } = statement.sentence;
  for (let i = Math.max(0, from - 3); i < Math.min(words.length, to + 3); i++) if (vocabulary.has('negations', words[i]?.norm)) return true;
  return false;
}
