import type { DocumentModel, Evidence } from '../document/model.ts';
import type { Vocabulary } from '../document/recognition/vocabulary.ts';
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
  related: readonly { start: number; end: number; message: string }[];
  /** What would be right in place of the range, where that is certain enough to offer. */
  replacement: string | undefined;
  /** The configuration file without which it would not be there, or not so; undefined where none had a part in it. */
  decidedBy?: Decision | undefined;
}

/** What a configuration file decided of a finding: its level, that its criterion exists, or how much is asked. */
export interface Decision {
  by: 'level' | 'criterion' | 'profile';
  /** Address of the file. */
  file: string;
}

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
};

/** What a check yields; the runner adds level, criterion, sources and order. */
export interface Draft {
  code: string;
  range: Range;
  message: string;
  element?: string;
  level?: Level;
  evidence?: readonly Evidence[];
  related?: readonly { start: number; end: number; message: string }[];
  replacement?: string | undefined;
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
  resolve(target: string): { found: true; ids: ReadonlySet<string> | undefined } | { found: false; near: string | undefined };
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
