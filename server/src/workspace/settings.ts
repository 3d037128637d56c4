import type { Settings } from '../checks/finding.ts';
import type { Kind, Language, Profile } from '../framework/types.ts';
import { unescaped } from '../text/addresses.ts';
import { fromHere, patternOf } from '../text/patterns.ts';
import { isMarkdown } from './files.ts';

/** What the editor's settings or the command line's options say; a configuration file goes before the editor's settings. */
export interface Preferences {
  ui: Language;
  profile: Profile | undefined;
  levels: Settings['levels'];
  paths: { pattern: string; kind: Kind }[];
  /** Decides instead of the file nearest to a document (`--config`). */
  configurationFile: string | undefined;
  /** Goes before everything, the front matter too (`--profile`). */
  forcedProfile: Profile | undefined;
  /** Documents that no configuration decides for belong together wherever they stand: somebody named them in one breath. */
  together?: boolean;
  /** The kind of a document whose front matter names none; goes before configuration (`--kind`, `--map`). */
  kindOf?: (uri: string) => Kind | undefined;
  /** The day of the check, as `2026-11-22`: waivers expire by it, and where it is not told none does. */
  today?: string | undefined;
  /** A baseline that a configuration names does not count: another is asked for. */
  withoutBaseline?: boolean;
}

export const PREFERENCES: Preferences = {
  ui: 'nl',
  profile: undefined,
  levels: {},
  paths: [],
  configurationFile: undefined,
  forcedProfile: undefined,
};

/** The kind that paths map a document to; patterns are relative to `folder`. */
export function mappedKind(uri: string, folder: string, paths: readonly { pattern: string; kind: Kind }[]): Kind | undefined {
  if (!uri.startsWith(folder) || !isMarkdown(uri)) return undefined;
  const path = unescaped(uri.slice(folder.length));
  return paths.find(({ pattern }) => patternOf(fromHere(pattern))?.(path))?.kind;
}

/**
 * The kind that paths map a document to that stands outside every folder they could be relative to
 * (`--config` or `--map` with documents elsewhere): a pattern may match any end of its path.
 */
export function mappedByTail(uri: string, paths: readonly { pattern: string; kind: Kind }[]): Kind | undefined {
  if (!isMarkdown(uri)) return undefined;
  const segments = unescaped(new URL(uri).pathname)
    .split('/')
    .filter((segment) => segment !== '');
  return paths.find(({ pattern }) => {
    const matches = patternOf(pattern.replace(/^(?:\.{1,2}\/)+/, ''));
    return matches !== undefined && segments.some((_, i) => matches(segments.slice(i).join('/')));
  })?.kind;
}

/** A moment's day where the program runs, as `2026-11-22`. */
export function todayAt(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
