import { KIND_NAMES, nameOf, PROFILE_NAMES } from '../framework/names.ts';
import { type Kind, type Language, LEVELS, type Level } from '../framework/types.ts';
import { fromHere, patternOf } from '../text/patterns.ts';
import { PREFERENCES, type Preferences } from '../workspace/settings.ts';

/**
 * Preferences from an editor's settings under `convenant` (`package.json`: contributes.configuration).
 * What is not as it should be counts as not set: settings come from people and from other editors.
 * @param locale the language of the user interface where the settings name none
 */
export function preferencesOf(settings: unknown, locale: Language): Preferences {
  const { language, profile, levels, paths } = recordOf(settings);
  const kinds: Preferences['paths'] = [];
  for (const [pattern, kind] of Object.entries(recordOf(paths))) {
    const known: Kind | undefined = typeof kind === 'string' ? nameOf(KIND_NAMES, kind) : undefined;
    if (known && patternOf(fromHere(pattern))) kinds.push({ pattern, kind: known });
  }
  const set: Record<string, Level | 'off'> = {};
  for (const [code, level] of Object.entries(recordOf(levels))) if (isLevel(level)) set[code] = level;
  return {
    ...PREFERENCES,
    ui: language === 'nl' || language === 'en' ? language : locale,
    profile: typeof profile === 'string' ? nameOf(PROFILE_NAMES, profile) : undefined,
    levels: set,
    paths: kinds,
  };
}

function isLevel(level: unknown): level is Level | 'off' {
  return level === 'off' || (LEVELS as readonly unknown[]).includes(level);
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
