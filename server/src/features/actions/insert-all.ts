import type { Finding } from '../../checks/finding.ts';
import { sayer } from '../../checks/run.ts';
import type { FixContext } from '../fix-context.ts';
import { templateEdit, withoutStops } from '../fixes.ts';
import { withEnding } from '../insertion.ts';
import type { LabelledEdit } from '../labelled.ts';
import type { Refactor } from './refactor.ts';

/**
 * Inserts a text to begin with for every criterion that is missing, each where it belongs. Each is asked about by itself. What
 * is to be filled in stands in brackets and not as tab stops: nobody goes through a hundred of those, and what is left of them
 * would count as the author's own. Undefined where nothing is missing.
 */
export function insertAll(findings: readonly Finding[], context: FixContext): Refactor | undefined {
  const { model, framework, ui } = context;
  const say = sayer(framework, { ui });
  const edits: LabelledEdit[] = [];
  for (const { code } of findings) {
    const criterion = framework.criterion(code.replace(/\/missing$/, ''));
    const edit = criterion && code === `${criterion.id}/missing` ? templateEdit(model, criterion, framework) : undefined;
    if (!edit || !criterion) continue;
    const before = edits.find((e) => e.start < edit.end && edit.start < e.end);
    // A block that is filled is filled once; the place of a bare placeholder takes one text after the other.
    if (before && model.text.startsWith(':', edit.start)) continue;
    const label = say('fix/insert-template', { title: criterion.title[ui] });
    const { text, ...at } = withEnding(model.text, apart(before ? behind(before, edit) : edit, model.text));
    edits.push({ ...at, text: withoutStops(text), label, asks: true });
  }
  if (edits.length === 0) return undefined;
  // At one place, what belongs deeper comes first: it must not come to stand under another heading.
  edits.sort((a, b) => a.start - b.start || depthOf(b.text) - depthOf(a.text));
  return { title: say('actions/insert-all', { count: String(edits.length) }), edits };
}

function behind(before: LabelledEdit, { text }: LabelledEdit): LabelledEdit {
  return { start: before.end, end: before.end, text: `\n\n${text}` };
}

/** Several texts may come at one place: each is put there, and replaces none of the blank lines around it. */
function apart(edit: LabelledEdit, text: string): LabelledEdit {
  const blank = text.slice(edit.start, edit.end).trim() === '';
  return blank ? { ...edit, end: edit.start, text: edit.start === text.length ? edit.text : edit.text.replace(/\n+$/, '') } : edit;
}

/** The level of the heading that a text begins with; a text without one belongs to what stands above it. */
function depthOf(text: string): number {
  return /^\s*(#{1,6}) /.exec(text)?.[1]?.length ?? 7;
}
