import type { Range } from '../text/lines.ts';
import type { TextBlock } from './blocks.ts';
import type { BlockFacts, ReadPassage } from './facts.ts';
import type { Cell, Section, Statement, Table } from './model.ts';
import type { Vocabulary } from './recognition/vocabulary.ts';

/** What follows from the blocks in their order: sections, sentences in their places, tables. */
export interface Outline {
  sections: Section[];
  statements: Statement[];
  tables: Table[];
  /** Ids that headings give, as links use them: the first of equal headings keeps its plain name. */
  ids: Map<string, Range>;
}

/** A clause of an enumeration that Markdown takes for a paragraph: `a. …`, `3.1 …`, `– …`. */
const ENUMERATED = /^\s*(?:[a-z][.)]|\(?[ivx]{1,4}[.)]|\d+(?:\.\d+)+\.?|[–—•])\s/i;

/** Rank of a bold line: below every Markdown heading. */
const BOLD = 7;

/** Puts the blocks of a document together. One pass, linear in the number of passages. */
export function outline(blocks: readonly TextBlock[], facts: readonly BlockFacts[], length: number, vocabulary: Vocabulary): Outline {
  const sections: Section[] = [section({ start: 0, end: 0 }, '', 0, -1, 0, 0)];
  const statements: Statement[] = [];
  const tables: Table[] = [];
  const ids = new Map<string, Range>();
  const open: number[] = [0];
  let lastLevel = 2;
  let content = 0;
  let leadIn: Statement | undefined;
  let previousSection = 0;
  const firsts = countFirst(facts);
  for (let b = 0; b < blocks.length; b++) {
    const block = blocks[b] as TextBlock;
    const { passages } = facts[b] as BlockFacts;
    for (const passage of passages) {
      if (passage.heading && isHeading(passage, facts, b)) {
        const { level, bold, title } = passage.heading;
        const rank = level > 0 ? level : bold ? BOLD : lastLevel;
        if (level > 0) lastLevel = level;
        const at = { start: block.start + passage.start, end: block.start + passage.end };
        while (open.length > 1 && (sections[open.at(-1) as number] as Section).level >= rank) close(sections, open, at.start, b);
        const parent = open.at(-1) as number;
        const opened = section(at, title, rank, parent, at.start, b);
        const previous = sections.at(-1) as Section;
        announce(opened, passage, previous, content === 0, sections, firsts);
        open.push(sections.push(opened) - 1);
        if (level > 0) addId(ids, passage.slug, at);
        content = 0;
        continue;
      }
      content++;
      const here = open.at(-1) as number;
      const item = passage.kind === 'item' || ENUMERATED.test(passage.plain);
      if (!item || previousSection !== here) leadIn = undefined;
      previousSection = here;
      for (const sentence of passage.sentences) {
        const statement: Statement = { sentence, passage, base: block.start, block: b, section: here, leadIn };
        statements.push(statement);
        if (introduces(statement)) leadIn = statement;
      }
    }
    if (passages.length > 0 && (facts[b] as BlockFacts).content.tables.length > 0)
      readTables(block, facts[b] as BlockFacts, open.at(-1) as number, vocabulary, tables);
  }
  while (open.length > 0) close(sections, open, length, blocks.length);
  return { sections, statements, tables, ids };
}

function section(heading: Range, title: string, level: number, parent: number, start: number, from: number): Section {
  return {
    heading, title, level, parent, start, end: start, from, to: from,
    topics: new Set(), own: new Set(), skipped: undefined, isTitle: false,
  };
}

function addId(ids: Map<string, Range>, slug: string, at: Range): void {
  let id = slug;
  for (let n = 1; ids.has(id) && n < 100; n++) id = `${slug}-${n}`;
  ids.set(id, at);
}

function close(sections: Section[], open: number[], end: number, to: number): void {
  const closed = sections[open.pop() as number] as Section;
  closed.end = end;
  closed.to = to;
}

/** True for a sentence that ends in a colon, or is all there is before a list. */
function introduces({ sentence, passage }: Statement): boolean {
  return passage.plain.slice(sentence.start - passage.start, sentence.end - passage.start).trimEnd().endsWith(':');
}

/** How many headings of level 1 there are, and whether the first passage is a heading. */
function countFirst(facts: readonly BlockFacts[]): { tops: number; first: ReadPassage | undefined } {
  let tops = 0;
  let first: ReadPassage | undefined;
  for (const { passages } of facts)
    for (const passage of passages) {
      first ??= passage;
      if (passage.heading?.level === 1) tops++;
    }
  return { tops, first };
}

/** A list of one that looks like `3. Toetreding` is a heading only where no list goes on around it. */
function isHeading(passage: ReadPassage, facts: readonly BlockFacts[], b: number): boolean {
  if (passage.kind !== 'item') return true;
  const near = (i: number): boolean => {
    const first = facts[i]?.passages[0];
    return first?.kind === 'item' && !first.heading;
  };
  const next = facts[b + 1]?.passages[0];
  return !near(b - 1) && !near(b + 1) && next?.kind === 'paragraph';
}

/** Sets what a heading announces. */
function announce(
  opened: Section,
  passage: ReadPassage,
  previous: Section,
  previousEmpty: boolean,
  sections: readonly Section[],
  firsts: { tops: number; first: ReadPassage | undefined },
): void {
  const heading = passage.heading as NonNullable<ReadPassage['heading']>;
  const isFirst = sections.length === 1;
  opened.isTitle =
    isFirst && ((heading.level === 1 && firsts.tops === 1) || (heading.level === 0 && firsts.first === passage && !heading.numbered && !/\?$/.test(heading.title)));
  const parent = sections[opened.parent] as Section;
  for (const topic of parent.topics) opened.topics.add(topic);
  opened.skipped = parent.skipped;
  if (opened.isTitle) return;
  for (const topic of heading.topics) {
    if (topic === 'definition-headings' || topic === 'skipped-headings') opened.skipped = topic;
    else {
      opened.own.add(topic);
      opened.topics.add(topic);
    }
  }
  // `## Doel` and then a bare `### Artikel 2`: number and title were split.
  if (heading.title === '' && previousEmpty && sections.length > 1)
    for (const topic of previous.own) {
      opened.own.add(topic);
      opened.topics.add(topic);
    }
}

function readTables(block: TextBlock, facts: BlockFacts, here: number, vocabulary: Vocabulary, tables: Table[]): void {
  facts.content.tables.forEach((table, index) => {
    const rows: Cell[][] = Array.from({ length: table.rows }, () => []);
    for (const passage of facts.passages) {
      if (passage.cell?.table !== index) continue;
      (rows[passage.cell.row] as Cell[])[passage.cell.column] = {
        start: block.start + passage.start,
        end: block.start + passage.end,
        text: passage.plain.replace(/\|/g, ' ').trim(),
        passage,
        base: block.start,
      };
    }
    const [header = [], ...body] = rows;
    const read: Table = {
      start: block.start + table.start,
      end: block.start + table.end,
      header,
      rows: body,
      section: here,
      criterion: undefined,
      columns: new Map(),
    };
    declare(read, vocabulary);
    tables.push(read);
  });
}

/** Decides by its header which criterion a table declares, if any: the one that most cells speak of. */
function declare(table: Table, vocabulary: Vocabulary): void {
  let most = 1;
  for (const { criterion, header } of vocabulary.tables) {
    const columns = columnsOf(table, header, vocabulary);
    if (columns.has('row') && columns.size > most) {
      most = columns.size;
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
    for (const match of header.match(vocabulary.words(cell.text))) if (!columns.has(match.owner)) columns.set(match.owner, index);
  });
  return columns;
}
