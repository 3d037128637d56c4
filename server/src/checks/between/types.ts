import type { Kind, Language, Level, Profile, Status } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';

/** A reference to a document, or to what has an id in it. `uri` is absolute. */
export interface Reference {
  uri: string;
  /** Undefined for the document as a whole. */
  id: string | undefined;
}

/**
 * What other documents can depend on, part by part, as plain values: two versions of a document in which
 * these are equal give the same findings elsewhere. Every part is a list; words are normal forms.
 */
export interface Parts {
  /** One item: what the document is. `named` is what it calls itself, as other documents may refer to it; `words` are those of its title. */
  about: {
    kind: Kind;
    status: Status;
    language: Language;
    title: string;
    named: string[];
    words: string[];
    profile: Profile | undefined;
  }[];
  /** Of a vision: its ambitions. `ids` are the ways to refer to one; none, and no title, where it is not declared and only the document can be referred to. */
  ambitions: { ids: string[]; title: string; words: string[] }[];
  /** One item for each ambition that the front matter serves; `uri` is undefined for what is no address. */
  serves: { uri: string | undefined; id: string | undefined }[];
  /** What the text links to. */
  links: Reference[];
  /** What a document that is no vision says of the ambition, or of the vision, in its own words. */
  ambitionWords: { words: string[] }[];
  /** Roles that it describes, with what the author declares of each. */
  roles: { key: string; id: string | undefined; name: string; says: Record<string, string[]> }[];
  /** Roles that do something in it and that it describes nowhere. */
  acting: { key: string; name: string }[];
  /** Who agree it. */
  parties: { name: string; words: string[] }[];
  /** Of a proposition: for which patients. */
  group: { words: string[]; from: number; to: number; negations: string[] }[];
  /** Of a proposition: what it says of other offers. */
  delimitation: { text: string; links: string[] }[];
  /** What it gives names to. */
  terms: Term[];
  /** Until when it holds, as year-month-day; whether it says what happens when its vision ends. */
  ends: { date: string; shown: string; goesOn: boolean }[];
  /** Elements that it states, by criterion: what a reference from elsewhere can be followed to. */
  stated: { criterion: string; elements: string[] }[];
}

export interface Term {
  kind: 'abbreviation' | 'definition' | 'short-name';
  /** The name, as it is compared and as it is written. */
  key: string;
  name: string;
  /** What it stands for, as it is compared and as it is written. */
  words: string[];
  meaning: string;
}

export type PartName = keyof Parts;

export interface Digest {
  parts: Parts;
  /** Where each item of each part stands; these change with every edit above them and are no part of the value. */
  places: Record<PartName, Range[]>;
  /** Where findings between documents are suppressed. */
  suppressions: { scope: Range; codes: string[] }[];
}

/** A document of a set. */
export interface Member {
  uri: string;
  parts: Parts;
}

/** One end of a finding: an item of a part of a document. */
export interface End {
  uri: string;
  part: PartName;
  item: number;
}

/** What can be put in a document to do away with a finding. Addresses are absolute. */
export type Offer = { kind: 'serves'; uri: string; id: string | undefined } | { kind: 'neighbour'; uri: string; title: string };

/** What a check between documents yields. Ends stand in different documents; the first is where the finding belongs most. */
export interface BetweenDraft {
  code: string;
  parameters: Record<string, string>;
  ends: readonly End[];
  level?: Level;
  /** By address of the document in which it can be applied. */
  offers?: Readonly<Record<string, readonly Offer[]>>;
}

/** A way of checking a set of documents: one file each, listed in `all.ts`. */
export interface BetweenCheck {
  id: string;
  /** Parts on which it depends: it runs again when one of these changes. */
  reads: readonly PartName[];
  run(members: readonly Member[]): Iterable<BetweenDraft>;
}
