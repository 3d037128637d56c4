import { unescaped } from '../text/addresses.ts';
import { decode, HEAD } from '../workspace/encoding.ts';
import { canonicalUri, isMarkdown, isYaml } from '../workspace/files.ts';
import { LARGEST } from '../workspace/workspace.ts';
import { type Defect, type Disk, isSkipped } from './files.ts';

/** Addresses of the files in a folder and below, or of the one file that stands there. */
export interface Listing {
  files: string[];
  /** False where there are more than are listed. */
  complete: boolean;
}

/** How an editor is asked for files; it answers null for what it cannot read. */
export interface FileRequests {
  list(uri: string): Promise<Listing | null>;
  /** The bytes of each in base64, in the order asked. */
  read(uris: readonly string[]): Promise<(string | null)[]>;
}

interface Kept {
  /** As the editor writes it. */
  uri: string;
  /** Of files that can be documents or configuration. */
  text: string | undefined;
  defect: Defect | undefined;
}

/** Files asked for at once: their bytes go in one message. */
const BATCH = 50;
/** Characters that are kept in all: a workspace far away may be large. What goes beyond is there, but not read. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/**
 * Files that only the editor can read: all of them in a browser, else those of virtual workspaces. They are asked for when a
 * folder is opened and when they change; in between they are answered for at once. Beside them stand the files of the disk.
 */
export class VirtualFiles implements Disk {
  readonly #kept = new Map<string, Kept>();
  /** Folders that were asked for. */
  readonly #asked = new Map<string, Promise<void>>();
  /** Those of which the answer has come. */
  readonly #filled = new Set<string>();
  /** Those of which all is known. */
  readonly #whole = new Set<string>();
  #characters = 0;

  /** @param near what can be read without asking */
  constructor(
    private readonly near: Disk | undefined,
    private readonly requests: FileRequests,
  ) {}

  read(uri: string): string | undefined {
    return this.#isNear(uri) ? this.near?.read(uri) : this.#kept.get(uri)?.text;
  }

  isUtf8(uri: string): boolean {
    return this.defect(uri) !== 'document/encoding';
  }

  defect(uri: string): Defect | undefined {
    return this.#isNear(uri) ? this.near?.defect(uri) : this.#kept.get(uri)?.defect;
  }

  exists(uri: string): boolean {
    if (this.#isNear(uri)) return this.near?.exists(uri) ?? false;
    return this.#kept.has(uri) || !this.#below(uri).next().done;
  }

  list(folder: string): string[] {
    if (this.#isNear(folder)) return this.near?.list(folder) ?? [];
    const names = new Set<string>();
    for (const key of this.#below(folder)) names.add(unescaped(key.slice(folder.length).split('/')[0] ?? ''));
    return [...names].sort();
  }

  reaches(uri: string): boolean {
    if (this.#isNear(uri) || this.#kept.has(uri)) return true;
    for (const folder of this.#whole) if (uri.startsWith(folder)) return !isSkipped(uri.slice(folder.length));
    return false;
  }

  real(uri: string): string | undefined {
    return this.#isNear(uri) ? this.near?.real?.(uri) : undefined;
  }

  *markdown(folder: string): Iterable<string> {
    if (this.#isNear(folder)) yield* this.near?.markdown(folder) ?? [];
    else for (const key of [...this.#below(folder)].sort()) if (isMarkdown(key)) yield key;
  }

  fill(folders: readonly string[]): Promise<void> | undefined {
    const waiting: Promise<void>[] = [];
    for (const folder of folders) {
      if (this.#isNear(folder) || this.#filled.has(folder)) continue;
      let asked = this.#asked.get(folder);
      if (!asked) this.#asked.set(folder, (asked = this.#take(folder).then(() => void this.#filled.add(folder))));
      waiting.push(asked);
    }
    return waiting.length > 0 ? Promise.all(waiting).then(() => undefined) : undefined;
  }

  refresh(uris: readonly string[]): Promise<void> | undefined {
    const far = uris.filter((uri) => [...this.#asked.keys()].some((folder) => uri.startsWith(folder)));
    if (far.length === 0) return undefined;
    const texts = far.filter((uri) => isRead(uri));
    const others = far.filter((uri) => !isRead(uri));
    return Promise.all([this.#readAll(texts), ...others.map((uri) => this.#take(uri))]).then(() => undefined);
  }

  /** Asks what stands at and below an address, in place of what was known of it. Never throws. */
  async #take(at: string): Promise<void> {
    const listing = await this.requests.list(at).catch(() => null);
    for (const key of [at, ...this.#below(at)]) this.#drop(key);
    if (!listing) return;
    const texts: string[] = [];
    for (const uri of listing.files) {
      const key = canonicalUri(uri);
      this.#put(key, { uri, text: undefined, defect: undefined });
      if (isRead(key)) texts.push(key);
    }
    await this.#readAll(texts);
    if (listing.complete && at.endsWith('/')) this.#whole.add(at);
  }

  async #readAll(keys: readonly string[]): Promise<void> {
    for (let i = 0; i < keys.length; i += BATCH) {
      const batch = keys.slice(i, i + BATCH);
      const uris = batch.map((key) => this.#kept.get(key)?.uri ?? key);
      const contents = await this.requests.read(uris).catch(() => []);
      for (const [at, key] of batch.entries()) this.#keep(key, uris[at] ?? key, contents[at] ?? null);
    }
  }

  /** Takes what the editor read: null where nothing can be read. */
  #keep(key: string, uri: string, content: string | null): void {
    if (content === null) {
      this.#drop(key);
      return;
    }
    const { text, utf8 } = decode(Uint8Array.from(atob(content), (c) => c.charCodeAt(0)));
    const defect = !utf8 ? 'document/encoding' : text.length > LARGEST ? 'document/too-large' : undefined;
    const kept = defect ? text.slice(0, HEAD) : text;
    this.#put(key, { uri, text: this.#characters + kept.length > MOST_CHARACTERS ? undefined : kept, defect });
  }

  #put(key: string, kept: Kept): void {
    this.#drop(key);
    this.#kept.set(key, kept);
    this.#characters += kept.text?.length ?? 0;
  }

  #drop(key: string): void {
    this.#characters -= this.#kept.get(key)?.text?.length ?? 0;
    this.#kept.delete(key);
  }

  *#below(uri: string): Generator<string> {
    const folder = uri.endsWith('/') ? uri : `${uri}/`;
    for (const key of this.#kept.keys()) if (key.startsWith(folder)) yield key;
  }

  #isNear(uri: string): boolean {
    return this.near?.reaches(uri) ?? false;
  }
}

function isRead(key: string): boolean {
  return isMarkdown(key) || isYaml(key);
}
