import type { Range } from '../../text/lines.ts';
import type { Clause, DocumentModel } from '../model.ts';

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
 * `ask-<thing>`, `answer-<thing>` and `subject-<thing>` of the lexicon.
 */
export function collectAsks(model: DocumentModel): Ask[] {
  const asks: Ask[] = [];
  const answered = new Set<string>();
  let clause = 0;
  for (const statement of model.statements) {
    const { sentence, base } = statement;
    const start = base + sentence.start;
    while (clause < model.clauses.length && (model.clauses[clause] as Clause).at.end <= start) clause++;
    if (sentence.asks.length === 0 || sentence.definition || sentence.deferred || model.sections[statement.section]?.skipped) continue;
    const at = model.clauses[clause]?.at;
    const inClause = (at !== undefined && at.start <= start) || statement.around.some((b) => b.criteria.some((c) => c.id === 'feedback'));
    for (const { list, negated } of sentence.asks)
      if (!negated && (list.startsWith('answer-') || (inClause && list.startsWith('subject-'))))
        answered.add(list.slice(list.indexOf('-') + 1));
    if (inClause) continue;
    for (const thing of THINGS) {
      const ask = sentence.asks.find((a) => a.list === `ask-${thing}` && !a.negated);
      if (!ask) continue;
      asks.push({ thing, start: base + ask.start, end: base + ask.end, covered: false });
      break;
    }
  }
  for (const ask of asks) ask.covered = answered.has(ask.thing);
  return asks;
}
