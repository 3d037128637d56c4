import type { Table as MdastTable, Nodes, RootContent } from 'mdast';
import type { Range } from '../text/lines.ts';
import { WORD_JOINER } from '../text/words.ts';
import { type Annotation, inlineAnnotations, moved } from './annotations.ts';

/**
 * A run of prose in a block: what a reader takes in at once. `plain` has the same length as the
 * source stretch, with marks, addresses, code and annotation syntax blanked out, so that every offset
 * found in it is an offset in the source.
 */
export interface Passage extends Range {
  kind: 'heading' | 'paragraph' | 'item' | 'cell' | 'quote';
  plain: string;
  /** Heading level, 1 to 6; for an item, how deep its list is nested; else 0. */
  depth: number;
  /** Whole passage is bold: what people use as a heading. */
  bold: boolean;
  /** Bold or italic words that open a passage which goes on in ordinary type (`**Doel.** De …`), else empty. */
  opening: string;
  /** Of a heading, what it says without its marks, code included; else empty. */
  text: string;
  /** For a cell: zero-based row (0 is the header) and column, and which table of the block. */
  cell: { table: number; row: number; column: number } | undefined;
}

/** A Markdown link: where it stands, its text and its target as written. */
export interface Link extends Range {
  text: string;
  url: string;
  urlRange: Range;
}

/** What a block's Markdown says, offsets counted from the block's start. */
export interface BlockContent {
  passages: Passage[];
  tables: { start: number; end: number; rows: number; columns: number }[];
  links: Link[];
  annotations: Annotation[];
  comments: (Range & { text: string })[];
  /** HTML in running text, such as `<datum>`: it may be a placeholder. */
  html: Range[];
  /** Stretches that no check reads: code, addresses. */
  code: Range[];
  /** Labels of link definitions, normalised. */
  definitions: string[];
}

const HTML_TAG =
  /^<\/?(?:a|abbr|b|blockquote|br|center|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|input|ins|kbd|li|mark|meta|ol|p|pre|q|s|small|span|strong|sub|summary|sup|svg|table|tbody|td|th|thead|tr|u|ul|var|video|path)\b/i;

/** A block in which nothing stands. */
export function emptyContent(): BlockContent {
  return { passages: [], tables: [], links: [], annotations: [], comments: [], html: [], code: [], definitions: [] };
}

/** Flattens the nodes of a block. `known` tells whether a bare `:name` is an annotation. */
export function contentOf(nodes: readonly RootContent[], source: string, known: (name: string) => boolean): BlockContent {
  const content = emptyContent();
  const visit = new Flattener(source, content, known);
  for (const node of nodes) visit.node(node, 0, false);
  return content;
}

/** Quotations, lists or emphasis nested deeper than this are not read: nobody writes them, and reading is recursive. */
const DEEPEST = 200;

/** What is gathered of a passage's inline nodes: lengths of bold text and of all, and the words where they are asked. */
interface Inline {
  bold: number;
  text: number;
  said: string | undefined;
}

class Flattener {
  constructor(
    private readonly source: string,
    private readonly content: BlockContent,
    private readonly known: (name: string) => boolean,
  ) {}

  #nesting = 0;

  node(node: RootContent, depth: number, quoted: boolean): void {
    if (this.#nesting >= DEEPEST) return;
    this.#nesting++;
    this.#node(node, depth, quoted);
    this.#nesting--;
  }

  #node(node: RootContent, depth: number, quoted: boolean): void {
    const range = rangeOf(node);
    switch (node.type) {
      case 'heading':
        if (!quoted) this.passage(node, 'heading', node.depth);
        return;
      case 'paragraph':
        this.passage(node, quoted ? 'quote' : depth > 0 ? 'item' : 'paragraph', depth);
        return;
      case 'list':
        for (const item of node.children) for (const child of item.children) this.node(child, Math.min(depth + 1, 9), quoted);
        return;
      case 'blockquote':
        for (const child of node.children) this.node(child, depth, true);
        return;
      case 'table':
        this.table(node);
        return;
      case 'code':
        this.content.code.push(range);
        return;
      case 'html':
        if (isGap(this.source.slice(range.start, range.end))) this.gap(range, quoted ? 'quote' : depth > 0 ? 'item' : 'paragraph', depth);
        else this.comment(range);
        return;
      case 'definition':
        this.content.definitions.push(node.identifier);
        return;
      default:
        return;
    }
  }

  /** `<naam>` alone on its line is HTML to Markdown, and a paragraph to whoever wrote it. */
  private gap(range: Range, kind: Passage['kind'], depth: number): void {
    this.content.html.push(range);
    this.content.passages.push({
      kind,
      ...range,
      plain: ' '.repeat(range.end - range.start),
      depth,
      bold: false,
      opening: '',
      text: '',
      cell: undefined,
    });
  }

  private table(node: MdastTable): void {
    const table = this.content.tables.length;
    node.children.forEach((row, r) => {
      row.children.forEach((cell, c) => {
        this.passage(cell, 'cell', 0, { table, row: r, column: c });
      });
    });
    const range = rangeOf(node);
    this.content.tables.push({
      ...range,
      rows: node.children.length,
      columns: node.children[0]?.children.length ?? 0,
    });
  }

  private passage(node: Nodes, kind: Passage['kind'], depth: number, cell?: Passage['cell']): void {
    const { start, end } = cell ? insideCell(node, this.source) : rangeOf(node);
    const mask = new Mask(this.source, start, end);
    const state: Inline = { bold: 0, text: 0, said: kind === 'heading' ? '' : undefined };
    if ('children' in node) for (const child of node.children) this.inline(child as RootContent, mask, state, false);
    const annotations = inlineAnnotations(this.source.slice(start, end), (offset) => mask.isHidden(offset), this.known);
    for (const relative of annotations) {
      const annotation = moved(relative, start);
      // Nested content stays; only the syntax around it is blanked.
      mask.blank(annotation.start, annotation.label?.start ?? annotation.end);
      if (annotation.label) mask.blank(annotation.label.end, annotation.end);
      this.content.annotations.push(annotation);
    }
    this.content.passages.push({
      kind,
      start,
      end,
      plain: mask.text(),
      depth,
      bold: state.text > 0 && state.bold === state.text,
      opening: state.bold < state.text ? openingOf(node) : '',
      text: state.said ?? '',
      cell,
    });
  }

  private inline(node: RootContent, mask: Mask, state: Inline, bold: boolean): void {
    const range = rangeOf(node);
    switch (node.type) {
      case 'text': {
        mask.show(range.start, range.end);
        const length = node.value.trim().length;
        state.text += length;
        if (bold) state.bold += length;
        if (state.said !== undefined) state.said += node.value;
        return;
      }
      case 'inlineCode':
        if (state.said !== undefined) state.said += node.value;
        mask.hide(range.start, range.end);
        this.content.code.push(range);
        return;
      case 'html':
        mask.hide(range.start, range.end);
        if (this.source.startsWith('<!--', range.start)) this.comment(range);
        else this.content.html.push(range);
        return;
      case 'image':
      case 'imageReference':
        mask.hide(range.start, range.end);
        return;
      case 'link':
        this.link(node.url, range, node.children as RootContent[], mask);
        break;
      default:
        break;
    }
    if (!('children' in node) || this.#nesting >= DEEPEST) return;
    this.#nesting++;
    const strong = bold || node.type === 'strong';
    for (const child of node.children) this.inline(child as RootContent, mask, state, strong);
    this.#nesting--;
  }

  private link(url: string, range: Range, children: RootContent[], mask: Mask): void {
    const last = children.at(-1);
    const from = last ? rangeOf(last).end : range.start;
    const at = this.source.indexOf(url, from);
    const found = at >= 0 && at + url.length <= range.end;
    const urlRange = found ? { start: at, end: at + url.length } : range;
    const text = last ? this.source.slice(rangeOf(children[0] as RootContent).start, from) : '';
    this.content.links.push({ ...range, text, url, urlRange });
    mask.hide(last ? from : range.start, range.end);
  }

  private comment(range: Range): void {
    const pattern = /<!--([\s\S]*?)-->/g;
    const html = this.source.slice(range.start, range.end);
    for (let m = pattern.exec(html); m; m = pattern.exec(html)) {
      const start = range.start + m.index;
      this.content.comments.push({ start, end: start + m[0].length, text: m[1] as string });
    }
  }
}

/** True for what Markdown takes for a tag and a template means as a gap to fill: `<naam praktijk>`. */
export function isGap(html: string): boolean {
  return /^<\p{L}[\p{L}\p{N} ,./'’-]{1,60}>$/u.test(html) && !HTML_TAG.test(html);
}

/** What a cell holds, without the pipes and the space around it. */
function insideCell(node: Nodes, source: string): Range {
  let { start, end } = rangeOf(node);
  if (source[start] === '|') start++;
  if (end > start && source[end - 1] === '|' && source[end - 2] !== '\\') end--;
  while (start < end && /\s/.test(source[start] as string)) start++;
  while (end > start && /\s/.test(source[end - 1] as string)) end--;
  return { start, end };
}

function openingOf(node: Nodes): string {
  if (!('children' in node)) return '';
  const [lead, second] = node.children;
  // a bullet or a clause letter pasted from a word processor may stand before it
  const first =
    lead?.type === 'text' && /^\s*(?:[•·▪–—-]|\(?\w{1,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}[.)]?)?\s*$/.test(lead.value) ? second : lead;
  if (first?.type !== 'strong' && first?.type !== 'emphasis') return '';
  return first.children
    .map((child) => ('value' in child ? child.value : ''))
    .join('')
    .slice(0, 80);
}

/** The visible characters of a stretch of source; all else is blank, or a joiner inside a word. */
class Mask {
  private readonly shown: Uint8Array;

  constructor(
    private readonly source: string,
    private readonly start: number,
    private readonly end: number,
  ) {
    this.shown = new Uint8Array(end - start);
  }

  show(from: number, to: number): void {
    this.shown.fill(1, from - this.start, to - this.start);
  }

  blank(from: number, to: number): void {
    this.shown.fill(2, from - this.start, to - this.start);
  }

  hide(from: number, to: number): void {
    this.shown.fill(3, from - this.start, to - this.start);
  }

  /** True at an offset, counted from the passage's start, of code, HTML or an address. */
  isHidden(offset: number): boolean {
    return this.shown[offset] === 3;
  }

  text(): string {
    const { source, start, shown } = this;
    if (shown.every((s) => s === 1)) return source.slice(start, this.end);
    let result = '';
    for (let i = 0; i < shown.length; ) {
      let j = i;
      while (j < shown.length && shown[j] === shown[i]) j++;
      if (shown[i] === 1) result += source.slice(start + i, start + j);
      else {
        const inWord =
          shown[i] === 0 && /[\p{L}\p{N}]/u.test(source[start + i - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(source[start + j] ?? ' ');
        for (let k = i; k < j; k++) {
          const c = source[start + k] as string;
          result += c === '\n' || c === '\r' ? c : inWord ? WORD_JOINER : ' ';
        }
      }
      i = j;
    }
    return result;
  }
}

function rangeOf(node: Nodes): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
