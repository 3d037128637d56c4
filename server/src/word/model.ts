import type { WordComment } from './comments.ts';
import type { Label } from './numbering.ts';
import type { Piece } from './phrasing.ts';

/** A paragraph, with what its style makes of it. */
export interface ParagraphBlock {
  kind: 'paragraph';
  pieces: Piece[];
  role: 'text' | 'title' | 'quote' | 'code' | 'rule' | 'continued';
  /** 1 to 6 for a heading, counted as its style is; else undefined. */
  heading: number | undefined;
  label: Label | undefined;
  /** Names that links lead to. */
  names: string[];
  /** In half points; 0 where nothing says so. */
  size: number;
}

/** Markdown of our own, which stands as it is. */
export interface MarkdownBlock {
  kind: 'markdown';
  text: string;
  names: string[];
}

export interface CommentBlock {
  kind: 'comment';
  comment: WordComment;
}

export type WordBlock = ParagraphBlock | TableBlock | MarkdownBlock | CommentBlock;

/** A table; a frame around text is a table of one cell. */
export interface TableBlock {
  kind: 'table';
  /** Of each row, its cells, as pieces in a line; all rows have as many. */
  rows: Piece[][][];
  align: ('left' | 'right' | 'center' | null)[];
  /** A frame around text: one cell. What is in it is read as if it stood by itself. */
  frame: WordBlock[] | undefined;
}
