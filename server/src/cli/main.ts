import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import * as zlib from 'node:zlib';
import { bundledFramework, type Unpack } from '../framework/bundled.ts';
import { todayAt } from '../workspace/settings.ts';
import type { Io } from './io.ts';
import { run } from './run.ts';
import { serveThread } from './threads.ts';

/** Node has a decoder since 22.15. */
const nativeUnpack = (zlib as { zstdDecompressSync?: Unpack }).zstdDecompressSync;

/** The command line as `dist/cli.cjs`, beside the framework that the build made. */
const io: Io = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  stdin: async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  },
  cwd: process.cwd(),
  env: process.env,
  terminal: { stdout: process.stdout.isTTY === true, stderr: process.stderr.isTTY === true },
  framework: () => bundledFramework((file) => readFileSync(join(__dirname, file)), nativeUnpack),
  version: process.env.CONVENANT_VERSION ?? '',
  today: todayAt(new Date()),
  script: __filename,
};

if (isMainThread) {
  // A reader that has seen enough (`convenant check | head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  run(process.argv.slice(2), io).then(
    (status) => {
      process.exitCode = status;
    },
    // Without its own parts the program cannot say anything in words; it could not run.
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    },
  );
} else serveThread(io);
