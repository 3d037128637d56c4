import type { DocumentModel } from '../../document/model.ts';
import type { Vocabulary } from '../../document/recognition/vocabulary.ts';
import type { Range } from '../../text/lines.ts';
import { resolveUri } from '../../workspace/files.ts';
import { holds } from '../at.ts';
import { ByDocument } from './by-document.ts';
import { keyOf, mentionAt, mentionsOf, type NamedThing, namedIn } from './names.ts';
import { type Definition, namesOf, occurrencesIn, type Use } from './occurrences.ts';

/** A document among the others. */
export interface Shelved {
  uri: string;
  model: DocumentModel;
  /** Documents with the same name belong together: in these alone a role, a party or a term is known by its name. */
  set: string;
  vocabulary: Vocabulary;
}

/** Something in a document. */
export type In<T> = T & { uri: string };

/** What stands at a place: what it names, and the words that name it there. */
export interface Named {
  at: Range;
  definitions: readonly In<Definition>[];
  /** Undefined at the definition itself. */
  use: In<Use> | undefined;
}

/**
 * The documents of a workspace as one: what is defined where, and what refers to it. A document that changes is read
 * again by itself; the others stay as they are.
 */
export class Library {
  readonly #byUri = new Map<string, Shelved>();
  /** Roles by the set that they stand in and their name. */
  readonly #roles = new ByDocument<In<Definition>>();
  /** Parties and terms by set and the first word of their name. */
  readonly #names = new ByDocument<In<NamedThing>>();
  /** By what they may refer to: `set, name` of a role, `address#id` of anything. */
  readonly #uses = new ByDocument<In<Use>>();
  readonly #placed = new WeakMap<Definition, In<Definition>>();
  #documents: readonly Shelved[] = [];

  /** All documents as they are now; what is known of those that did not change stays. */
  update(documents: readonly Shelved[]): void {
    const left = new Set(this.#byUri.keys());
    for (const document of documents) {
      left.delete(document.uri);
      const before = this.#byUri.get(document.uri);
      if (before?.model !== document.model || before.set !== document.set || before.vocabulary !== document.vocabulary) this.#put(document);
    }
    for (const uri of left) this.#drop(uri);
    this.#documents = documents;
  }

  get documents(): readonly Shelved[] {
    return this.#documents;
  }

  document(uri: string): Shelved | undefined {
    return this.#byUri.get(uri);
  }

  /** What a document defines at exactly this offset. */
  defined(uri: string, start: number): In<Definition> | undefined {
    const document = this.#byUri.get(uri);
    const found = document && occurrencesIn(document.model).definitions.find((definition) => definition.start === start);
    return found && this.place(found, uri);
  }

  /** Everywhere in a set that a role with a name is described. @param role the form in which names are compared */
  rolesNamed(set: string, role: string): In<Definition>[] {
    return this.#roles.get(`${set}\n${role}`);
  }

  /** The party or the term with a name, everywhere in a set that it is given one. */
  thingsNamed(set: string, key: string): In<NamedThing>[] {
    return this.#names.get(`${set}\n${key.split(' ')[0]}`).filter((named) => named.key === key);
  }

  /** What the words at an offset name; undefined where they name nothing that is defined. */
  at(uri: string, offset: number): Named | undefined {
    const document = this.#byUri.get(uri);
    if (!document) return undefined;
    const { definitions, uses } = occurrencesIn(document.model);
    const inside = (range: Range): boolean => holds(range, offset) || range.end === offset;
    // The innermost: a role that is named in a link's text is that link's.
    const use = uses.findLast(inside);
    const found = use && this.resolve(document, use);
    if (use && found && found.length > 0)
      return { at: use.path === undefined ? use : (use.idAt ?? use), definitions: found, use: { ...use, uri } };
    const own = definitions.findLast(inside);
    if (own) return { at: own, definitions: [this.place(own, uri)], use: undefined };
    return this.#namedAt(document, offset, use);
  }

  /** What a use refers to: in the document that it names, or of a role in its own document before others of the set. */
  resolve({ uri, set, model }: Shelved, use: Use): In<Definition>[] {
    if (use.path !== undefined) {
      const target = targetOf(uri, use.path);
      const there = this.#byUri.get(target);
      if (!there || use.id === '') return [];
      const same = occurrencesIn(there.model).definitions.filter(({ id }) => id === use.id);
      // A block's own id goes before a heading's.
      const first = same.find(({ kind }) => kind === 'block') ?? same[0];
      return first ? [this.place(first, target)] : [];
    }
    const names = namesOf({ role: use.role, id: use.idAt && use.id });
    const { roles } = occurrencesIn(model);
    const own = new Set(names.flatMap((name) => roles.get(name) ?? []));
    if (own.size > 0) return [...own].map((d) => this.place(d, uri));
    return [...new Set(names.flatMap((name) => this.rolesNamed(set, name)))];
  }

  /** Where a definition is referred to, in order of document and place. @param only the document to look in, where it is one */
  usesOf(definition: In<Definition>, only?: string): readonly In<Use>[] {
    const document = this.#byUri.get(definition.uri);
    if (!document) return [];
    if (isNamed(definition)) return this.#mentionsOf(definition, document.set, only);
    const keys = namesOf(definition).map((name) => `${document.set}\n${name}`);
    if (definition.id !== undefined) keys.push(`${definition.uri}#${definition.id}`);
    const candidates = new Set(keys.flatMap((key) => this.#uses.get(key)));
    return [...candidates].filter((use) => {
      const from = only === undefined || use.uri === only ? this.#byUri.get(use.uri) : undefined;
      return from !== undefined && this.resolve(from, use).includes(definition);
    });
  }

  #put(document: Shelved): void {
    const { uri, set, model, vocabulary } = document;
    this.#byUri.set(uri, document);
    const { definitions, uses } = occurrencesIn(model);
    this.#roles.put(
      uri,
      definitions.flatMap((d) => namesOf(d).map((name) => [`${set}\n${name}`, this.place(d, uri)] as const)),
    );
    this.#uses.put(
      uri,
      uses.flatMap((use) => {
        const placed = { ...use, uri };
        const keys =
          use.path === undefined
            ? namesOf({ role: use.role, id: use.idAt && use.id }).map((name) => `${set}\n${name}`)
            : [`${targetOf(uri, use.path)}#${use.id}`];
        return keys.map((key) => [key, placed] as const);
      }),
    );
    this.#names.put(
      uri,
      namedIn(model, vocabulary).map((named) => [`${set}\n${named.key.split(' ')[0]}`, { ...named, uri }] as const),
    );
  }

  #drop(uri: string): void {
    this.#byUri.delete(uri);
    for (const index of [this.#roles, this.#uses, this.#names]) index.drop(uri);
  }

  /** A party or a term: where it is given its name, in an attribute, in running text. */
  #namedAt({ uri, set, model, vocabulary }: Shelved, offset: number, use: Use | undefined): Named | undefined {
    const own = namedIn(model, vocabulary).find(({ start, end }) => start <= offset && offset <= end);
    if (own) return { at: own, definitions: this.#things(set, own.key, uri), use: undefined };
    const key = use && use.path === undefined ? keyOf(use.id) : '';
    const found = key !== '' && use ? { named: { key }, start: use.start, end: use.end } : undefined;
    const mention =
      found && this.thingsNamed(set, key).length > 0 ? found : mentionAt(model, offset, (first) => this.#names.get(`${set}\n${first}`));
    if (!mention) return undefined;
    const { named, start, end } = mention;
    return { at: { start, end }, definitions: this.#things(set, named.key, uri), use: mentioned(model, { start, end }, uri) };
  }

  /** Those of a document first. */
  #things(set: string, key: string, uri: string): In<NamedThing>[] {
    return this.thingsNamed(set, key).sort((a, b) => Number(b.uri === uri) - Number(a.uri === uri));
  }

  #mentionsOf(named: In<NamedThing>, set: string, only: string | undefined): In<Use>[] {
    const { key } = named;
    const defined = new Set(this.thingsNamed(set, key).map(({ uri, start }) => `${uri} ${start}`));
    return this.#documents.flatMap(({ uri, model, set: its }) => {
      if (its !== set || (only !== undefined && uri !== only)) return [];
      const inText = mentionsOf(model, [named]);
      const inAttributes = occurrencesIn(model).uses.filter(
        (use) => use.path === undefined && use.idAt === undefined && keyOf(use.id) === key,
      );
      const places = new Map([...inText, ...inAttributes].map((place) => [place.start, place]));
      return [...places.values()]
        .filter(({ start }) => !defined.has(`${uri} ${start}`))
        .sort((a, b) => a.start - b.start)
        .map((place) => mentioned(model, place, uri));
    });
  }

  /** A definition of a document, as the library knows it. */
  place(definition: Definition, uri: string): In<Definition> {
    let placed = this.#placed.get(definition);
    if (!placed) this.#placed.set(definition, (placed = { ...definition, uri }));
    return placed;
  }
}

/** True for a party or a term. */
export function isNamed(definition: In<Definition>): definition is In<NamedThing> {
  return definition.kind === 'party' || definition.kind === 'term';
}

function mentioned({ text }: DocumentModel, { start, end }: Range, uri: string): In<Use> {
  return { uri, start, end, path: undefined, id: text.slice(start, end), role: undefined, idAt: undefined };
}

function targetOf(uri: string, path: string): string {
  return path === '' ? uri : (resolveUri(uri, path) ?? '');
}
