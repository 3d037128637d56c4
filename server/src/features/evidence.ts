import type { Assessment } from '../checks/finding.ts';
import type { Evidence } from '../document/model.ts';

/** Most pieces of evidence of a criterion that are shown, and most characters of their text. */
const MOST_EVIDENCE = 6;
export const LONGEST_TEXT = 118;

/** The evidence that tells most: one place of each element first, then what there is; in order of place. */
export function telling({ evidence, asked }: Pick<Assessment, 'evidence' | 'asked'>): Evidence[] {
  const byPlace = [...evidence].sort((a, b) => a.start - b.start || a.end - b.end);
  const chosen = new Set<Evidence>();
  for (const element of asked) {
    const first = byPlace.find((e) => e.element === element.id);
    if (first) chosen.add(first);
  }
  for (const e of byPlace) chosen.add(e);
  const kept = new Set([...chosen].slice(0, MOST_EVIDENCE));
  return byPlace.filter((e) => kept.has(e));
}
