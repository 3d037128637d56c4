import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GIT_GUARDS, type History } from '../workspace/history.ts';

/** The most that git may say: one document, or the commits of one. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Longer than this nobody waits for an answer. */
const LONGEST = 10_000;

/** The repository that a file stands in, and the file's path below it; undefined where it stands in none. */
export function historyOf(uri: string): History | undefined {
  if (!uri.startsWith('file:')) return undefined;
  const file = fileURLToPath(uri);
  let root = dirname(file);
  while (!existsSync(join(root, '.git'))) {
    if (root === dirname(root)) return undefined;
    root = dirname(root);
  }
  return { root, git: (...args) => answer(root, args), path: relative(root, file).split(sep).join('/') };
}

/** What git says; undefined where it fails. */
function answer(root: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', root, ...GIT_GUARDS.arguments, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...GIT_GUARDS.environment },
      maxBuffer: MOST_BYTES,
      timeout: LONGEST,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
