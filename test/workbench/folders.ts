// The workbench of a file of tests, and a folder for each of them; the same tests in each of the hosts that extensions have.
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

/** The folder at hand and the address of the workbench on it; only tests and hooks may ask. */
export interface AtHand {
  readonly folder: string;
  readonly url: string;
  /** What VS Code's server keeps, of which every path of its processes begins. */
  readonly dataFolder: string;
}

/**
 * Within a `describe`: has a workbench running for its tests, and a new folder for every attempt at one, as VS Code opens
 * again what was not saved in a folder.
 */
export function workbenchInFolders({
  settings = { 'convenant.language': 'nl' },
  documents = examplesFolder,
  name = 'Hazelwaard',
}: Folders = {}): AtHand {
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
    get dataFolder() {
      return path.dirname(workbench.userDataFolder);
    },
  };
}

/**
 * Where our extension runs: in Node, as on a desktop, or in a worker of the browser, as on vscode.dev. There it has no Node, and
 * reads documents through the editor only. VS Code's own extension for Markdown stays in Node, as this VS Code has it for no browser: what
 * ours adds to its preview is in `web.test.ts`.
 */
export type Host = 'desktop' | 'web';

const HOSTS: Record<Host, Record<string, unknown>> = { desktop: {}, web: { 'remote.extensionKind': { 'convenant.convenant': ['ui'] } } };

/** Describes the same tests for each host: what a person does and sees is to be the same in both. */
export function describeInHosts(title: string, folders: Folders, tests: (at: AtHand, host: Host) => void): void {
  for (const host of Object.keys(HOSTS) as Host[])
    describe(`${title} (${host})`, function () {
      this.timeout(300_000);
      const { settings = { 'convenant.language': 'nl' } } = folders;
      tests(workbenchInFolders({ ...folders, settings: { ...settings, ...HOSTS[host] } }), host);
    });
}

/** A test of what is the same code in each host: in one of them is enough, as each workbench takes its time. */
export function onDesktop(host: Host, title: string, test: () => Promise<void>): void {
  if (host === 'desktop') it(title, test);
}
