import type { Framework, Language } from '../framework/types.ts';

/** The language of the words with which the framework's sources point to a place (`§4.3 process transparency`). */
const LANGUAGE_OF_SOURCES: Language = 'en';

/**
 * Sources as people read them: each study once, by name and year, with the places in it. The framework and JSON
 * name a study by its id (`pluijm §6.3C`), which says nothing to who has not read it. What a project cites of its
 * own stays as it is.
 * @param sources as a criterion has them, `<id of the study> <place>`
 * @returns as `Van der Pluijm (2017), §6.3C, §7.1 aanbeveling 2c; Beter Samen in Noord (2018), §4.3`
 */
export function cited(sources: readonly string[], framework: Framework, ui: Language): string {
  const places = new Map<string, Set<string>>();
  for (const source of sources) {
    const [id = '', ...words] = source.split(' ');
    const study = framework.structure.sources.find((one) => one.id === id);
    const name = study?.name[ui] ?? source;
    const known = places.get(name) ?? new Set();
    places.set(name, study && words.length > 0 ? known.add(place(words, framework, ui)) : known);
  }
  return [...places].map(([name, at]) => [name, ...at].join(', ')).join('; ');
}

/** The name of a study for between brackets, without its own; a project's own as it calls it. */
export function studyName(id: string, { structure }: Framework, ui: Language): string {
  return structure.sources.find((one) => one.id === id)?.name[ui].replace(/[()]/g, '') ?? id;
}

/** A place in a study: what numbers it in the reader's language; its subject only where that is in that language too. */
function place(words: readonly string[], framework: Framework, ui: Language): string {
  const said = words.flatMap((word) => {
    const known = framework.messages[ui][`source/${word}`];
    return known ?? (ui === LANGUAGE_OF_SOURCES || /\d|^[A-Z]$/.test(word) ? word : []);
  });
  // What `and` joined may be gone.
  return said.join(' ').replace(/(?: (?:en|and))+$/, '');
}
