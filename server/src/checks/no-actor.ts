import type { Statement } from '../document/model.ts';
import { namesActor } from '../document/recognition/duties.ts';
import type { Check, CheckContext } from './finding.ts';

/** Duties that nobody has: a passive sentence with no actor in it, in its lead-in or in its table row. */
export const noActor: Check = function* (context) {
  const { model, say } = context;
  if (!context.assessments.some((a) => a.criterion.id === 'roles')) return;
  for (const statement of model.notable.duties) {
    const { duty } = statement.sentence;
    if (!duty || isExempt(context, statement)) continue;
    if (statement.leadIn && namesActor(statement.leadIn)) continue;
    yield {
      code: 'roles/no-actor',
      range: { start: statement.base + duty.start, end: statement.base + duty.end },
      message: say('roles/no-actor', { words: duty.words }),
    };
  }
};

const QUIET: readonly string[] = ['case-example', 'urgency'];

function isExempt({ model }: CheckContext, statement: Statement): boolean {
  const section = model.sections[statement.section];
  if (section?.skipped || statement.sentence.definition || statement.sentence.deferred) return true;
  if (statement.passage.kind === 'cell') return true;
  // What is still to be written (`A new rule is TO BE SUPPLIED`) is told as that.
  const { start, end } = statement.sentence;
  if (statement.passage.placeholders.some((p) => p.start < end && p.end > start)) return true;
  // Stories and the problem as GPs meet it tell what happens; they bind nobody.
  if (QUIET.some((id) => section?.topics.has(id))) return true;
  if (statement.around.some((b) => b.criteria.some((c) => c.id === 'process-steps' || QUIET.includes(c.id)))) return true;
  // A step without an actor is `process-steps/actor`.
  return (section?.own.has('process-steps') && statement.passage.kind === 'item') ?? false;
}
