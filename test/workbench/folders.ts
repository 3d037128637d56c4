// The workbench of a file of tests, and a folder for each of them.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freshVsix } from '../../scripts/editors/vsix.mjs';
import { startWorkbench, type Workbench } from '../../scripts/editors/workbench.mjs';
import { withFolder } from './driver.ts';
import { examplesFolder } from './example.ts';

interface Folders {
  /** Settings of VS Code. */
  settings?: Record<string, unknown>;
  /** The documents that each folder begins with, and what it is called. */
  documents?: string;
  name?: string;
}

/**
 * Within a `describe`: has a workbench running for its tests, and a new folder for every attempt at one, as VS Code opens
 * again what was not saved in a folder.
 * @returns the folder at hand and the address of the workbench on it; only tests and hooks may ask
 */
export function workbenchInFolders({
  settings = { 'convenant.language': 'nl' },
  documents = examplesFolder,
  name = 'Hazelwaard',
}: Folders = {}): { readonly folder: string; readonly url: string } {
  let temporary: string;
  let folder: string;
  let workbench: Workbench;

  before(async () => {
    temporary = await mkdtemp(path.join(os.tmpdir(), 'convenant-workbench-'));
    workbench = await startWorkbench({ vsix: freshVsix(), folder: temporary, settings });
  });

  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(temporary, 'test-')), name);
    await cp(documents, folder, { recursive: true });
  });

  after(async () => {
    await workbench?.stop();
    await rm(temporary, { recursive: true, force: true });
  });

  return {
    get folder() {
      return folder;
    },
    get url() {
      return withFolder(workbench, folder);
    },
  };
}
