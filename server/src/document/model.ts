import type { Criterion, Element, Kind, Language, Status } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import type { Word } from '../text/words.ts';
import type { Annotation } from './annotations.ts';
import type { TextBlock } from './blocks.ts';
import type { FrontMatter } from './front-matter.ts';
import type { HeadingLine } from './headings.ts';
import type { BlockContent, Passage } from './passages.ts';
import type { Mention } from './recognition/mentions.ts';
import type { ShortNames } from './recognition/short-names.ts';
import type { SubjectWeight } from './recognition/subjects.ts';
import type { Value } from './recognition/values.ts';
import type { Cue } from './recognition/vocabulary.ts';

/** A cue found in a sentence, with its exact place. */
export interface Hit extends Range {
  cue: Cue;
  /** The words around it say that it is not so. */
  negated: boolean;
  /** The clause only says what may happen. */
  modal: boolean;
}

/** A sentence of a passage, as recognition reads it. Offsets count from the block's start. */
export interface Sentence extends Range {
  words: readonly Word[];
  values: Value[];
  hits: Hit[];
  /** Says that the content stands elsewhere; where, in its own words. */
  deferred: Range | undefined;
  /** Explains a term: it describes nothing. */
  definition: boolean;
  /** States nothing: it only finds something well, or says that what stood there holds no more. */
  idle: boolean;
  /** Its words from the first up to the last that tell what is not so: nothing is taken from those. */
  unsaid: readonly [from: number, to: number] | undefined;
  /** Stretches between quotation marks. */
  quotes: Range[];
  /** Named functions and committees in it. */
  mentions: Mention[];
  /** A duty that it lays on nobody; its lead-in may still name somebody. */
  duty: Duty | undefined;
  /** What it asks of members, or says that they hear back: lists of the lexicon, with places. */
  asks: (Range & { list: string; negated: boolean })[];
  /** It says what somebody does or must do: vague words in it leave a duty open. */
  binds: boolean;
  /** It ends in a colon: what follows is its enumeration. */
  introduces: boolean;
  /** It holds vague words. */
  vague: boolean;
  /** Index of the verb where it opens with what no list knows as a role and says what that is (`The foot nurse is …`); -1 for most. */
  verbOfNamed: number;
  /** It is about whoever was named before it: `She may …`, `Een operatie kan hij …`. */
  goesOn: boolean;
}

/** A duty with nobody to do it: its place, counted from the block's start, and its words. */
export interface Duty {
  start: number;
  end: number;
  words: string;
}

/** A passage with what recognition read in it. */
export interface ReadPassage extends Passage {
  sentences: Sentence[];
  heading: (HeadingLine & { topics: string[] }) | undefined;
  /** Criteria announced by bold words that open the passage (`**Doel.** De partijen …`). */
  runIn: string[];
  /** Template text that nobody filled in. */
  placeholders: Range[];
  /** An item of a list, with a number or another mark, or a clause that Markdown takes for a paragraph (`a. …`, `3.1 …`). */
  enumerated: 'number' | 'mark' | undefined;
  /** Of a heading: its id in links, as GitHub makes it. */
  slug: string;
}

/**
 * All that one block says by itself, offsets counted from its start. It depends on nothing but the
 * block's text and the vocabulary, so it is kept by content: an edit elsewhere, or the same block in
 * another place, costs nothing.
 */
export interface BlockFacts {
  kind: TextBlock['kind'];
  passages: ReadPassage[];
  content: BlockContent;
  /** For a fence that opens a container: its annotation; for one that closes: undefined. */
  fence: Annotation | undefined;
  /** Number of colons of a fence, else 0. */
  colons: number;
  tables: Table[];
  /** How many of its headings are of level 1. */
  tops: number;
  hasPlaceholders: boolean;
  /** What its words say of its subject, headings included. */
  subject: SubjectWeight | undefined;
}

/** How sure we are: the author says so, a heading says so, or words say so (design §2). */
export type Certainty = 'declared' | 'heading' | 'cue';

/** Where a criterion, or one of its elements, was found; offsets in the document. */
export interface Evidence extends Range {
  criterion: string;
  /** The element that is stated here; null where only the subject is addressed. */
  element: string | null;
  certainty: Certainty;
  /** Its words state the element wherever they stand, whatever the text around them is about. */
  anywhere?: true;
  /** That its sentence is on its criterion, only the model of subjects says. */
  guessed?: true;
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
  /** The criterion that its words announce, and no heading: see `recognition/guess.ts`. */
  guessed: string | undefined;
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
/** What members are asked or invited to give (catalogue: rulings on `feedback/uncovered`). */
export type Thing = 'referral' | 'data' | 'opinion' | 'idea' | 'incident';

export interface Ask extends Range {
  thing: Thing;
  /** The text says that members hear back about it. */
  covered: boolean;
}

export interface Clause {
  at: Range;
  certainty: Certainty;
  parts: Parts;
}

/** Words that say that the content on a criterion stands elsewhere, and the sentence that they stand in. */
export interface Deferral {
  criterion: string;
  range: Range;
  sentence: Range;
}

/** Statements, in order, that have something which most have not: after an edit nobody needs to look through all for it. */
export interface Notable {
  /** They name roles or bodies. */
  mentions: Statement[];
  /** They ask something of members, or speak of what is asked. */
  asks: Statement[];
  /** They have a duty that the sentence itself gives to nobody. */
  duties: Statement[];
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
  /** What the parties are called, where that is another word than phrases know. */
  shortNames: ShortNames;
  sections: Section[];
  declared: Block[];
  elements: DeclaredElement[];
  tables: Table[];
  /** Every id that the document defines: of blocks and of headings. */
  ids: Map<string, Range>;
  suppressions: Suppression[];
  problems: Problem[];
  statements: Statement[];
  /** Of those, the ones that few passes over the document are about. */
  notable: Notable;
  evidence: Evidence[];
  /** Sentences on a criterion that say the content stands elsewhere. */
  deferrals: Deferral[];
  /** Where the document names the ambition of a vision that it serves. */
  serves: Range | undefined;
  roles: Role[];
  /** What roles are called in full where only the last word of a name is said, by the offset at which it starts. */
  inFull: ReadonlyMap<number, { name: string; key: string }>;
  clauses: Clause[];
  /** What members are asked, in order. */
  asks: Ask[];
}
