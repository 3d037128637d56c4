import type { TableBlock, WordBlock } from './model.ts';
import { type Piece, plainText } from './phrasing.ts';
import type { Reader } from './reader.ts';
import { attribute, child, elements, nameOf, propertyOf, type Xml } from './xml.ts';

/** How the blocks in a cell are read. */
type ReadBlocks = (parent: Xml, reader: Reader, depth: number) => WordBlock[];

interface Cell {
  pieces: Piece[];
  span: number;
  goesOn: boolean;
  align: TableBlock['align'][number];
}

const MOST_COLUMNS = 63;

/** Reads a table. A cell over several rows is repeated in each of them, as each row is read by itself; over several columns it stands in the first. */
export function readTable(table: Xml, reader: Reader, depth: number, read: ReadBlocks): TableBlock {
  const rows = rowsOf(table);
  const [only] = rows;
  if (rows.length === 1 && only && only.length === 1 && only[0])
    return { kind: 'table', rows: [], align: [], frame: read(only[0], reader, depth === 0 ? 0 : depth + 1) };
  if (depth > 0) reader.losses.add('nested-tables');
  const above: (Piece[] | undefined)[] = [];
  const align: TableBlock['align'] = [];
  const made = rows.map((cells, r) => {
    const row: Piece[][] = [];
    for (const source of cells) {
      const cell = readCell(source, reader, depth, read);
      const at = row.length;
      if (cell.goesOn || cell.span > 1) reader.losses.add('merged-cells');
      const pieces = cell.goesOn ? (above[at] ?? cell.pieces) : cell.pieces;
      above[at] = pieces;
      if (r > 0) align[at] ??= cell.align;
      row.push(pieces);
      for (let i = 1; i < cell.span && row.length < MOST_COLUMNS; i++) row.push([]);
    }
    return row;
  });
  const width = Math.max(0, ...made.map((row) => row.length));
  for (const row of made) while (row.length < width) row.push([]);
  const [head] = made;
  if (head?.every((cell) => cell.every(({ bold, text, node }) => bold || node || text.trim() === '')))
    made[0] = head.map((cell) => cell.map((piece) => ({ ...piece, bold: false })));
  const filled = made.filter((row, r) => r === 0 || row.some((cell) => plainText(cell) !== ''));
  const isEmpty = filled.every((row) => row.every((cell) => plainText(cell) === '' && !cell.some(({ node }) => node)));
  return { kind: 'table', rows: isEmpty ? [] : filled, align: Array.from({ length: width }, (_, i) => align[i] ?? null), frame: undefined };
}

/** The cells of each row; rows and cells can stand in content controls. Rows that were deleted are left out. */
function rowsOf(table: Xml): Xml[][] {
  const inside = (parent: Xml, name: string): Xml[] =>
    elements(parent).flatMap((one) => {
      if (nameOf(one) === name) return [one];
      return /^(?:sdt|sdtContent|customXml)$/.test(nameOf(one)) ? inside(one, name) : [];
    });
  return inside(table, 'tr')
    .filter((row) => child(child(row, 'trPr'), 'del') === undefined)
    .map((row) => inside(row, 'tc'));
}

function readCell(cell: Xml, reader: Reader, depth: number, read: ReadBlocks): Cell {
  const properties = child(cell, 'tcPr');
  const merge = child(properties, 'vMerge');
  const blocks = read(cell, reader, depth + 1);
  const first = elements(cell).find((one) => nameOf(one) === 'p');
  const justified = propertyOf(child(first, 'pPr'), 'jc');
  return {
    pieces: lineOf(blocks),
    span: Math.max(1, Math.min(MOST_COLUMNS, Number(propertyOf(properties, 'gridSpan') ?? 1) || 1)),
    goesOn: merge !== undefined && attribute(merge, 'val') !== 'restart',
    align: justified === 'center' ? 'center' : justified === 'right' || justified === 'end' ? 'right' : null,
  };
}

const PLAIN: Piece = { text: '', bold: false, italic: false, strike: false, code: false, link: undefined, node: undefined };

/** Blocks in one line, as a cell of Markdown holds them. */
function lineOf(blocks: readonly WordBlock[]): Piece[] {
  const pieces: Piece[] = [];
  for (const block of blocks) {
    const parts = block.kind === 'table' ? (block.frame ? [lineOf(block.frame)] : block.rows.flat()) : [];
    if (block.kind === 'paragraph') {
      const label = block.label ? [{ ...PLAIN, text: block.label.bullet ? '• ' : `${block.label.text} ` }] : [];
      parts.push([...label, ...block.pieces]);
    }
    if (block.kind === 'markdown') parts.push([{ ...PLAIN, node: { type: 'html', value: block.text } }]);
    for (const part of parts) {
      if (plainText(part) === '' && !part.some(({ node }) => node)) continue;
      if (pieces.length > 0) pieces.push({ ...PLAIN, node: { type: 'html', value: '<br>' } });
      pieces.push(
        ...part.map((piece) => (piece.node?.type === 'break' ? { ...piece, node: { type: 'html' as const, value: '<br>' } } : piece)),
      );
    }
  }
  return pieces;
}
