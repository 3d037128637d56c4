import type { Assessment } from '../../checks/finding.ts';
import { sectionAt } from '../../checks/places.ts';
import { sayer } from '../../checks/run.ts';
import type { DocumentModel } from '../../document/model.ts';
import type { Criterion, Element, Language } from '../../framework/types.ts';
import { inSentence } from '../../text/words.ts';
import type { Checked } from '../../workspace/workspace.ts';
import { annotatedBlockAt } from '../at.ts';
import { nestingAt } from '../nesting.ts';
import type { Completion, LinePlace } from './place.ts';

const NAME = '[\\p{L}\\p{N}\\p{M}-]*';
const BLOCK = new RegExp(`^ {0,3}(:{2,})[ \\t]*(${NAME})$`, 'u');
// A colon after a word is text: `let op:`.
const INLINE = new RegExp(`(?:^|[\\s(\\[{„“"'*_|>/–—-])(:${NAME})$`, 'u');

/** Names of annotations after one, two or three colons. */
export function annotationNames(at: LinePlace, checked: Checked): Completion[] {
  const block = BLOCK.exec(at.before);
  if (block) return blocks(at, checked, (block[1] as string).length, block[2] as string);
  const inline = INLINE.exec(at.before);
  return inline ? elements(at, checked.model, inline[1] as string) : [];
}

function blocks(at: LinePlace, checked: Checked, colons: number, typed: string): Completion[] {
  const { model } = checked;
  const container = colons >= 3;
  const nesting = container ? nestingAt(model, at.offset) : undefined;
  // Three colons alone, in a block that is open, close it.
  if (typed === '' && nesting?.open) return [];
  const rest = /^[\p{L}\p{N}\p{M}-]*/u.exec(at.after)?.[0].length ?? 0;
  const alone = at.after.slice(rest).trim() === '';
  const start = at.lineStart + at.before.indexOf(':');
  const range = { start, end: at.offset + rest };
  const mark = ':'.repeat(colons);
  const matrix: Completion[] = container ? [integration(at, model, mark, alone && !nesting?.closed, range)] : [];
  const criteria = at.reading.framework.criteria.flatMap((criterion): Completion[] => {
    if (!criterion.block) return [];
    const name = criterion.block[at.language];
    let insert = mark + name;
    if (alone && !container) insert = `${mark}${name}[\${1:${inSentence(criterion.title[at.language])}}]`;
    else if (alone && !nesting?.closed) insert = containerText(criterion, name, mark, at.language);
    const rank = rankOf(
      checked.result.assessments.find((a) => a.criterion === criterion),
      criterion,
      model,
    );
    const { id, title, asks } = criterion;
    const template = { criterion: id, language: at.language };
    return [{ label: mark + name, kind: 'block', detail: title[at.ui], documentation: asks[at.ui], template, insert, range, rank }];
  });
  return [...criteria, ...matrix];
}

/** The block that holds the place on the integration matrix, as a table to fill in. It is a vision that states it. */
function integration(at: LinePlace, model: DocumentModel, mark: string, whole: boolean, range: Completion['range']): Completion {
  const { integration: matrix } = at.reading.framework.structure;
  const say = sayer(at.reading.framework, { ui: at.language });
  const name = matrix.block[at.language];
  const [dimension, ...moments] = [say('integration/dimension'), ...matrix.moments.map(({ title }) => title[at.language])];
  const phase = matrix.phases[0]?.title[at.language].toLowerCase() ?? '';
  let stop = 0;
  const cell = (): string => `\${${++stop}:${phase}}`;
  const rows = matrix.dimensions.map(({ title }) => `| ${title[at.language].toLowerCase()} | ${cell()} | ${cell()} |`);
  const table = [`| ${[dimension, ...moments].join(' | ')} |`, '|---|---|---|', ...rows].join('\n');
  return {
    label: mark + name,
    kind: 'block',
    detail: sayer(at.reading.framework, at)('profile/integration'),
    documentation: matrix.means[at.ui],
    insert: whole ? `${mark}${name}\n${table}\n${mark}` : mark + name,
    range,
    rank: model.kind === 'vision' ? 2 : 3,
  };
}

/** What is not there yet comes first; what is not asked of this kind of document last. */
export function rankOf(assessment: Assessment | undefined, criterion: Criterion, model: DocumentModel): number {
  if (assessment) return assessment.standing === 'met' ? 1 : 0;
  return criterion.levels[model.kind] ? 2 : 3;
}

/** A block to start from: the criterion's template where it is one block of this name, else a sentence per element. */
export function containerText(criterion: Criterion, name: string, mark: string, language: Language): string {
  const template = criterion.template?.[language].trimEnd() ?? '';
  if (template.startsWith(`:::${name}`) && template.endsWith('\n:::') && template.indexOf('\n:::') === template.length - 4)
    return mark + template.slice(3, -3) + mark;
  let stop = 0;
  const sentences = criterion.elements.map((e) => e.add[language].replace(/\$\{\d+:/g, () => `\${${++stop}:`)).filter((s) => s !== '');
  return `${mark}${name}\n${sentences.length > 0 ? sentences.join('\n') : `\${1:${inSentence(criterion.title[language])}}`}\n${mark}`;
}

function elements(at: LinePlace, model: DocumentModel, typed: string): Completion[] {
  const rest = /^[\p{L}\p{N}\p{M}-]*/u.exec(at.after)?.[0].length ?? 0;
  const labelled = at.after[rest] === '[';
  const range = { start: at.offset - typed.length, end: at.offset + rest };
  const found = new Map<string, Completion>();
  for (const { criterion, element, rank } of inReach(at, model)) {
    const label = `:${element.name[at.language]}`;
    // A name that means several things here is listed once, as the first.
    if (found.has(label)) continue;
    const insert = labelled ? label : `${label}[\${1:${element.title[at.language]}}]`;
    found.set(label, {
      label,
      kind: 'element',
      detail: element.title[at.ui],
      documentation: `${criterion.title[at.ui]}: ${element.means[at.ui]}.`,
      insert,
      range,
      rank,
    });
  }
  return [...found.values()];
}

interface Reachable {
  criterion: Criterion;
  element: Element;
  rank: number;
}

/** Elements that count here: those of the block around it, of the section's subject, and those whose name means one thing only. */
function inReach(at: LinePlace, model: DocumentModel): Reachable[] {
  const block = annotatedBlockAt(model, at.offset);
  const topics = block ? undefined : sectionAt(model, at.offset)?.topics;
  const found: Reachable[] = [];
  for (const criterion of at.reading.framework.criteria)
    for (const element of criterion.elements) {
      if (block?.criteria.includes(criterion)) found.push({ criterion, element, rank: 0 });
      else if (topics?.has(criterion.id)) found.push({ criterion, element, rank: 1 });
      else if (at.reading.names.elements(element.name[at.language]).length === 1) found.push({ criterion, element, rank: 2 });
    }
  return found.sort((a, b) => a.rank - b.rank);
}
