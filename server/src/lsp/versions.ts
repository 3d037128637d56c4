import type { sayer } from '../checks/run.ts';
import { adoptedVersion, commitOf, type Git, textThen, versionsOf } from '../workspace/history.ts';
import type { Host } from './session.ts';

type Say = ReturnType<typeof sayer>;

/** The revision that stands for the last version whose front matter says that it is adopted. */
export const ADOPTED = 'adopted';
/** So many commits are offered. */
const MOST_OFFERED = 30;
/** Of so many documents of a set the commits are looked for. */
const MOST_DOCUMENTS = 100;
const LONGEST_SUBJECT = 120;

/** What something can be compared with; without choices the title says why there is nothing. */
export interface VersionChoices {
  title: string;
  /** `since` is what to ask for; null is to compare with nothing. */
  choices: { label: string; description: string; since: string | null }[];
  /** How to ask for a revision that is not among the choices. */
  other: { label: string; title: string; example: string } | undefined;
}

/** What a document can be compared with: its adopted version, the last commits that touched it, another revision. */
export function documentVersions(host: Host, key: string, say: Say): VersionChoices {
  const history = host.history?.(key);
  const versions = history ? versionsOf(history.git, [history.path], MOST_OFFERED) : [];
  if (!history || versions.length === 0) return { title: say(...noVersion(host, key, ADOPTED)), choices: [], other: undefined };
  const adopted = adoptedVersion(history.git, history.path);
  return {
    title: say('versions/document'),
    choices: [
      ...(adopted ? [{ label: say('versions/adopted'), description: adopted.date, since: ADOPTED }] : []),
      ...versions.map(offered),
    ],
    other: other(say),
  };
}

/** What the report on documents can be compared with: nothing, the adopted version of each, the last commits that touched one of them. */
export function reportVersions(host: Host, keys: readonly string[], say: Say): VersionChoices {
  const [first, ...more] = keys.slice(0, MOST_DOCUMENTS).flatMap((key) => host.history?.(key) ?? []);
  const paths = first ? [first, ...more.filter(({ root }) => root === first.root)].map(({ path }) => path) : [];
  const versions = first ? versionsOf(first.git, paths, MOST_OFFERED) : [];
  if (versions.length === 0) return { title: '', choices: [], other: undefined };
  return {
    title: say('versions/report'),
    choices: [
      { label: say('versions/none'), description: '', since: null },
      { label: say('versions/each-adopted'), description: '', since: ADOPTED },
      ...versions.map(offered),
    ],
    other: other(say),
  };
}

/** What a document held in an earlier version, under the name that it then had; undefined where there is none. */
export function earlierText(host: Host, key: string, since: string): string | undefined {
  const history = host.history?.(key);
  if (!history) return undefined;
  const { git, path } = history;
  if (since === ADOPTED) return adoptedVersion(git, path)?.text;
  const commit = commitOf(git, since);
  return commit === undefined ? undefined : textThen(git, commit, path)?.text;
}

/** Whether git knows a revision where at least one of some documents stands. */
export function isKnown(host: Host, keys: readonly string[], since: string): boolean {
  const repositories = new Map(keys.flatMap((key) => host.history?.(key) ?? []).map(({ root, git }) => [root, git]));
  return since === ADOPTED || [...repositories.values()].some((git) => commitOf(git, since) !== undefined);
}

/** Why there is no earlier version of a document: a message, and what it is filled in with. */
export function noVersion(host: Host, key: string, since: string): [message: string, parameters: Record<string, string>] {
  const parameters = { name: since };
  if (!host.history) return ['versions/no-git', parameters];
  const history = host.history(key);
  if (!history) return ['versions/no-repository', parameters];
  const { git, path } = history;
  if (!answers(git)) return ['versions/no-answer', parameters];
  if (versionsOf(git, [path], 1).length === 0) return ['versions/not-committed', parameters];
  if (since === ADOPTED) return ['compare/no-adopted', parameters];
  return [commitOf(git, since) === undefined ? 'versions/unknown' : 'versions/absent', parameters];
}

function offered({ subject, date, commit }: { subject: string; date: string; commit: string }): VersionChoices['choices'][number] {
  return { label: subject.slice(0, LONGEST_SUBJECT) || commit.slice(0, 8), description: `${date} · ${commit.slice(0, 8)}`, since: commit };
}

function other(say: Say): VersionChoices['other'] {
  return { label: say('versions/other'), title: say('versions/other-title'), example: say('versions/other-example') };
}

function answers(git: Git): boolean {
  return git('rev-parse', '--git-dir') !== undefined;
}
