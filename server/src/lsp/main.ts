import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as zlib from 'node:zlib';
import type { Connection, MessageReader, MessageWriter } from 'vscode-languageserver';
import { Reading } from '../document/document.ts';
import { BUNDLED, bundledFramework, type Unpack } from '../framework/bundled.ts';
import { todayAt } from '../workspace/settings.ts';
import { NodeFiles } from './files.ts';
import { historyOf } from './git.ts';
import { startServer } from './server.ts';
import type { Host } from './session.ts';

/** Node has a decoder since 22.15. */
const nativeUnpack = (zlib as { zstdDecompressSync?: Unpack }).zstdDecompressSync;

/** Where messages come from and go to, instead of what the process's arguments say. */
export interface Streams {
  reader: MessageReader;
  writer: MessageWriter;
}

/**
 * Serves one editor under Node: over `--stdio`, `--node-ipc` or `--socket=PORT`, as the process's
 * arguments say, or over given streams. The process lives as long as the connection.
 * @param reading used in place of the framework beside the bundle, by what runs from source
 * @param patience see `Host`
 */
export async function serve(streams?: Streams, reading?: Reading, patience?: number): Promise<Connection> {
  // Loaded here: a worker in a browser, which has the same bundle, has none of what it needs.
  const { createConnection } = await import('vscode-languageserver/node');
  const connection = streams ? createConnection(streams.reader, streams.writer) : createConnection();
  startServer(connection, { ...nodeHost(reading), ...(patience === undefined ? {} : { patience }) });
  return connection;
}

function nodeHost(reading: Reading | undefined): Host {
  const folder = bundleFolder();
  const pages = join(folder, '..', 'docs', 'rules');
  return {
    reading: reading ?? new Reading(() => bundledFramework((file) => readFileSync(join(folder, file)), nativeUnpack)),
    disk: new NodeFiles(),
    version: process.env.CONVENANT_VERSION ?? '0.0.0',
    today: () => todayAt(new Date()),
    history: historyOf,
    rulePage: remembered((name) => {
      const page = join(pages, `${name}.md`);
      return /^[\w-]+$/.test(name) && existsSync(page) ? pathToFileURL(page).href : undefined;
    }),
  };
}

/** The folder of the bundle that runs. Run from source there is none: then what the last build left. */
function bundleFolder(): string {
  if (typeof __filename === 'string' && __filename.endsWith('.cjs')) return dirname(__filename);
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const dist = join(folder, 'dist');
    if (existsSync(join(dist, BUNDLED)) || folder === dirname(folder)) return dist;
  }
}

/** Pages are packaged with us and don't come and go. */
function remembered(find: (name: string) => string | undefined): (name: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  };
}
