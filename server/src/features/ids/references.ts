import type { Range } from '../../text/lines.ts';
import { type In, isNamed, type Library } from './library.ts';
import type { Definition } from './occurrences.ts';

/** A place in one of the documents. */
export interface Place extends Range {
  uri: string;
}

/** A place in a document, and whether what stands there is defined by it. */
export interface Highlight extends Range {
  defines: boolean;
}

/** Where that is defined which the words at an offset name, a party or a term here before elsewhere; empty where they name nothing that is known. */
export function definitionsAt(library: Library, uri: string, offset: number): In<Definition>[] {
  const found = library.at(uri, offset)?.definitions ?? [];
  const own = found.filter((definition) => definition.uri === uri);
  return found.some(isNamed) && own.length > 0 ? own : [...found];
}

/**
 * Every place that names what stands at an offset, in all documents; with its definitions where these are asked for.
 * @param only the document to look in, where it is one
 */
export function referencesAt(library: Library, uri: string, offset: number, definitions: boolean, only?: string): Place[] {
  const found = library.at(uri, offset)?.definitions ?? [];
  const places = found.flatMap((definition) => [...(definitions ? [definition] : []), ...library.usesOf(definition, only)]);
  // One use may mean a role that several documents describe.
  const each = new Map(places.map(({ uri, start, end }) => [`${uri} ${start} ${end}`, { uri, start, end }]));
  return [...each.values()].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.start - b.start));
}

/** The same in the document itself. */
export function highlightsAt(library: Library, uri: string, offset: number): Highlight[] {
  const defined = new Set(definitionsAt(library, uri, offset).flatMap((d) => (d.uri === uri ? [d.start] : [])));
  return referencesAt(library, uri, offset, true, uri)
    .filter((place) => place.uri === uri)
    .map(({ start, end }) => ({ start, end, defines: defined.has(start) }));
}
