import type { Range } from '../../text/lines.ts';
import type { Para, Span, Written } from './model.ts';

/** Where a comment begins or ends: in a span, before its character at `at`. */
export interface Cut {
  at: number;
  note: number;
  edge: 'start' | 'end';
}

interface Place {
  para: Para;
  span: Span;
  /** Nothing may go on from this container to another: a cell of a table. */
  container: object;
}

/**
 * Finds for each comment the words that it is about. A place that a reader does not see (the attributes of an annotation)
 * is shown at what follows it.
 * @returns by span, where it is cut
 */
export function anchors({ blocks }: Written, ranges: readonly Range[]): Map<Span, Cut[]> {
  const body = {};
  const places: Place[] = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? placesIn(block, body) : block.rows.flatMap((row) => row.flatMap((para) => placesIn(para, para))),
  );
  const cuts = new Map<Span, Cut[]>();
  const cut = (span: Span, one: Cut): void => void cuts.set(span, [...(cuts.get(span) ?? []), one]);
  ranges.forEach((range, note) => {
    const touched = places.filter(({ span }) => span.start < range.end && range.start < span.end);
    const [first = nearest(places, range)] = touched;
    if (!first) return;
    const last = touched.filter(({ container }) => container === first.container).at(-1) ?? first;
    const seen = touched.length > 0;
    cut(first.span, { at: seen ? within(first.span, range.start, 'start') : 0, note, edge: 'start' });
    cut(last.span, { at: seen ? within(last.span, range.end, 'end') : last.span.text.length, note, edge: 'end' });
  });
  return cuts;
}

function placesIn(para: Para, container: object): Place[] {
  return para.spans.filter(isSeen).map((span) => ({ para, span, container }));
}

function isSeen({ kind, text }: Span): boolean {
  return kind !== 'hidden' && kind !== 'break' && text.trim() !== '';
}

/** What follows, else what precedes. */
function nearest(places: readonly Place[], { start }: Range): Place | undefined {
  return places.find(({ span }) => span.start >= start) ?? places.at(-1);
}

/** An offset in the document as one in the span's text. What is not the text itself is not cut: it is taken whole. */
function within({ kind, text, start, offsets }: Span, offset: number, edge: Cut['edge']): number {
  if (offset <= start) return 0;
  if (kind !== 'text') return edge === 'start' ? 0 : text.length;
  if (!offsets) return Math.min(text.length, offset - start);
  const at = offsets.findIndex((one) => one >= offset);
  return at < 0 ? text.length : at;
}
