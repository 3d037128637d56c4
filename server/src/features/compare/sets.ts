import { words } from '../../text/words.ts';

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
  const read = new Map<T, Bag>();
  const wordsOf = (one: T): Bag => {
    let known = read.get(one);
    if (!known) read.set(one, (known = bagOf(one.text.slice(0, LONGEST))));
    return known;
  };
  for (const pair of pairs.filter((one) => !one.before).slice(0, MOST)) {
    const scored = [...left].slice(0, MOST).map((one) => ({ one, score: alikeIn(wordsOf(one), wordsOf(pair.after)) }));
    const [best] = scored.sort((a, b) => b.score - a.score || (a.one.name < b.one.name ? -1 : 1));
    if (!best || best.score < 0.5) continue;
    pair.before = best.one;
    left.delete(best.one);
  }
  const gone = [...left].map((one) => ({ before: one, after: undefined }));
  const nameOf = (pair: { before: T | undefined; after: T | undefined }): string => (pair.after ?? pair.before)?.name ?? '';
  return [...pairs, ...gone].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** How often each word of a text stands in it, and how many there are. */
interface Bag {
  counts: Map<string, number>;
  size: number;
}

function bagOf(text: string): Bag {
  const all = words(text);
  const counts = new Map<string, number>();
  for (const { norm } of all) counts.set(norm, (counts.get(norm) ?? 0) + 1);
  return { counts, size: all.length };
}

/** Share of words in common, as `alike` has it; counted once a document, as each is laid beside many. */
function alikeIn(a: Bag, b: Bag): number {
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [word, count] of few.counts) shared += Math.min(count, many.counts.get(word) ?? 0);
  return a.size + b.size === 0 ? 1 : (2 * shared) / (a.size + b.size);
}
