import { withoutEnd } from '../text/lines.ts';
import { WORD_JOINER } from '../text/words.ts';
import type { Passage } from './passages.ts';

/** A heading as people make them: Markdown's own, a bold line, a numbered line, a line in capitals. */
export interface HeadingLine {
  /** 1 to 6 for Markdown headings; 0 for a line that only looks like one: it ranks with the last real one. */
  level: number;
  bold: boolean;
  /** Title without number and marks; empty for a bare `Artikel 5`. */
  title: string;
  numbered: boolean;
  /** How a line that only looks like a heading is numbered: lines numbered alike rank alike. */
  numbering?: 'roman' | 'number';
}

const ARTICLE =
  /^(?:artikel|article|art\.?|hoofdstuk|chapter|section|clause|paragraaf|§|deel|part|bijlage|schedule|annex|appendix)\s*(?:\d+(?:\.\d+)*[a-z]?|[ivxlc]+|[a-z])(?![\p{L}\p{N}])\s*[.:)\]–—-]*\s*/iu;
const NUMBER = /^(?:\(?\d+(?:\.\d+)*[.):]?|[ivxlc]+[.):]|[a-z][.)])\s*[-–—]?\s+/i;
const LONGEST = 90;

const BARE = /^(?:[IVX][IVXL]*|\d{1,3})\.$/;
const BARE_ROMAN = /^[IVX][IVXL]*\.(?: \([^()]{1,40}\))?$/;
/** A remark behind a bold line: `**2. What is wrong** (to be numbered by the printer)`. */
const REMARK = /^[:.]?\s*(?:\([^()]{1,80}\)|\[[^[\]]{1,80}\])\.?$/;

/** The heading that a passage is, or undefined. `source` is the block's text. */
export function headingOf(passage: Passage, source: string, alone: boolean): HeadingLine | undefined {
  const line = lineOf(passage, source, alone);
  const numbering = line && line.level === 0 ? numberingOf(passage.plain) : undefined;
  return line && numbering ? { ...line, numbering } : line;
}

function numberingOf(plain: string): HeadingLine['numbering'] {
  if (/^\s*[IVXLC]+(?:[.:)]|\s*$)/.test(plain)) return 'roman';
  return /^\s*\d{1,3}(?:[.:)]|\s)/.test(plain) ? 'number' : undefined;
}

function lineOf(passage: Passage, source: string, alone: boolean): HeadingLine | undefined {
  const plain = passage.plain.trim();
  if (passage.kind === 'heading') {
    return { level: passage.depth, bold: false, ...title(withoutEnd(plain, /#/).replace(/^#+/, '').trim()) };
  }
  if (passage.kind !== 'paragraph' && passage.kind !== 'item') return undefined;
  const text = plain.replace(/\s+/g, ' ');
  if (text === '' || text.length > LONGEST || /[\r\n]/.test(plain)) return undefined;
  // `##Titel`, without the space that Markdown asks.
  const hashes = /^(#{1,6})(?=[^\s#])/.exec(source.slice(passage.start, passage.end));
  if (hashes) return { level: (hashes[1] as string).length, bold: false, ...title(text.replace(/^#+\s*/, '')) };
  // `**IV.**` or `IV.`, a line by itself
  if (passage.kind === 'paragraph' && alone && (passage.bold ? BARE : BARE_ROMAN).test(text))
    return { level: 0, bold: passage.bold, title: '', numbered: true };
  const ends = /[.;,:]$/.test(text.replace(/[\])]$/, ''));
  if (passage.bold && passage.kind === 'paragraph' && !/[.;,]$/.test(text)) return { level: 0, bold: true, ...title(text) };
  if (passage.kind === 'paragraph') {
    const marked = markedLine(passage, source, text);
    if (marked !== undefined) return { level: 0, bold: true, ...title(marked) };
  }
  if (!alone || ends) return undefined;
  if (passage.kind === 'paragraph') {
    if (ARTICLE.test(text) && text.split(' ').length <= 12) return { level: 0, bold: false, ...title(text) };
    if (/^(?:\d+(?:\.\d+)*\.?|[ivxlcIVXLC]+\.)\s+\p{Lu}/u.test(text) && text.split(' ').length <= 9)
      return { level: 0, bold: false, ...title(text) };
    if (text.length > 3 && text === text.toUpperCase() && /\p{Lu}{3}/u.test(text) && text.split(' ').length <= 8)
      return { level: 0, bold: false, ...title(text) };
    return undefined;
  }
  // `3. Toetreding` alone, which Markdown reads as a list of one.
  if (
    passage.depth === 1 &&
    /^ {0,3}\d{1,3}[.)]\s/.test(source.slice(0, passage.start + 1)) &&
    /^\p{Lu}/u.test(text) &&
    text.split(' ').length <= 7 &&
    !/[?!]$/.test(text)
  )
    return { level: 0, bold: false, title: text, numbered: true };
  return undefined;
}

/** What a bold line says that a remark follows on, or a bold number and a title in italics (`**VII.** *Of the meeting*`). */
function markedLine({ opening, start }: Passage, source: string, text: string): string | undefined {
  const said = opening.replace(/\s+/g, ' ').trim();
  const isBold = /^(?:\*\*|__)/.test(source.slice(start, start + 2));
  if (!isBold || said === '' || !text.startsWith(said)) return undefined;
  const rest = text.slice(said.length).trim();
  if (REMARK.test(rest) && /\p{L}{3}/u.test(said) && !/[.;,:]$/.test(said)) return said;
  const italic = /^[*_]{2}(?:[IVXLC]+|\d{1,3})[.):]?[*_]{2}\s+[*_](?![*_])[^*_]+[*_]\s*$/.test(source.slice(start));
  return italic && !/[.;,]$/.test(rest) ? text : undefined;
}

function title(text: string): { title: string; numbered: boolean } {
  const line = text.replaceAll(WORD_JOINER, '').replace(/\s+/g, ' ');
  const clean = withoutEnd(line, /[\] ]/).replace(/^[[ ]+/, '');
  const article = ARTICLE.exec(clean);
  if (article) return { title: clean.slice(article[0].length).trim(), numbered: true };
  if (/^(?:\d+(?:\.\d+)*|[ivxlc]+)[.:)]?$/i.test(clean)) return { title: '', numbered: true };
  const number = NUMBER.exec(clean);
  return number ? { title: clean.slice(number[0].length).trim(), numbered: true } : { title: clean, numbered: false };
}
