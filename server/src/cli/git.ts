import { execFileSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { GIT_GUARDS, type Git } from '../workspace/history.ts';
import { UsageError } from './arguments.ts';
import { type Input, repositoryOf } from './files.ts';

/** The most that git may say: a name for each of a great many files. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The files that differ from where the work began: from the last commit that `revision` and the present one share,
 * so that what others did on a branch meanwhile does not count. What is not committed, or not even added, counts.
 * @param inputs the files to choose from, in one repository or several
 * @param cwd the folder whose repository is asked where there are no files
 * @returns a test for a file, by its absolute path
 * @throws UsageError outside a repository, without git, and for a revision that is not there
 */
export function changedSince(revision: string, inputs: readonly Pick<Input, 'file'>[], cwd: string): (file: string) => boolean {
  const repositories = new Map<string, string | undefined>();
  const repositoryAt = (folder: string): string => {
    if (!repositories.has(folder)) repositories.set(folder, repositoryOf(folder));
    const found = repositories.get(folder);
    if (found === undefined) throw new UsageError('changed/no-repository', { name: folder });
    return found;
  };
  const folders = inputs.length > 0 ? inputs.map(({ file }) => dirname(file)) : [cwd];
  const changed = new Set<string>();
  for (const repository of new Set(folders.map(repositoryAt)))
    for (const path of changedIn(repository, revision)) changed.add(resolve(repository, path));
  return (file) => changed.has(file);
}

/** Paths below a repository. */
function changedIn(repository: string, revision: string): string[] {
  const untracked = listed(repository, git(repository, 'ls-files', '--others', '--exclude-standard', '-z'));
  const commit = commitOf(repository, revision);
  // Before the first commit everything is new.
  if (commit === undefined) return [...untracked, ...listed(repository, git(repository, 'ls-files', '-z'))];
  const base = git(repository, 'merge-base', commit, 'HEAD')?.trim() || commit;
  return [
    ...untracked,
    ...listed(repository, ofFilesNow(repository, 'diff', '--name-only', '-z', '--relative', '--no-renames', '--no-ext-diff', base)),
  ];
}

/** The commit that a revision names; none where nothing was committed yet and that is what is named. */
function commitOf(repository: string, revision: string): string | undefined {
  const commit = git(repository, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)?.trim();
  if (commit) return commit;
  if (revision === 'HEAD' && git(repository, 'rev-parse', '--is-inside-work-tree') !== undefined) return undefined;
  throw new UsageError('changed/no-revision', { name: revision });
}

/** The paths that git told; what it was asked must not fail. */
function listed(repository: string, paths: string | undefined): string[] {
  // As git made of it what it could, and that is nothing, this is no repository to it (a damaged one, or somebody else's).
  if (paths === undefined) throw new UsageError('changed/no-repository', { name: repository });
  return paths.split('\0').filter((path) => path !== '');
}

/** Git as it answers in a repository. @throws UsageError where there is no git */
export function gitIn(repository: string): Git {
  return (...args) => git(repository, ...args);
}

/**
 * What git says of files as they are now. To tell whether one differs, it would run the filters that the repository's own
 * settings name: these are settings of this one command, empty, instead.
 */
function ofFilesNow(repository: string, ...args: string[]): string | undefined {
  const keys = git(
    repository,
    'config',
    '--local',
    '--includes',
    '--name-only',
    '-z',
    '--get-regexp',
    '^filter\\..*\\.(clean|process|required)$',
  );
  const names = (keys ?? '').split('\0').filter((key) => key !== '');
  const settings = names.flatMap((key, i) => [
    [`GIT_CONFIG_KEY_${i}`, key],
    [`GIT_CONFIG_VALUE_${i}`, key.endsWith('.required') ? 'false' : ''],
  ]);
  return answer(repository, args, { GIT_CONFIG_COUNT: String(names.length), ...Object.fromEntries(settings) });
}

function git(repository: string, ...args: string[]): string | undefined {
  return answer(repository, args);
}

/** What git says; undefined where it fails. */
function answer(repository: string, args: readonly string[], settings: Readonly<Record<string, string>> = {}): string | undefined {
  try {
    return execFileSync('git', ['-C', repository, ...GIT_GUARDS.arguments, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...GIT_GUARDS.environment, ...settings },
      maxBuffer: MOST_BYTES,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UsageError('changed/no-git');
    return undefined;
  }
}
