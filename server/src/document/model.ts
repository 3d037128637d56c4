import type { Criterion, Element, Kind, Language, Status } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import type { Annotation } from './annotations.ts';
import type { TextBlock } from './blocks.ts';
import type { BlockFacts, ReadPassage } from './facts.ts';
import type { FrontMatter } from './front-matter.ts';
import type { Sentence } from './recognition/sentences.ts';

/** How sure we are: the author says so, a heading says so, or words say so (design §2). */
export type Certainty = 'declared' | 'heading' | 'cue';

/** Where a criterion, or one of its elements, was found; offsets in the document. */
export interface Evidence extends Range {
  criterion: string;
  /** The element that is stated here; null where only the subject is addressed. */
  element: string | null;
  certainty: Certainty;
}

/** A stretch under a heading, up to the next heading of its level or higher. */
export interface Section extends Range {
  /** Where the heading stands; the document's start for what precedes the first heading. */
  heading: Range;
  title: string;
  level: number;
  parent: number;
  /** Index of the first block after the heading, and of the block after the last. */
  from: number;
  to: number;
  /** Criteria that the heading, or one above it, announces. */
  topics: ReadonlySet<string>;
  /** Criteria that this heading itself announces. */
  own: ReadonlySet<string>;
  /** Not read for evidence: definitions, table of contents, signatures. */
  skipped: 'definition-headings' | 'skipped-headings' | undefined;
  /** The document's title: it announces nothing. */
  isTitle: boolean;
}

/** Something that the author declares to be a criterion's block: an annotation, or a table by its header. */
export interface Block extends Range {
  criteria: Criterion[];
  annotation: Annotation | undefined;
  /** The line or header that declares it: where findings about it stand. */
  opening: Range;
  /** What stands between the fences, or in the label. */
  inner: Range;
  id: string | undefined;
  table: Table | undefined;
}

/** An element that the author names, as attribute, inline annotation or table column. */
export interface DeclaredElement extends Range {
  criterion: Criterion;
  element: Element;
  block: Block | undefined;
  /** Its content. */
  value: Range;
  /** What its content says, without marks and the syntax of annotations within it. */
  text: string;
  /** Template text in it that nobody filled in: such an element is not stated yet. */
  placeholders: readonly Range[];
}

export interface Cell extends Range {
  text: string;
  passage: ReadPassage;
  base: number;
}

export interface Table extends Range {
  header: Cell[];
  rows: Cell[][];
  section: number;
  /** Most of its cells are R, A, C or I: who is responsible, accountable, consulted, informed. */
  raci: boolean;
  /** The criterion that its header declares, with the column of each element. */
  criterion: Criterion | undefined;
  columns: Map<string, number>;
}

/** A sentence in its place: the unit over which evidence is collected. */
export interface Statement {
  sentence: Sentence;
  passage: ReadPassage;
  /** Offset of the sentence's block in the document. */
  base: number;
  block: number;
  section: number;
  /** For an item of a list or an enumeration: the sentence that introduces it (`Het lid verplicht zich om:`). */
  leadIn: Statement | undefined;
  /** The declared blocks around it, outermost first. */
  around: readonly Block[];
}

/** A problem that the reading met, as a finding code with its parameters. */
export interface Problem {
  code: string;
  range: Range;
  parameters: Record<string, string>;
  /** What would be right in place of the range. */
  replacement: string | undefined;
}

export interface Suppression {
  kind: 'next-line' | 'block' | 'file';
  codes: { code: string; range: Range }[];
  reason: string;
  comment: Range;
  /** Where it holds. */
  scope: Range;
}

/** A part of a role or of a feedback clause that the text states, with its place. */
export type Parts = Map<string, Evidence>;

/** A role that the text describes: a block, a row of a table, or prose. */
export interface Role {
  /** As written, without article. */
  name: string;
  /** Normal form in which mentions are compared. */
  key: string;
  id: string | undefined;
  at: Range;
  certainty: Certainty;
  parts: Parts;
  /** Its tasks one by one, where they are listed. */
  tasks: { text: string; range: Range }[];
}

/** A clause in which somebody is told what was done: the unit in which feedback is counted. */
export interface Clause {
  at: Range;
  certainty: Certainty;
  parts: Parts;
}

/** What a document says, in one version of its text. Every feature reads this and nothing else. */
export interface DocumentModel {
  text: string;
  kind: Kind;
  language: Language;
  status: Status;
  frontMatter: FrontMatter | undefined;
  blocks: readonly TextBlock[];
  facts: readonly BlockFacts[];
  sections: Section[];
  declared: Block[];
  elements: DeclaredElement[];
  tables: Table[];
  /** Every id that the document defines: of blocks and of headings. */
  ids: Map<string, Range>;
  suppressions: Suppression[];
  problems: Problem[];
  statements: Statement[];
  evidence: Evidence[];
  /** Sentences on a criterion that say the content stands elsewhere. */
  deferrals: { criterion: string; range: Range }[];
  /** Where the document names the ambition of a vision that it serves. */
  serves: Range | undefined;
  roles: Role[];
  clauses: Clause[];
}
