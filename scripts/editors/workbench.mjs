// A real VS Code workbench, served on this machine only, with the packaged extension in it.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromiumPath, workbenchNode, workbenchServer } from './install.mjs';

const run = promisify(execFile);
const startMilliseconds = 60_000;

// Nothing in the workbench may ask for attention or go to the network while someone looks at our extension.
const quietSettings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  // As on a desktop; in a browser VS Code would save by itself.
  'files.autoSave': 'off',
};

// No marketplace: else the workbench asks it about every extension that it finds.
const env = { ...process.env, EXTENSIONS_GALLERY: '{}' };

/**
 * Starts VS Code's server with a fresh data folder and the extension of `vsix` (a packaged file) installed.
 * Resolves when it answers; `port` 0 takes any free one.
 */
export async function startWorkbench({ vsix, folder, port = 0, settings = {} }) {
  if (!existsSync(workbenchServer)) throw new Error('No workbench here yet: run `node scripts/editors/install.mjs`.');
  await checkPort(port);
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'convenant-workbench-'));
  const userDataFolder = path.join(dataFolder, 'user');
  const extensionsFolder = path.join(dataFolder, 'extensions');
  const tokenPath = path.join(dataFolder, 'token');
  const logPath = path.join(dataFolder, 'server.log');
  // The server can read and write every file of the user: whoever opens the page must know this token.
  const token = crypto.randomUUID();
  await writeFile(tokenPath, token, { mode: 0o600 });
  await mkdir(path.join(userDataFolder, 'User'), { recursive: true });
  await writeFile(path.join(userDataFolder, 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));

  const serverArguments = [
    workbenchServer,
    '--accept-server-license-terms',
    '--telemetry-level=off',
    `--server-data-dir=${path.join(dataFolder, 'server')}`,
    `--user-data-dir=${userDataFolder}`,
    `--extensions-dir=${extensionsFolder}`,
  ];
  try {
    await run(workbenchNode, [...serverArguments, '--install-extension', vsix], { env });
  } catch (error) {
    await rm(dataFolder, { recursive: true, force: true });
    throw new Error(`VS Code could not install ${vsix}:\n${error.stderr || error.message}`);
  }

  const serving = [...serverArguments, '--host=127.0.0.1', `--port=${port}`, `--connection-token-file=${tokenPath}`];
  // A page that is closed does not come back: else what ran for it runs on for hours.
  serving.push('--reconnection-grace-time=10');
  // A process group of its own, so that the extension hosts that it starts end with it.
  const server = spawn(workbenchNode, serving, { detached: true, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const killGroup = (signal) => {
    try {
      process.kill(-server.pid, signal);
    } catch {
      // It has ended already.
    }
  };
  // When our own process ends early (Ctrl-C in the tests, a crash), nothing must stay behind.
  const killOnExit = () => {
    killGroup('SIGKILL');
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', killOnExit);

  async function stop() {
    process.off('exit', killOnExit);
    killGroup('SIGTERM');
    const deadline = setTimeout(killGroup, 5000, 'SIGKILL');
    await ended;
    clearTimeout(deadline);
    killGroup('SIGKILL');
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    const answeringPort = await portOf(server, ended, logPath);
    const url = `http://127.0.0.1:${answeringPort}/?tkn=${token}&folder=${encodeURIComponent(folder)}`;
    return { url, userDataFolder, logPath, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** VS Code's server hangs without a word on a port that is in use. */
async function checkPort(port) {
  const probe = net.createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw new Error(`Port ${port} cannot be used (${error.code}); choose another one.`);
  }
  probe.close();
  await once(probe, 'close');
}

/** The port on which the server says that it listens. */
async function portOf(server, ended, logPath) {
  const log = createWriteStream(logPath);
  server.stdout.pipe(log);
  server.stderr.pipe(log);
  const listening = new Promise((resolve) => {
    let output = '';
    server.stdout.on('data', function search(chunk) {
      output += chunk;
      const port = /listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      server.stdout.off('data', search);
      resolve(port);
    });
  });
  let deadline;
  const late = new Promise((resolve) => {
    deadline = setTimeout(resolve, startMilliseconds);
  });
  const port = await Promise.race([listening, ended.then(() => undefined), late]);
  clearTimeout(deadline);
  if (port === undefined) throw new Error(`VS Code's server did not start:\n${await readFile(logPath, 'utf8')}`);
  return port;
}

/**
 * A page on `url` in Debian's Chromium, with a new profile; close it with `page.context().close()`. `language` is what VS Code
 * takes for its language: the same variable is set by a language pack.
 */
export async function openPage(url, language) {
  // Here and not above: showing the workbench in one's own browser needs no Playwright.
  const { chromium } = await import('playwright-core');
  // Pages of views come from an origin of their own, and keep a worker there: Debian's Chromium allows that only where it is asked to.
  const profile = await mkdtemp(path.join(os.tmpdir(), 'convenant-profile-'));
  await mkdir(path.join(profile, 'Default'));
  await writeFile(
    path.join(profile, 'Default/Preferences'),
    JSON.stringify({ profile: { block_third_party_cookies: false, cookie_controls_mode: 0 } }),
  );
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    viewport: { width: 1280, height: 960 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  // It may write a little longer.
  context.once('close', () => void rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }).catch(() => undefined));
  const page = context.pages()[0] ?? (await context.newPage());
  if (language !== undefined) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  return page;
}
