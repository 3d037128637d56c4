import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import picomatch from 'picomatch';
import { type Decoded, decode } from '../workspace/encoding.ts';
import { canonicalUri, type Files } from '../workspace/files.ts';

/** A file to check. */
export interface Input {
  /** As shown: relative to the working directory, with `/`. */
  path: string;
  /** Absolute. */
  file: string;
}

/** A path that led to nothing, as a message key with its parameters. */
export interface Failure {
  path: string;
  key: string;
  parameters: Record<string, string>;
}

const MARKDOWN = /\.(?:md|markdown)$/i;
/** What makes a path that does not exist a pattern. */
const PATTERN = /[*?[{]/;
/** Folders that are never walked into, unless they are named. */
const SKIPPED = /^(?:\.|node_modules$)/;

/** The files that paths name: files as they are, Markdown files in folders and by patterns. In order of path, each once. */
export function collect(paths: readonly string[], cwd: string): { inputs: Input[]; failures: Failure[] } {
  const files = new Set<string>();
  const failures: Failure[] = [];
  const fail = (path: string, key: string, parameters = {}): void =>
    void failures.push({ path: shown(resolve(cwd, path), cwd), key, parameters });
  const walk = (folder: string, wanted: (file: string) => boolean): void => {
    for (const entry of entriesOf(folder, (detail) => fail(folder, 'cli/unreadable', { detail }))) {
      if (SKIPPED.test(entry.name)) continue;
      const file = join(folder, entry.name);
      if (entry.isDirectory()) walk(file, wanted);
      else if (MARKDOWN.test(entry.name) && wanted(file) && isFile(file, entry)) files.add(file);
    }
  };
  for (const path of paths) {
    const file = resolve(cwd, path);
    const found = existing(file);
    if (found === 'folder') walk(file, () => true);
    else if (found === 'file') files.add(file);
    else {
      if (!PATTERN.test(path)) {
        fail(path, 'cli/missing-path');
        continue;
      }
      const { base, glob } = picomatch.scan(path);
      const start = resolve(cwd, base);
      const pattern = picomatch(glob);
      let matched = false;
      if (existsSync(start))
        walk(start, (below) => {
          const matches = pattern(shown(below, start));
          matched ||= matches;
          return matches;
        });
      if (!matched) fail(path, 'cli/empty-pattern');
    }
  }
  const inputs = [...files].map((file) => ({ path: shown(file, cwd), file }));
  return { inputs: inputs.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)), failures };
}

/** The address of a file; of a folder where the path ends in a slash. */
export function uriOf(file: string): string {
  return canonicalUri(pathToFileURL(file).href);
}

/** A path relative to a folder, with `/`. */
export function shown(file: string, folder: string): string {
  return relative(folder, file).split(sep).join('/') || '.';
}

function entriesOf(folder: string, fail: (detail: string) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    fail(reason(error));
    return [];
  }
}

/** Links to files are followed, links to folders are not: they can go round. */
function isFile(file: string, entry: Dirent): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && attempt(() => statSync(file).isFile(), false));
}

/** What stands at a path; what cannot be told is a file, and then reading it tells why. */
export function existing(path: string): 'folder' | 'file' | undefined {
  const stat = attempt(() => statSync(path, { throwIfNoEntry: false }), 'refused' as const);
  if (stat === undefined) return undefined;
  return stat !== 'refused' && stat.isDirectory() ? 'folder' : 'file';
}

/** Bytes of a file; none where that cannot be told. */
export function sizeOf(file: string): number {
  return attempt(() => statSync(file).size, 0);
}

/** Why the system refused something, without the path that messages show already. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}

/** A file of ours that is no document. Throws as the system does. */
export function readText(file: string): string {
  return decode(readFileSync(file)).text;
}

/** Throws as the system does. */
export function writeText(file: string, text: string): void {
  writeFileSync(file, text);
}

/** Puts a changed text in the bytes of its file: the same mark at its start. */
export function encode(text: string, { bom }: Pick<Decoded, 'bom'>): Uint8Array {
  return new TextEncoder().encode(bom ? `\ufeff${text}` : text);
}

/** Files on disk, for references and configuration. */
export const diskFiles: Files = {
  read: (uri) => attempt(() => decode(readFileSync(fileURLToPath(uri))).text, undefined),
  exists: (uri) => attempt(() => existsSync(fileURLToPath(uri)), false),
  real: (uri) => attempt(() => uriOf(realpathSync(fileURLToPath(uri)) + (uri.endsWith('/') ? '/' : '')), undefined),
  list: (folder) => attempt(() => readdirSync(fileURLToPath(folder)).sort(), []),
};

/** Asking after a file never throws: one that cannot be read is not there. */
function attempt<T, U>(ask: () => T, otherwise: U): T | U {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}

/**
 * Folders above which no configuration is looked for: the repository that a path is in, as an editor
 * has that open, so that the folder from which one happens to check makes no difference.
 */
export function rootsOf(paths: readonly string[], cwd: string): string[] {
  const roots = new Set<string>();
  for (const path of [cwd, ...paths.map((p) => resolve(cwd, p))]) {
    const folder = existing(path) === 'folder' ? path : dirname(path);
    roots.add(repositoryOf(folder) ?? (`${folder}/`.startsWith(`${cwd}/`) ? cwd : folder));
  }
  return [...roots];
}

/** The nearest folder at or above one that holds a repository. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existing(join(at, '.git'))) return at;
    if (at === dirname(at)) return undefined;
  }
}
