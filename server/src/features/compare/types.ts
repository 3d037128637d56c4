import type { Assessment } from '../../checks/finding.ts';
import type { sayer } from '../../checks/run.ts';
import type { DocumentModel } from '../../document/model.ts';
import type { Framework, Kind, Language, Lexicon, Status } from '../../framework/types.ts';
import type { LineIndex } from '../../text/lines.ts';
import type { Pair } from './match.ts';
import type { Renaming } from './renamed.ts';
import type { Stretch } from './words.ts';

/** Words of a version, and the line on which they stand, one-based. */
export interface Placed {
  text: string;
  line: number;
}

/** What a change is about, in the order in which a board is told of it. */
export const SUBJECTS = ['document', 'power', 'role', 'duty', 'money', 'term', 'feedback', 'criterion', 'party'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Something that is otherwise, in words for who does not read a difference. */
export interface Change {
  about: Subject;
  /** What happened: `gained`, `lost`, `widened`, `longer`, … */
  how: string;
  message: string;
  before: Placed | undefined;
  after: Placed | undefined;
}

/**
 * How a clause stands beside its earlier version; `reworded` where nothing that is recognised in it is otherwise, `merged` and
 * `split` where its sentences stand in other clauses of the other version.
 */
export type ClauseState = 'added' | 'removed' | 'merged' | 'split' | 'changed' | 'reworded' | 'moved' | 'renumbered';

/** A clause that is not as it was. */
export interface ClauseChange {
  state: ClauseState;
  /** It stands elsewhere among the others too. */
  moved: boolean;
  heading: boolean;
  before: (Placed & { label: string }) | undefined;
  after: (Placed & { label: string }) | undefined;
  /** The plain difference, word by word; of a clause that is new, gone or only moved its words. */
  difference: Stretch[];
}

/** A version as its front matter tells of it. */
export interface Version {
  title: string;
  status: Status;
  version: string | undefined;
  date: string | undefined;
}

/** Two versions of a document side by side. */
export interface Comparison {
  kind: Kind;
  language: Language;
  before: Version;
  after: Version;
  changes: Change[];
  clauses: ClauseChange[];
  /** How many clauses are as they were. */
  unchanged: number;
}

/** One of the versions, read and checked. */
export interface Side {
  model: DocumentModel;
  assessments: readonly Assessment[];
}

/** What the parts of a comparison look at. */
export interface CompareContext {
  before: Side & { lines: LineIndex };
  after: Side & { lines: LineIndex };
  pairs: readonly Pair[];
  /** Sentences side by side, wherever they stand. */
  sentences: readonly Pair[];
  renamed: readonly Renaming[];
  framework: Framework;
  lexicon: Lexicon;
  ui: Language;
  say: ReturnType<typeof sayer>;
}
