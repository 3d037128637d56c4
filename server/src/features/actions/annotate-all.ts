import { lineOf, quote } from '../../checks/places.ts';
import { sayer } from '../../checks/run.ts';
import type { TextBlock } from '../../document/blocks.ts';
import type { Criterion } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { blockAt } from '../at.ts';
import { annotateSection, type FixContext, wrap } from '../fixes.ts';
import { withEnding } from '../insertion.ts';
import type { LabelledEdit } from '../labelled.ts';
import type { Refactor } from './refactor.ts';

/**
 * Annotates everything that was recognised: sections by what their heading announces, and paragraphs elsewhere that state
 * elements of one criterion alone. Each is asked about by itself. Undefined where nothing is left to annotate.
 */
export function annotateAll(context: FixContext): Refactor | undefined {
  const say = sayer(context.framework, context);
  const edits = [...sections(context), ...paragraphs(context)].sort((a, b) => a.start - b.start);
  const count = new Set(edits.map(({ label }) => label)).size;
  return edits.length === 0 ? undefined : { title: say('actions/annotate-all', { count: String(count) }), edits };
}

function sections(context: FixContext): LabelledEdit[] {
  const { model, framework, ui } = context;
  const say = sayer(framework, { ui });
  return model.sections.slice(1).flatMap(({ heading, title }) => {
    const [fix] = annotateSection(heading.start, context);
    const label = fix && say('actions/annotate-label', { annotation: fix.title, words: quote(title, { start: 0, end: title.length }) });
    return fix?.edits.map((edit) => ({ ...edit, label, asks: true })) ?? [];
  });
}

function paragraphs({ model, framework, ui }: FixContext): LabelledEdit[] {
  const say = sayer(framework, { ui });
  const stated = new Map<TextBlock, Set<Criterion>>();
  for (const { criterion: id, element, certainty, start } of model.evidence) {
    const block = element === null || certainty === 'declared' ? undefined : blockAt(model, start)?.block;
    const criterion = framework.criterion(id);
    if (block && criterion) stated.set(block, (stated.get(block) ?? new Set()).add(criterion));
  }
  const taken: Range[] = model.sections.filter(({ own, skipped }) => skipped || [...own].some((id) => framework.criterion(id)?.block));
  return [...stated].flatMap(([block, criteria]) => {
    const [criterion] = criteria;
    const facts = model.facts[model.blocks.indexOf(block)];
    if (criteria.size !== 1 || !criterion?.block || block.kind !== 'markdown' || !facts) return [];
    if (facts.tables.length > 0 || facts.passages.some(({ heading }) => heading)) return [];
    if (taken.some((range) => within(block, range)) || model.declared.some((b) => b.annotation && within(block, b))) return [];
    const name = criterion.block[model.language];
    const words = quote(model.text, lineOf(model.text, block), 40);
    const label = say('actions/annotate-label', { annotation: say('fix/annotate', { name }), words });
    return wrap(block, name, '').map((edit) => ({ ...withEnding(model.text, edit), label, asks: true }));
  });
}

/** In it, but not in a section further down of which it is only the parent. */
function within(block: Range, range: Range): boolean {
  return range.start <= block.start && block.end <= range.end;
}
