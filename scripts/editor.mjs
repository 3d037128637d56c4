// npm run editor [-- --folder DIR] [--port N]: a VS Code in the browser with the extension in it, to try it out.
import { statSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installWorkbench, projectRoot } from './editors/install.mjs';
import { freshVsix } from './editors/vsix.mjs';
import { startWorkbench } from './editors/workbench.mjs';

const usage = `Opens a VS Code with Convenant in it in your browser, on this machine only.

  npm run editor                        with a copy of the examples
  npm run editor -- --folder DIR        with your own documents (edits are real)
  npm run editor -- --port 8123         on this port (otherwise any free one)
`;

async function main() {
  const { folder, port } = readArguments();
  await installWorkbench();
  const vsix = freshVsix();
  // From here on: the server has a process group of its own, so Ctrl-C reaches it through us only.
  const interrupt = interrupted();
  const copy = folder === undefined ? await copyOfExamples() : undefined;
  try {
    const workbench = await startWorkbench({ vsix, folder: folder ?? copy, port });
    console.log(`\nOpen in a browser:\n\n  ${workbench.url}\n\nDocuments: ${folder ?? copy}\nPress Ctrl-C to stop.`);
    await Promise.race([interrupt, workbench.ended]);
    console.log('Stopping …');
    await workbench.stop();
  } finally {
    if (copy !== undefined) await rm(copy, { recursive: true, force: true });
  }
}

function readArguments() {
  const options = { folder: { type: 'string' }, port: { type: 'string' }, help: { type: 'boolean' } };
  const { values } = parseArgs({ options });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port} is no port number.`);
  const folder = values.folder === undefined ? undefined : path.resolve(values.folder);
  if (folder !== undefined && !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`--folder ${folder} is no folder.`);
  }
  return { folder, port };
}

/** A copy, so that trying things out never changes the project. */
async function copyOfExamples() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'convenant-examples-'));
  await cp(path.join(projectRoot, 'examples'), folder, { recursive: true });
  return folder;
}

function interrupted() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
  });
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
