import type { DocumentModel } from '../../document/model.ts';
import type { Range } from '../../text/lines.ts';

/** A comment at a place of a document: offsets in the model's text. */
export interface WordNote extends Range {
  /** What it is, in a few words. */
  title: string;
  paragraphs: readonly string[];
}

/** A document to write, with comments on it. */
export interface WordDocument {
  model: DocumentModel;
  notes: readonly WordNote[];
}

/** What stands before the documents. */
export interface WordSummary {
  title: string;
  paragraphs: readonly string[];
  tables: readonly { title: string; rows: readonly (readonly string[])[] }[];
}

/** A stretch of a paragraph, with its place in the document's text. */
export interface Span extends Range {
  /** `hidden`: Markdown that a reader need not see; `markdown`: Markdown as it stands; `label`: our words for it. */
  kind: 'text' | 'code' | 'label' | 'hidden' | 'markdown' | 'break' | 'footnote';
  text: string;
  /** For text in which signs are left out (escapes), the offset of each character; undefined where they go along. */
  offsets: readonly number[] | undefined;
  bold: boolean;
  italic: boolean;
  strike: boolean;
  link: string | undefined;
}

export interface Para {
  kind: 'paragraph';
  style: 'text' | 'heading' | 'item' | 'continued' | 'quote' | 'code' | 'rule' | 'label' | 'hidden';
  /** Of a heading 1 to 6; of an item, how deep it is, from 0. */
  level: number;
  /** Of an item: `bullet`, or the number that its list starts with; each list has an id. */
  list: { start: number | 'bullet'; id: number } | undefined;
  spans: Span[];
  /** Ids that links lead to. */
  ids: string[];
}

export interface Tabular {
  kind: 'table';
  rows: Para[][];
  align: readonly ('left' | 'right' | 'center' | null | undefined)[];
}

export interface Written {
  blocks: (Para | Tabular)[];
  /** Of each footnote, its paragraphs, in the order in which the text refers to them. */
  footnotes: Para[][];
}
