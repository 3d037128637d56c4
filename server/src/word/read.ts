import type { Nodes, Root } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { type Handle, toMarkdown } from 'mdast-util-to-markdown';
import { slugOf } from '../document/facts.ts';
import { detectLanguage } from '../document/language.ts';
import type { Language } from '../framework/types.ts';
import { assemble, definitionOf, findHeadings, type Named, type WriteComment, wordsOf } from './assemble.ts';
import { readBlocks } from './blocks.ts';
import type { WordComment } from './comments.ts';
import type { Loss } from './losses.ts';
import type { WordBlock } from './model.ts';
import { openPackage, type Refusal, type WordPackage } from './package.ts';
import { plainText } from './phrasing.ts';
import { readerOf } from './reader.ts';
import { child, textIn } from './xml.ts';

/** A Word document as Markdown, and what of it is not in there. */
export interface WordText {
  markdown: string;
  /** The title, as the document's first heading or its properties have it; empty where there is none. */
  title: string;
  language: Language;
  losses: Loss[];
}

/** How a comment is put in Markdown, in the language of the document. */
type WriteIn = (comment: WordComment, language: Language) => string;

/**
 * Reads a .docx file. Never throws.
 * @param language of the document, where that is known; else it is told from its words
 * @returns the text with `\n` line ends and a line end at its end; or why it cannot be read
 */
export function readWord(bytes: Uint8Array, writeIn: WriteIn, language?: Language): WordText | { refusal: Refusal } {
  const opened = openPackage(bytes);
  if (typeof opened === 'string') return { refusal: opened };
  try {
    return textOf(opened, writeIn, language);
  } catch {
    return { refusal: 'corrupt' };
  }
}

function textOf(word: WordPackage, writeIn: WriteIn, given: Language | undefined): WordText | { refusal: Refusal } {
  const body = child(word.document, 'body');
  if (!body) return { refusal: 'corrupt' };
  const reader = readerOf(word);
  const blocks = readBlocks(body, reader);
  settleTitle(blocks);
  for (const { pieces } of findHeadings(blocks)) reader.losses.add('bold-headings', plainText(pieces));
  const language = given ?? detectLanguage(blocks.map(said).join('\n'));
  const write: WriteComment = (comment) => writeIn(comment, language);
  const named: Named = new Map();
  const children = assemble(blocks, write, named);
  for (const { number, source } of reader.notes.used()) children.push(definitionOf(number, readBlocks(source, reader, 1), write, named));
  const root: Root = { type: 'root', children };
  lead(root, named, (name) => reader.losses.add('links', name));
  const first = children.find(({ type }) => type === 'heading');
  return { markdown: written(root), title: first ? wordsOf(first).trim() : titleOf(word), language, losses: reader.losses.all() };
}

function said(block: WordBlock): string {
  if (block.kind === 'table') return block.rows.flat().map(plainText).join(' ');
  return block.kind === 'paragraph' ? plainText(block.pieces) : '';
}

/** Where the title has a style of its own, it is the only heading of level 1. */
function settleTitle(blocks: readonly WordBlock[]): void {
  const paragraphs = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
  if (!paragraphs.some(({ role }) => role === 'title')) return;
  if (paragraphs.some(({ role, heading }) => role !== 'title' && heading === 1))
    for (const block of paragraphs)
      if (block.role !== 'title' && block.heading !== undefined) block.heading = Math.min(block.heading + 1, 6);
  // A second line in the style of the title goes under it.
  let seen = false;
  for (const block of paragraphs)
    if (block.role === 'title') {
      if (seen) block.role = 'text';
      seen = true;
    }
}

function titleOf({ part }: WordPackage): string {
  const title = child(part('docProps/core.xml'), 'title');
  return title ? textIn(title).trim() : '';
}

/** Leads links within the document to the ids that headings and annotations have in Markdown; what leads nowhere is text. */
function lead(root: Root, named: Named, lost: (name: string) => void): void {
  const ids = new Map<Nodes, string>();
  const used = new Map<string, number>();
  for (const node of root.children) {
    if (node.type === 'html') ids.set(node, /\{[^}]*#([\p{L}\p{N}\p{M}_:-]+)/u.exec(node.value)?.[1] ?? '');
    if (node.type !== 'heading') continue;
    const slug = slugOf(wordsOf(node));
    const n = used.get(slug) ?? 0;
    used.set(slug, n + 1);
    ids.set(node, n === 0 ? slug : `${slug}-${n}`);
  }
  const visit = (parent: { children: Nodes[] }): void => {
    parent.children = parent.children.flatMap((node) => {
      if ('children' in node) visit(node as { children: Nodes[] });
      if (node.type !== 'link' || !node.url.startsWith('#')) return [node];
      const target = named.get(node.url.slice(1));
      const id = target && ids.get(target);
      if (id) return [{ ...node, url: `#${id}` }];
      lost(wordsOf(node));
      return node.children;
    });
  };
  visit(root as { children: Nodes[] });
}

/** A bracket that no link can come of need not be escaped: `[datum]` is what it says. */
const text: Handle = (node: { value: string }, _, state, info) =>
  state
    .safe(node.value, info)
    .replace(/\\\[(?!\^)(?=[^[\]]*\](?![[(:]))/g, '[')
    // Nor need a line to write on, where words go before it: it cannot be a rule across the page.
    .replace(/(?<=\S ?)(?:\\_){3,}/g, (line) => line.replaceAll('\\', ''));

function isFence(node: Nodes, fence: RegExp): boolean {
  return node.type === 'html' && fence.test(node.value);
}

function written(root: Root): string {
  return toMarkdown(root, {
    bullet: '-',
    bulletOther: '*',
    listItemIndent: 'one',
    rule: '-',
    // The lines of an annotation stand at the words that they hold.
    join: [(left, right) => (isFence(left, /^:::+[ \t]*\p{L}/u) || isFence(right, /^:::+$/) ? 0 : undefined)],
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), gfmFootnoteToMarkdown(), gfmStrikethroughToMarkdown()],
    handlers: { text },
  });
}
