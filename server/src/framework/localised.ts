import type { Entry } from './reader.ts';
import type { Language, Localised } from './types.ts';

/** What reading gives for each language. */
export function perLanguage<T>(read: (language: Language) => T): Record<Language, T> {
  return { nl: read('nl'), en: read('en') };
}

/** A text in both languages (`{nl: …, en: …}`); one that is missing is a problem, and empty. */
export function localised(entry: Entry): Localised {
  return perLanguage((language) => entry.get(language).text() ?? '');
}
