import { keysBetween } from '../checks/between/key.ts';
import { RoleIndex } from '../checks/between/role-index.ts';
import type { BetweenCheck, BetweenDraft, Digest, End, Member, PartName } from '../checks/between/types.ts';
import type { Range } from '../text/lines.ts';

/** So many findings of one check are worked out over a set; nobody reads more. */
const MOST = 500;

/**
 * Documents that belong together, by what each of them gives the others to depend on. A check between them
 * runs when somebody asks and a part that it reads has changed since, in any document, and not before.
 */
export class DocumentSet {
  readonly #digests = new Map<string, Digest>();
  readonly #drafts = new Map<string, readonly BetweenDraft[]>();
  /** Parts that changed since a check ran, by check. */
  readonly #changed = new Map<string, Set<PartName>>();
  #byDocument = new Map<string, BetweenDraft[]>();
  /** Documents whose findings or answers may be others than when they were last told of. */
  readonly #affected = new Set<string>();
  #members: Map<string, Member> | undefined;
  #roles: RoleIndex | undefined;
  /** Documents by what they call themselves, under the first word of that. */
  #named: Map<string, { name: string; member: Member }[]> | undefined;
  #keys: Map<BetweenDraft, string> | undefined;

  constructor(private readonly checks: readonly BetweenCheck[]) {}

  get size(): number {
    return this.#digests.size;
  }

  /** Takes what a document gives the others now. What is equal to what it gave before costs nothing. */
  put(uri: string, digest: Digest): void {
    const before = this.#digests.get(uri);
    this.#digests.set(uri, digest);
    const parts = namesOf(digest);
    const changed = before ? parts.filter((part) => JSON.stringify(digest.parts[part]) !== JSON.stringify(before.parts[part])) : parts;
    if (changed.length === 0) {
      // Members share what was compared with; only places are new.
      digest.parts = before?.parts ?? digest.parts;
      return;
    }
    this.#note(changed);
  }

  drop(uri: string): void {
    const digest = this.#digests.get(uri);
    if (!digest) return;
    this.#digests.delete(uri);
    this.#note(namesOf(digest));
  }

  digest(uri: string): Digest | undefined {
    return this.#digests.get(uri);
  }

  /** The documents in order of their address, so that a set gives the same findings however it came together. */
  get members(): ReadonlyMap<string, Member> {
    this.#members ??= new Map([...this.#digests].sort(([a], [b]) => (a < b ? -1 : 1)).map(([uri, { parts }]) => [uri, { uri, parts }]));
    return this.#members;
  }

  /** The roles that the set's agreements and visions describe. */
  get roles(): RoleIndex {
    this.#roles ??= new RoleIndex([...this.members.values()]);
    return this.#roles;
  }

  /** The documents that a text names, as normal words between spaces. */
  namedIn(text: string): Set<Member> {
    if (!this.#named) {
      this.#named = new Map();
      for (const member of this.members.values())
        for (const name of member.parts.about[0]?.named ?? []) {
          const first = name.split(' ')[0] ?? '';
          this.#named.set(first, [...(this.#named.get(first) ?? []), { name, member }]);
        }
    }
    const found = new Set<Member>();
    for (const word of new Set(text.split(' ')))
      for (const { name, member } of this.#named.get(word) ?? []) if (text.includes(` ${name} `)) found.add(member);
    return found;
  }

  /** All findings between the documents, in the order of checks. */
  drafts(): BetweenDraft[] {
    this.#settle();
    return this.checks.flatMap(({ id }) => this.#drafts.get(id) ?? []);
  }

  /** Findings with an end in a document. */
  at(uri: string): readonly BetweenDraft[] {
    this.#settle();
    return this.#byDocument.get(uri) ?? [];
  }

  /** Names a finding by its content, for decisions and baselines. */
  key(draft: BetweenDraft): string {
    this.#keys ??= keysBetween(this.drafts(), this.members);
    return this.#keys.get(draft) ?? '';
  }

  /** Where an end of a finding stands now. */
  place({ uri, part, item }: End): Range {
    return this.#digests.get(uri)?.places[part][item] ?? { start: 0, end: 0 };
  }

  /** True where the author of a document suppressed a finding at its end there. */
  isSuppressed({ code, ends }: BetweenDraft, uri: string): boolean {
    const end = ends.find((e) => e.uri === uri);
    if (!end) return false;
    const { start } = this.place(end);
    const id = code.slice(0, code.indexOf('/'));
    const suppressions = this.#digests.get(uri)?.suppressions ?? [];
    return suppressions.some(({ scope, codes }) => scope.start <= start && start < scope.end && codes.some((c) => c === code || c === id));
  }

  /** Documents that may have to be told of again because others changed, since this was asked last. */
  takeAffected(): string[] {
    this.#settle();
    const affected = [...this.#affected];
    this.#affected.clear();
    return affected;
  }

  #note(parts: readonly PartName[]): void {
    this.#members = undefined;
    this.#keys = undefined;
    // What tells who describes a role is the longest to make, and most edits of what is told leave it as it is.
    if (parts.includes('roles') || parts.includes('about')) this.#roles = undefined;
    this.#named = undefined;
    for (const { id } of this.checks) {
      const changed = this.#changed.get(id) ?? new Set();
      for (const part of parts) changed.add(part);
      this.#changed.set(id, changed);
    }
    // What a document's own findings ask of the others: who describes a role, what a reference leads to.
    if (parts.some((part) => part === 'roles' || part === 'stated' || part === 'about'))
      for (const uri of this.#digests.keys()) this.#affected.add(uri);
  }

  #settle(): void {
    let ran = false;
    for (const check of this.checks) {
      const changed = this.#changed.get(check.id);
      this.#changed.delete(check.id);
      if (!changed || !check.reads.some((part) => changed.has(part))) continue;
      this.#drafts.set(check.id, this.#run(check));
      ran = true;
    }
    if (!ran) return;
    const before = this.#byDocument;
    this.#byDocument = new Map();
    for (const draft of [...this.#drafts.values()].flat())
      for (const { uri } of draft.ends) {
        const list = this.#byDocument.get(uri);
        if (list) list.push(draft);
        else this.#byDocument.set(uri, [draft]);
      }
    for (const uri of new Set([...before.keys(), ...this.#byDocument.keys()]))
      if (JSON.stringify(before.get(uri)) !== JSON.stringify(this.#byDocument.get(uri))) this.#affected.add(uri);
  }

  /** A check that breaks becomes one finding, at the first document. */
  #run(check: BetweenCheck): BetweenDraft[] {
    const found: BetweenDraft[] = [];
    const members = [...this.members.values()];
    try {
      // One document alone has nothing to be compared with.
      if (members.length > 1)
        for (const draft of check.run(members)) {
          found.push(draft);
          if (found.length >= MOST) break;
        }
    } catch (error) {
      const first = members[0];
      const detail = error instanceof Error ? error.message : String(error);
      if (first)
        found.push({
          code: 'check/failed',
          parameters: { name: check.id, detail },
          level: 'error',
          ends: [{ uri: first.uri, part: 'about', item: 0 }],
        });
    }
    return found;
  }
}

function namesOf({ parts }: Digest): PartName[] {
  return Object.keys(parts) as PartName[];
}

/** The sets that documents are in: each is in one. */
export class DocumentSets {
  readonly #sets = new Map<string, DocumentSet>();
  readonly #keys = new Map<string, string>();

  constructor(private readonly checks: readonly BetweenCheck[]) {}

  /** @param key names the set: the folder of a configuration, of a workspace */
  put(uri: string, key: string, digest: Digest): void {
    if (this.#keys.get(uri) !== key) this.drop(uri);
    this.#keys.set(uri, key);
    let set = this.#sets.get(key);
    if (!set) this.#sets.set(key, (set = new DocumentSet(this.checks)));
    set.put(uri, digest);
  }

  drop(uri: string): void {
    const key = this.#keys.get(uri);
    if (key === undefined) return;
    this.#keys.delete(uri);
    const set = this.#sets.get(key);
    set?.drop(uri);
  }

  of(uri: string): DocumentSet | undefined {
    const key = this.#keys.get(uri);
    return key === undefined ? undefined : this.#sets.get(key);
  }

  all(): DocumentSet[] {
    return [...this.#sets.values()];
  }

  /** What a document gives others, of whatever set it is. */
  digest(uri: string): Digest | undefined {
    return this.of(uri)?.digest(uri);
  }
}
