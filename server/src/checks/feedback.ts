import type { DeclaredElement, DocumentModel, Statement } from '../document/model.ts';
import { firstStatement } from '../document/recognition/statements.ts';
import type { Range } from '../text/lines.ts';
import type { Check, CheckContext, Draft } from './finding.ts';
import { isQuoted, lineOf, quote } from './places.ts';
import { unfilled, unfilledAt } from './unfilled.ts';

/** Per feedback clause what it lacks, and what members are asked without ever hearing back. */
export const feedback: Check = function* (context) {
  const assessment = context.assessments.find((a) => a.criterion.id === 'feedback');
  if (!assessment) return;
  const toFill = unfilled(context, 'feedback');
  if (assessment.standing !== 'missing' || toFill.length > 0) yield* absentParts(context, assessment.asked, toFill);
  yield* uncovered(context);
};

function* absentParts(
  context: CheckContext,
  asked: readonly { id: string; title: { nl: string; en: string } }[],
  toFill: readonly DeclaredElement[],
): Iterable<Draft> {
  const { model, say, settings } = context;
  for (const clause of model.clauses) {
    const waiting = unfilledAt(model, toFill, clause.at);
    for (const element of asked) {
      if (clause.parts.has(element.id) || waiting.includes(element.id)) continue;
      const vague = element.id === 'timing' ? vagueWhen(context, clause.at) : undefined;
      if (vague) context.told.add(vague.start);
      const parameters = {
        title: context.framework.criterion('feedback')?.title[settings.ui] ?? '',
        element: element.title[settings.ui],
      };
      yield {
        code: `feedback/${element.id}`,
        element: element.id,
        range: vague ?? lineOf(model.text, clause.at),
        message: vague ? say('element/vague', { ...parameters, words: quote(model.text, vague) }) : say('element/absent', parameters),
        evidence: [...clause.parts.values()].slice(0, 3),
      };
    }
  }
}

function vagueWhen({ model }: CheckContext, at: { start: number; end: number }): { start: number; end: number } | undefined {
  const block = model.declared.find((b) => b.opening.start === at.start);
  const end = block ? block.end : at.end;
  for (let i = firstStatement(model.statements, at.start); i < model.statements.length; i++) {
    const statement = model.statements[i] as Statement;
    if (statement.base + statement.sentence.start >= end) break;
    if (!statement.sentence.vague) continue;
    const hit = statement.sentence.hits.find((h) => h.cue.kind === 'lexicon' && h.cue.list === 'vague-when' && !isQuoted(statement, h));
    if (hit) return { start: statement.base + hit.start, end: statement.base + hit.end };
  }
  // An attribute is read by no sentence.
  const value = block && model.elements.find((e) => e.block === block && e.element.id === 'timing')?.value;
  return value && /\p{L}/u.test(model.text.slice(value.start, value.end)) ? value : undefined;
}

/** Whatever the document asks of members must be covered by a clause about it (catalogue: feedback). */
function* uncovered({ model, say }: CheckContext): Iterable<Draft> {
  for (const ask of model.asks) {
    // A template asks nothing of anybody until it is filled in.
    if (ask.covered || holdsPlaceholder(model, ask)) continue;
    yield {
      code: 'feedback/uncovered',
      range: { start: ask.start, end: ask.end },
      message: say('feedback/uncovered', { thing: say(`ask/${ask.thing}`) }),
    };
  }
}

function holdsPlaceholder(model: DocumentModel, { start, end }: Range): boolean {
  const b = model.blocks.findIndex((block) => block.start <= start && start < block.end);
  const facts = model.facts[b];
  if (!facts?.hasPlaceholders) return false;
  const base = model.blocks[b]?.start ?? 0;
  return facts.passages.some((passage) => passage.placeholders.some((p) => base + p.start < end && start < base + p.end));
}
