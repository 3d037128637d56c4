import type { Range } from './lines.ts';

/** Replaces `range` of a text by `text`; offsets are those of the text before any edit. */
export interface TextEdit extends Range {
  text: string;
}

/**
 * Applies edits that do not overlap. Edits at one offset keep their order.
 * @throws RangeError when two edits overlap: such a set has no one meaning.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, order) => ({ edit, order }));
  ordered.sort((a, b) => a.edit.start - b.edit.start || a.order - b.order);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.start < at) throw new RangeError('edits overlap');
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/**
 * The one edit that turns `before` into `after`: what differs between their common start and end.
 * Lets a document be updated incrementally when only its new text is known.
 */
export function difference(before: string, after: string): TextEdit {
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < limit - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
