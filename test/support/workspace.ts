import type { Files } from '../../server/src/workspace/files.ts';
import { PREFERENCES, type Preferences } from '../../server/src/workspace/settings.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { reading } from './framework.ts';

/** Where the files of tests stand. */
export const ROOT = 'file:///map/';

/** Files that exist in memory only, by address. */
export function memoryFiles(files: ReadonlyMap<string, string>): Files {
  return {
    read: (uri) => files.get(uri),
    exists: (uri) => files.has(uri) || [...files.keys()].some((known) => known.startsWith(uri.endsWith('/') ? uri : `${uri}/`)),
    list: (folder) => [...files.keys()].filter((uri) => uri.startsWith(folder)).map((uri) => uri.slice(folder.length).replace(/\/.*/, '')),
  };
}

/** A workspace that holds documents, by path below `ROOT`, as if they were open. */
export function workspaceOf(documents: Readonly<Record<string, string>>, preferences: Partial<Preferences> = {}): Workspace {
  const files = new Map(Object.entries(documents).map(([path, text]) => [ROOT + path, text]));
  const workspace = new Workspace(reading, memoryFiles(files));
  workspace.setRoots([ROOT]);
  workspace.prefer({ ...PREFERENCES, ...preferences });
  for (const [uri, text] of files) if (/\.(?:md|markdown)$/.test(uri)) workspace.set(uri, text, true);
  return workspace;
}
