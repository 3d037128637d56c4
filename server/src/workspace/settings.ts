import picomatch from 'picomatch';
import type { Settings } from '../checks/finding.ts';
import { CONFIGURATION_FILE, type Configuration, NO_CONFIGURATION, readConfiguration } from '../framework/configuration.ts';
import type { DataProblem } from '../framework/reader.ts';
import type { Framework, Kind, Language, Profile } from '../framework/types.ts';
import { type Files, folderOf } from './files.ts';

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
}

export const PREFERENCES: Preferences = {
  ui: 'nl',
  profile: undefined,
  levels: {},
  paths: [],
  configurationFile: undefined,
  forcedProfile: undefined,
};

/** The configuration that holds for a document, and the file that it comes from. */
export interface Decided {
  configuration: Configuration;
  /** The file that decided; undefined where none did. */
  file: string | undefined;
  problems: readonly DataProblem[];
}

/** Finds and remembers configuration files: the nearest one above a document decides, per folder. */
export class ConfigurationFinder {
  readonly #read = new Map<string, Decided>();
  readonly #byFolder = new Map<string, Decided>();

  constructor(
    private readonly files: Files,
    private readonly framework: Framework,
    /** Folders above which no configuration is looked for. */
    private readonly roots: () => readonly string[],
  ) {}

  /** To be called when any configuration file may have changed. */
  forget(): void {
    this.#read.clear();
    this.#byFolder.clear();
  }

  decide(uri: string, fixed: string | undefined): Decided {
    if (fixed) return this.#open(fixed);
    const folder = folderOf(uri);
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const decided = this.#nearest(folder);
    this.#byFolder.set(folder, decided);
    return decided;
  }

  #nearest(start: string): Decided {
    const root = this.roots().find((r) => start.startsWith(r));
    let folder = start;
    for (let depth = 0; depth < 40 && folder !== ''; depth++) {
      const file = folder + CONFIGURATION_FILE;
      if (this.files.exists(file)) return this.#open(file);
      if (root === undefined || folder.length <= root.length) break;
      folder = folderOf(folder.slice(0, -1));
    }
    return { configuration: NO_CONFIGURATION, file: undefined, problems: [] };
  }

  #open(file: string): Decided {
    let decided = this.#read.get(file);
    if (!decided) {
      const { configuration, problems } = readConfiguration(file, this.files.read(file) ?? '', this.framework);
      decided = { configuration, file, problems };
      this.#read.set(file, decided);
    }
    return decided;
  }
}

/** The kind that paths map a document to; patterns are relative to `folder`. */
export function mappedKind(uri: string, folder: string, paths: readonly { pattern: string; kind: Kind }[]): Kind | undefined {
  if (!uri.startsWith(folder) || !/\.(?:md|markdown)$/i.test(uri)) return undefined;
  const path = decodeURIComponent(uri.slice(folder.length));
  return paths.find(({ pattern }) => picomatch(pattern.replace(/^\.\//, ''), { dot: true })(path))?.kind;
}

/**
 * The kind that paths map a document to that stands outside every folder they could be relative to
 * (`--config` or `--map` with documents elsewhere): a pattern may match any end of its path.
 */
export function mappedByTail(uri: string, paths: readonly { pattern: string; kind: Kind }[]): Kind | undefined {
  if (!/\.(?:md|markdown)$/i.test(uri)) return undefined;
  const segments = decodeURIComponent(new URL(uri).pathname)
    .split('/')
    .filter((segment) => segment !== '');
  return paths.find(({ pattern }) => {
    const matches = picomatch(pattern.replace(/^(?:\.{1,2}\/)+/, ''), { dot: true });
    return segments.some((_, i) => matches(segments.slice(i).join('/')));
  })?.kind;
}
