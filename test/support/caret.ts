import { strict as assert } from 'node:assert';
import { withoutStops } from '../../server/src/features/fixes.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/edits.ts';

/** A text in which `‸` marks the caret, without that mark; the last line of a block keeps its place. */
export function caret(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('‸');
  assert.ok(offset >= 0, 'no ‸ in the text');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The text after all edits, made at once as an editor does; tab stops become text to fill in. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return applyEdits(
    text,
    edits.map((edit) => ({ ...edit, text: withoutStops(edit.text) })),
  );
}
