import type { DocumentModel } from '../../document/model.ts';
import type { Range } from '../../text/lines.ts';
import { resolveUri } from '../../workspace/files.ts';
import { holds } from '../at.ts';
import { type Definition, namesOf, occurrencesIn, type Use } from './occurrences.ts';

/** A document among the others. */
export interface Shelved {
  uri: string;
  model: DocumentModel;
  /** Documents with the same name belong together: in these alone a role is known by its name. */
  set: string;
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

/** The documents of a workspace as one: what is defined where, and what refers to it. */
export class Library {
  readonly #byUri: ReadonlyMap<string, Shelved>;
  /** Roles by the set that they stand in and their name. */
  readonly #roles = new Map<string, In<Definition>[]>();
  #uses: Map<Definition, In<Use>[]> | undefined;
  readonly #placed = new Map<Definition, In<Definition>>();

  constructor(readonly documents: readonly Shelved[]) {
    this.#byUri = new Map(documents.map((document) => [document.uri, document]));
    for (const { uri, set, model } of documents)
      for (const definition of occurrencesIn(model).definitions) {
        const placed = { ...definition, uri };
        this.#placed.set(definition, placed);
        for (const name of namesOf(definition)) {
          const key = `${set}\n${name}`;
          const roles = this.#roles.get(key);
          if (roles) roles.push(placed);
          else this.#roles.set(key, [placed]);
        }
      }
  }

  document(uri: string): Shelved | undefined {
    return this.#byUri.get(uri);
  }

  /** What a document defines at exactly this offset. */
  defined(uri: string, start: number): In<Definition> | undefined {
    const document = this.#byUri.get(uri);
    const found = document && occurrencesIn(document.model).definitions.find((definition) => definition.start === start);
    return found && this.#place(found, uri);
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
    return own && { at: own, definitions: [this.#place(own, uri)], use: undefined };
  }

  /** What a use refers to: in the document that it names, or of a role in its own document before others of the set. */
  resolve({ uri, set, model }: Shelved, use: Use): In<Definition>[] {
    if (use.path !== undefined) {
      const target = use.path === '' ? uri : (resolveUri(uri, use.path) ?? '');
      const there = this.#byUri.get(target);
      if (!there || use.id === '') return [];
      const same = occurrencesIn(there.model).definitions.filter(({ id }) => id === use.id);
      // A block's own id goes before a heading's.
      const first = same.find(({ kind }) => kind === 'block') ?? same[0];
      return first ? [this.#place(first, target)] : [];
    }
    const names = namesOf({ role: use.role, id: use.idAt && use.id });
    const { roles } = occurrencesIn(model);
    const own = new Set(names.flatMap((name) => roles.get(name) ?? []));
    if (own.size > 0) return [...own].map((d) => this.#place(d, uri));
    return [...new Set(names.flatMap((name) => this.#roles.get(`${set}\n${name}`) ?? []))];
  }

  /** Where a definition is referred to, in order of document and place. */
  usesOf(definition: In<Definition>): readonly In<Use>[] {
    if (!this.#uses) {
      this.#uses = new Map();
      for (const document of this.documents)
        for (const use of occurrencesIn(document.model).uses)
          for (const meant of this.resolve(document, use)) {
            const uses = this.#uses.get(meant);
            const placed = { ...use, uri: document.uri };
            if (uses) uses.push(placed);
            else this.#uses.set(meant, [placed]);
          }
    }
    return this.#uses.get(definition) ?? [];
  }

  #place(definition: Definition, uri: string): In<Definition> {
    return this.#placed.get(definition) ?? { ...definition, uri };
  }
}
