import { passiveDuty } from '../document/recognition/duties.ts';
import type { Statement } from '../document/model.ts';
import type { Check, CheckContext } from './finding.ts';

/** Duties that nobody has: a passive sentence with no actor in it, in its lead-in or in its table row. */
export const noActor: Check = function* (context) {
  const { model, vocabulary, say } = context;
  if (!context.assessments.some((a) => a.criterion.id === 'roles')) return;
  for (const statement of model.statements) {
    if (isExempt(context, statement)) continue;
    const duty = passiveDuty(statement, vocabulary);
    if (!duty) continue;
    yield {
      code: 'roles/no-actor',
      range: { start: statement.base + duty.start, end: statement.base + duty.end },
      message: say('roles/no-actor', { words: duty.words }),
    };
  }
};

function isExempt({ model }: CheckContext, statement: Statement): boolean {
  const section = model.sections[statement.section];
  if (section?.skipped || statement.sentence.definition || statement.sentence.deferred) return true;
  if (statement.passage.kind === 'cell') return true;
  const at = statement.base + statement.sentence.start;
  // Steps without an actor are `process-steps/actor`; rules of voting bind nobody to a task.
  const quiet = ['process-steps', 'decision-making', 'case-example', 'disputes', 'urgency'];
  if (model.declared.some((b) => b.start <= at && at < b.end && b.criteria.some((c) => quiet.includes(c.id)))) return true;
  return (section?.own.has('process-steps') && statement.passage.kind === 'item') ?? false;
}
