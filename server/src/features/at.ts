import { type Annotation, moved } from '../document/annotations.ts';
import type { TextBlock } from '../document/blocks.ts';
import type { Block, BlockFacts, DocumentModel } from '../document/model.ts';
import type { Range } from '../text/lines.ts';
import { firstNotBefore } from '../text/search.ts';

/** True where an offset lies in a range, its end included for an empty range only. */
export function holds(range: Range, offset: number): boolean {
  return range.start <= offset && (offset < range.end || range.start === range.end) && offset <= range.end;
}

/** True where two ranges share a character or touch. */
export function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** The top-level text block that an offset lies in or ends, with its place in the document. */
export function blockAt(model: DocumentModel, offset: number): { index: number; block: TextBlock; facts: BlockFacts } | undefined {
  const index = firstNotBefore(model.blocks, ({ start }) => start <= offset) - 1;
  const block = model.blocks[index];
  const facts = model.facts[index];
  return block && facts && offset <= block.end ? { index, block, facts } : undefined;
}

/** The innermost annotation around an offset, as written; offsets in the document. */
export function annotationAt(model: DocumentModel, offset: number): Annotation | undefined {
  const at = blockAt(model, offset);
  if (!at) return undefined;
  const { block, facts } = at;
  const all = facts.fence ? [facts.fence, ...facts.content.annotations] : facts.content.annotations;
  return all.map((a) => moved(a, block.start)).findLast((a) => holds(a, offset));
}

/** The innermost annotated block around an offset. */
export function annotatedBlockAt(model: DocumentModel, offset: number): Block | undefined {
  return model.declared.findLast((b) => b.annotation && b.start <= offset && offset <= b.end);
}
