// Finds the packaged extension, and packages it when it is missing or older than what was built.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './install.mjs';

const builtFolder = path.join(projectRoot, 'dist');

export function freshVsix() {
  const vsix = newestVsix();
  if (vsix !== undefined && changedAt(vsix) >= newestBuild()) return vsix;
  console.log('Packaging the extension (npm run package) …');
  const { status } = spawnSync('npm', ['run', 'package'], { cwd: projectRoot, stdio: 'inherit' });
  const packaged = newestVsix();
  if (status !== 0 || packaged === undefined) throw new Error('`npm run package` made no convenant-*.vsix.');
  return packaged;
}

function newestVsix() {
  const packages = readdirSync(projectRoot)
    .filter((name) => /^convenant-.*\.vsix$/.test(name))
    .map((name) => path.join(projectRoot, name));
  return packages.sort((one, other) => changedAt(other) - changedAt(one))[0];
}

function newestBuild() {
  if (!existsSync(builtFolder)) return Number.POSITIVE_INFINITY;
  const files = readdirSync(builtFolder, { recursive: true });
  return Math.max(...files.map((name) => changedAt(path.join(builtFolder, name))));
}

function changedAt(file) {
  return statSync(file).mtimeMs;
}
