import { readFrontMatter } from '../document/front-matter.ts';
import { isMarkdown } from './files.ts';

/** Asks git something in a repository; undefined where it fails. Whoever makes one sees to it that git runs nothing that the repository names. */
export type Git = (...args: string[]) => string | undefined;

/** The repository that a file stands in. */
export interface History {
  /** The folder of the repository. */
  root: string;
  git: Git;
  /** The file's path below it, with `/`. */
  path: string;
}

/**
 * What git is told whatever it is asked, before the command and in its environment: to run no program that the repository's
 * own settings name (a watcher, a checker of signatures), and to fetch nothing. A folder may be anybody's, and a name in it anything.
 */
export const GIT_GUARDS = {
  arguments: ['--literal-pathspecs', '-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false', '-c', 'core.quotePath=false'],
  environment: { GIT_ALLOW_PROTOCOL: '', GIT_NO_LAZY_FETCH: '1' },
} as const;

/** A commit that gave a file a version. */
export interface Version {
  commit: string;
  /** The day on which its author made it, as `2026-11-22`. */
  date: string;
  /** The first line of what its author wrote with it. */
  subject: string;
  /** The file's name in it, below the repository. */
  path: string;
}

/** The version of a file in a commit, with its text. */
export type Committed = Version & { text: string };

/** So many commits of a file are looked through. */
const MOST_COMMITS = 500;
/** So many versions are read at a time: first a few, as the one that is looked for is mostly a recent one. */
const AT_ONCE = { first: 8, later: 64 };

/** The commit that a revision names; undefined where git knows none. */
export function commitOf(git: Git, revision: string): string | undefined {
  return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)?.trim() || undefined;
}

/** What a file held in a commit; undefined where it was not there. @param path below the repository, with `/` */
export function textAt(git: Git, commit: string, path: string): string | undefined {
  const text = git('show', '--no-textconv', '--end-of-options', `${commit}:${path}`);
  return text === undefined ? undefined : withoutMark(text);
}

/** What a file held in a commit under the name that it then had; undefined where it was not there. @param path as it is now */
export function textThen(git: Git, commit: string, path: string): { path: string; text: string } | undefined {
  const versions = versionsOf(git, [path]);
  const named = versions.find((version) => version.commit === commit)?.path ?? path;
  for (const name of new Set([named, ...versions.map((version) => version.path)])) {
    const text = textAt(git, commit, name);
    if (text !== undefined) return { path: name, text };
  }
  return undefined;
}

/** The Markdown files of a commit, below a folder of the repository. */
export function markdownAt(git: Git, commit: string, folder: string): string[] {
  const listed = git('ls-tree', '-r', '-z', '--name-only', '--full-tree', commit, '--', folder === '' ? '.' : folder) ?? '';
  return listed.split('\0').filter(isMarkdown);
}

/**
 * The commits that gave files a version, the last first. One file is followed under the names that it had before.
 * @param most so many at the most
 * @returns none where git fails: nothing was committed, or git is not there
 */
export function versionsOf(git: Git, paths: readonly string[], most = MOST_COMMITS): Version[] {
  const follow = paths.length === 1 ? ['--follow'] : [];
  const log =
    git(
      'log',
      `--max-count=${most}`,
      ...follow,
      '--diff-filter=d',
      '--date=short',
      '--format=%x00%H%x00%ad%x00%s',
      '--name-only',
      '--no-ext-diff',
      '--',
      ...paths,
    ) ?? '';
  const parts = log.split('\0').slice(1);
  const versions: Version[] = [];
  for (let i = 0; i + 2 < parts.length; i += 3) {
    const [commit = '', date = '', rest = ''] = parts.slice(i, i + 3);
    const [subject = '', ...names] = rest.split('\n').filter((line, n) => n === 0 || line !== '');
    const path = names.at(-1);
    if (path !== undefined) versions.push({ commit, date, subject, path });
  }
  return versions;
}

/** The adopted version of a document: that of the last commit in which its front matter says so, under whatever name it then had. */
export function adoptedVersion(git: Git, path: string): Committed | undefined {
  const versions = versionsOf(git, [path]);
  for (let from = 0, count = AT_ONCE.first; from < versions.length; from += count, count = AT_ONCE.later) {
    const some = versions.slice(from, from + count);
    const texts = textsOf(git, some);
    const found = some.findIndex((_, i) => isAdopted(texts[i] ?? ''));
    const version = some[found];
    if (version) return { ...version, text: texts[found] ?? '' };
  }
  return undefined;
}

/** What a file held in several versions, by one question: git shows each commit, as a mark, before the text in it. */
function textsOf(git: Git, versions: readonly Version[]): (string | undefined)[] {
  const objects = versions.flatMap(({ commit, path }) => [commit, `${commit}:${path}`]);
  const shown = git('show', '--no-textconv', '--no-patch', '--format=%x00%H', '--end-of-options', ...objects);
  const texts = shown?.split(/\0[\da-f]{40,64}\n/).slice(1);
  // One that is not there has git say nothing of any, and there can be too much to say at once: then one by one.
  if (texts?.length !== versions.length) return versions.map(({ commit, path }) => textAt(git, commit, path));
  return texts.map(withoutMark);
}

/** Without the mark of its encoding that a text may begin with. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}

function isAdopted(text: string): boolean {
  const source = /^(---[ \t]*\r?\n[\s\S]{0,40000}?\r?\n(?:---|\.\.\.))[ \t]*(?:\r?\n|$)/.exec(text)?.[1];
  return source !== undefined && readFrontMatter(source, 0).status === 'adopted';
}
