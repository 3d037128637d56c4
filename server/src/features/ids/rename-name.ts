import type { CheckContext } from '../../checks/finding.ts';
import { slugOf } from '../../document/facts.ts';
import { fileName } from '../../text/addresses.ts';
import { applyEdits } from '../../text/edits.ts';
import { normalise } from '../../text/words.ts';
import type { LabelledEdit } from '../labelled.ts';
import { type In, isNamed, type Library, type Named } from './library.ts';
import { keyOf } from './names.ts';
import { type Definition, isId, occurrencesIn } from './occurrences.ts';
import { clashOf, documentOf, type Refusal, type Rename } from './rename-id.ts';
import { idOf } from './spelling.ts';

/** What stands in front matter, attributes, tables and prose without ending or breaking any of them. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} .&'’()/-]{0,98}$/u;
/** What makes a plural or a genitive of a name; the rest of the word stays. */
const ENDING = /^(?:['’]?s|e?n|es)$/iu;

/** A place where the name stands, as written there. */
interface Place {
  uri: string;
  start: number;
  end: number;
  /** It is an id, and not words. */
  id: boolean;
  /** It is the definition of a role's block, or refers to one. */
  definition: In<Definition> | undefined;
  prose: boolean;
}

/** True where what is named there is renamed by its words: a party, a term, a role that prose or a table names. */
export function isByName({ definitions, use }: Named): boolean {
  return definitions.some(
    (definition) => isNamed(definition) || (definition.role !== undefined && (definition.id === undefined || isProse(use))),
  );
}

function isProse(use: Named['use']): boolean {
  return use !== undefined && use.path === undefined && use.idAt === undefined;
}

/** Why the words at a place are not the name to rename: they are another form of it. Undefined where they are. */
export function otherForm(library: Library, uri: string, { at, definitions }: Named): Refusal | undefined {
  const name = textOf(library, uri, at);
  const base = definitions[0]?.name ?? name;
  return sameWords(name, base) ? undefined : { refused: 'rename/other-form', parameters: { name, base } };
}

/**
 * Renames a role, a party or a term by its words: in prose, tables, attributes and front matter of every document of the set,
 * a party and a term in headings too, with the links to these. An id that is the name, written as an id, goes along. A
 * plural is asked about, as is a term in running text, where its words may mean something else; other spellings stay.
 */
export function renameName(library: Library, uri: string, named: Named, written: string, say: CheckContext['say']): Rename | Refusal {
  const name = written.trim().replace(/\s+/g, ' ');
  if (!NAME.test(name)) return { refused: 'rename/not-a-name', parameters: { name: name.slice(0, 80) } };
  const refused = otherForm(library, uri, named);
  if (refused) return refused;
  const before = textOf(library, uri, named.at);
  if (name === before) return { edits: [] };
  const document = documentOf(library, { uri });
  const taken = sameWords(name, before) ? undefined : takenIn(library, document.set, name);
  if (taken) return { refused: 'rename/name-taken', parameters: { name, file: fileName(taken.uri) } };
  const id = idOf(name);
  const edits = new Map<string, LabelledEdit[]>();
  for (const place of placesOf(library, document.set, named.definitions)) {
    const now = textOf(library, place.uri, place);
    const ending = endingOf(now, before);
    if (ending === undefined || (place.id && ending !== '')) continue;
    if (place.id && place.definition?.id !== undefined) {
      const clash = clashOf(library, place.definition, id, []);
      if (clash) return clash;
    }
    const text = place.id ? id : fitting(cased(name, now, before) + ending, documentOf(library, place).model.text[place.start - 1]);
    const label =
      ending !== ''
        ? say('rename/asks-ending')
        : place.prose && named.definitions[0]?.kind === 'term'
          ? say('rename/asks-term')
          : undefined;
    const list = edits.get(place.uri) ?? [];
    edits.set(place.uri, list);
    if (text !== now) list.push({ start: place.start, end: place.end, text, label, asks: label !== undefined });
  }
  for (const [where, list] of [...edits])
    for (const [there, edit] of linksTo(library, where, list)) edits.set(there, [...(edits.get(there) ?? []), edit]);
  return {
    edits: [...edits].flatMap(([where, list]) => (list.length > 0 ? [{ uri: where, edits: list.sort((a, b) => a.start - b.start) }] : [])),
  };
}

/** What links become whose heading gets other words, in order of heading. */
function* linksTo(library: Library, where: string, edits: readonly LabelledEdit[]): Iterable<[uri: string, edit: LabelledEdit]> {
  for (const heading of occurrencesIn(documentOf(library, { uri: where }).model).definitions) {
    const { kind, id, name, start, end } = heading;
    const inside = edits.filter((edit) => start <= edit.start && edit.end <= end);
    // Ids of headings with the same words are numbered: what theirs become hangs on the others.
    if (kind !== 'heading' || inside.length === 0 || id !== slugOf(name)) continue;
    const after = slugOf(
      applyEdits(
        name,
        inside.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
      ),
    );
    const [{ label, asks = false } = {}] = inside;
    for (const { uri, idAt } of library.usesOf(library.place(heading, where)))
      if (idAt && after !== id) yield [uri, { ...idAt, text: after, label, asks }];
  }
}

function placesOf(library: Library, set: string, definitions: readonly In<Definition>[]): Place[] {
  const [first] = definitions;
  const places = new Map<string, Place>();
  const add = (place: Place): void => void places.set(`${place.uri} ${place.start}`, place);
  const role = first?.role;
  const all = role === undefined ? definitions : library.rolesNamed(set, role);
  for (const definition of all) {
    const { uri, start, end, kind, id } = definition;
    for (const { idAt, path, ...use } of library.usesOf(definition)) {
      const at = path !== undefined ? idAt : use;
      const isIdThere = path !== undefined || (idAt !== undefined && id !== undefined);
      if (at) add({ uri: use.uri, start: at.start, end: at.end, id: isIdThere, definition: undefined, prose: path === undefined && !idAt });
    }
    // A block whose role is told from its first sentence has its own name at the place.
    if (kind !== 'block' || id !== undefined) add({ uri, start, end, id: kind === 'block', definition, prose: false });
  }
  return [...places.values()];
}

/** Somebody or something else in the set that has the name. */
function takenIn(library: Library, set: string, name: string): { uri: string } | undefined {
  const [thing] = library.thingsNamed(set, keyOf(name));
  if (thing) return thing;
  const wanted = plain(name);
  return library.documents.find(
    (document) =>
      document.set === set &&
      occurrencesIn(document.model).definitions.some((definition) => definition.role !== undefined && plain(definition.name) === wanted),
  );
}

function textOf(library: Library, uri: string, { start, end }: { start: number; end: number }): string {
  return documentOf(library, { uri }).model.text.slice(start, end);
}

/** What a text has after the name; empty for the name itself, undefined for anything else. */
function endingOf(text: string, name: string): string | undefined {
  if (sameWords(text, name)) return '';
  const ending = text.slice(name.length);
  return sameWords(text.slice(0, name.length), name) && ENDING.test(ending) ? ending : undefined;
}

/** Capital or not, accents, hyphens or spaces. */
function sameWords(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  return normalise(name).replace(/[\s_]+/g, '');
}

/** A name as it can stand behind a character: an attribute without quotes holds no spaces, single quotes hold no other. */
function fitting(name: string, before: string | undefined): string {
  if (before === '=' && !isId(name)) return idOf(name);
  return before === "'" ? name.replaceAll("'", '’') : name;
}

/** The new name as the old one stands there: a capital at the start of a sentence is none of the name's own. */
function cased(name: string, now: string, before: string): string {
  const first = (text: string): string => text.slice(0, 1);
  const capital = (text: string): boolean => first(text) !== first(text).toLowerCase();
  if (capital(now) === capital(before)) return name;
  return (capital(now) ? first(name).toUpperCase() : first(name).toLowerCase()) + name.slice(1);
}
