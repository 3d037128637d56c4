import type { sayer } from '../../checks/run.ts';
import type { ClauseChange, Comparison } from '../../features/compare/types.ts';
import type { Stretch } from '../../features/compare/words.ts';
import type { Language } from '../../framework/types.ts';

/** A document of a comparison: in both versions, or in one of them. */
export interface Compared {
  /** Relative to the working directory; of a document that is gone, where it stood. */
  path: string;
  /** The path of the earlier version, where that is another. */
  from: string | undefined;
  language: Language;
  title: string;
  /** Undefined where there is only one version. */
  comparison: Comparison | undefined;
  /** It stands in one version only. */
  only: 'before' | 'after' | undefined;
  /** Adopted versions were asked for, and no version of this document ever was one. */
  neverAdopted: boolean;
}

type Say = ReturnType<typeof sayer>;

/** Why there is no earlier version. */
export type NoEarlier = 'new-document' | 'never-adopted';

export function noEarlier(adopted: boolean): NoEarlier {
  return adopted ? 'never-adopted' : 'new-document';
}

/** Why there is one version only: a message. */
export function whyOne({ only, neverAdopted }: Pick<Compared, 'only' | 'neverAdopted'>): string {
  return `compare/${neverAdopted || only === 'after' ? noEarlier(neverAdopted) : 'gone-document'}`;
}

/** True where nothing is otherwise. */
export function isUnchanged({ comparison, only }: Compared): boolean {
  return only === undefined && (comparison?.changes.length ?? 0) === 0 && (comparison?.clauses.length ?? 0) === 0;
}

/** How a version is called: its version, status and date, as far as it says. */
export function versionName({ version, status, date }: Comparison['before'], say: Say): string {
  const about = [say(`report/status/${status}`), date].filter((part) => part !== undefined && part !== '').join(', ');
  return version ? say('compare/version', { version, about }) : about;
}

/** Where a clause stands: under which heading, and under which before where that is another. */
export function clausePlace({ before, after, state }: ClauseChange, say: Say): string {
  const name = (at: ClauseChange['before']): string => at?.label || say('compare/no-heading');
  if (!before || !after) return name(after ?? before);
  return before.label === after.label || state === 'changed'
    ? name(after)
    : say('compare/from-to', { from: name(before), to: name(after) });
}

/** What happened to a clause, in a word or two. */
export function clauseState({ state, moved }: ClauseChange, say: Say): string {
  return moved ? `${say(`compare/state/${state}`)} ${say('compare/state/also-moved')}` : say(`compare/state/${state}`);
}

/** The words of a stretch, and the space before them, which stays outside its marks. What came is kept apart from what went. */
export function apart({ in: where, text }: Stretch): { space: string; words: string } {
  const words = text.trim();
  const space = /^\s*/.exec(text)?.[0] ?? '';
  return { words, space: where === 'after' && words !== '' && space === '' && /^[\p{L}\p{N}]/u.test(words) ? ' ' : space };
}
