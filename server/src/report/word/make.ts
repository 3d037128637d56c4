import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  ExternalHyperlink,
  FootnoteReferenceRun,
  type HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { APART, CODE_BLOCK, RULE } from '../../word/own-styles.ts';
import type { Cut } from './anchors.ts';
import type { Para, Span, Tabular } from './model.ts';
import { LABEL, listReference } from './styles.ts';

/** Where comments, lists, footnotes and bookmarks of a document begin to count: several documents go in one file. */
export interface Numbers {
  comments: number;
  lists: number;
  footnotes: number;
  /** The name of the bookmark for an id of this document. */
  bookmark(id: string): string;
}

/** Between the margins of an A4 page, in twentieths of a point. */
const TEXT_WIDTH = 9026;
const BORDER = { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' } as const;

export function paragraph(para: Para, cuts: ReadonlyMap<Span, readonly Cut[]>, numbers: Numbers, first: boolean): Paragraph {
  const children = childrenOf(para.spans, cuts, numbers);
  const bookmarks = para.ids.map((id) => numbers.bookmark(id)).map((id) => new Bookmark({ id, children: [] }));
  return new Paragraph({ ...optionsOf(para, numbers), pageBreakBefore: first, children: [...bookmarks, ...children] });
}

function optionsOf({ style, level, list, spans }: Para, numbers: Numbers): IParagraphOptions {
  // A line of which nothing is to be seen takes no room.
  const hidden = spans.length > 0 && spans.every(({ kind }) => kind === 'hidden') ? { run: { vanish: true } } : {};
  switch (style) {
    case 'heading':
      return { heading: `Heading${level}` as (typeof HeadingLevel)[keyof typeof HeadingLevel] };
    case 'item':
      return list
        ? { numbering: { reference: listReference(list.start), level, instance: numbers.lists + list.id + 1 }, contextualSpacing: false }
        : {};
    case 'continued':
      return { style: `ListContinue${level === 0 ? '' : level + 1}` };
    case 'quote':
      return { style: 'Quote' };
    case 'code':
      return { style: CODE_BLOCK };
    case 'rule':
      return { style: RULE };
    case 'label':
      return { style: LABEL, ...hidden };
    default:
      return hidden;
  }
}

/** Spans as Word has them, cut where comments begin and end; neighbours that lead to the same place are one link. */
function childrenOf(spans: readonly Span[], cuts: ReadonlyMap<Span, readonly Cut[]>, numbers: Numbers): ParagraphChild[] {
  const children: ParagraphChild[] = [];
  for (let i = 0; i < spans.length; ) {
    const { link } = spans[i] as Span;
    let j = i + 1;
    while (j < spans.length && (spans[j] as Span).link === link) j++;
    const made = spans.slice(i, j).flatMap((span) => spanChildren(span, cuts.get(span) ?? [], numbers));
    if (link === undefined || link === '') children.push(...made);
    else if (link.startsWith('#')) children.push(new InternalHyperlink({ anchor: numbers.bookmark(link.slice(1)), children: made }));
    else children.push(new ExternalHyperlink({ link: encoded(link), children: made }));
    i = j;
  }
  return children;
}

/** An address as a package may hold it: Word refuses a file over a space in one. */
function encoded(link: string): string {
  return link.replace(/[\s<>"{}|\\^`]/g, (sign) => encodeURIComponent(sign));
}

function spanChildren(span: Span, cuts: readonly Cut[], numbers: Numbers): ParagraphChild[] {
  // At one place, what ends goes before what begins; but nothing ends before it began.
  const ordered = [...cuts].sort((a, b) => a.at - b.at || rank(a, cuts) - rank(b, cuts) || a.note - b.note);
  const children: ParagraphChild[] = [];
  let from = 0;
  for (const { at, note, edge } of ordered) {
    if (at > from) children.push(...runs(span, from, at, numbers));
    from = Math.max(from, at);
    const id = numbers.comments + note;
    if (edge === 'start') children.push(new CommentRangeStart(id));
    else children.push(new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] }));
  }
  if (from < span.text.length || span.text === '') children.push(...runs(span, from, span.text.length, numbers));
  return children;
}

/** Ends of what began earlier, then beginnings, then ends of what begins here too. */
function rank({ edge, note, at }: Cut, cuts: readonly Cut[]): number {
  if (edge === 'start') return 1;
  return cuts.some((other) => other.note === note && other.edge === 'start' && other.at === at) ? 2 : 0;
}

const STYLE: Readonly<Partial<Record<Span['kind'], string>>> = {
  code: 'ConvenantCode',
  label: 'ConvenantLabel',
  hidden: 'ConvenantHidden',
  markdown: 'ConvenantMarkdown',
};

function runs(span: Span, from: number, to: number, numbers: Numbers): ParagraphChild[] {
  const { kind, bold, italic, strike, link } = span;
  const style = STYLE[kind] ?? (link ? 'Hyperlink' : undefined);
  const look = { ...(bold && { bold }), ...(italic && { italics: italic }), ...(strike && { strike }), ...(style && { style }) };
  if (kind === 'break') return [new TextRun({ ...look, break: 1 })];
  if (kind === 'footnote') return [new FootnoteReferenceRun(numbers.footnotes + Number(span.text))];
  const text = span.text.slice(from, to).replace(FORBIDDEN, '\ufffd');
  if (text === '\n') return [new TextRun({ ...look, break: 1 })];
  return text === '' ? [] : [new TextRun({ ...look, text })];
}

/** What XML 1.0 cannot hold, in whatever way it is written. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

export function table({ rows, align }: Tabular, cuts: ReadonlyMap<Span, readonly Cut[]>, numbers: Numbers): Table {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const said = Array.from({ length: columns }, (_, c) =>
    rows.map((row) => (row[c]?.spans ?? []).map(({ kind, text }) => (kind === 'hidden' ? '' : text)).join('')),
  );
  return tabular(
    rows.map((row, r) =>
      Array.from({ length: columns }, (_, c) => {
        const cell = row[c];
        const alignment = ALIGN[align[c] ?? 'left'];
        const children = cell
          ? childrenOf(r === 0 ? cell.spans.map((span) => ({ ...span, bold: true })) : cell.spans, moved(cell, cuts, r === 0), numbers)
          : [];
        return new Paragraph({ alignment, spacing: { before: 40, after: 40 }, children });
      }),
    ),
    said,
  );
}

const ALIGN = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

/** Cuts of spans that are written anew, as bold ones. */
function moved(cell: Para, cuts: ReadonlyMap<Span, readonly Cut[]>, head: boolean): ReadonlyMap<Span, readonly Cut[]> {
  if (!head) return cuts;
  const found = new Map<Span, readonly Cut[]>();
  for (const span of cell.spans) {
    const own = cuts.get(span);
    if (own) found.set(span, own);
  }
  return found;
}

/**
 * A table with a first row as its head; columns as wide as what they hold asks for: no word is broken, and what is left of
 * the page goes to those that hold most.
 * @param said by column, what its cells say
 */
function tabular(rows: readonly (readonly Paragraph[])[], said: readonly (readonly string[])[]): Table {
  const weights = said.map((cells) => {
    const longest = Math.max(4, ...cells.flatMap((cell) => cell.split(/[\s-]/).map((word) => Math.min(24, word.length))));
    return 1.3 * longest + 2 + 2 * Math.sqrt(Math.max(0, ...cells.map((cell) => Math.min(400, cell.length))));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const widths = weights.map((weight) => Math.round((TEXT_WIDTH * weight) / total));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths,
    borders: { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER, insideHorizontal: BORDER, insideVertical: BORDER },
    rows: rows.map(
      (row, r) =>
        new TableRow({
          tableHeader: r === 0,
          cantSplit: true,
          children: row.map(
            (cell, c) =>
              new TableCell({
                children: [cell],
                width: { size: widths[c] ?? 0, type: WidthType.DXA },
                margins: { left: 100, right: 100 },
                ...(r === 0 && { shading: { type: ShadingType.CLEAR, fill: 'E9EFF5' } }),
              }),
          ),
        }),
    ),
  });
}

/** A table of our own words, which is no part of a document. */
export function apartTable(rows: readonly (readonly string[])[]): Table {
  const columns = rows[0]?.length ?? 0;
  const said = Array.from({ length: columns }, (_, c) => rows.map((row) => row[c] ?? ''));
  return tabular(
    rows.map((row, r) => row.map((text) => apart(text, { bold: r === 0, size: 20 }, { spacing: { before: 40, after: 40 } }))),
    said,
  );
}

/** A paragraph of our own words, which is no part of a document. */
export function apart(
  text: string,
  run: { bold?: boolean; size?: number; color?: string } = {},
  options: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({ ...options, style: APART, children: [new TextRun({ ...run, text: text.replace(FORBIDDEN, '\ufffd') })] });
}
