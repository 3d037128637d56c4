import { KIND_NAMES, nameOf, nearest, STATUS_NAMES } from '../names.ts';
import { type Entry, short } from '../reader.ts';
import { type Kind, LEVELS, type Level, type Status } from '../types.ts';

/** A level, or `off`, for a criterion (`feedback`) or a code (`feedback/timing`), in some documents or in all. */
export interface LevelRule {
  code: string;
  /** Holds for documents of this kind or with this status only; undefined for all. */
  when: Kind | Status | undefined;
  level: Level | 'off';
  /** The file that says so; undefined for an editor's settings. */
  file: string | undefined;
}

/** What rules come to for one document: the level per code, and the file that decided it. */
export interface DecidedLevels {
  levels: Record<string, Level | 'off'>;
  files: Record<string, string>;
}

const NAMES = [...LEVELS, 'off'] as const;
const CONDITIONS = { ...KIND_NAMES, ...STATUS_NAMES };

/** The rules of one code: a level, or levels by kind and status. */
export function readLevels(code: string, entry: Entry, file: string): LevelRule[] {
  if (!entry.isMapping) {
    const level = entry.oneOf(NAMES);
    return level ? [{ code, when: undefined, level, file }] : [];
  }
  return entry.entries().flatMap(([name, e]) => {
    const when = nameOf<Kind | Status>(CONDITIONS, name);
    const level = e.oneOf(NAMES);
    if (!when) {
      const names = Object.values<readonly string[]>(CONDITIONS).map((n) => n[0]);
      e.keyProblem(
        'configuration/condition',
        { value: short(name), names: names.join(', ') },
        nearest(name, Object.values<readonly string[]>(CONDITIONS).flat()),
      );
    }
    return when && level ? [{ code, when, level, file }] : [];
  });
}

/**
 * Rules of which the later go before the earlier: one for all documents replaces everything earlier of
 * the same code, one for a kind or a status stands beside it.
 */
export function mergeLevels(earlier: readonly LevelRule[], later: readonly LevelRule[]): LevelRule[] {
  const all = new Set(later.filter(({ when }) => when === undefined).map(({ code }) => code));
  const some = new Set(later.map(({ code, when }) => `${code} ${when ?? ''}`));
  return [...earlier.filter(({ code, when }) => !all.has(code) && !some.has(`${code} ${when ?? ''}`)), ...later];
}

/**
 * What holds for a document: of the rules for one code, that for its status goes before that for its
 * kind, and that before the one for all documents. A code goes before its criterion where a finding is
 * given its level (`checks/run.ts`).
 */
export function levelsFor(rules: readonly LevelRule[], kind: Kind | undefined, status: Status): DecidedLevels {
  const decided: DecidedLevels = { levels: {}, files: {} };
  for (const holding of [undefined, kind, status])
    for (const { code, when, level, file } of rules) {
      if (when !== holding) continue;
      decided.levels[code] = level;
      if (file) decided.files[code] = file;
      else delete decided.files[code];
    }
  return decided;
}
