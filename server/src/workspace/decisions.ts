import type { Settings } from '../checks/finding.ts';
import { CONFIGURATION_FILE } from '../framework/configuration/configuration.ts';
import { levelsFor, mergeLevels } from '../framework/configuration/levels.ts';
import type { Kind, Profile, Status } from '../framework/types.ts';
import type { Configurations, Decided } from './configurations.ts';
import { folderOf } from './files.ts';
import { mappedByTail, mappedKind, PREFERENCES, type Preferences } from './settings.ts';

/** What a document says of itself that decides how it is checked. */
export interface About {
  /** Undefined where it names none that is known. */
  kind: Kind | undefined;
  status: Status;
  profile: Profile | undefined;
}

/** What holds for a document, by configuration files over an editor's settings, or under a command's options. */
export class Decisions {
  preferences: Preferences = PREFERENCES;
  #roots: readonly string[] = [];

  constructor(readonly configurations: Configurations) {}

  get roots(): readonly string[] {
    return this.#roots;
  }

  /** Folders of the workspace. */
  set roots(roots: readonly string[]) {
    this.#roots = roots.map((r) => (r.endsWith('/') ? r : `${r}/`));
  }

  /** Which configuration decides for a document, and from which file. */
  configuration(uri: string): Decided {
    return this.configurations.decide(uri, this.preferences.configurationFile);
  }

  /** How much is asked of a document: what goes before everything, its front matter, configuration, settings. */
  profile(uri: string, own: Profile | undefined): Profile {
    const { forcedProfile, profile } = this.preferences;
    return forcedProfile ?? own ?? this.configuration(uri).configuration.profile ?? profile ?? 'standard';
  }

  /** What the checks are told: the configuration for documents of this kind and status, over the editor's settings. */
  settings(uri: string, about: About | undefined): Settings {
    const { ui, levels, forcedProfile, today } = this.preferences;
    const { configuration } = this.configuration(uri);
    const preferred = Object.entries(levels).map(([code, level]) => ({ code, when: undefined, level, file: undefined }));
    const decided = levelsFor(mergeLevels(preferred, configuration.levels), about?.kind, about?.status ?? 'draft');
    const asked = forcedProfile ?? about?.profile;
    return {
      profile: this.profile(uri, about?.profile),
      ui,
      levels: decided.levels,
      known: configuration.known,
      jargon: configuration.jargon,
      today,
      files: { levels: decided.files, criteria: configuration.criteriaFiles, profile: asked ? undefined : configuration.profileFile },
    };
  }

  /**
   * Names the set of a document: that of its configuration, else of its folder of the workspace. A folder whose configuration
   * extends that of a folder around it is part of the set there.
   */
  setOf(uri: string): string {
    const { file, files } = this.configuration(uri);
    const around = files.filter((one) => one.endsWith(`/${CONFIGURATION_FILE}`) && uri.startsWith(folderOf(one)));
    if (file) return around.sort((a, b) => a.length - b.length)[0] ?? file;
    if (this.preferences.together) return '';
    return this.#roots.find((root) => uri.startsWith(root)) ?? folderOf(uri);
  }

  /** The kind that a document has by where it stands; its front matter goes before. */
  mapped(uri: string): Kind | undefined {
    const asked = this.preferences.kindOf?.(uri);
    if (asked) return asked;
    const { configuration, file } = this.configuration(uri);
    const byFile =
      file &&
      mappedKind(uri, this.preferences.configurationFile ? (this.#baseOf(uri) ?? folderOf(file)) : folderOf(file), configuration.paths);
    if (byFile) return byFile;
    if (this.preferences.configurationFile && !this.#baseOf(uri)) return mappedByTail(uri, configuration.paths);
    for (const root of this.#roots) {
      const kind = mappedKind(uri, root, this.preferences.paths);
      if (kind) return kind;
    }
    return undefined;
  }

  /** Patterns of a configuration given by hand are relative to its own folder, or to the workspace where it stands outside. */
  #baseOf(uri: string): string | undefined {
    const file = this.preferences.configurationFile;
    if (file && uri.startsWith(folderOf(file))) return folderOf(file);
    return this.#roots.find((root) => uri.startsWith(root));
  }
}
