import type { Range } from '../text/lines.ts';
import { words } from '../text/words.ts';
import type { Check, CheckContext } from './finding.ts';
import { addressedAt, lineOf } from './places.ts';
import { unfilled } from './unfilled.ts';

/** A short story: 120 words at most (bsin §6.4 rec 1). */
const MOST_WORDS = 120;

export const propositionLength: Check = function* (context) {
  const { model, say } = context;
  const assessment = context.assessments.find((a) => a.criterion.id === 'proposition');
  if (!assessment || assessment.standing === 'missing') return;
  const { place, inner } = own(context) ?? {};
  if (!place || !inner) return;
  let count = 0;
  for (const s of model.statements) {
    const at = s.base + s.sentence.start;
    if (inner.start <= at && at < inner.end) count += s.sentence.words.length;
  }
  if (count > MOST_WORDS)
    yield {
      code: 'proposition/too-long',
      range: lineOf(model.text, place),
      message: say('proposition/too-long', { count: String(count), most: String(MOST_WORDS) }),
    };
};

/** The proposition's own block, else the section whose heading announces it and nothing deeper. */
function own({ model }: CheckContext): { place: Range; inner: Range } | undefined {
  const block = model.declared.find((b) => b.criteria.some((c) => c.id === 'proposition'));
  if (block) return { place: block.opening, inner: block.inner };
  const index = model.sections.findIndex((s) => s.own.has('proposition') && !s.skipped);
  const section = model.sections[index];
  if (!section) return undefined;
  const child = model.sections[index + 1];
  return { place: section.heading, inner: { start: section.start, end: child && child.parent === index ? child.start : section.end } };
}

/** `all residents` and the like are no target group (catalogue: target-group). */
export const targetGroup: Check = function* (context) {
  const { model, vocabulary, say } = context;
  const assessment = context.assessments.find((a) => a.criterion.id === 'target-group');
  if (!assessment) return;
  const included = assessment.evidence.some((e) => e.element === 'included' && !isEveryone(model.text.slice(e.start, e.end), vocabulary));
  for (const statement of model.statements) {
    const about =
      model.sections[statement.section]?.topics.has('target-group') ||
      statement.around.some((b) => b.criteria.some((c) => c.id === 'target-group'));
    if (!about) continue;
    const everyone = vocabulary.everyone.match(statement.sentence.words)[0];
    if (!everyone) continue;
    const start = statement.base + (statement.sentence.words[everyone.from]?.start ?? 0);
    const end = statement.base + (statement.sentence.words[everyone.to - 1]?.end ?? 0);
    yield {
      code: 'target-group/vague',
      range: { start, end },
      message: say('target-group/vague', {
        words: words(model.text.slice(start, end)).length > 0 ? model.text.slice(start, end).replace(/\s+/g, ' ') : '',
      }),
    };
    return;
  }
  const toFill = unfilled(context, 'target-group');
  if (!included && (assessment.standing === 'partial' || toFill.length > 0)) {
    const element = assessment.absent.find((e) => e.id === 'included');
    if (element && !toFill.some((e) => e.element === element))
      yield {
        code: 'target-group/included',
        element: 'included',
        range: addressedAt(model, assessment, context.framework),
        message: say('element/absent', {
          title: assessment.criterion.title[context.settings.ui],
          element: element.title[context.settings.ui],
        }),
      };
  }
};

function isEveryone(text: string, vocabulary: CheckContext['vocabulary']): boolean {
  return vocabulary.everyone.match(words(text)).length > 0;
}
