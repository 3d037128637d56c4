/** Things of several documents by key. What one document holds is put and taken away at once, at a cost of its own size. */
export class ByDocument<T> {
  readonly #byKey = new Map<string, Map<string, T[]>>();
  readonly #keysOf = new Map<string, ReadonlySet<string>>();

  /** Replaces all that a document holds. @param entries each thing with the key that it is found under */
  put(uri: string, entries: Iterable<readonly [key: string, thing: T]>): void {
    this.drop(uri);
    const keys = new Set<string>();
    for (const [key, thing] of entries) {
      let byUri = this.#byKey.get(key);
      if (!byUri) this.#byKey.set(key, (byUri = new Map()));
      const things = byUri.get(uri);
      if (things) things.push(thing);
      else byUri.set(uri, [thing]);
      keys.add(key);
    }
    this.#keysOf.set(uri, keys);
  }

  drop(uri: string): void {
    for (const key of this.#keysOf.get(uri) ?? []) {
      const byUri = this.#byKey.get(key);
      byUri?.delete(uri);
      if (byUri?.size === 0) this.#byKey.delete(key);
    }
    this.#keysOf.delete(uri);
  }

  /** In order of document, then in the order in which they were put. */
  get(key: string): T[] {
    const byUri = this.#byKey.get(key);
    if (!byUri) return [];
    return [...byUri].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, things]) => things);
  }
}
