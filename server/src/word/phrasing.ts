import type { PhrasingContent } from 'mdast';

/** A stretch of text with one look, or something else that stands in a line. */
export interface Piece {
  text: string;
  bold: boolean;
  italic: boolean;
  strike: boolean;
  code: boolean;
  /** Where it leads; a name in the document itself starts with `#`. */
  link: string | undefined;
  /** What is not text: a footnote's sign, a line break, Markdown as it stands. */
  node: PhrasingContent | undefined;
}

type Mark = 'link' | 'bold' | 'italic' | 'strike';
/** What stands outermost first. */
const MARKS: readonly Mark[] = ['link', 'bold', 'italic', 'strike'];

/** Pieces as Markdown nodes: neighbours that look alike are one, and space stands outside of marks. */
export function phrasingOf(pieces: readonly Piece[]): PhrasingContent[] {
  return nested(trimmed(settled(merged(pieces))), MARKS);
}

/** What pieces say, without marks. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, node }) => (node?.type === 'break' ? ' ' : text))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function isAlike(a: Piece, b: Piece): boolean {
  if (a.node || b.node) return false;
  return a.bold === b.bold && a.italic === b.italic && a.strike === b.strike && a.code === b.code && a.link === b.link;
}

function merged(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.text === '' && !piece.node) continue;
    if (last && isAlike(last, piece)) last.text += piece.text;
    else result.push({ ...piece });
  }
  return result;
}

/**
 * Takes out of bold and italics what Markdown cannot mark: space at either end, and a sign at the end that a letter
 * follows (CommonMark 0.31, "left-flanking delimiter run"). What is only space has no look.
 */
function settled(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  pieces.forEach((piece, i) => {
    const plain = { ...piece, bold: false, italic: false, strike: false, code: false };
    if (piece.node || !(piece.bold || piece.italic || piece.strike || piece.code)) {
      result.push(piece);
      return;
    }
    const next = pieces[i + 1];
    const goesOn = next !== undefined && !next.node && /^[\p{L}\p{N}]/u.test(next.text);
    const inner = piece.text.trim();
    const start = piece.text.length - piece.text.trimStart().length;
    const [before, after] = [piece.text.slice(0, start), piece.text.slice(start + inner.length)];
    const tail = goesOn && after === '' && !piece.code ? signsAtEnd(inner) : '';
    for (const part of [
      { ...plain, text: before },
      { ...piece, text: inner.slice(0, inner.length - tail.length) },
      { ...plain, text: tail + after },
    ])
      if (part.text !== '') result.push(part);
  });
  return merged(result);
}

function signsAtEnd(text: string): string {
  let at = text.length;
  while (at > 0 && /[\p{P}\p{S}]/u.test(text[at - 1] as string)) at--;
  return text.slice(at);
}

/** Without space and line breaks at either end. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  const result = pieces.map((piece) => ({ ...piece }));
  const isEmpty = ({ text, node }: Piece): boolean => (node ? node.type === 'break' : text === '');
  for (let first = result[0]; first; first = result[0]) {
    if (!first.node) first.text = first.text.trimStart();
    if (!isEmpty(first)) break;
    result.shift();
  }
  for (let last = result.at(-1); last; last = result.at(-1)) {
    if (!last.node) last.text = last.text.trimEnd();
    if (!isEmpty(last)) break;
    result.pop();
  }
  return result;
}

function nested(pieces: readonly Piece[], marks: readonly Mark[]): PhrasingContent[] {
  const [mark, ...rest] = marks;
  if (mark === undefined) return pieces.map(leafOf);
  const result: PhrasingContent[] = [];
  for (let i = 0; i < pieces.length; ) {
    const value = (pieces[i] as Piece)[mark];
    let j = i + 1;
    while (j < pieces.length && (pieces[j] as Piece)[mark] === value) j++;
    const children = nested(pieces.slice(i, j), rest);
    if (value === undefined || value === false) result.push(...children);
    else if (mark === 'link') result.push({ type: 'link', url: String(value), children: children as never });
    else result.push({ type: mark === 'bold' ? 'strong' : mark === 'italic' ? 'emphasis' : 'delete', children });
    i = j;
  }
  return result;
}

function leafOf({ text, code, node }: Piece): PhrasingContent {
  if (node) return node;
  return code ? { type: 'inlineCode', value: text } : { type: 'text', value: text };
}
