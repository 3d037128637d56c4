import type { Finding } from '../checks/finding.ts';
import { sectionAt } from '../checks/places.ts';
import { sayer } from '../checks/run.ts';
import type { DocumentModel, Section } from '../document/model.ts';
import { betweenTopic } from '../framework/names.ts';
import type { Criterion, Element, Framework } from '../framework/types.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Range } from '../text/lines.ts';
import { offered } from './between-fixes.ts';
import { elementAtVagueTime, filledFix, roleEdits } from './filled-fixes.ts';
import type { FixContext } from './fix-context.ts';
import { endOfBody, insertFor, withEnding } from './insertion.ts';
import { offeredFor, passageOf } from './recommendations.ts';
import { studyName } from './sources.ts';

/** A change that an author can apply to do away with a finding. Offsets are in the model's text. */
export interface Fix {
  title: string;
  edits: TextEdit[];
  /** Changes nothing that the author wrote and leaves nothing to decide: may be applied with others at once. */
  safe: boolean;
  /** What an editor applies first. */
  preferred: boolean;
  /** Edits hold tab stops (`${1:hint}`); see `withoutStops` for editors that have none. */
  stops: boolean;
}

/** Turns tab stops into template text in brackets, which `placeholder/present` then points out. */
export function withoutStops(text: string): string {
  return text.replace(/\$\{\d+:([^}]*)\}/g, '[$1]').replace(/\$\d+/g, '');
}

/** The fixes for a finding, the best first; none where only the author can tell. */
export function fixesFor(finding: Finding, context: FixContext): Fix[] {
  const { model, framework, ui } = context;
  const say = sayer(framework, { ui });
  const fixes: Fix[] = [];
  const add = (title: string, edits: TextEdit[], safe: boolean, stops: boolean): void => {
    fixes.push({ title, edits, safe, preferred: fixes.length === 0, stops });
  };
  const criterion = finding.criterion ? framework.criterion(finding.criterion) : undefined;
  if (finding.replacement !== undefined)
    add(
      say('fix/replace', { name: finding.replacement }),
      [{ start: finding.start, end: finding.end, text: finding.replacement }],
      true,
      false,
    );
  if (finding.code === 'annotation/unclosed') add(say('fix/close'), [closing(model, finding)], true, false);
  if (finding.code === 'annotation/stray-fence' || finding.code === 'suppression/unused')
    add(say('fix/remove'), [removal(model, finding)], true, false);
  if (criterion && finding.code === `${criterion.id}/missing`) {
    const edit = templateEdit(model, criterion, framework);
    if (edit) add(say('fix/insert-template', { title: criterion.title[ui] }), [edit], false, true);
    for (const recommendation of offeredFor(criterion, model.kind, framework, context.met ?? new Set())) {
      const { study, id, title } = recommendation;
      const inserted = insertFor(model, criterion, passageOf(recommendation, model), framework);
      add(say('fix/insert-recommendation', { title: title[ui], study: studyName(study, framework, ui), id }), [inserted], false, true);
    }
  }
  const element = criterion?.elements.find((e) => e.id === finding.element);
  if (criterion && element && element.add[model.language]) {
    const edits = elementEdits(context, criterion, element, finding);
    if (edits) add(say('fix/add-element', { element: element.title[ui] }), edits, false, true);
  }
  const filled = filledFix(finding, context);
  if (filled) add(filled.title, filled.edits, false, true);
  for (const offer of finding.offers) {
    const { title, edits, stops } = offered(offer, finding, context);
    add(title, edits, false, stops);
  }
  if (criterion || betweenTopic(framework, finding.criterion))
    add(say('fix/suppress', { code: finding.code }), suppression(model, finding, say('fix/suppress-reason')), false, true);
  return fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => withEnding(model.text, edit)) }));
}

/**
 * Annotates the section at an offset: `:::name` around what stands under its heading. Of several criteria that the heading
 * announces, those that the section states something of, where there are any.
 */
export function annotateSection(offset: number, context: FixContext): Fix[] {
  const { model, framework, ui } = context;
  const section = sectionAt(model, offset);
  if (!section || section.skipped) return [];
  const body = bodyOf(model, section);
  if (!body || model.declared.some((b) => b.annotation && b.start < body.end && body.start < b.end)) return [];
  const say = sayer(framework, { ui });
  const fixes: Fix[] = [];
  const stated = new Set(
    model.evidence.flatMap((e) => (e.element !== null && body.start <= e.start && e.end <= body.end ? [e.criterion] : [])),
  );
  const chosen = [...section.own].filter((id) => stated.has(id));
  for (const id of chosen.length > 0 ? chosen : section.own) {
    const criterion = framework.criterion(id);
    if (!criterion?.block) continue;
    const name = criterion.block[model.language];
    const edits = wrap(body, name, '');
    if (fixes.some((f) => f.title === say('fix/annotate', { name }))) continue;
    fixes.push({
      title: say('fix/annotate', { name }),
      edits: edits.map((edit) => withEnding(model.text, edit)),
      safe: false,
      preferred: false,
      stops: false,
    });
  }
  return fixes;
}

/** All safe fixes together, without overlaps: what "fix all" and `--fix` apply. */
export function safeEdits(findings: readonly Finding[], context: FixContext): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const finding of findings) {
    const fix = fixesFor(finding, context).find((f) => f.safe);
    for (const edit of fix?.edits ?? [])
      if (!edits.some((e) => edit.start < e.end && e.start < edit.end) && !edits.some((e) => e.start === edit.start && e.end === edit.end))
        edits.push(edit);
  }
  return edits.sort((a, b) => a.start - b.start);
}

/** True for a change that leaves a finding be, with a reason. */
export function suppresses({ edits }: { edits: readonly TextEdit[] }): boolean {
  return edits.some((edit) => edit.text.includes('<!-- convenant-disable'));
}

/** The text of a criterion that is missing, at the right place and heading level. */
export function templateEdit(model: DocumentModel, criterion: Criterion, framework: Framework): TextEdit | undefined {
  const { language } = model;
  const body = criterion.template?.[language].trimEnd();
  return body ? insertFor(model, criterion, { title: (criterion.heading ?? criterion.title)[language], body }, framework) : undefined;
}

function bodyOf(model: DocumentModel, section: Section): Range | undefined {
  const end = endOfBody(model, section);
  const text = model.text.slice(section.heading.end, end);
  const start = section.heading.end + (text.length - text.trimStart().length);
  return start < end ? { start, end } : undefined;
}

/** Adds the sentence that states an element: in its block, or under its heading, or in a new block around the words. */
function elementEdits(context: FixContext, criterion: Criterion, element: Element, finding: Finding): TextEdit[] | undefined {
  const { model } = context;
  const sentence = element.add[model.language];
  const time = elementAtVagueTime(element, finding, context);
  const block = model.declared.find(
    (b) => b.annotation && b.criteria.includes(criterion) && b.start <= finding.start && finding.start < b.end,
  );
  if (block && time) return [time];
  if (block?.annotation?.form === 'leaf') return [{ start: block.inner.end, end: block.inner.end, text: ` ${sentence}` }];
  if (block) {
    const end = model.text.slice(0, block.inner.end).trimEnd().length;
    const empty = end <= block.opening.end;
    return [{ start: end, end, text: `${empty ? '\n' : '\n\n'}${sentence}` }];
  }
  const section = sectionAt(model, finding.start);
  const perUnit = criterion.id === 'feedback' || criterion.id === 'roles';
  if (section?.own.has(criterion.id) && !perUnit) {
    // Outside a block, a name that two criteria of the section have says nothing.
    const name = element.name[model.language];
    const named = [...section.own].filter((id) => context.framework.criterion(id)?.elements.some((e) => e.name[model.language] === name));
    if (named.length === 1 && time) return [time];
    const at = endOfBody(model, section);
    const text = named.length === 1 || !criterion.block ? sentence : `::${criterion.block[model.language]}[${sentence}]`;
    if (!time) return [{ start: at, end: at, text: `\n\n${text}` }];
  }
  const around = model.blocks.find((b) => b.start <= finding.start && finding.start < b.end);
  if (around?.kind === 'front-matter' && criterion.block && !perUnit) {
    const passage = {
      title: (criterion.heading ?? criterion.title)[model.language],
      body: `::${criterion.block[model.language]}[${sentence}]`,
    };
    return [insertFor(model, criterion, passage, context.framework)];
  }
  if (!around || around.kind !== 'markdown' || !criterion.block) return undefined;
  if (model.tables.some((t) => t.start <= finding.start && finding.start < t.end)) return undefined;
  if (section && finding.start < section.heading.end && finding.start >= section.heading.start) return undefined;
  if (time) {
    const [opening, closing] = wrap(around, criterion.block[model.language], '') as [TextEdit, TextEdit];
    return [opening, time, closing];
  }
  const ofRole = criterion.id === 'roles' ? roleEdits(element, finding, around, context) : undefined;
  if (ofRole) return ofRole;
  if (perUnit) return wrap(around, criterion.block[model.language], `\n\n${sentence}`);
  // What the paragraph states counts on in a block around it; where it is on more than this, it stays as it is.
  const stated = model.evidence.filter((e) => e.element !== null && around.start <= e.start && e.end <= around.end);
  if (stated.length > 0 && stated.every((e) => e.criterion === criterion.id))
    return wrap(around, criterion.block[model.language], `\n\n${sentence}`);
  return [{ start: around.end, end: around.end, text: `\n\n::${criterion.block[model.language]}[${sentence}]` }];
}

/** Puts a block around a stretch of text. @param addition goes before the fence that closes it */
export function wrap(range: Range, name: string, addition: string): TextEdit[] {
  return [
    { start: range.start, end: range.start, text: `:::${name}\n` },
    { start: range.end, end: range.end, text: `${addition}\n:::` },
  ];
}

function closing(model: DocumentModel, finding: Finding): TextEdit {
  const block = model.declared.find((b) => b.annotation && b.opening.start === finding.start);
  const at = model.text.slice(0, block?.end ?? finding.end).trimEnd().length;
  return { start: at, end: at, text: '\n:::' };
}

/** Takes away a range with its line, where nothing else stands on it. */
function removal(model: DocumentModel, finding: Finding): TextEdit {
  const { text } = model;
  const comment = model.suppressions.find((s) => s.comment.start <= finding.start && finding.end <= s.comment.end)?.comment;
  const { start, end } = comment ?? finding;
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const rest = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(end));
  const alone = text.slice(lineStart, start).trim() === '' && rest !== null;
  return alone ? { start: lineStart, end: end + (rest?.[0].length ?? 0), text: '' } : { start, end, text: '' };
}

/** A suppression comment where Markdown allows one: above a block, around it, or for the file. */
function suppression(model: DocumentModel, finding: Finding, reason: string): TextEdit[] {
  const note = `\${1:${reason}}`;
  const block = model.blocks.find((b) => b.start <= finding.start && finding.start < b.end);
  if (!block || block.kind === 'front-matter') {
    const at = block ? block.end : 0;
    return [
      { start: at, end: at, text: `${block ? '\n\n' : ''}<!-- convenant-disable-file ${finding.code}: ${note} -->${block ? '' : '\n\n'}` },
    ];
  }
  const firstLine = !/[\r\n]/.test(model.text.slice(block.start, finding.start));
  const table = model.tables.some((t) => t.start <= finding.start && finding.start < t.end);
  if (firstLine && !table)
    return [{ start: block.start, end: block.start, text: `<!-- convenant-disable-next-line ${finding.code}: ${note} -->\n` }];
  return [
    { start: block.start, end: block.start, text: `<!-- convenant-disable ${finding.code}: ${note} -->\n` },
    { start: block.end, end: block.end, text: `\n\n<!-- convenant-enable ${finding.code} -->` },
  ];
}
