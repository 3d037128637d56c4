import { placeFor, sectionAt } from '../checks/places.ts';
import type { Block, DocumentModel, Section } from '../document/model.ts';
import type { Criterion, Framework } from '../framework/types.ts';
import type { TextEdit } from '../text/edits.ts';
import { lineEnding, type Range } from '../text/lines.ts';

/** A text to insert under a heading of its own; headings in the body count from `##`, one below the title. */
export interface Passage {
  title: string;
  body: string;
}

/** Puts a passage where the text on a criterion belongs, at the heading level of that place. */
export function insertFor(
  model: DocumentModel,
  criterion: Criterion,
  passage: Passage,
  framework: Pick<Framework, 'structure' | 'criterion'>,
): TextEdit {
  const { kind, section } = placeFor(model, criterion, framework);
  const body = passage.body.trimEnd();
  if (kind === 'block') {
    const block = model.declared.find((b) => b.annotation && b.criteria.includes(criterion)) as Block;
    const below = atLevel(body, section?.level ?? 1);
    if (model.text.slice(block.inner.start, block.inner.end).trim() === '') return { start: block.start, end: block.end, text: below };
    if (body.search(HEADINGS) < 0) return { start: block.end, end: block.end, text: `\n\n${below}` };
    // What follows the block must not come to stand under a heading of the passage.
    if (section && section.level >= 1) return insertAt(model, endOfBody(model, section), below);
  }
  if (kind === 'heading' && section) {
    const promised = barePlaceholder(model, section);
    if (promised) return { ...promised, text: atLevel(body, section.level) };
    return insertAt(model, endOfBody(model, section), atLevel(body, section.level));
  }
  if (kind === 'lens' && section)
    return insertAt(
      model,
      endOf(model, section.end),
      underTitle(passage, section.level > DEEPEST ? section.level : Math.min(section.level, DEEPEST - 1) + 1),
    );
  if (kind === 'after' && section) return insertAt(model, endOf(model, section.end), underTitle(passage, section.level));
  return atTheEnd(model, passage);
}

/** Puts a passage after the section at an offset, at the level of that section; at the end where there is none. */
export function insertAfterSection(model: DocumentModel, offset: number, passage: Passage): TextEdit {
  const section = sectionAt(model, offset);
  if (!section || section.isTitle || section.skipped || section.level < 1) return atTheEnd(model, passage);
  return insertAt(model, endOf(model, section.end), underTitle(passage, section.level));
}

/** At the end of the document, but before what closes it (signatures, annexes). */
function atTheEnd(model: DocumentModel, passage: Passage): TextEdit {
  const closing = model.sections.find((s) => s.skipped === 'skipped-headings' && s.parent <= 1 && s.start > model.text.length / 2);
  return insertAt(model, endOf(model, closing?.start ?? model.text.length), underTitle(passage, mainLevel(model)));
}

/** The passage with its title, as Markdown, where the title is a heading of this level (1 to 6), or a bold line like those around it. */
export function underTitle({ title, body }: Passage, level: number): string {
  const heading = level > DEEPEST ? `**${title}**` : `${'#'.repeat(level)} ${title}`;
  return `${heading}\n\n${atLevel(body.trimEnd(), level)}`;
}

/** Markdown has no deeper heading; a bold line counts as deeper. */
const DEEPEST = 6;

const HEADINGS = /^##+(?= )/gm;

/** Headings of a passage whose title has this level; Markdown has no more than six levels. */
function atLevel(body: string, level: number): string {
  if (level > DEEPEST) return body.replace(/^##+ (.+)$/gm, '**$1**');
  return body.replace(HEADINGS, (marks) => '#'.repeat(Math.max(1, Math.min(6, marks.length - 1 + level))));
}

/** The level of the document's main headings; that of bold lines where it has no others. */
export function mainLevel(model: DocumentModel): number {
  const levels = model.sections.filter((s) => !s.isTitle && s.level >= 1 && s.level <= 6).map((s) => s.level);
  const least = Math.min(...levels);
  if (levels.length === 0 && model.sections.some((s) => !s.isTitle && s.level > DEEPEST)) return DEEPEST + 1;
  return Number.isFinite(least) ? Math.max(model.sections.some((s) => s.isTitle && s.level === 1) ? 2 : 1, least) : 2;
}

function insertAt(model: DocumentModel, at: number, text: string): TextEdit {
  const before = at === 0 || model.text.slice(0, at).trim() === '' ? '' : '\n\n';
  const after = at >= model.text.trimEnd().length ? '\n' : '';
  // Blank lines that stand at the place already are replaced by one.
  const end = after === '' ? at : model.text.length;
  // Editors indent what they insert as the line where it starts: an indented line is left alone, if there is a next one.
  const lineEnd = isIndented(model.text, at) ? /^\r\n|^[\r\n]/.exec(model.text.slice(at, at + 2))?.[0] : undefined;
  if (lineEnd === undefined) return { start: at, end, text: `${before}${text}${after}` };
  const next = at + lineEnd.length;
  return { start: next, end: Math.max(next, end), text: `\n${text}\n` };
}

function isIndented(text: string, at: number): boolean {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  return text[start] === ' ' || text[start] === '\t';
}

/** The last offset before `end` that is not blank: where text is appended. */
function endOf(model: DocumentModel, end: number): number {
  return model.text.slice(0, end).trimEnd().length;
}

/** End of what stands under a heading itself, before the next heading. */
export function endOfBody(model: DocumentModel, section: Section): number {
  const next = model.sections.find((s) => s.start > section.start);
  const end = endOf(model, Math.min(section.end, next?.start ?? section.end));
  return Math.max(end, section.heading.end);
}

/**
 * What stands under a heading, where that only says that a text is to come (`Volgt nog.`): the text comes in its place.
 * What stands in brackets is left alone, as it may be a note that somebody still needs.
 */
function barePlaceholder(model: DocumentModel, section: Section): Range | undefined {
  const end = endOfBody(model, section);
  const text = model.text.slice(section.heading.end, end);
  const start = section.heading.end + (text.length - text.trimStart().length);
  if (end - start > LONGEST_PROMISE || /[[\]{}<>]/.test(text)) return undefined;
  const words = model.blocks.flatMap((block, b) =>
    block.start < start || block.end > end
      ? []
      : (model.facts[b]?.passages ?? []).flatMap(({ placeholders }) =>
          placeholders.map((at) => ({ start: block.start + at.start, end: block.start + at.end })),
        ),
  );
  if (words.length === 0) return undefined;
  let rest = '';
  let at = start;
  for (const one of words) {
    rest += model.text.slice(at, one.start);
    at = one.end;
  }
  return /[\p{L}\p{N}]/u.test(rest + model.text.slice(at, end)) ? undefined : { start, end };
}

/** Nobody says in more than this that a text is to come. */
const LONGEST_PROMISE = 200;

/** An edit with the line ending of the text that it is for. */
export function withEnding(text: string, edit: TextEdit): TextEdit {
  return lineEnding(text) === '\r\n' ? { ...edit, text: edit.text.replace(/\n/g, '\r\n') } : edit;
}
