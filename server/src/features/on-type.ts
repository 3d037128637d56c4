import type { DocumentModel } from '../document/model.ts';
import type { TextEdit } from '../text/edits.ts';
import { lineEnding } from '../text/lines.ts';
import { blockAt } from './at.ts';
import { nestingAt } from './nesting.ts';

/** A longer line opens no block by hand. */
const LONGEST_LINE = 2000;

/**
 * What Enter after the line that opens a block adds: the `:::` that closes it, below the line where the author goes on. Nothing
 * where the block is closed already, or where text follows at once, which is meant to stand in the block.
 * @param offset of the caret, after the line break that was typed
 */
export function closeBlock(model: DocumentModel, offset: number): TextEdit | undefined {
  const { text } = model;
  const before = text.slice(Math.max(0, offset - LONGEST_LINE), offset);
  const opening = /(?:^|[\r\n])([^\r\n]*)(?:\r\n|\n|\r)[ \t]*$/.exec(before);
  const line = opening?.[1];
  if (opening === null || line === undefined || !/^ {0,3}:{3,}/.test(line)) return undefined;
  const start = offset - before.length + opening.index + opening[0].indexOf(line) + line.indexOf(':');
  const fence = blockAt(model, start);
  if (fence?.facts.kind !== 'fence' || !fence.facts.fence || nestingAt(model, start).closed) return undefined;
  const declared = model.declared.find(({ annotation }) => annotation?.start === start);
  if (!declared) return undefined;
  const rest = /^([^\r\n]*)(\r\n|\n|\r|$)([^\r\n]*)/.exec(text.slice(offset, offset + LONGEST_LINE));
  const [, here = '', ending = '', next = ''] = rest ?? [];
  if (here.trim() !== '' || next.trim() !== '') return undefined;
  const mark = line.slice(0, line.indexOf(':')) + ':'.repeat(fence.facts.colons);
  // Beyond the caret, where there is a line beyond it: editors keep the caret before what comes after it.
  if (ending === '') return { start: offset, end: offset, text: lineEnding(text) + mark };
  const below = offset + here.length + ending.length;
  return { start: below, end: below, text: mark + lineEnding(text) };
}
