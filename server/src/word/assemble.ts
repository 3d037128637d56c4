import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
} from 'mdast';
import type { CommentBlock, ParagraphBlock, TableBlock, WordBlock } from './model.ts';
import { type Piece, phrasingOf, plainText } from './phrasing.ts';

/** What the words of a document lead to: names of bookmarks, with the node that each stands in. */
export type Named = Map<string, RootContent>;

/** How a comment is written, as Markdown has none. */
export type WriteComment = (comment: CommentBlock['comment']) => string;

interface OpenList {
  list: List;
  item: ListItem;
  level: number;
  /** Of a numbered list, the number of the last item. */
  last: number;
}

/** A number or bullet that was typed: `1. `, `• `. */
const TYPED = /^\s*(?:(\d{1,3})[.)]|[•·▪●○◦–*-])\s+(?=\S)/;
/** A line that stands for a heading is no longer than this. */
const LONGEST_HEADING = 100;

/** Puts blocks together as Markdown nodes: lists of their items, quotations of their paragraphs. */
export function assemble(blocks: readonly WordBlock[], write: WriteComment, named: Named): RootContent[] {
  const assembler = new Assembler(write, named);
  for (const block of blocks) assembler.add(block);
  assembler.close();
  return assembler.nodes.filter(isFilled);
}

/** Leaves out items of which only the number was there, and lists of nothing else. */
function isFilled(node: RootContent | ListItem['children'][number]): boolean {
  if (node.type !== 'list') return true;
  node.children = node.children.filter((item) => {
    item.children = item.children.filter(isFilled);
    return item.children.length > 0;
  });
  return node.children.length > 0;
}

class Assembler {
  readonly nodes: RootContent[] = [];
  #open: OpenList[] = [];
  /** Comments on what stands in a list come after it, so that they do not end it. */
  readonly #waiting: CommentBlock[] = [];

  constructor(
    private readonly write: WriteComment,
    private readonly named: Named,
  ) {}

  add(block: WordBlock): void {
    switch (block.kind) {
      case 'comment':
        this.#comment(block);
        return;
      case 'markdown':
        this.#put({ type: 'html', value: block.text }, block.names);
        return;
      case 'table':
        if (block.frame) for (const inner of block.frame) this.add(inner);
        else if (block.rows.length > 0) this.#put(tableOf(block), []);
        return;
      default:
        this.#paragraph(block);
    }
  }

  #comment(block: CommentBlock): void {
    if (this.#open.length > 0) this.#waiting.push(block);
    else this.nodes.push({ type: 'html', value: this.write(block.comment) });
  }

  /** What comes next is in no list. */
  close(): void {
    this.#open = [];
    for (const { comment } of this.#waiting.splice(0)) this.nodes.push({ type: 'html', value: this.write(comment) });
  }

  #put(node: RootContent, names: readonly string[]): void {
    this.close();
    this.nodes.push(node);
    for (const name of names) this.named.set(name, node);
  }

  #paragraph(block: ParagraphBlock): void {
    const { label, names, pieces, role } = block;
    if (block.heading !== undefined || role === 'title') this.#heading(block);
    else if (role === 'rule') this.#put({ type: 'thematicBreak' }, names);
    else if (role === 'code') this.#code(block);
    else if (role === 'quote' && !label) this.#quote(block);
    else if (role === 'continued' && this.#open.length > 0) this.#inItem({ type: 'paragraph', children: phrasingOf(pieces) }, names);
    else if (label && (label.bullet || label.plain)) this.#item(pieces, label.level, label.bullet ? undefined : label.value, names);
    else if (!this.#typedItem(block)) this.#text(block);
  }

  #heading(block: ParagraphBlock): void {
    const children = phrasingOf(labelled(block, true).map((piece) => ({ ...piece, bold: false })));
    if (children.length > 0) this.#put({ type: 'heading', depth: (block.heading ?? 1) as Heading['depth'], children }, block.names);
  }

  /** An item of which the author typed the number or the bullet; a number counts where a list can start or go on with it. */
  #typedItem({ label, names, pieces }: ParagraphBlock): boolean {
    const typed = label ? null : TYPED.exec(pieces[0]?.text ?? '');
    if (!typed) return false;
    const number = typed[1] === undefined ? undefined : Number(typed[1]);
    if (number !== undefined && number !== 1 && number !== (this.#open[0]?.last ?? 0) + 1) return false;
    this.#item(withoutStart(pieces, typed[0].length), 0, number, names);
    return true;
  }

  /** A paragraph, with its number as it shows; below an item of a list it belongs to that (`a.` below `1.`). */
  #text(block: ParagraphBlock): void {
    const { label, names } = block;
    const node: Paragraph = { type: 'paragraph', children: phrasingOf(labelled(block, false)) };
    if (node.children.length === 0) return;
    if (label && label.level > 0 && this.#open.some(({ level }) => level < label.level)) {
      while ((this.#open.at(-1)?.level ?? -1) >= label.level) this.#open.pop();
      this.#inItem(node, names);
    } else this.#put(node, names);
  }

  #code({ pieces, names }: ParagraphBlock): void {
    const value = pieces.map(({ text, node }) => (node?.type === 'break' ? '\n' : text)).join('');
    this.#put({ type: 'code', value }, names);
  }

  /** Paragraphs of quotation after each other are one. */
  #quote({ pieces, names }: ParagraphBlock): void {
    const node: Paragraph = { type: 'paragraph', children: phrasingOf(pieces) };
    const last = this.#open.length === 0 ? this.nodes.at(-1) : undefined;
    if (last?.type === 'blockquote') last.children.push(node);
    else this.#put({ type: 'blockquote', children: [node] }, names);
  }

  #inItem(node: Paragraph, names: readonly string[]): void {
    this.#open.at(-1)?.item.children.push(node);
    for (const name of names) this.named.set(name, node);
  }

  #item(pieces: readonly Piece[], level: number, number: number | undefined, names: readonly string[]): void {
    const children = phrasingOf(pieces);
    const content: BlockContent[] = children.length > 0 ? [{ type: 'paragraph', children }] : [];
    const item: ListItem = { type: 'listItem', spread: false, children: content };
    for (const name of names) this.named.set(name, content[0] ?? item);
    while ((this.#open.at(-1)?.level ?? -1) > level) this.#open.pop();
    const top = this.#open.at(-1);
    if (top?.level === level) {
      const goesOn = number === undefined ? !top.list.ordered : top.list.ordered === true && number === top.last + 1;
      if (goesOn) {
        top.list.children.push(item);
        Object.assign(top, { item, last: number ?? 0 });
        return;
      }
      this.#open.pop();
    }
    const list: List = { type: 'list', ordered: number !== undefined, start: number ?? null, spread: false, children: [item] };
    const around = this.#open.at(-1);
    if (around) around.item.children.push(list);
    else this.nodes.push(list);
    this.#open.push({ list, item, level, last: number ?? 0 });
  }
}

/** A paragraph with its number as it shows. */
function labelled({ label, pieces }: ParagraphBlock, heading: boolean): Piece[] {
  if (!label || label.bullet) return [...pieces];
  const text = label.tight && !heading ? label.text : `${label.text} `;
  return [{ text, bold: false, italic: false, strike: false, code: false, link: undefined, node: undefined }, ...pieces];
}

function withoutStart(pieces: readonly Piece[], length: number): Piece[] {
  const [first, ...rest] = pieces;
  return first ? [{ ...first, text: first.text.slice(length) }, ...rest] : [];
}

function tableOf({ rows, align }: TableBlock): RootContent {
  return {
    type: 'table',
    align,
    children: rows.map((row) => ({ type: 'tableRow', children: row.map((cell) => ({ type: 'tableCell', children: phrasingOf(cell) })) })),
  };
}

/** A footnote's definition. */
export function definitionOf(number: string, blocks: readonly WordBlock[], write: WriteComment, named: Named): FootnoteDefinition {
  const children = assemble(blocks, write, named) as (BlockContent | DefinitionContent)[];
  return { type: 'footnoteDefinition', identifier: number, label: number, children };
}

/**
 * In a document without headings by style, lines that are bold from end to end are its headings; and so is the title of an
 * article whose parts are numbered after it (`2. Terugkoppeling`, then `2.1 De zorggroep …`), whatever it looks like.
 * @returns how many were found
 */
export function findHeadings(blocks: readonly WordBlock[]): ParagraphBlock[] {
  const paragraphs = blocks.filter((block): block is ParagraphBlock => block.kind === 'paragraph');
  const styled = paragraphs.some(({ heading }) => heading !== undefined);
  const found: ParagraphBlock[] = [];
  const largest = Math.max(0, ...paragraphs.map(({ size }) => size));
  const isFirstLarger = paragraphs.filter(({ size }) => size === largest).length === 1;
  let above = 1;
  paragraphs.forEach((block, i) => {
    above = block.heading ?? above;
    if (block.role === 'title' || block.heading !== undefined || !isShort(block)) return;
    const next = paragraphs[i + 1]?.label;
    const article =
      block.label && !block.label.bullet && !block.label.plain && block.label.level === 0 && next && !next.bullet && next.level === 1;
    if (!article && (styled || !isBold(block))) return;
    const title = i === 0 && !block.label && (isFirstLarger ? block.size === largest : isBold(block));
    block.heading = styled ? Math.min(above + 1, 6) : title ? 1 : 2;
    if (styled) above = Math.min(above, block.heading - 1);
    found.push(block);
  });
  return found;
}

function isShort({ pieces, role, label }: ParagraphBlock): boolean {
  const text = plainText(pieces);
  return role === 'text' && text !== '' && text.length <= LONGEST_HEADING && !/[.;,:]$/.test(text) && !label?.bullet && !label?.plain;
}

function isBold({ pieces }: ParagraphBlock): boolean {
  const said = pieces.filter(({ text, node }) => !node && text.trim() !== '');
  return said.length > 0 && said.every(({ bold }) => bold) && pieces.every(({ node }) => !node);
}

/** The words of a node. */
export function wordsOf(node: RootContent | PhrasingContent): string {
  if ('value' in node) return node.value;
  return 'children' in node ? (node.children as PhrasingContent[]).map(wordsOf).join('') : '';
}
