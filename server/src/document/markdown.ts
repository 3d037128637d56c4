import type { ListItem, Root, RootContent } from 'mdast';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { WORD_JOINER } from '../text/words.ts';

/** Tables alone: GFM as a whole costs more than it gives here (design §6). */
function tables(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(gfmTable());
  (data.fromMarkdownExtensions ??= []).push(gfmTableFromMarkdown());
}

const processor = unified().use(remarkParse).use(tables).freeze();

/**
 * What can be anything but plain prose, anywhere in a block. A bracket is text unless an address or a
 * definition follows it, `&` unless an entity does, and `|`, `~` and `#` but at the start of a line.
 */
const MARKUP = /[*_<`\\\t\u0000]|\](?:\(|:)|&[#a-z]|^ {1,}|^[-+=>#|~]|^:-|^\d{1,9}[.)]| $/im;
const HEADING = /^(#{1,6} +)([^*_[\]<>&`\\|~#\t\u0000\r\n]*[^*_[\]<>&`\\|~#\t\u0000\r\n ])$/;

/**
 * The mdast nodes of one top-level block; offsets count from the block's start. Never throws: a text
 * that the parser cannot take becomes one paragraph. Prose without markup, simple headings and
 * simple lists are made here without the parser, in the form that it would give (a property test compares them), as
 * they are most of any document.
 */
export function parseBlock(source: string): RootContent[] {
  if (!MARKUP.test(source)) return [paragraph(source)];
  const heading = HEADING.exec(source);
  if (heading) return [simpleHeading(heading[1] as string, heading[2] as string)];
  const items = simpleItems(source);
  if (items) return [items];
  if (isTooMuch(source)) return [paragraph(source)];
  try {
    // The parser drops a byte order mark at its start and counts from after it; inside a document it is a character.
    const text = source.charCodeAt(0) === 0xfeff ? WORD_JOINER + source.slice(1) : source;
    return (processor.parse(text) as Root).children;
  } catch {
    return [paragraph(source)];
  }
}

const NESTED = /^(?:[ \t]{0,3}(?:>|[-+*]|\d{1,9}[.)])){60}/m;

/**
 * What would keep the parser busy for seconds and nobody writes: its cost grows with the square of the
 * marks `*`, `_`, `[`, `<` and backtick in one block, and of quotations and lists within each other.
 */
export function isTooMuch(source: string): boolean {
  if (source.length > 60_000) return true;
  if (source.length < 2000) return false;
  let marks = 0;
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 42 || c === 95 || c === 91 || c === 60 || c === 96) marks++;
  }
  return marks > 3000 || NESTED.test(source);
}

function paragraph(source: string): RootContent {
  const position = { start: at(0), end: at(source.length) };
  return { type: 'paragraph', children: [{ type: 'text', value: source, position }], position };
}

function simpleHeading(marks: string, title: string): RootContent {
  const start = marks.length;
  return {
    type: 'heading',
    depth: marks.trimEnd().length as 1 | 2 | 3 | 4 | 5 | 6,
    children: [{ type: 'text', value: title, position: { start: at(start), end: at(start + title.length) } }],
    position: { start: at(0), end: at(start + title.length) },
  };
}

/** `- woorden`, on one line. */
const ITEM = /^([-+*] {1,4})(?=\S)(.*)$/;

/** A list of which every item is one line of plain prose after the same bullet; undefined for anything else. */
function simpleItems(source: string): RootContent | undefined {
  const bullet = source[0] as string;
  if (bullet !== '-' && bullet !== '+' && bullet !== '*') return undefined;
  const children: ListItem[] = [];
  for (let start = 0; start <= source.length; ) {
    const end = endOfLine(source, start);
    const found = source[start] === bullet ? ITEM.exec(source.slice(start, end)) : null;
    const [, marks, words] = found ?? [];
    if (marks === undefined || words === undefined || MARKUP.test(words)) return undefined;
    const from = start + marks.length;
    const position = { start: at(from), end: at(end) };
    const text: RootContent = { type: 'paragraph', children: [{ type: 'text', value: words, position }], position };
    children.push({ type: 'listItem', spread: false, children: [text], position: { start: at(start), end: at(end) } });
    start = end + (source.startsWith('\r\n', end) ? 2 : 1);
  }
  return { type: 'list', ordered: false, children, position: { start: at(0), end: at(source.length) } };
}

function endOfLine(source: string, from: number): number {
  for (let i = from; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 10 || c === 13) return i;
  }
  return source.length;
}

/** Only offsets are used; lines and columns are made from them once, for output. */
function at(offset: number): { line: number; column: number; offset: number } {
  return { line: 1, column: offset + 1, offset };
}
