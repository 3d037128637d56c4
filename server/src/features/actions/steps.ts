import { sayer } from '../../checks/run.ts';
import type { BlockFacts, DocumentModel, ReadPassage } from '../../document/model.ts';
import type { TextEdit } from '../../text/edits.ts';
import { type Range, withoutEnd } from '../../text/lines.ts';
import { annotatedBlockAt, blockAt } from '../at.ts';
import type { FixContext } from '../fix-context.ts';
import { wrap } from '../fixes.ts';
import { withEnding } from '../insertion.ts';
import { actorIn } from './actor.ts';
import type { Refactor } from './refactor.ts';

const MARKER = /^( {0,3})([-*+]|\d{1,9}[.)])[ \t]+$/;

interface Item {
  passage: ReadPassage;
  /** Its marker, counted from the block's start. */
  marker: Range;
}

/**
 * Makes steps of a list: a block around it, numbers where it has bullets, and who takes each step as an element. Whoever acts
 * in an item is marked; where nobody does, there is a place to fill in. Undefined for what is no list, and where all is there.
 * @param offset in the list
 */
export function listToSteps(offset: number, { model, framework, ui }: FixContext): Refactor | undefined {
  const at = blockAt(model, offset);
  const criterion = framework.criterion('process-steps');
  const actor = criterion?.elements.find(({ id }) => id === 'actor');
  if (!at || !criterion?.block || !actor || at.block.kind !== 'markdown') return undefined;
  const { block, facts } = at;
  const items = itemsOf(facts, model.text.slice(block.start, block.end));
  const around = annotatedBlockAt(model, offset);
  if (items.length < 2 || (around && !around.criteria.includes(criterion))) return undefined;
  const name = actor.name[model.language];
  const gap = actor.title[model.language];
  const edits: TextEdit[] = around ? [] : wrap(block, criterion.block[model.language], '');
  const single = facts.passages.length === items.length && items.every(({ passage }) => !/[\r\n]/.test(passage.plain));
  let stop = 0;
  items.forEach(({ passage, marker }, i) => {
    if (single && !around && /^[-*+]$/.test(model.text.slice(block.start + marker.start, block.start + marker.end)))
      edits.push(moved({ ...marker, text: `${i + 1}.` }, block.start));
    if (hasActor(model, passage, block.start)) return;
    const who = passage.sentences[0] && actorIn(passage.sentences[0]);
    if (who && isPlain(facts, who)) {
      edits.push(moved({ start: who.start, end: who.start, text: `:${name}[` }, block.start));
      edits.push(moved({ start: who.end, end: who.end, text: ']' }, block.start));
    } else {
      const end = passage.start + withoutEnd(passage.plain, /[\s.;,]/).length;
      const last = Math.max(end, ...facts.content.annotations.filter((a) => a.end <= passage.end).map((a) => a.end));
      edits.push(moved({ start: last, end: last, text: ` (:${name}[\${${++stop}:${gap}}])` }, block.start));
    }
  });
  if (edits.length === 0) return undefined;
  return { title: sayer(framework, { ui })('actions/steps'), edits: edits.map((edit) => withEnding(model.text, edit)) };
}

/** The items of a list at its outer level, of a block that is a list and nothing else. */
function itemsOf({ passages }: BlockFacts, source: string): Item[] {
  if (passages.length === 0 || passages.some(({ kind }) => kind !== 'item')) return [];
  return passages.flatMap((passage) => {
    const lineStart = Math.max(source.lastIndexOf('\n', passage.start - 1), source.lastIndexOf('\r', passage.start - 1)) + 1;
    const [, indent = '', marker] = (passage.depth === 1 && MARKER.exec(source.slice(lineStart, passage.start))) || [];
    const start = lineStart + indent.length;
    return marker ? [{ passage, marker: { start, end: start + marker.length } }] : [];
  });
}

function hasActor(model: DocumentModel, { start, end }: Range, base: number): boolean {
  return model.elements.some((e) => e.element.id === 'actor' && base + start <= e.start && e.end <= base + end);
}

/** No annotation stands in it or around it. */
function isPlain({ content }: BlockFacts, { start, end }: Range): boolean {
  return !content.annotations.some((a) => a.start < end && start < a.end);
}

function moved({ start, end, text }: TextEdit, by: number): TextEdit {
  return { start: start + by, end: end + by, text };
}
