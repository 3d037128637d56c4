import type { Block, DocumentModel, Section, Statement } from '../document/model.ts';
import { sectionIndexAt } from '../document/sections.ts';
import type { Criterion, Framework } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import type { Assessment } from './finding.ts';

/** Where a missing block belongs, and what stands there now. */
export interface Place {
  kind: 'heading' | 'block' | 'lens' | 'after' | 'title' | 'start';
  /** What a finding underlines: a line at most. */
  range: Range;
  /** Where text is inserted, and the section there; undefined for the end of the document. */
  section: Section | undefined;
}

/**
 * Where the text on a criterion belongs (design §3): under a heading that announces it, else in the
 * section of its lens, else at the title, never as a wall at line 1 where there is something better. A section on one subject
 * is not the section of its lens: what is missing goes after it, where it comes next in the order of reading.
 */
export function placeFor(model: DocumentModel, criterion: Criterion, framework: Pick<Framework, 'structure' | 'criterion'>): Place {
  const block = model.declared.find((b) => b.annotation && b.criteria.includes(criterion) && !servesAnother(model, b, criterion));
  if (block) return { kind: 'block', range: lineOf(model.text, block.opening), section: sectionAt(model, block.start) };
  const own = announcing(model, criterion.id);
  // A heading that only the words below it have say what it is about is no place where somebody would look for it.
  if (own && own.guessed !== criterion.id) return { kind: 'heading', range: lineOf(model.text, own.heading), section: own };
  const named = model.sections.filter((s) => s.own.has(`lens:${criterion.lens}`) && !s.skipped);
  const lens = named.find(({ own }) => own.size === 1);
  const beside = sectionBeside(model, criterion, framework, (s) =>
    lens ? s !== lens && lens.start <= s.start && s.end <= lens.end : isOfLens(s, criterion.lens, framework),
  );
  if (beside) return { kind: 'after', range: lineOf(model.text, (lens ?? beside).heading), section: beside };
  const within = lens ?? named[0];
  if (within) return { kind: 'lens', range: lineOf(model.text, within.heading), section: within };
  const before = sectionBeside(model, criterion, framework);
  const title = model.sections.find((s) => s.isTitle) ?? model.sections.find((s) => s.level === 1);
  const kind = before ? 'after' : 'title';
  if (title) return { kind, range: lineOf(model.text, title.heading), section: before };
  const field = model.frontMatter?.fields.get('title') ?? model.frontMatter?.fields.get('document');
  if (field) return { kind, range: field.value, section: before };
  const heading = model.sections[1];
  if (heading) return { kind: before ? 'after' : 'start', range: lineOf(model.text, heading.heading), section: before };
  const first = model.statements[0];
  const at = first ? { start: first.base + first.sentence.start, end: first.base + first.sentence.end } : model.blocks[0];
  return { kind: 'start', range: at ? lineOf(model.text, at) : { start: 0, end: 0 }, section: undefined };
}

/**
 * The last section on what comes nearest before a criterion in the order of reading; where none comes before it, the first on
 * what comes nearest after it, of those that a condition lets through.
 */
function sectionBeside(
  model: DocumentModel,
  { id }: Criterion,
  { structure: { readingOrder } }: Pick<Framework, 'structure'>,
  among?: (section: Section) => boolean,
): Section | undefined {
  const own = readingOrder.indexOf(id);
  let before: { section: Section; at: number } | undefined;
  let after: { section: Section; at: number } | undefined;
  for (const section of model.sections) {
    if (own < 0 || section.skipped || section.isTitle || section.guessed !== undefined || section.level < 1) continue;
    if (among && !among(section)) continue;
    for (const topic of section.own) {
      const at = readingOrder.indexOf(topic);
      // Of several, the last that announces least besides.
      const least = at !== before?.at || section.own.size <= before.section.own.size;
      if (at >= 0 && at < own && at >= (before?.at ?? 0) && least) before = { section, at };
      if (at > own && at < (after?.at ?? readingOrder.length)) after = { section, at };
    }
  }
  return (before ?? (among ? after : undefined))?.section;
}

function isOfLens({ own }: Section, lens: Criterion['lens'], { criterion }: Pick<Framework, 'criterion'>): boolean {
  return own.has(`lens:${lens}`) || [...own].some((id) => criterion(id)?.lens === lens);
}

/**
 * The section whose heading announces a criterion. Of several: where something of it is stated, else where its words stand,
 * then the one that announces least besides (`Evaluatie` before `Hoe werkt het?`), then the first.
 */
function announcing(model: DocumentModel, criterion: string): Section | undefined {
  const sections = model.sections.filter((s) => s.own.has(criterion) && !s.skipped);
  if (sections.length < 2) return sections[0];
  const evidence = model.evidence.filter((e) => e.criterion === criterion);
  const besides = ({ own, heading, end }: Section): number[] => {
    const inside = evidence.filter((e) => heading.end <= e.start && e.end <= end);
    return [inside.some(({ element }) => element !== null) ? 0 : 1, inside.length > 0 ? 0 : 1, own.size];
  };
  return sections
    .map((section) => ({ section, rank: besides(section) }))
    .sort((a, b) => a.rank.map((n, i) => n - (b.rank[i] as number)).find((n) => n !== 0) ?? 0)[0]?.section;
}

/** Several criteria may share a block (`rol`): one that states or names an element of another is about that other. */
function servesAnother(model: DocumentModel, block: Block, criterion: Criterion): boolean {
  const others = block.criteria.filter((c) => c !== criterion);
  if (others.length === 0) return false;
  // Named in it counts, filled in or not.
  if (model.elements.some((e) => e.block === block && others.includes(e.criterion))) return true;
  return model.evidence.some(
    (e) => e.element !== null && e.start >= block.start && e.end <= block.end && others.some((c) => c.id === e.criterion),
  );
}

/** Where the document addresses a criterion: its block, its section's heading, or the words that do. */
export function addressedAt(model: DocumentModel, assessment: Assessment, framework: Pick<Framework, 'structure' | 'criterion'>): Range {
  const { criterion } = assessment;
  const block = model.declared.find((b) => b.criteria.includes(criterion));
  if (block) return lineOf(model.text, block.opening);
  const heading = announcing(model, criterion.id);
  if (heading) return lineOf(model.text, heading.heading);
  const first = [...assessment.evidence].sort((a, b) => a.start - b.start).find((e) => e.element !== null) ?? assessment.evidence[0];
  return first ? lineOf(model.text, first) : placeFor(model, criterion, framework).range;
}

/** The innermost section at an offset. */
export function sectionAt(model: DocumentModel, offset: number): Section | undefined {
  const section = model.sections[sectionIndexAt(model.sections, offset)];
  return section && offset < section.end ? section : undefined;
}

/** The part of a range on its first line, without trailing space. */
export function lineOf(text: string, range: Range): Range {
  let end = range.start;
  while (end < range.end && text[end] !== '\n' && text[end] !== '\r') end++;
  while (end > range.start + 1 && /\s/.test(text[end - 1] as string)) end--;
  return { start: range.start, end };
}

/** Words of the document for a message: one line, cut at a word where long. */
export function quote(text: string, range: Range, most = 70): string {
  const words = text
    .slice(range.start, Math.min(range.end, range.start + most + 40))
    .replace(/\s+/g, ' ')
    .trim();
  return words.length <= most ? words : `${words.slice(0, most).replace(/\s+\S*$/, '')} …`;
}

/** Of stretches that overlap, the longest; of equal ones the first. */
export function outermost<T extends Range>(stretches: readonly T[]): T[] {
  return stretches.filter(
    (h, i) => !stretches.some((o, j) => j !== i && o.start <= h.start && o.end >= h.end && (o.end - o.start > h.end - h.start || j < i)),
  );
}

/** True for a stretch of a sentence, counted from its block's start, that stands between quotation marks. */
export function isQuoted({ sentence }: Statement, { start, end }: Range): boolean {
  return sentence.quotes.some((q) => q.start <= start && end <= q.end);
}
