import type { CheckContext } from '../../checks/finding.ts';
import { slugOf } from '../../document/facts.ts';
import { fileName } from '../../text/addresses.ts';
import type { Range } from '../../text/lines.ts';
import type { LabelledEdit } from '../labelled.ts';
import type { In, Library, Named } from './library.ts';
import { type Definition, isId, occurrencesIn, sameId, type Use } from './occurrences.ts';

/** Why something is not renamed, as a message's key with its parameters. */
export interface Refusal {
  refused: string;
  parameters: Record<string, string>;
}

/** What can be renamed at a place: the words there, and what stands in an editor's box to begin with. */
export interface Renamable {
  at: Range;
  placeholder: string;
}

export interface Rename {
  edits: { uri: string; edits: LabelledEdit[] }[];
}

/** A heading longer than this is a paragraph. */
const LONGEST_HEADING = 300;

/** Whether the id at an offset can be renamed, and what it is now. */
export function renamableId(library: Library, named: Named): Renamable | Refusal {
  const found = meantBy(library, named);
  if ('refused' in found) return found;
  const { definition, at } = found;
  return { at, placeholder: definition.kind === 'heading' ? definition.name : (definition.id ?? '') };
}

/**
 * Renames an id in every document: where it is given, in links, attributes and front matter. A heading gets other words,
 * and links to it the id that these make. Prose that names a role is no id: see `rename-name.ts`.
 */
export function renameId(library: Library, named: Named, written: string, say: CheckContext['say']): Rename | Refusal {
  const found = meantBy(library, named);
  if ('refused' in found) return found;
  const { definition } = found;
  const heading = definition.kind === 'heading';
  const name = heading ? written.trim() : written.trim().replace(/^#/, '');
  const id = heading ? slugOf(name) : name;
  if (heading ? id === '' || name.length > LONGEST_HEADING || /[\r\n]/.test(name) : !isId(name))
    return { refused: heading ? 'rename/not-a-heading' : 'rename/not-an-id', parameters: { id: name.slice(0, 80) } };
  if (name === (heading ? definition.name : definition.id)) return { edits: [] };
  const uses = library
    .usesOf(definition)
    .filter((use) => isWritten(use, definition) && library.resolve(documentOf(library, use), use).length === 1);
  const clash = id === definition.id ? undefined : clashOf(library, definition, id, uses);
  if (clash) return clash;
  const label = heading ? say('rename/links') : undefined;
  const edits = new Map<string, LabelledEdit[]>([[definition.uri, [{ start: definition.start, end: definition.end, text: name }]]]);
  for (const { uri: where, idAt } of uses) {
    if (!idAt || id === definition.id) continue;
    const list = edits.get(where) ?? [];
    edits.set(where, list);
    list.push({ start: idAt.start, end: idAt.end, text: id, label });
  }
  return { edits: [...edits].map(([where, list]) => ({ uri: where, edits: list.sort((a, b) => a.start - b.start) })) };
}

/** What is named, where that is one thing with an id. */
function meantBy(library: Library, named: Named): { definition: In<Definition>; at: Range } | Refusal {
  const [definition, ...others] = named.definitions;
  if (!definition || others.some((other) => other.uri !== definition.uri || other.id !== definition.id))
    return { refused: 'rename/several', parameters: { name: definition?.name ?? '' } };
  const { use } = named;
  // The id as a reader knows it, but not as it is written.
  if (definition.id === undefined || (use && !isWritten(use, definition)))
    return { refused: 'rename/other-form', parameters: { name: use?.id ?? definition.name, base: definition.id ?? definition.name } };
  const sharing = sharesWords(library, definition);
  if (sharing) return { refused: 'rename/shared', parameters: { name: definition.name } };
  return { definition, at: named.at };
}

/** The words are the id, and no name that people read. */
function isWritten(use: Use, { id }: Definition): boolean {
  return use.idAt !== undefined && id !== undefined && (use.path !== undefined ? use.id === id : sameId(use.id, id));
}

/** Of headings with the same words the ids are numbered: renaming one would give the others another id. */
function sharesWords(library: Library, definition: In<Definition>): boolean {
  if (definition.kind !== 'heading') return false;
  const model = library.document(definition.uri)?.model;
  const slug = slugOf(definition.name);
  return definition.id !== slug || (model !== undefined && model.ids.has(`${slug}-1`));
}

/** The new id is taken: in the document that gives it, or in one that would then refer to something else. */
export function clashOf(library: Library, definition: In<Definition>, id: string, uses: readonly In<Use>[]): Refusal | undefined {
  const named = new Set(uses.filter(({ path }) => path === undefined).map(({ uri }) => uri));
  const own = documentOf(library, definition);
  for (const document of library.documents) {
    const here = document.uri === definition.uri;
    // A role's name is known in all of its set.
    const near = named.has(document.uri) || (definition.role !== undefined && document.set === own.set);
    if (!here && !near) continue;
    const taken = occurrencesIn(document.model).definitions.find(
      (d) => d.id !== undefined && (here ? d.id === id : d.role !== undefined && sameId(d.id, id)),
    );
    if (taken) return { refused: here ? 'rename/clash' : 'rename/clash-elsewhere', parameters: { id, file: fileName(document.uri) } };
  }
  return undefined;
}

export function documentOf(library: Library, { uri }: { uri: string }): Library['documents'][number] {
  return library.document(uri) as Library['documents'][number];
}
