import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decode, HEAD } from '../workspace/encoding.ts';
import { canonicalUri, type Files, isMarkdown } from '../workspace/files.ts';
import { LARGEST } from '../workspace/workspace.ts';

/** Why a file is not checked: the code of the finding that says so. */
export type Defect = 'document/too-large' | 'document/encoding';

/** The files of the workspace, as the server needs them. */
export interface Disk extends Files {
  reaches(uri: string): boolean;
  /** Why a file is not read whole; undefined where it is, or is not there. */
  defect(uri: string): Defect | undefined;
  /** Addresses of the Markdown files in a folder and below, in a fixed order; lazily, so that a caller can stop. */
  markdown(folder: string): Iterable<string>;
  /** Asks for what can only be asked for of folders, once; resolves when it is there. Undefined where nothing is waited for. */
  fill?(folders: readonly string[]): Promise<void> | undefined;
  /** The same for files and folders that may have changed. */
  refresh?(uris: readonly string[]): Promise<void> | undefined;
}

interface Read {
  modified: number;
  size: number;
  text: string;
  defect: Defect | undefined;
}

/** Folders that hold no documents of the author's own. */
const SKIPPED = /^(?:\.|node_modules$)/;
/** Files whose text is kept: what the documents that are being edited refer to. */
const MOST_KEPT = 64;

/** Files on disk. Nothing here throws: what cannot be read is not there. A file that did not change is not read again. */
export class NodeFiles implements Disk {
  readonly #kept = new Map<string, Read>();

  read(uri: string): string | undefined {
    return this.#read(uri)?.text;
  }

  isUtf8(uri: string): boolean {
    return this.defect(uri) !== 'document/encoding';
  }

  defect(uri: string): Defect | undefined {
    return this.#read(uri)?.defect;
  }

  exists(uri: string): boolean {
    return attempt(() => existsSync(fileURLToPath(uri)), false);
  }

  list(folder: string): string[] {
    return attempt(() => readdirSync(fileURLToPath(folder)).sort(), []);
  }

  real(uri: string): string | undefined {
    return attempt(() => canonicalUri(pathToFileURL(realpathSync(fileURLToPath(uri)) + (uri.endsWith('/') ? '/' : '')).href), undefined);
  }

  reaches(uri: string): boolean {
    return uri.startsWith('file:');
  }

  *markdown(folder: string): Iterable<string> {
    const path = attempt(() => fileURLToPath(folder), undefined);
    if (path) yield* this.#walk(path);
  }

  *#walk(folder: string): Iterable<string> {
    const entries = attempt(() => readdirSync(folder, { withFileTypes: true }), []).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (SKIPPED.test(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) yield* this.#walk(path);
      else if (isMarkdown(entry.name) && isFile(path, entry)) yield canonicalUri(pathToFileURL(path).href);
    }
  }

  #read(uri: string): Read | undefined {
    const stat = attempt<Stats | undefined>(() => statSync(fileURLToPath(uri), { throwIfNoEntry: false }), undefined);
    if (!stat?.isFile()) return undefined;
    const known = this.#kept.get(uri);
    if (known && known.modified === stat.mtimeMs && known.size === stat.size) return known;
    const bytes = attempt(() => readFileSync(fileURLToPath(uri)), undefined);
    if (!bytes) return undefined;
    const { text, utf8 } = decode(bytes);
    const defect = !utf8 ? 'document/encoding' : text.length > LARGEST ? 'document/too-large' : undefined;
    const read: Read = { modified: stat.mtimeMs, size: stat.size, text: defect ? text.slice(0, HEAD) : text, defect };
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(uri, read);
    return read;
  }
}

/** Links to files are followed, links to folders are not: they can go round. */
function isFile(path: string, entry: Dirent): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && attempt(() => statSync(path).isFile(), false));
}

function attempt<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}

/** True for a path below a root that leads through a hidden folder or packages, or to a hidden file. */
export function isSkipped(path: string): boolean {
  return path.split('/').some((part) => SKIPPED.test(part));
}

/** True for a document that a scan of its folder would find: a Markdown file outside hidden folders and packages. */
export function isScanned(uri: string, roots: readonly string[]): boolean {
  const root = roots.find((r) => uri.startsWith(r));
  if (root === undefined || !isMarkdown(uri)) return false;
  return !isSkipped(uri.slice(root.length));
}
