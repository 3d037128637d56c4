import { words } from '../../text/words.ts';
import { alike } from './match.ts';

/** A document of a set, by its path below the folder that is compared. */
interface Named {
  name: string;
  text: string;
}

/** So much of a document tells whether it is another under a new name. */
const LONGEST = 20_000;
/** So many documents without a counterpart are laid beside each other. */
const MOST = 200;

/** Which document of one set is which of another: by name, and of those that are left by most of their words. */
export function counterparts<T extends Named>(
  before: readonly T[],
  after: readonly T[],
): { before: T | undefined; after: T | undefined }[] {
  const byName = new Map(before.map((one) => [one.name, one]));
  const left = new Set(before);
  const pairs = after.map((one) => {
    const then = byName.get(one.name);
    if (then) left.delete(then);
    return { before: then, after: one };
  });
  const read = new Map<T, string[]>();
  const wordsOf = (one: T): string[] => {
    let known = read.get(one);
    if (!known) read.set(one, (known = words(one.text.slice(0, LONGEST)).map(({ norm }) => norm)));
    return known;
  };
  for (const pair of pairs.filter((one) => !one.before).slice(0, MOST)) {
    const scored = [...left].slice(0, MOST).map((one) => ({ one, score: alike(wordsOf(one), wordsOf(pair.after)) }));
    const [best] = scored.sort((a, b) => b.score - a.score || (a.one.name < b.one.name ? -1 : 1));
    if (!best || best.score < 0.5) continue;
    pair.before = best.one;
    left.delete(best.one);
  }
  const gone = [...left].map((one) => ({ before: one, after: undefined }));
  const nameOf = (pair: { before: T | undefined; after: T | undefined }): string => (pair.after ?? pair.before)?.name ?? '';
  return [...pairs, ...gone].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}
