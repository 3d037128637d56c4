import type { Range } from '../../text/lines.ts';
import type { In, Library } from './library.ts';
import type { Definition } from './occurrences.ts';

/** A place in one of the documents. */
export interface Place extends Range {
  uri: string;
}

/** A place in a document, and whether what stands there is defined by it. */
export interface Highlight extends Range {
  defines: boolean;
}

/** Where that is defined which the words at an offset name; empty where they name nothing that is known. */
export function definitionsAt(library: Library, uri: string, offset: number): In<Definition>[] {
  return [...(library.at(uri, offset)?.definitions ?? [])];
}

/** Every place that names what stands at an offset, in all documents; with its definitions where these are asked for. */
export function referencesAt(library: Library, uri: string, offset: number, definitions: boolean): Place[] {
  const found = library.at(uri, offset)?.definitions ?? [];
  const places = found.flatMap((definition) => [...(definitions ? [definition] : []), ...library.usesOf(definition)]);
  // One use may mean a role that several documents describe.
  const each = new Map(places.map(({ uri, start, end }) => [`${uri} ${start} ${end}`, { uri, start, end }]));
  return [...each.values()].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.start - b.start));
}

/** The same in the document itself. */
export function highlightsAt(library: Library, uri: string, offset: number): Highlight[] {
  const defined = new Set(definitionsAt(library, uri, offset).flatMap((d) => (d.uri === uri ? [d.start] : [])));
  return referencesAt(library, uri, offset, true)
    .filter((place) => place.uri === uri)
    .map(({ start, end }) => ({ start, end, defines: defined.has(start) }));
}
