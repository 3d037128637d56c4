/**
 * Builds `dist/`: the client and the server of the extension, the command line, and the framework as
 * JSON with its models beside it, checked here so that what ships is whole. `--watch` is left to the editor.
 */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compress, init } from '@bokuweb/zstd-wasm';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { BUNDLED } from '../server/src/framework/bundled.ts';
import { loadFramework } from '../server/src/framework/load.ts';
import { problemMessage } from '../server/src/framework/messages.ts';
import { LANGUAGES } from '../server/src/framework/types.ts';
import { frameworkFiles } from './framework-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist/`;
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

const { framework, problems } = loadFramework(frameworkFiles());
for (const problem of problems) {
  const { file, line, column, parameters } = problem;
  console.error(`server/framework/${file}:${line}:${column} ${parameters.path}: ${problemMessage(problem, framework.messages.en)}`);
}
if (problems.length > 0) process.exit(1);
await init();
// The models are the largest part and one of them is rarely needed: each stands by itself, small, and is unpacked on demand.
const packed: Partial<typeof framework.subjects> = {};
for (const language of LANGUAGES) {
  const model = framework.subjects[language];
  if (model === undefined) continue;
  packed[language] = `subjects.${language}.zst`;
  pack(packed[language], model);
}
pack(BUNDLED, JSON.stringify({ ...framework, subjects: packed }));

/** With Zstandard, as hard as it can: browsers have no decoder for it, but a small one in JavaScript is faster than Node's own for Brotli. */
function pack(file: string, text: string): void {
  writeFileSync(dist + file, compress(new TextEncoder().encode(text), 22));
}

/**
 * The protocol's packages give their part for browsers to bundles for browsers only; ours serve both, and load each part in
 * its own place (`host.ts`, `worker.ts`). Each package finds the version that it was made for.
 */
const forBothHosts: Plugin = {
  name: 'for both hosts',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^vscode-[\w-]+\/browser$/ }, async ({ path, kind, resolveDir }) => {
      const node = await resolve(path.replace('browser', 'node'), { kind, resolveDir });
      return { path: node.path.replace(/node(?=[\\/]main\.js$)/, 'browser'), errors: node.errors };
    });
    // Of others, the part that needs no Node serves both.
    onResolve({ filter: /^#min(?:path|proc|url)$/ }, ({ path, importer }) => ({
      path: join(dirname(importer), `${path.slice(1)}.browser.js`),
    }));
    onResolve({ filter: /^yaml$/ }, () => ({ path: `${root}node_modules/yaml/browser/dist/index.js` }));
  },
};

const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  absWorkingDir: root,
  define: { 'process.env.CONVENANT_VERSION': JSON.stringify(version) },
  // Packages that offer ES modules bundle smaller and start faster from them.
  mainFields: ['module', 'main'],
  plugins: [forBothHosts],
};

/** What the command line loads as a bundle of its own, and only when it is asked to. */
const apart: Plugin = {
  name: 'apart',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\/word\.ts$/ }, () => ({ path: './word.cjs', external: true }));
    onResolve({ filter: /^\.\.\/lsp\/start\.ts$/ }, () => ({ path: './server.cjs', external: true }));
  },
};

await Promise.all([
  build({ ...common, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.js', external: ['vscode'] }),
  // A worker in a browser has no `require`; there, nothing is done with the modules of Node that it would give.
  build({
    ...common,
    entryPoints: ['server/src/lsp/start.ts'],
    outfile: 'dist/server.cjs',
    banner: { js: "var require=typeof require=='function'?require:()=>({});" },
  }),
  build({
    ...common,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [forBothHosts, apart],
  }),
  // Word documents are read and written by the command line alone.
  build({ ...common, entryPoints: ['server/src/cli/word.ts'], outfile: 'dist/word.cjs' }),
]);
// npm marks a command as one that can be run when it links it, and a build that comes later makes the file anew.
chmodSync(`${dist}cli.cjs`, 0o755);
