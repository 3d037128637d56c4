import { lineOf, quote } from '../../checks/places.ts';
import { sayer } from '../../checks/run.ts';
import type { Section } from '../../document/model.ts';
import type { Criterion } from '../../framework/types.ts';
import { applyEdits, type TextEdit } from '../../text/edits.ts';
import type { Range } from '../../text/lines.ts';
import { blockAt } from '../at.ts';
import type { FixContext } from '../fix-context.ts';
import { annotateSection, wrap } from '../fixes.ts';
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
  return edits.length === 0 ? undefined : { title: say('actions/annotate-all', { count: String(edits.length) }), edits };
}

function sections(context: FixContext): LabelledEdit[] {
  const say = sayer(context.framework, context);
  return announcing(context).flatMap(({ heading, title }) => {
    const [fix] = annotateSection(heading.start, context);
    const label = fix && say('actions/annotate-label', { annotation: fix.title, words: quote(title, { start: 0, end: title.length }) });
    return fix ? [whole(fix.edits, context, label)] : [];
  });
}

/** Sections that say by their heading what they are about; those that say so by their words only where they state something. */
function announcing({ model, framework }: FixContext): Section[] {
  const states = (section: Section): boolean =>
    model.evidence.some((e) => e.criterion === section.guessed && e.element !== null && e.start >= section.start && e.end <= section.end);
  return model.sections.slice(1).filter((section) => {
    const announces = [...section.own].some((id) => framework.criterion(id)?.block);
    return announces && (section.guessed === undefined || states(section));
  });
}

function paragraphs(context: FixContext): LabelledEdit[] {
  const { model, framework, ui } = context;
  const say = sayer(framework, { ui });
  /** By the place of their block among the others. */
  const stated = new Map<number, Set<Criterion>>();
  for (const { criterion: id, element, certainty, start } of model.evidence) {
    const at = element === null || certainty === 'declared' ? undefined : blockAt(model, start)?.index;
    const criterion = framework.criterion(id);
    if (at !== undefined && criterion) stated.set(at, (stated.get(at) ?? new Set()).add(criterion));
  }
  const taken: Range[] = [...announcing(context), ...model.sections.filter(({ skipped }) => skipped)];
  return [...stated].flatMap(([at, criteria]) => {
    const [criterion] = criteria;
    const [block, facts] = [model.blocks[at], model.facts[at]];
    if (criteria.size !== 1 || !criterion?.block || block?.kind !== 'markdown' || !facts) return [];
    if (facts.tables.length > 0 || facts.passages.some(({ heading }) => heading)) return [];
    if (taken.some((range) => within(block, range)) || model.declared.some((b) => b.annotation && within(block, b))) return [];
    const name = criterion.block[model.language];
    const words = quote(model.text, lineOf(model.text, block), 40);
    const label = say('actions/annotate-label', { annotation: say('fix/annotate', { name }), words });
    const edits = wrap(block, name, '').map((edit) => withEnding(model.text, edit));
    return [whole(edits, context, label)];
  });
}

/** One edit of the two that put a block around a text: in a preview one tick is one block, and no fence can come to stand alone. */
function whole(edits: readonly TextEdit[], { model }: FixContext, label: string | undefined): LabelledEdit {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return { start, end, text: applyEdits(model.text.slice(start, end), shifted), label, asks: true };
}

function within(block: Range, range: Range): boolean {
  return range.start <= block.start && block.end <= range.end;
}
