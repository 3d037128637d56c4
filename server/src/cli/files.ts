import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import picomatch from 'picomatch';
import { patternOf } from '../text/patterns.ts';
import { type Decoded, decode } from '../workspace/encoding.ts';
import { canonicalUri, type Files, isMarkdown } from '../workspace/files.ts';

/** A file to check. */
export interface Input {
  /** As shown: relative to the working directory, with `/`. */
  path: string;
  /** Absolute. */
  file: string;
  /** It was named by itself, not found in a folder or by a pattern: then it is told where it is not checked. */
  named?: boolean;
}

/** A path that led to nothing, as a message key with its parameters. */
export interface Failure {
  path: string;
  key: string;
  parameters: Record<string, string>;
}

/** What people have that is no Markdown, by the ending of its name, with what they can do: message keys. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/\.docx$/i, 'cli/is-word'],
  [/\.(?:docm|doc|dotx|odt|rtf|pages)$/i, 'cli/is-other-word'],
  [/\.pdf$/i, 'cli/is-pdf'],
];
/** What makes a path that does not exist a pattern. */
const PATTERN = /[*?[{]/;
/** Folders that are never walked into, unless they are named. */
const SKIPPED = /^(?:\.|node_modules$)/;

/** The files that paths name: files as they are (Word and PDF cannot be read), Markdown files in folders and by patterns. In order of path, each once. */
export function collect(paths: readonly string[], cwd: string): { inputs: Input[]; failures: Failure[] } {
  const files = new Map<string, boolean>();
  const failures: Failure[] = [];
  const fail = (path: string, key: string, parameters = {}): void =>
    void failures.push({ path: shown(resolve(cwd, path), cwd), key, parameters });
  const walk = (folder: string, wanted: (file: string) => boolean): void => {
    for (const entry of entriesOf(folder, (detail) => fail(folder, 'cli/unreadable', { detail }))) {
      if (SKIPPED.test(entry.name)) continue;
      const file = join(folder, entry.name);
      if (entry.isDirectory()) walk(file, wanted);
      else if (isMarkdown(entry.name) && wanted(file) && isFile(file, entry)) files.set(file, files.get(file) ?? false);
    }
  };
  for (const path of paths) {
    const file = resolve(cwd, path);
    const found = existing(file);
    if (found === 'folder') walk(file, () => true);
    else if (found === 'special') fail(path, 'cli/no-file');
    else if (found === 'file') {
      const foreign = FOREIGN.find(([ending]) => ending.test(path))?.[1];
      if (foreign) fail(path, foreign, { name: typed(path), output: typed(path.replace(/\.\w+$/, '.md')) });
      else files.set(file, true);
    } else {
      if (!PATTERN.test(path)) {
        fail(path, 'cli/missing-path');
        continue;
      }
      const { base, glob } = picomatch.scan(path);
      const start = resolve(cwd, base);
      // Of a bracket that is not closed (`a[`) no pattern is left.
      const pattern = patternOf(glob);
      let matched = false;
      if (pattern && existsSync(start))
        walk(start, (below) => {
          const matches = pattern(shown(below, start));
          matched ||= matches;
          return matches;
        });
      if (!matched) fail(path, 'cli/empty-pattern');
    }
  }
  const inputs = [...files].map(([file, named]) => ({ path: shown(file, cwd), file, named }));
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

/** A name as it is typed in a command. */
export function typed(name: string): string {
  return /\s/.test(name) ? `"${name}"` : name;
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

/**
 * What stands at a path; what cannot be told is a file, and then reading it tells why. A pipe, a device or a socket is
 * `special`: reading one may wait for ever.
 */
export function existing(path: string): 'folder' | 'file' | 'special' | undefined {
  const stat = attempt(() => statSync(path, { throwIfNoEntry: false }), 'refused' as const);
  if (stat === undefined || stat === 'refused') return stat && 'file';
  return stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : 'special';
}

/** The bytes of a file. Throws as the system does, and for a pipe, a device or a socket with the code `ENOTFILE`. */
export function readBytes(file: string): Uint8Array {
  if (existing(file) === 'special') throw Object.assign(new Error(file), { code: 'ENOTFILE' });
  return readFileSync(file);
}

/** Bytes of a file; none where that cannot be told. */
export function sizeOf(file: string): number {
  return attempt(() => statSync(file).size, 0);
}

/** Why the system refused something, as its code (`ENOENT`): `speaker` puts it in words. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}

/** A file of ours that is no document. Throws as the system does. */
export function readText(file: string): string {
  return decode(readBytes(file)).text;
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
  read: (uri) => attempt(() => readText(fileURLToPath(uri)), undefined),
  isUtf8: (uri) => attempt(() => decode(readBytes(fileURLToPath(uri))).utf8, true),
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
