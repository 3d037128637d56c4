import type { Range } from './lines.ts';

/** A cell of a table in text: what it says, without quotes, and where it stands, quotes included. */
export interface CsvCell extends Range {
  text: string;
}

const SEPARATORS = [';', '\t', ','] as const;
/** The first line by which a spreadsheet is told the separator. */
const NAMED = /^\ufeff?"?sep=([;\t,|])"?[ \t;,]*(?:\r\n?|\n|$)/i;

/**
 * Reads comma-separated values (RFC 4180), with a semicolon, tab or comma between cells: whichever the
 * first line has most of, the semicolon before the comma, as spreadsheets write it where the comma marks
 * decimals. A line `sep=;` in front, as Excel reads it, names the separator and is no row. A byte order mark is
 * skipped, rows without content are left out. Never throws: a quote that is not closed runs to the end.
 */
export function readCsv(source: string): CsvCell[][] {
  const named = NAMED.exec(source);
  const separator = named?.[1] ?? separatorOf(source);
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  let i = named?.[0].length ?? (source.startsWith('\ufeff') ? 1 : 0);
  while (i <= source.length) {
    const cell = readCell(source, i, separator);
    row.push(cell);
    i = cell.end;
    if (source[i] === separator) {
      i++;
      continue;
    }
    if (row.some(({ text }) => text !== '')) rows.push(row);
    row = [];
    if (source[i] === '\r' && source[i + 1] === '\n') i++;
    i++;
  }
  return rows;
}

function separatorOf(source: string): string {
  const first = /^[^\r\n]*/.exec(source)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counts = SEPARATORS.map((separator) => first.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** One cell from `start` on; its end is that of the cell, before the separator or the line's break. */
function readCell(source: string, start: number, separator: string): CsvCell {
  const ends = (c: string | undefined): boolean => c === undefined || c === separator || c === '\n' || c === '\r';
  let i = start;
  while (source[i] === ' ') i++;
  if (source[i] !== '"') {
    i = start;
    while (!ends(source[i])) i++;
    return { start, end: i, text: source.slice(start, i).trim() };
  }
  const parts: string[] = [];
  for (let from = ++i; ; from = i) {
    const close = source.indexOf('"', i);
    if (close < 0) {
      parts.push(source.slice(from));
      i = source.length;
      break;
    }
    parts.push(source.slice(from, close));
    i = close + 1;
    if (source[i] !== '"') break;
    parts.push('"');
    i++;
  }
  while (!ends(source[i])) i++;
  return { start, end: i, text: parts.join('').trim() };
}
