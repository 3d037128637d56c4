import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './arguments.ts';
import { reason } from './files.ts';

/** What is told where a file that a command was to write cannot be written. */
export function unwritable(name: string, error: unknown): UsageError {
  const code = reason(error);
  // What is not there is the folder: the file itself is still to be made.
  return new UsageError('cli/unwritable-file', { name, detail: code === 'ENOENT' ? 'no-folder' : code });
}

/**
 * Writes what a command made to the file that was named.
 * @param over what is there already may be replaced; else it is somebody's work, and stays
 * @throws UsageError where it cannot be written
 */
export function save(name: string, content: string | Uint8Array, cwd: string, over: boolean, exists = 'cli/exists'): void {
  try {
    writeFileSync(resolve(cwd, name), content, { flag: over ? 'w' : 'wx' });
  } catch (error) {
    if (reason(error) === 'EEXIST') throw new UsageError(exists, { name });
    throw unwritable(name, error);
  }
}
