import { Document, type FileChild, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import { AUTHOR } from '../../word/own-styles.ts';
import { anchors } from './anchors.ts';
import { flatten } from './flatten.ts';
import { apart, apartTable, type Numbers, paragraph, table } from './make.ts';
import type { WordDocument, WordNote, WordSummary, Written } from './model.ts';
import { pack } from './pack.ts';
import { numberingFor, stylesFor } from './styles.ts';

/**
 * Writes documents as one Word file, with notes as comments at their places.
 * @param language what our own words are in
 * @param summary what stands before the documents; undefined for a document by itself
 */
export async function writeWord(
  documents: readonly WordDocument[],
  title: string,
  language: 'nl' | 'en',
  summary?: WordSummary,
): Promise<Uint8Array> {
  const children: FileChild[] = summary ? summaryOf(summary) : [];
  const footnotes: Record<string, { children: Paragraph[] }> = {};
  const notes: WordNote[] = [];
  const starts = new Set<number | 'bullet'>();
  const taken = new Map<string, string>();
  let lists = 0;
  let references = 0;
  documents.forEach((document, d) => {
    const written = flatten(document.model);
    const numbers: Numbers = { comments: notes.length, lists, footnotes: references, bookmark: (id) => bookmark(`${d} ${id}`, id, taken) };
    const cuts = anchors(written, document.notes);
    let isFirst = children.length > 0;
    for (const block of written.blocks) {
      children.push(block.kind === 'table' ? table(block, cuts, numbers) : paragraph(block, cuts, numbers, isFirst));
      isFirst = false;
    }
    written.footnotes.forEach((paras, n) => {
      footnotes[String(references + n + 1)] = { children: paras.map((para) => paragraph(para, new Map(), numbers, false)) };
    });
    references += written.footnotes.length;
    lists += countLists(written, starts);
    notes.push(...document.notes);
  });
  const file = new Document({
    title,
    creator: AUTHOR,
    lastModifiedBy: AUTHOR,
    styles: stylesFor(language),
    numbering: numberingFor(starts),
    comments: {
      children: notes.map(({ title: head, paragraphs }, id) => ({
        id,
        author: AUTHOR,
        initials: 'C',
        date: new Date(0),
        children: [
          new Paragraph({ children: [new TextRun({ text: head, bold: true })] }),
          ...paragraphs.map((text) => new Paragraph({ children: [new TextRun({ text })] })),
        ],
      })),
    },
    footnotes,
    sections: [{ properties: { page: { size: { width: 11906, height: 16838 } } }, footers: { default: pageNumbers() }, children }],
  });
  return pack(file);
}

function countLists({ blocks, footnotes }: Written, starts: Set<number | 'bullet'>): number {
  let most = 0;
  for (const block of [...blocks, ...footnotes.flat()]) {
    if (block.kind !== 'paragraph' || !block.list) continue;
    starts.add(block.list.start);
    most = Math.max(most, block.list.id + 1);
  }
  return most;
}

/** A name that Word takes for a bookmark: letters, digits and underscores, at most forty (and each once). */
function bookmark(key: string, id: string, taken: Map<string, string>): string {
  const known = taken.get(key);
  if (known !== undefined) return known;
  const plain = id
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]/g, '_')
    .slice(0, 32);
  const name = `c${taken.size}_${plain}`;
  taken.set(key, name);
  return name;
}

function summaryOf({ title, paragraphs, tables }: WordSummary): FileChild[] {
  return [
    apart(title, { bold: true, size: 36, color: '1F4E79' }),
    ...paragraphs.map((text) => apart(text)),
    ...tables.flatMap(({ title: head, rows }) => [
      apart(head, { bold: true, size: 26, color: '1F4E79' }, { spacing: { before: 240, after: 100 }, keepNext: true }),
      apartTable(rows),
    ]),
  ];
}

function pageNumbers(): Footer {
  const style = { size: 18, color: '595959' };
  return new Footer({
    children: [
      new Paragraph({
        alignment: 'right',
        children: [new TextRun({ ...style, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });
}
