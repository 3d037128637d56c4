import { unescaped } from '../text/addresses.ts';

/**
 * Where files come from: the disk under Node, an editor's file system in a browser, a map in a test.
 * Addresses are URIs; the core opens nothing itself.
 */
export interface Files {
  /** The text of a file without its byte order mark; undefined where there is none. Never throws. */
  read(uri: string): string | undefined;
  /** False for a file whose bytes are not UTF-8: its letters may be read as others than were written. */
  isUtf8?(uri: string): boolean;
  /** True where something stands at that address. */
  exists(uri: string): boolean;
  /** Names in a folder, for suggestions; empty where there is none. */
  list(folder: string): string[];
  /** False where nobody can tell what stands at an address (a virtual file system): then nothing is said of it. */
  reaches?(uri: string): boolean;
  /** The address of what stands there after links; a folder's with a slash at its end. Undefined where that cannot be told. */
  real?(uri: string): string | undefined;
}

/**
 * The one spelling of an address that serves as its name: editors and file systems escape differently.
 * Each part of the path is decoded and escaped again; what has no path (`untitled:Untitled-1`) stays.
 */
export function canonicalUri(uri: string): string {
  const parts = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)(\/[^?#]*)(.*)$/is.exec(uri);
  if (!parts) return uri;
  const [, origin = '', path = '', rest = ''] = parts;
  return origin.toLowerCase() + path.split('/').map(escapeOnce).join('/') + rest;
}

function escapeOnce(part: string): string {
  const plain = unescaped(part);
  // Signs that are no escapes stay.
  if (plain === part && part.includes('%')) return part;
  // Windows: drives are written in both cases.
  return encodeURIComponent(/^[A-Z]:$/.test(plain) ? plain.toLowerCase() : plain);
}

/**
 * How a document at `from` writes the address `to` in a link: a relative path, with what would end a
 * link escaped. Undefined where there is no path between them.
 */
export function relativePath(from: string, to: string): string | undefined {
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i.exec(from)?.[0];
  if (!origin || !to.startsWith(origin)) return undefined;
  const here = folderOf(from).slice(origin.length).split('/');
  const there = to.slice(origin.length).split('/');
  let same = 0;
  while (same < here.length - 1 && same < there.length - 1 && here[same] === there[same]) same++;
  const up = '../'.repeat(here.length - 1 - same);
  const path = there.slice(same).map((part) =>
    unescaped(part)
      .replace(/[\s%?#()<>]/g, encodeURIComponent)
      .replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`),
  );
  return up + path.join('/');
}

/** The address of `target`, as written in the document at `base`; undefined where none can be made. */
export function resolveUri(base: string, target: string): string | undefined {
  if (/^untitled:/i.test(base)) return undefined;
  try {
    return new URL(target.split('/').map(encodeURIComponent).join('/'), base).href;
  } catch {
    return undefined;
  }
}

/** The ending of a document. */
export const MARKDOWN = /\.(?:md|markdown)$/i;

/** True for a file that can be a document, by its name. */
export function isMarkdown(uri: string): boolean {
  return MARKDOWN.test(uri);
}

/** True for a file that can be a configuration, or be extended by one. */
export function isYaml(uri: string): boolean {
  return /\.ya?ml$/i.test(uri);
}

/** The folder of an address, with a slash at its end. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}
