import type { Paragraph, Root, RootContent } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { readAnnotation } from '../../document/annotations.ts';
import { isTooMuch } from '../../document/markdown.ts';
import type { DocumentModel } from '../../document/model.ts';
import type { Range } from '../../text/lines.ts';
import { WORD_JOINER } from '../../text/words.ts';

/** What people write in such documents: tables, footnotes, what is struck out. */
function extensions(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(gfmTable(), gfmFootnote(), gfmStrikethrough());
  (data.fromMarkdownExtensions ??= []).push(gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), gfmStrikethroughFromMarkdown());
}

const processor = unified().use(remarkParse).use(extensions).freeze();

/** A document's Markdown as a tree, and the stretches in its text that are syntax of annotations. Offsets are the text's. */
export interface Parsed {
  root: Root;
  /** In order, without overlaps. */
  syntax: Range[];
}

/** Reads a whole text, as footnotes and definitions count in all of it. Lines that are ours alone are blanked, so that every offset stays. */
export function parse({ text, blocks, facts }: DocumentModel): Parsed {
  const syntax: Range[] = [];
  let source = text.replace(/^\ufeff/, ' ');
  const fill = ({ start, end }: Range, sign: string): void => {
    source = source.slice(0, start) + source.slice(start, end).replace(/[^\r\n]/g, sign) + source.slice(end);
  };
  const plain: Paragraph[] = [];
  blocks.forEach((block, b) => {
    if (block.kind === 'front-matter' || block.kind === 'fence') {
      fill(block, ' ');
      return;
    }
    if (block.kind === 'leaf') {
      const at = text.indexOf('::', block.start);
      const label = readAnnotation(text, at, 2)?.label;
      // Without a label it holds nothing to read; with one, its opening must not be taken for indented code.
      if (!label || label.start === label.end) {
        fill(block, ' ');
        return;
      }
      fill({ start: block.start, end: label.start }, WORD_JOINER);
    }
    const own = text.slice(block.start, block.end);
    if (block.kind === 'markdown' && isTooMuch(own)) {
      plain.push(paragraphOf(own, block));
      fill(block, ' ');
      return;
    }
    for (const annotation of facts[b]?.content.annotations ?? []) {
      const { label, start, end } = annotation;
      const base = block.start;
      if (!label) syntax.push({ start: base + start, end: base + end });
      else syntax.push({ start: base + start, end: base + label.start }, { start: base + label.end, end: base + end });
    }
  });
  syntax.sort((a, b) => a.start - b.start || a.end - b.end);
  const root = processor.parse(source) as Root;
  if (plain.length > 0) root.children = [...root.children, ...plain].sort((a, b) => startOf(a) - startOf(b));
  return { root, syntax: syntax.filter((range, i) => range.start >= (syntax[i - 1]?.end ?? 0)) };
}

/** What would keep the parser busy for seconds is one paragraph, as where a document is read. */
function paragraphOf(value: string, { start, end }: Range): Paragraph {
  const position = { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } };
  return { type: 'paragraph', children: [{ type: 'text', value, position }], position };
}

function startOf({ position }: RootContent): number {
  return position?.start.offset ?? 0;
}
