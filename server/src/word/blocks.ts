import type { ParagraphBlock, WordBlock } from './model.ts';
import { APART, CODE_BLOCK, RULE } from './own-styles.ts';
import { type Piece, plainText } from './phrasing.ts';
import type { Reader } from './reader.ts';
import { readLine } from './runs.ts';
import { numberOf } from './styles.ts';
import { readTable } from './tables.ts';
import { attribute, below, child, elements, nameOf, propertyOf, type Xml } from './xml.ts';

/** Blocks in blocks (tables in cells, boxes in boxes) are read no deeper than this. */
const DEEPEST = 12;

/** The blocks in the document's body, a note or a cell, in order. */
export function readBlocks(parent: Xml, reader: Reader, depth = 0): WordBlock[] {
  const blocks: WordBlock[] = [];
  if (depth > DEEPEST) return blocks;
  let before: ParagraphBlock | undefined;
  for (const element of elements(parent))
    switch (nameOf(element)) {
      case 'p': {
        before = readParagraph(element, before, blocks, reader, depth);
        break;
      }
      case 'tbl':
        blocks.push(readTable(element, reader, depth, readBlocks));
        if (depth === 0) blocks.push(...commentsNow(reader));
        break;
      case 'sdt':
        if (isContents(element)) {
          reader.losses.add('contents', '');
          passOver(element, reader);
        } else blocks.push(...readBlocks(child(element, 'sdtContent') ?? element, reader, depth + 1));
        break;
      case 'AlternateContent':
        blocks.push(...readBlocks(child(element, 'Fallback') ?? child(element, 'Choice') ?? element, reader, depth + 1));
        break;
      case 'ins':
      case 'moveTo':
      case 'customXml':
      case 'smartTag':
        blocks.push(...readBlocks(element, reader, depth + 1));
        break;
      case 'altChunk':
        reader.losses.add('objects');
        break;
      case 'commentRangeStart':
        reader.comments.open(attribute(element, 'id'));
        break;
      case 'commentRangeEnd':
        reader.comments.close(attribute(element, 'id'));
        break;
      default:
        break;
    }
  return blocks;
}

/** @returns the paragraph where the next one goes on with it, as its end was deleted */
function readParagraph(
  element: Xml,
  before: ParagraphBlock | undefined,
  blocks: WordBlock[],
  reader: Reader,
  depth: number,
): ParagraphBlock | undefined {
  const properties = child(element, 'pPr');
  const style = reader.styles.get(propertyOf(properties, 'pStyle'));
  if (/^(?:toc|inhopg) ?\d|^table of figures$/.test(style.name)) {
    if (!reader.fields.inContents()) reader.losses.add('contents', '');
    passOver(element, reader);
    return undefined;
  }
  const wasContents = reader.fields.inContents();
  const { pieces, boxes, names, joined, size } = readLine(element, style.run, reader);
  if (!wasContents && reader.fields.inContents()) reader.losses.add('contents', '');
  if (style.id === APART) return undefined;
  const boxed = boxes.flatMap((box) => readBlocks(box, reader, depth + 1));
  const outline = propertyOf(properties, 'outlineLvl');
  const level = outline === undefined ? style.outline : Number(outline);
  const heading = level !== undefined && level >= 0 && level < 9 && depth === 0 ? Math.min(level + 1, 6) : undefined;
  const fresh: ParagraphBlock = {
    kind: 'paragraph',
    pieces,
    role: roleOf(style.id, style.name),
    heading,
    // Counted in order, also where there is nothing to be seen of it.
    label: before ? undefined : reader.numbering.label(numberOf(properties), style),
    names,
    size,
  };
  const block = before ?? fresh;
  if (before) before.pieces.push(...fresh.pieces);
  const text = plainText(block.pieces);
  if (!before) {
    const markdown = ownMarkdown(block.pieces);
    if (markdown !== undefined && block.role !== 'code') blocks.push({ kind: 'markdown', text: markdown, names });
    else if (text !== '' || joined || isSeen(block)) blocks.push(block);
  }
  if (block.heading !== undefined && text !== '') reader.losses.heading = text;
  blocks.push(...boxed);
  if (depth === 0) blocks.push(...commentsNow(reader));
  return joined ? block : undefined;
}

function commentsNow({ comments }: Reader): WordBlock[] {
  return comments.taken().map((comment) => ({ kind: 'comment', comment }));
}

/** There is something to be seen of a paragraph without words: a note's sign, a rule, the number of an article. */
function isSeen({ pieces, role, label, heading }: ParagraphBlock): boolean {
  if (pieces.some(({ node }) => node) || role === 'rule' || role === 'code') return true;
  return label !== undefined && !label.bullet && (heading !== undefined || label.level === 0 || label.plain);
}

/** A line that is all Markdown of ours: front matter, the line of an annotation, a comment. */
function ownMarkdown(pieces: readonly Piece[]): string | undefined {
  if (!pieces.some(({ node }) => node?.type === 'html')) return undefined;
  if (pieces.some(({ text, node }) => node?.type !== 'html' && text.trim() !== '')) return undefined;
  return pieces.map(({ node }) => (node?.type === 'html' ? node.value : '')).join('');
}

function roleOf(id: string, name: string): ParagraphBlock['role'] {
  if (id === CODE_BLOCK) return 'code';
  if (id === RULE) return 'rule';
  if (/^(?:title|titel)$/.test(name)) return 'title';
  if (/^(?:(?:intense )?quote|quotations|block text|(?:duidelijk )?citaat)$/.test(name)) return 'quote';
  if (/^(?:list continue|lijstvoortzetting)(?: \d)?$/.test(name)) return 'continued';
  return 'text';
}

function isContents(control: Xml): boolean {
  return /table of contents|inhoudsopgave/i.test(propertyOf(child(child(control, 'sdtPr'), 'docPartObj'), 'docPartGallery') ?? '');
}

/** Fields that begin or end in what is passed over. */
function passOver(element: Xml, reader: Reader): void {
  for (const field of below(element, 'fldChar')) reader.fields.step(attribute(field, 'fldCharType'));
}
