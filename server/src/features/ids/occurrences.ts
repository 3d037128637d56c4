import { splitUrl } from '../../checks/references.ts';
import type { Attribute } from '../../document/annotations.ts';
import type { DocumentModel } from '../../document/model.ts';
import { roleKey } from '../../document/recognition/mentions.ts';
import { type Range, withoutEnd } from '../../text/lines.ts';
import { unquoted } from '../../text/quotes.ts';
import { normalise } from '../../text/words.ts';

/** Something that can be referred to, at the words that name it: a block's id, a heading's text, a role in a table or in prose, a party, a term. */
export interface Definition extends Range {
  kind: 'block' | 'heading' | 'role' | 'party' | 'term';
  /** Undefined for a role that has no id. */
  id: string | undefined;
  /** Of a role, the form in which its names are compared. */
  role: string | undefined;
  /** As people call it. */
  name: string;
  /** All of it: the block, or the heading. */
  whole: Range;
}

/** Words that refer to something: by its id in a link, an attribute or the front matter, or by a role's name. */
export interface Use extends Range {
  /** The document, as written: empty for this one. Undefined where a role is named and its document is not. */
  path: string | undefined;
  id: string;
  /** Of somebody who is named: the form in which names of roles are compared. */
  role: string | undefined;
  /** Where the id itself stands; undefined where the words are no id. */
  idAt: Range | undefined;
}

export interface Occurrences {
  definitions: readonly Definition[];
  /** Those that describe a role, by each of `namesOf`. */
  roles: ReadonlyMap<string, readonly Definition[]>;
  uses: readonly Use[];
}

/** Elements that say who; their attributes name a role, by its id mostly. */
const WHO: ReadonlySet<string> = new Set(['role', 'party', 'body']);
/** A longer attribute is a sentence and no name. */
const LONGEST_NAME = 80;

const known = new WeakMap<DocumentModel, Occurrences>();

/** What a document defines and what it refers to, in order of place. Worked out once a model. */
export function occurrencesIn(model: DocumentModel): Occurrences {
  let occurrences = known.get(model);
  if (!occurrences) {
    const definitions = definitionsIn(model);
    const uses = [...fromFrontMatter(model), ...fromLinks(model), ...fromAttributes(model), ...fromMentions(model, definitions)];
    const roles = new Map<string, Definition[]>();
    for (const definition of definitions) for (const name of namesOf(definition)) roles.set(name, [...(roles.get(name) ?? []), definition]);
    occurrences = { definitions, roles, uses: uses.sort((a, b) => a.start - b.start || b.end - a.end) };
    known.set(model, occurrences);
  }
  return occurrences;
}

function definitionsIn(model: DocumentModel): Definition[] {
  const roles = new Map(model.roles.map((role) => [role.at.start, role]));
  const found: Definition[] = [];
  const given = new Set<number>();
  for (const block of model.declared) {
    const { annotation } = block;
    if (!annotation) continue;
    const role = roles.get(block.opening.start);
    const at = annotation.idRange ?? annotation.nameRange;
    if (annotation.idRange) given.add(annotation.idRange.start);
    if (!annotation.id && !role) continue;
    const whole = { start: block.start, end: block.end };
    const name = annotation.id ?? role?.name ?? annotation.name;
    found.push({ kind: 'block', id: annotation.id, role: role?.key, name, whole, start: at.start, end: at.end });
    roles.delete(block.opening.start);
  }
  for (const { key, name, at } of roles.values())
    if (key !== '') found.push({ kind: 'role', id: undefined, role: key, name, whole: at, start: at.start, end: at.end });
  for (const [id, range] of model.ids)
    if (!given.has(range.start)) {
      const words = headingWords(model.text, range);
      found.push({ kind: 'heading', id, role: undefined, name: model.text.slice(words.start, words.end), whole: range, ...words });
    }
  return found.sort((a, b) => a.start - b.start);
}

/** The words of a heading, without the marks that make it one. */
function headingWords(text: string, { start, end }: Range): Range {
  const source = text.slice(start, end);
  const before = /^[ \t]{0,3}#{1,6}[ \t]*/.exec(source)?.[0].length ?? 0;
  const line = /\r?\n|\r|$/.exec(source.slice(before))?.index ?? 0;
  const words = withoutEnd(source.slice(before, before + line), /[ \t]/);
  const unmarked = words.replace(/#{1,10}$/, '');
  // Signs that no space stands before are part of the last word.
  const { length } = /[ \t]$/.test(unmarked.slice(-1)) ? withoutEnd(unmarked, /[ \t]/) : words;
  return { start: start + before, end: start + before + length };
}

function fromFrontMatter({ frontMatter, text }: DocumentModel): Use[] {
  const serves = frontMatter?.fields.get('serves');
  if (!serves) return [];
  const written = serves.items.length > 0 ? serves.items : [{ text: serves.text, range: serves.value }];
  return written.flatMap(({ text: url, range }) => addressed(unquoted(url), range, text));
}

function fromLinks(model: DocumentModel): Use[] {
  return model.facts.flatMap(({ content }, b) => {
    const base = model.blocks[b]?.start ?? 0;
    return content.links.flatMap(({ url, urlRange }) =>
      addressed(url, { start: base + urlRange.start, end: base + urlRange.end }, model.text),
    );
  });
}

/** A link that stays between documents; none of an address on the web. */
function addressed(url: string, range: Range, text: string): Use[] {
  if (url === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return [];
  const [path, id] = splitUrl(url);
  if (path === '' && id === '') return [];
  const source = text.slice(range.start, range.end);
  const at = source.indexOf(url);
  const hash = url.indexOf('#');
  const start = range.start + Math.max(0, at);
  const end = at < 0 ? range.end : start + url.length;
  return [{ path, id, role: undefined, idAt: at < 0 || hash < 0 ? undefined : { start: start + hash + 1, end }, start, end }];
}

function fromAttributes(model: DocumentModel): Use[] {
  const who = new Set(model.elements.filter(({ element }) => WHO.has(element.type)).map(({ value }) => value.start));
  const found: Use[] = [];
  for (const { annotation } of model.declared)
    for (const attribute of annotation?.attributes ?? [])
      if (attribute.value.startsWith('#')) found.push(...addressed(attribute.value, attribute.valueRange, model.text));
      else if (who.has(attribute.valueRange.start) && attribute.value.length <= LONGEST_NAME) found.push(...named(attribute));
  return found;
}

/** Everybody that an attribute names: `aan="huisarts, praktijkmanager"`. */
function named({ value, valueRange }: Attribute): Use[] {
  return [...value.matchAll(/[^,;]+/g)].flatMap((match) => {
    const id = match[0].trim();
    const start = valueRange.start + match.index + match[0].indexOf(id);
    const range = { start, end: start + id.length };
    return id === ''
      ? []
      : [{ path: undefined, id, role: roleKey(id.replace(/[-_]/g, ' ')), idAt: isId(id) ? range : undefined, ...range }];
  });
}

function fromMentions(model: DocumentModel, definitions: readonly Definition[]): Use[] {
  const defined = new Set(definitions.map(({ start }) => start));
  return model.statements.flatMap(({ sentence, base }) =>
    sentence.mentions.flatMap(({ key, name, start, end }) =>
      defined.has(base + start) || key === ''
        ? []
        : [{ path: undefined, id: name, role: key, idAt: undefined, start: base + start, end: base + end }],
    ),
  );
}

/** True for what can stand after `#` in an annotation's braces. */
export function isId(text: string): boolean {
  return /^[\p{L}\p{N}\p{M}_:-]{1,200}$/u.test(text);
}

/** What a role is looked up by: its name, and its id where it has one; the same of words that name somebody. None for anything else. */
export function namesOf({ role, id }: Pick<Definition, 'role' | 'id'>): string[] {
  if (role === undefined) return [];
  return id === undefined ? [role] : [role, `#${normalise(id)}`];
}

/** True where two spellings are one id to a reader who names somebody: `valcoördinator` for `valcoordinator`. */
export function sameId(one: string, other: string): boolean {
  return one === other || normalise(one) === normalise(other);
}
