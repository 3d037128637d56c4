/** The framework as the product uses it: what `server/framework/*.yaml` says, checked and indexed. */

export type Language = 'nl' | 'en';
export type Kind = 'vision' | 'member-agreement' | 'proposition';
export type Importance = 'essential' | 'standard' | 'complete';
export type Profile = Importance;
export type Level = 'error' | 'warning' | 'information' | 'hint';
export type Status = 'draft' | 'consultation' | 'adopted';
export type Lens = 'ambition' | 'interests' | 'relation' | 'organisation' | 'process';

export const LANGUAGES: readonly Language[] = ['nl', 'en'];
export const LENSES: readonly Lens[] = ['ambition', 'interests', 'relation', 'organisation', 'process'];
export const KINDS: readonly Kind[] = ['vision', 'member-agreement', 'proposition'];
export const PROFILES: readonly Profile[] = ['essential', 'standard', 'complete'];
export const LEVELS: readonly Level[] = ['error', 'warning', 'information', 'hint'];
export const ELEMENT_TYPES = ['text', 'party', 'role', 'body', 'date', 'period', 'measure', 'contact', 'list', 'ref'] as const;
export type ElementType = (typeof ELEMENT_TYPES)[number];

/** Types of values that recognition finds in a sentence (`document/recognition/values.ts`); `<period>` in a phrase matches one. */
export const VALUE_TYPES = ['period', 'term', 'date', 'money', 'percent', 'number', 'contact', 'party', 'body'] as const;

export type Localised = Record<Language, string>;

/** Phrases per language, in the syntax of `text/phrases.ts`. */
export type Phrases = Record<Language, string[]>;

/** How an element is recognised in text that does not declare it. */
export interface ElementRecognition {
  /** Value types that, in a sentence on the subject, are the element. */
  values: string[];
  /** Phrases that are the element in a sentence on the subject. */
  cues: Phrases;
  /** Phrases that are the element wherever they stand. */
  anywhere: Phrases;
  /** Any sentence of substance under a heading or in a block of the criterion is the element. */
  substance: boolean;
  /** Words of a heading, or of what leads in a list, under which every item or sentence on the subject is the element. */
  headings: Phrases;
  /** The document's own organisation, by the name that its title gives it, as who acts is the element. */
  ownName: boolean;
  /** Elements of which one must be stated too: alone this is no more than a mention (a bare duty to deliver data). */
  onlyWith: string[];
}

export interface Element {
  id: string;
  type: ElementType;
  name: Localised;
  title: Localised;
  means: Localised;
  /** A sentence with tab stops (`${1:hint}`) that states the element. */
  add: Localised;
  /** Where set, the element is asked of these kinds only, at these levels. */
  askedOf: Partial<Record<Kind, Importance>> | undefined;
  recognition: ElementRecognition;
}

export interface Criterion {
  id: string;
  title: Localised;
  lens: Lens;
  factors: string[];
  willingness: string[];
  levels: Partial<Record<Kind, Importance>>;
  block: Localised | undefined;
  byReference: Kind[];
  asks: Localised;
  why: Localised;
  sources: string[];
  question: Localised;
  heading: Localised | undefined;
  elements: Element[];
  template: Localised | undefined;
  example: Localised;
  /** Headings that announce the subject, and phrases that make a sentence be about it. */
  headings: Phrases;
  cues: Phrases;
  /** A table declares this criterion when a header cell matches `row`; `columns` are its elements, `rows` the one that a row's name states. */
  table: { row: Phrases; columns: Record<string, Phrases>; rows: string | undefined } | undefined;
  /** False where no recognition is written yet: such a criterion has names and texts but is not checked. */
  recognised: boolean;
  /** A sentence that says only what may happen (`kan`, `may`) does not count. */
  firm: boolean;
}

/** A check over a set of documents: see `checks/between/`. */
export interface BetweenTopic {
  id: string;
  title: Localised;
  means: Localised;
  why: Localised;
  /** What to do about a finding. */
  action: Localised;
  sources: string[];
}

export interface Source {
  id: string;
  /** By which people know it: author and year. */
  name: Localised;
  cite: string;
  about: Localised;
}

/** Advice of a study, or of a project's own, with a passage that follows it. */
export interface Recommendation {
  /** Id of a source, or a name of the project's own. */
  study: string;
  /** As the study numbers it (`2c`); with the study it is unique. */
  id: string;
  gist: Localised;
  /** What it is about: criteria, some of which its passage meets and others it serves. */
  fixes: string[];
  /** Documents that it is offered in. */
  kinds: Kind[];
  /** Criteria that the passage meets when it is filled in, as far as the kind of document is asked them. */
  meets: string[];
  sources: string[];
  /** The heading under which the passage stands. */
  title: Localised;
  /** The passage per kind, with tab stops (`${1:hint}`); its headings count from `##`, one below the title. */
  templates: Partial<Record<Kind, Localised>>;
}

/** A thing of the studies by its own name: a dimension, a phase, a domain, a stage. */
export interface Term {
  id: string;
  title: Localised;
  means: Localised;
  /** Other spellings under which authors may name it, in either language. */
  also: string[];
  sources: string[];
}

/** A way of looking at the criteria: a theme, a pillar. */
export interface View extends Term {
  criteria: string[];
}

/** The instruments of the studies; see `structure.yaml`. */
export interface Instruments {
  /** `moments` are now and the target; `block` is the annotation that holds the matrix as a table. */
  integration: { block: Localised; means: Localised; sources: string[]; moments: Term[]; dimensions: Term[]; phases: Term[] };
  capabilityScan: { means: Localised; sources: string[]; domains: Term[] };
  stagesOfChange: { note: Localised; sources: string[]; stages: Term[] };
  themes: View[];
  pillars: View[];
  /** Axes, each with the values that a group can have on it. */
  organisationTypes: (Term & { values: Term[] })[];
}

export interface Structure extends Instruments {
  lenses: Record<Lens, Localised & { asks: Localised; headings: Phrases }>;
  factors: Record<string, Localised>;
  willingness: Record<string, Localised & { group: string; effect: string }>;
  sources: Source[];
  fourQuestions: { id: string; title: Localised; answeredBy: string[] }[];
  /** Criteria in the order in which a reader wants them, for new documents. */
  readingOrder: string[];
  between: BetweenTopic[];
}

/** Words of a language that recognition needs and that belong to no one criterion. */
export type Lexicon = Record<string, string[]>;

export interface Framework {
  structure: Structure;
  criteria: Criterion[];
  recommendations: Recommendation[];
  criterion(id: string): Criterion | undefined;
  lexicon: Record<Language, Lexicon>;
  messages: Record<Language, Record<string, string>>;
  /** A `SubjectModel` as JSON, read when a text in that language is; undefined where none was trained. */
  subjects: Record<Language, string | undefined>;
}
