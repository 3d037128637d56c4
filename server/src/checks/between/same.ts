/** How many of the words of the shorter list stand in the longer: 0 for none, 1 for all; 0 where one is empty. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return 0;
  return shared(short, setOf(long)) / short.length;
}

/** How many of all words stand in both lists: 1 where they hold the same words. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const both = shared(a, setOf(b));
  const all = a.length + b.length - both;
  return all === 0 ? 0 : both / all;
}

function shared(list: readonly string[], known: ReadonlySet<string>): number {
  let count = 0;
  for (const word of list) if (known.has(word)) count++;
  return count;
}

/** A list of a large set of documents is held beside hundreds of others. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The words of a list as a set; a list is not changed after it was made. */
export function setOf(list: readonly string[]): ReadonlySet<string> {
  let set = sets.get(list);
  if (!set) sets.set(list, (set = new Set(list)));
  return set;
}

/** True where two texts hold the same amounts: `tot € 100` is not `tot € 150`. */
export function sameNumbers(a: readonly string[], b: readonly string[]): boolean {
  const numbers = (list: readonly string[]): string => list.filter((word) => /\d/.test(word)).join();
  return numbers(a) === numbers(b);
}
