import { dirname, join, relative, resolve, sep } from 'node:path';
import { adoptedVersion, commitOf, type Git, markdownAt, textAt, textThen } from '../workspace/history.ts';
import { UsageError } from './arguments.ts';
import { collect, existing, readText, reason, repositoryOf, shown } from './files.ts';
import { gitIn } from './git.ts';
import type { Session } from './io.ts';

/** A document in one of its versions. */
export interface Versioned {
  /** As shown, relative to the working directory. */
  path: string;
  /** Absolute: where it stands, or stood. */
  file: string;
  text: string;
}

/** How the adopted version is named, in either language. */
const ADOPTED = ['adopted', 'vastgesteld'];

/** True for what stands for the version of each document that was adopted last. */
export function isAdoptedVersion(revision: string): boolean {
  return ADOPTED.includes(revision.toLowerCase());
}

/** True for what names a version in git and no file or folder. */
export function isRevision(name: string, cwd: string): boolean {
  return existing(resolve(cwd, name)) === undefined;
}

/**
 * The documents that paths name, as they are now.
 * @throws UsageError where a path is not there or cannot be read
 */
export function presentVersions(paths: readonly string[], { io, say }: Session): Versioned[] {
  const { inputs, failures } = collect(paths, io.cwd);
  const [failure] = failures;
  if (failure) throw new UsageError('compare/path', { name: failure.path, detail: say(failure.key, failure.parameters) });
  return inputs.map(({ path, file }) => {
    try {
      return { path, file, text: readText(file) };
    } catch (error) {
      throw new UsageError('compare/path', { name: path, detail: say('cli/unreadable', { detail: reason(error) }) });
    }
  });
}

/**
 * The documents at or below some paths as they were in a revision, or in their adopted versions.
 * @param present the documents there now: an adopted version is looked for of each of them
 * @throws UsageError outside a repository, and for a revision that is not there
 */
export function versionsAt(revision: string, paths: readonly string[], present: readonly Versioned[], { io }: Session): Versioned[] {
  const repository = (at: string): { git: Git; root: string } => {
    const root = repositoryOf(at);
    if (root === undefined) throw new UsageError('compare/no-repository', { name: at });
    return { git: gitIn(root), root };
  };
  const below = (root: string, file: string): string => relative(root, file).split(sep).join('/');
  if (isAdoptedVersion(revision)) {
    const adopted = present.flatMap(({ path, file }) => {
      const { git, root } = repository(dirname(file));
      const version = adoptedVersion(git, below(root, file));
      return version ? [{ path, file, text: version.text }] : [];
    });
    if (adopted.length === 0) throw new UsageError('compare/no-adopted');
    return adopted;
  }
  return paths.flatMap((path) => {
    const file = resolve(io.cwd, path);
    const { git, root } = repository(existing(file) === 'folder' ? file : dirname(file));
    const commit = commitOf(git, revision);
    if (commit === undefined) throw new UsageError('compare/no-revision', { name: revision });
    const names = markdownAt(git, commit, below(root, file));
    if (names.length === 0 && existing(file) === 'file') {
      const then = textThen(git, commit, below(root, file));
      return then ? [{ path: shown(join(root, then.path), io.cwd), file, text: then.text }] : [];
    }
    return names.flatMap((name) => {
      const text = textAt(git, commit, name);
      const at = join(root, name);
      return text === undefined ? [] : [{ path: shown(at, io.cwd), file: at, text }];
    });
  });
}
