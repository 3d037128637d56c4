import type { Hit, Statement } from '../document/model.ts';
import { asks, type Check, type CheckContext } from './finding.ts';
import { isQuoted, outermost, quote } from './places.ts';

/** Words that leave open who, when or how much where the text binds somebody (catalogue: vague-wording). */
export const vagueWording: Check = function* (context) {
  const { model, framework, settings, say, told } = context;
  if (!asks(settings.profile, framework.criterion('vague-wording')?.levels[model.kind])) return;
  for (const statement of model.statements) {
    if (!statement.sentence.vague) continue;
    const vague = statement.sentence.hits.filter((h) => h.cue.kind === 'lexicon' && /^vague-(?:when|how)/.test(h.cue.list));
    if (vague.length === 0 || !binds(context, statement)) continue;
    for (const hit of outermost(vague)) {
      const at = { start: statement.base + hit.start, end: statement.base + hit.end };
      // `does not aim to make a profit`: nothing is left open.
      if (hit.negated && hit.cue.kind === 'lexicon' && hit.cue.list === 'vague-how') continue;
      if (told.has(at.start) || isPrecise(statement, hit) || isQuoted(statement, hit)) continue;
      yield { code: 'vague-wording/vague', range: at, message: say('vague-wording/vague', { words: quote(model.text, at) }) };
    }
  }
};

/** A vision's or a leaflet's tone does not bind; duties, steps and clauses do (catalogue: rulings). */
function binds({ model }: CheckContext, statement: Statement): boolean {
  const section = model.sections[statement.section];
  if (section?.skipped || statement.sentence.definition || statement.passage.kind === 'quote') return false;
  if (
    section?.topics.has('case-example') ||
    statement.around.some((b) => b.criteria.some((c) => c.id === 'case-example' || c.id === 'urgency'))
  )
    return false;
  return statement.passage.kind === 'item' || statement.passage.kind === 'cell' || statement.sentence.binds;
}

/** Most words between a time and the vague word that it makes precise. */
const NEAR = 8;

/** The same sentence gives the precision that the word leaves open. */
function isPrecise(statement: Statement, hit: Hit): boolean {
  if (hit.cue.kind !== 'lexicon') return false;
  const { values } = statement.sentence;
  // `levert elk kwartaal de cijfers aan en meldt een klacht tijdig`: a time further back is of something else.
  const at = statement.sentence.words.findIndex((w) => w.end > hit.start);
  if (hit.cue.list === 'vague-when')
    return values.some((v) => (v.type === 'term' || v.type === 'date' || v.type === 'period') && v.to > at - NEAR);
  if (hit.cue.list === 'vague-how-much') return values.some((v) => v.type === 'number' || v.type === 'percent' || v.type === 'money');
  return false;
}
