import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Where the peers are installed and everything that is measured stands. */
export const FOLDER = join(ROOT, '.cache/bench');

/** Installs the tools that we compare with, unless they are there as `package.json` asks. */
export function installPeers(): void {
  const wanted = join(ROOT, 'scripts/bench/package.json');
  const installed = join(FOLDER, 'package.json');
  if (
    existsSync(join(FOLDER, 'node_modules/.package-lock.json')) &&
    existsSync(installed) &&
    readFileSync(installed, 'utf8') === readFileSync(wanted, 'utf8')
  )
    return;
  mkdirSync(FOLDER, { recursive: true });
  cpSync(wanted, installed);
  console.log('Installing the tools to compare with in .cache/bench …');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], { cwd: FOLDER, stdio: 'inherit' });
  if (status !== 0) throw new Error('npm install failed in .cache/bench');
}

/** The version of an installed package. */
export function versionOf(name: string, folder = FOLDER): string {
  return (JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
}

/** The script that a package runs as a command. */
export function binary(name: string): string {
  const folder = join(FOLDER, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0]);
  return join(folder, file ?? '');
}
