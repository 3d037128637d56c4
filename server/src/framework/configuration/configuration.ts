import type { Criterion, Kind, Phrases, Profile, Recommendation } from '../types.ts';
import type { LevelRule } from './levels.ts';

export const CONFIGURATION_FILE = '.convenant.yaml';
/** What it is often called by mistake: YAML has two endings, and this one decides for nothing. */
export const MISNAMED_FILE = '.convenant.yml';

/** What a `.convenant.yaml` sets, with all that it extends (design §3). What it leaves out is undefined or empty. */
export interface Configuration {
  profile: Profile | undefined;
  /** The file that set the profile. */
  profileFile: string | undefined;
  levels: readonly LevelRule[];
  /** Address of the file with findings that are known. */
  baseline: string | undefined;
  /** Patterns of paths, relative to the folder of the file that decides, in order; the first that matches decides. */
  paths: readonly { pattern: string; kind: Kind }[];
  /** Abbreviations and terms that readers know. */
  known: readonly string[];
  jargon: Jargon;
  extension: Extension;
  /** Files that define criteria, by id. */
  criteriaFiles: Readonly<Record<string, string>>;
}

/** Changes to the product's list of jargon, or the list that stands in its place. */
export interface Jargon {
  add: readonly string[];
  remove: readonly string[];
  only?: readonly string[];
}

/** What is added to the product's framework. */
export interface Extension {
  /** Per criterion, headings that announce it and phrases that are about it. */
  headings: Readonly<Record<string, Phrases>>;
  cues: Readonly<Record<string, Phrases>>;
  criteria: readonly Criterion[];
  recommendations: readonly Recommendation[];
}

export const NO_EXTENSION: Extension = { headings: {}, cues: {}, criteria: [], recommendations: [] };

export const NO_CONFIGURATION: Configuration = {
  profile: undefined,
  profileFile: undefined,
  baseline: undefined,
  levels: [],
  paths: [],
  known: [],
  jargon: { add: [], remove: [] },
  extension: NO_EXTENSION,
  criteriaFiles: {},
};
