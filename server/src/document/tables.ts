import { WORD_JOINER } from '../text/words.ts';
import type { Cell, ReadPassage, Table } from './model.ts';
import type { BlockContent } from './passages.ts';
import type { Vocabulary } from './recognition/vocabulary.ts';

/** The tables of a block, offsets counted from its start, with the criterion that each declares by its header. */
export function readTables(content: BlockContent, passages: readonly ReadPassage[], vocabulary: Vocabulary): Table[] {
  return content.tables.map((table, index) => {
    const rows: Cell[][] = Array.from({ length: table.rows }, () => []);
    for (const passage of passages) {
      if (passage.cell?.table !== index) continue;
      (rows[passage.cell.row] as Cell[])[passage.cell.column] = {
        start: passage.start,
        end: passage.end,
        text: passage.plain.replaceAll('\\|', '|').replaceAll(WORD_JOINER, '').replace(/\s+/g, ' ').trim(),
        passage,
        base: 0,
      };
    }
    const [header = [], ...body] = rows;
    const read: Table = {
      start: table.start,
      end: table.end,
      header,
      rows: body,
      section: 0,
      raci: isRaci(body),
      criterion: undefined,
      columns: new Map(),
    };
    declare(read, vocabulary);
    return read;
  });
}

/** With so many columns known, no column need name the rows (`Wie | Vervuld door | Doet | Legt verantwoording af aan`). */
const ENOUGH = 3;

/** Decides by its header which criterion a table declares, if any: the one that most cells speak of. */
function declare(table: Table, vocabulary: Vocabulary): void {
  let most = 1;
  for (const { criterion, header } of vocabulary.tables) {
    const columns = columnsOf(table, header, vocabulary);
    const known = new Set(columns.values()).size;
    if ((columns.has('row') || known >= ENOUGH) && known > most) {
      most = known;
      table.criterion = criterion;
      table.columns = columns;
    }
  }
}

/** The column of each element that a header names; `row` is the column that names the rows. */
export function columnsOf(table: Table, header: Vocabulary['tables'][number]['header'], vocabulary: Vocabulary): Map<string, number> {
  const columns = new Map<string, number>();
  table.header.forEach((cell, index) => {
    if (!cell) return;
    for (const { owner } of header.match(vocabulary.words(cell.text))) {
      const before = columns.get(owner);
      if (before === undefined) columns.set(owner, index);
      else if (before === 0 && index > 0 && owner !== 'row' && !columns.has('row')) {
        // `Wie | Vervuld door`: the first column names the rows, and the second says what it asks
        columns.set('row', 0);
        columns.set(owner, index);
      }
    }
  });
  return columns;
}

/** A RACI table: most cells beside the first column are one of R, A, C and I. */
function isRaci(rows: readonly (readonly Cell[])[]): boolean {
  let marks = 0;
  let cells = 0;
  for (const row of rows)
    for (const cell of row.slice(1)) {
      if (!cell) continue;
      cells++;
      if (/^[RACI](?:\s*[/,]\s*[RACI])*$/i.test(cell.text)) marks++;
    }
  return cells >= 2 && marks * 2 > cells;
}
