import { sayer } from '../../checks/run.ts';
import type { Block, DocumentModel, Statement } from '../../document/model.ts';
import { roleKey } from '../../document/recognition/mentions.ts';
import { annotatedBlockAt, annotationAt } from '../at.ts';
import type { FixContext } from '../fix-context.ts';
import { freeId } from '../ids/spelling.ts';
import { withEnding } from '../insertion.ts';
import { actorIn } from './actor.ts';
import type { Refactor } from './refactor.ts';

/**
 * Splits the block of a role in two before the sentence, or the item of a list, at an offset. The second role is called
 * after whoever acts in it first, and answers to whom the first does. Undefined in the first sentence, and where a block
 * cannot be split: in a table, within an element.
 */
export function splitRole(offset: number, { model, framework, ui }: FixContext): Refactor | undefined {
  const block = annotatedBlockAt(model, offset);
  if (block?.annotation?.form !== 'container' || !block.criteria.some(({ id }) => id === 'roles')) return undefined;
  if (model.tables.some((table) => table.start >= block.start && table.end <= block.end)) return undefined;
  const inside = model.statements.filter((s) => placeOf(s) >= block.inner.start && placeOf(s) < block.inner.end);
  const at = inside.findLastIndex((s) => placeOf(s) <= offset);
  const statement = inside[at];
  if (at < 1 || !statement || block.inner.end <= block.inner.start) return undefined;
  const start = startOf(statement, model.text);
  if (start <= placeOf(inside[0] as Statement) || annotatedAround(model, start)) return undefined;
  const before = model.text.slice(0, start).trimEnd().length;
  const text = `\n:::\n\n${openingOf(block, inside.slice(at), model)}\n`;
  return { title: sayer(framework, { ui })('actions/split-role'), edits: [withEnding(model.text, { start: before, end: start, text })] };
}

function placeOf({ sentence, base }: Statement): number {
  return base + sentence.start;
}

/** Of the first sentence of an item, where its line starts. */
function startOf(statement: Statement, text: string): number {
  const { passage, sentence, base } = statement;
  const start = placeOf(statement);
  if (passage.kind !== 'item' || passage.sentences[0] !== sentence) return annotationStart(statement, text);
  return Math.max(text.lastIndexOf('\n', base + passage.start - 1), text.lastIndexOf('\r', base + passage.start - 1)) + 1 || start;
}

/** A sentence that begins with an element begins where that does. */
function annotationStart(statement: Statement, text: string): number {
  const start = placeOf(statement);
  const opening = /:[\p{L}\p{N}-]{1,60}\[$/u.exec(text.slice(Math.max(0, start - 80), start))?.[0];
  return start - (opening?.length ?? 0);
}

function annotatedAround(model: DocumentModel, start: number): boolean {
  const annotation = annotationAt(model, start);
  return annotation !== undefined && annotation.form === 'text' && annotation.start < start;
}

function openingOf({ annotation, criteria, id }: Block, statements: readonly Statement[], model: DocumentModel): string {
  const acting = statements.flatMap(({ sentence, base }) => {
    const actor = actorIn(sentence);
    return actor ? [model.text.slice(base + actor.start, base + actor.end)] : [];
  });
  const described = new Set(model.roles.flatMap((role) => (role.id === undefined ? [] : [role.key])));
  const name = acting.find((words) => !described.has(roleKey(words))) ?? id ?? '';
  const accountable = criteria.find((c) => c.id === 'roles')?.elements.find((e) => e.id === 'accountable-to');
  const names = accountable ? [accountable.name.nl, accountable.name.en] : [];
  const kept = annotation?.attributes.filter((attribute) => names.includes(attribute.name)) ?? [];
  const attributes = kept.map(({ start, end }) => model.text.slice(start, end));
  const free = name === '' ? '' : freeId(model, name);
  const inside = [...(free ? [`#${free}`] : []), ...attributes].join(' ');
  return `:::${annotation?.name ?? ''}${inside === '' ? '' : `{${inside}}`}`;
}
