import type { Range } from '../text/lines.ts';
import type { TextBlock } from './blocks.ts';
import type { HeadingLine } from './headings.ts';
import type { BlockFacts, Cell, Notable, ReadPassage, Section, Statement, Table } from './model.ts';

/** What follows from the blocks in their order: sections, sentences in their places, tables. */
export interface Outline {
  sections: Section[];
  statements: Statement[];
  notable: Notable;
  tables: Table[];
  /** Ids that headings give, as links use them: the first of equal headings keeps its plain name. */
  ids: Map<string, Range>;
}

/** Rank of a bold line: below every Markdown heading. */
const BOLD = 7;

/** Puts the blocks of a document together. One pass, linear in the number of passages. */
export function outline(blocks: readonly TextBlock[], facts: readonly BlockFacts[], length: number): Outline {
  const sections: Section[] = [section({ start: 0, end: 0 }, '', 0, -1, 0, 0)];
  const statements: Statement[] = [];
  const notable: Notable = { mentions: [], asks: [], duties: [] };
  const tables: Table[] = [];
  const ids = new Map<string, Range>();
  const used = new Map<string, number>();
  const open: number[] = [0];
  let lastLevel = 2;
  const numbered = new Map<string, number>();
  let content = 0;
  let leadIn: Statement | undefined;
  let previousSection = 0;
  let previousPassage: ReadPassage | undefined;
  const firsts = countFirst(facts);
  for (let b = 0; b < blocks.length; b++) {
    const block = blocks[b] as TextBlock;
    const { passages } = facts[b] as BlockFacts;
    for (const passage of passages) {
      if (passage.heading && isHeading(passage, facts, b)) {
        const { level, title, numbering } = passage.heading;
        const rank = rankOf(passage.heading, lastLevel, numbered, content === 0 ? sections.at(-1) : undefined);
        if (level > 0) lastLevel = level;
        else if (numbering) numbered.set(numbering, rank);
        const at = { start: block.start + passage.start, end: block.start + passage.end };
        while (open.length > 1 && (sections[open.at(-1) as number] as Section).level >= rank) close(sections, open, at.start, b);
        const parent = open.at(-1) as number;
        const opened = section(at, title, rank, parent, at.start, b);
        const previous = sections.at(-1) as Section;
        announce(opened, passage, previous, content === 0, sections, firsts);
        open.push(sections.push(opened) - 1);
        if (level > 0) addId(ids, used, passage.slug, at);
        content = 0;
        continue;
      }
      content++;
      const here = open.at(-1) as number;
      if (!passage.enumerated || previousSection !== here || endsList(passage, leadIn, previousPassage)) leadIn = undefined;
      previousPassage = passage;
      previousSection = here;
      for (const sentence of passage.sentences) {
        const statement: Statement = { sentence, passage, base: block.start, block: b, section: here, leadIn, around: [] };
        statements.push(statement);
        if (sentence.mentions.length > 0) notable.mentions.push(statement);
        if (sentence.asks.length > 0) notable.asks.push(statement);
        if (sentence.duty) notable.duties.push(statement);
        if (sentence.introduces) leadIn = statement;
      }
    }
    if ((facts[b] as BlockFacts).tables.length > 0) placeTables(block, facts[b] as BlockFacts, open.at(-1) as number, tables);
  }
  while (open.length > 0) close(sections, open, length, blocks.length);
  return { sections, statements, notable, tables, ids };
}

/**
 * How a heading ranks: as Markdown has it, bold lines below all of those, other lines with the last real one; but lines that
 * are numbered alike with each other, and a heading right below a bare number with that number, which is its own.
 */
function rankOf(
  { level, bold, numbering }: HeadingLine,
  last: number,
  numbered: ReadonlyMap<string, number>,
  empty: Section | undefined,
): number {
  if (level > 0) return empty?.level === BOLD && empty.title === '' ? BOLD : level;
  return bold ? BOLD : ((numbering && numbered.get(numbering)) ?? last);
}

/** The number of a clause: `8.2`. */
const CLAUSE = /^\s*\d+\.\d/;

/** `8.2` after `a. …; b. …; c. …`: the enumeration that a lead-in opened is over, and a clause begins. */
function endsList({ plain }: ReadPassage, leadIn: Statement | undefined, previous: ReadPassage | undefined): boolean {
  return (
    leadIn !== undefined && previous !== undefined && previous !== leadIn.passage && CLAUSE.test(plain) && !CLAUSE.test(previous.plain)
  );
}

const NONE: ReadonlySet<string> = new Set();

function section(heading: Range, title: string, level: number, parent: number, start: number, from: number): Section {
  return {
    heading,
    title,
    level,
    parent,
    start,
    end: start,
    from,
    to: from,
    topics: NONE,
    own: NONE,
    skipped: undefined,
    isTitle: false,
    guessed: undefined,
  };
}

/** The first of equal headings keeps its plain id, the next ones get a number, as GitHub has it. */
function addId(ids: Map<string, Range>, used: Map<string, number>, slug: string, at: Range): void {
  let n = used.get(slug) ?? 0;
  let id = n === 0 ? slug : `${slug}-${n}`;
  // A heading `A 1` may have the id already that the second `A` would get.
  while (ids.has(id)) id = `${slug}-${++n}`;
  used.set(slug, n + 1);
  ids.set(id, at);
}

function close(sections: Section[], open: number[], end: number, to: number): void {
  const closed = sections[open.pop() as number] as Section;
  closed.end = end;
  closed.to = to;
}

/** How many headings of level 1 there are, and which passage is the first. */
function countFirst(facts: readonly BlockFacts[]): { tops: number; first: ReadPassage | undefined } {
  let tops = 0;
  for (const block of facts) tops += block.tops;
  return { tops, first: facts.find((block) => block.passages.length > 0)?.passages[0] };
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
    isFirst &&
    ((heading.level === 1 && firsts.tops === 1) ||
      (heading.level === 0 && firsts.first === passage && !heading.numbered && !/\?$/.test(heading.title)));
  const parent = sections[opened.parent] as Section;
  opened.topics = parent.topics;
  opened.skipped = parent.skipped;
  if (opened.isTitle) return;
  const own: string[] = [];
  for (const topic of heading.topics) {
    if (topic === 'definition-headings' || topic === 'skipped-headings') opened.skipped = topic;
    else own.push(topic);
  }
  // `## Doel` and then a bare `### Artikel 2`: number and title were split.
  if (heading.title === '' && previousEmpty && sections.length > 1) own.push(...previous.own);
  if (own.length === 0) return;
  opened.own = new Set(own);
  // `Deel D. Inhoud` is no table of contents where it has parts that say what they are on.
  if (opened.skipped === 'skipped-headings' && parent.skipped === 'skipped-headings' && criteriaIn(opened.own) > 0)
    opened.skipped = undefined;
  // A heading that says what it is on divides its chapter, as do those of a chapter on several subjects (`Komen, gaan en onenigheid`).
  opened.topics = new Set(criteriaIn(opened.own) > 0 || criteriaIn(parent.own) >= 2 ? own : [...parent.topics, ...own]);
}

function criteriaIn(topics: ReadonlySet<string>): number {
  let count = 0;
  for (const topic of topics) if (!topic.startsWith('lens:')) count++;
  return count;
}

/** The tables of a block at their place in the document; their cells are placed when somebody looks. */
function placeTables(block: TextBlock, facts: BlockFacts, section: number, tables: Table[]): void {
  for (const table of facts.tables) tables.push(new PlacedTable(table, block.start, section));
}

class PlacedTable implements Table {
  readonly start: number;
  readonly end: number;
  readonly raci: boolean;
  criterion: Table['criterion'];
  columns: Table['columns'];
  #header: Cell[] | undefined;
  #rows: Cell[][] | undefined;

  constructor(
    private readonly table: Table,
    private readonly base: number,
    readonly section: number,
  ) {
    this.start = base + table.start;
    this.end = base + table.end;
    this.raci = table.raci;
    this.criterion = table.criterion;
    this.columns = table.columns;
  }

  get header(): Cell[] {
    this.#header ??= this.table.header.map((cell) => this.#place(cell));
    return this.#header;
  }

  get rows(): Cell[][] {
    this.#rows ??= this.table.rows.map((row) => row.map((cell) => this.#place(cell)));
    return this.#rows;
  }

  #place({ start, end, text, passage }: Cell): Cell {
    return { start: this.base + start, end: this.base + end, text, passage, base: this.base };
  }
}
