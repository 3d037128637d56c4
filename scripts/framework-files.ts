import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameworkFiles } from '../server/src/framework/load.ts';

const FOLDER = fileURLToPath(new URL('../server/framework/', import.meta.url));

/** What recognition is trained and tested with, and schemas: no part of the framework as it is read. */
const NOT_SHIPPED = new Set(['examples', 'sections', 'sentences', 'schema']);

/** The framework's YAML files by path below `server/framework/`, without the examples, sections and sentences. */
export function frameworkFiles(): FrameworkFiles {
  const files: FrameworkFiles = {};
  const read = (folder: string): void => {
    for (const entry of readdirSync(join(FOLDER, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (!NOT_SHIPPED.has(entry.name)) read(path);
      } else if (/\.(?:yaml|json)$/.test(entry.name)) files[path] = readFileSync(join(FOLDER, path), 'utf8');
    }
  };
  read('');
  return files;
}
