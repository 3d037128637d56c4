import type { DocumentModel, Evidence } from '../document/model.ts';
import type { Vocabulary } from '../document/recognition/vocabulary.ts';
import type { ReviewDecision } from '../framework/review/review.ts';
import type { Criterion, Element, Framework, Importance, Kind, Language, Level, Profile } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';

/** Something to tell the author, at an exact place. Offsets are UTF-16, in the document's text. */
export interface Finding extends Range {
  /** `<criterion>/<aspect>`, or a code of the check itself (`annotation/…`, `front-matter/…`). */
  code: string;
  level: Level;
  message: string;
  /** The criterion that it concerns; undefined for a broken annotation and the like. */
  criterion: string | undefined;
  /** The element that is absent, where it is about one. */
  element: string | undefined;
  sources: readonly string[];
  evidence: readonly Evidence[];
  related: readonly Related[];
  /** What would be right in place of the range, where that is certain enough to offer. */
  replacement: string | undefined;
  /** What can be added to the document, of a finding between documents. */
  offers: readonly LocalOffer[];
  /** It stands only as long as the other documents of the set do not answer this with yes. */
  unless: Condition | undefined;
  /** Names a finding between documents by its content: see `between/key.ts`. */
  key?: string | undefined;
  /** The configuration file without which it would not be there, or not so; undefined where none had a part in it. */
  decidedBy?: Decision | undefined;
  /** What the review decided on it; undefined where nothing was. */
  review?: Reviewed | undefined;
}

/** A decision of the review, as it stands on the day of the check. */
export interface Reviewed extends ReviewDecision {
  /** Its last day is over. */
  expired: boolean;
  /** Nothing is asked of the author any more. */
  settled: boolean;
}

/** What a configuration file decided of a finding: its level, that its criterion exists, or how much is asked. */
export interface Decision {
  by: 'level' | 'criterion' | 'profile';
  /** Address of the file. */
  file: string;
}

/** What a finding in a document can hang on in the others: that they describe a role, that something is told between them. */
export type Condition = { ask: 'role'; key: string } | { ask: 'tells'; code: string };

/** Another place that a finding is about. */
export interface Related extends Range {
  message: string;
  /** The document in which it stands; undefined for the finding's own. */
  uri?: string;
}

/** What can be added to a document, as it is written there: `serves: visie.md#thuis-wonen`, a link to another proposition. */
export type LocalOffer = { kind: 'serves'; target: string } | { kind: 'neighbour'; path: string; title: string };

/** A finding on a file as a whole: nothing of the file is at fault at one place. */
export function ofFile(code: string, message: string): Finding {
  return { ...PLAIN, code, level: 'error', message, start: 0, end: 0 };
}

/** What a finding is that concerns no criterion and has nothing beside it. */
export const PLAIN: Omit<Finding, 'code' | 'level' | 'message' | 'start' | 'end'> = {
  criterion: undefined,
  element: undefined,
  sources: [],
  evidence: [],
  related: [],
  replacement: undefined,
  offers: [],
  unless: undefined,
};

/** What a check yields; the runner adds level, criterion, sources and order. */
export interface Draft {
  code: string;
  range: Range;
  message: string;
  element?: string;
  level?: Level;
  evidence?: readonly Evidence[];
  related?: readonly Related[];
  replacement?: string | undefined;
  offers?: readonly LocalOffer[];
  unless?: Condition;
  key?: string | undefined;
}

/** How a check is set: by configuration, front matter and the language of the user interface. */
export interface Settings {
  profile: Profile;
  /** Language of the messages; the document's own may be another. */
  ui: Language;
  /** Level per criterion (`feedback`) or code (`roles/authority`); `off` turns it off. */
  levels: Readonly<Record<string, Level | 'off'>>;
  /** Abbreviations and terms that need no explanation. */
  known: readonly string[];
  /** Changes to the product's list of jargon; `only` stands in its place. */
  jargon: { add: readonly string[]; remove: readonly string[]; only?: readonly string[] };
  /** The configuration files that decided: levels by code, criteria by id, the profile. */
  files?: DecidingFiles;
  /** The day of the check, as `2026-11-22`, by which waivers expire; where it is not told, none does. */
  today?: string | undefined;
}

export interface DecidingFiles {
  levels: Readonly<Record<string, string>>;
  criteria: Readonly<Record<string, string>>;
  profile: string | undefined;
}

/** Settings of a project that says nothing of words. */
export const NO_WORDS: Pick<Settings, 'known' | 'jargon'> = { known: [], jargon: { add: [], remove: [] } };

/** What the document's references lead to, as far as the workspace knows; see `workspace/`. */
export interface References {
  /** What a link's target is: its ids where it is a Markdown document, or why it leads nowhere. */
  resolve(
    target: string,
  ): { found: true; ids: Pick<ReadonlySet<string>, 'has' | 'keys'> | undefined } | { found: false; near: string | undefined };
  /** The documents that this one belongs with; undefined where it is looked at by itself. */
  set?: Surroundings;
}

/** What the other documents of a set say that a document's own findings depend on. */
export interface Surroundings {
  /** Findings between documents that have an end in this one. */
  between: readonly Draft[];
  /** True where another document describes a role, so that this one need not, or where what is wrong about that is told between them. */
  settlesRole(key: string): boolean;
  /** True where a finding between documents with this code has an end in this one, and is shown. */
  tells(code: string): boolean;
  /**
   * What a document states on a criterion to which a text refers for it: the elements, and what it is called.
   * Undefined where the text leads to no document that is known.
   * @param text the sentence that refers
   * @param links where its links lead, as written
   */
  follow(criterion: string, text: string, links: readonly string[]): Followed | undefined;
}

/** What stands in a document that a text refers to. */
export interface Followed {
  document: string;
  elements: readonly string[];
}

export interface CheckContext {
  model: DocumentModel;
  framework: Framework;
  vocabulary: Vocabulary;
  settings: Settings;
  references: References;
  assessments: readonly Assessment[];
  /** Text of a message in the language of the user interface. */
  say(key: string, parameters?: Readonly<Record<string, string>>): string;
  /** Vague words that an element's finding already stands at: one problem, one finding. */
  told: Set<number>;
}

/** A way of checking: one file each, listed in `run.ts`. */
export type Check = (context: CheckContext) => Iterable<Draft>;

export type Standing = 'met' | 'partial' | 'missing' | 'suppressed';

/** How a document stands on one criterion that is asked of it. */
export interface Assessment {
  criterion: Criterion;
  importance: Importance;
  standing: Standing;
  asked: readonly Element[];
  absent: readonly Element[];
  evidence: readonly Evidence[];
}

const RANK: Record<Importance, number> = { essential: 0, standard: 1, complete: 2 };
export const LEVEL_OF: Record<Importance, Level> = { essential: 'warning', standard: 'information', complete: 'hint' };

/** True when a profile asks what has this importance. */
export function asks(profile: Profile, importance: Importance | undefined): importance is Importance {
  return importance !== undefined && RANK[importance] <= RANK[profile];
}

/** The elements of a criterion that are asked of a kind of document under a profile. */
export function askedElements(criterion: Criterion, kind: Kind, profile: Profile): Element[] {
  return criterion.elements.filter((element) => !element.askedOf || asks(profile, element.askedOf[kind]));
}
