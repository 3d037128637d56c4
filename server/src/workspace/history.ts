import { readFrontMatter } from '../document/front-matter.ts';
import { isMarkdown } from './files.ts';

/** Asks git something in a repository; undefined where it fails. Whoever makes one sees to it that git runs nothing that the repository names. */
export type Git = (...args: string[]) => string | undefined;

/**
 * What git is told whatever it is asked, before the command and in its environment: to run no program that the repository's
 * own settings name (a watcher, a checker of signatures), and to fetch nothing. A folder may be anybody's.
 */
export const GIT_GUARDS = {
  arguments: ['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false', '-c', 'core.quotePath=false'],
  environment: { GIT_ALLOW_PROTOCOL: '', GIT_NO_LAZY_FETCH: '1' },
} as const;

/** The version of a file in a commit. */
export interface Committed {
  commit: string;
  text: string;
}

/** So many commits of a file are looked through. */
const MOST_COMMITS = 500;

/** The commit that a revision names; undefined where git knows none. */
export function commitOf(git: Git, revision: string): string | undefined {
  return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)?.trim() || undefined;
}

/** What a file held in a commit; undefined where it was not there. @param path below the repository, with `/` */
export function textAt(git: Git, commit: string, path: string): string | undefined {
  return git('show', '--no-textconv', '--end-of-options', `${commit}:${path}`)?.replace(/^\ufeff/, '');
}

/** The Markdown files of a commit, below a folder of the repository. */
export function markdownAt(git: Git, commit: string, folder: string): string[] {
  const listed = git('ls-tree', '-r', '-z', '--name-only', '--full-tree', commit, '--', folder === '' ? '.' : folder) ?? '';
  return listed.split('\0').filter(isMarkdown);
}

/** The adopted version of a document: that of the last commit in which its front matter says so, under whatever name it then had. */
export function adoptedVersion(git: Git, path: string): Committed | undefined {
  const log = git('log', `--max-count=${MOST_COMMITS}`, '--follow', '--format=%x00%H', '--name-only', '--no-ext-diff', '--', path) ?? '';
  for (const entry of log.split('\0')) {
    const [commit = '', ...names] = entry.split('\n').filter((line) => line !== '');
    const name = names.at(-1);
    if (name === undefined) continue;
    const text = textAt(git, commit, name);
    if (text !== undefined && isAdopted(text)) return { commit, text };
  }
  return undefined;
}

function isAdopted(text: string): boolean {
  const source = /^\ufeff?(---[ \t]*\r?\n[\s\S]{0,40000}?\r?\n(?:---|\.\.\.))[ \t]*(?:\r?\n|$)/.exec(text)?.[1];
  return source !== undefined && readFrontMatter(source, 0).status === 'adopted';
}
