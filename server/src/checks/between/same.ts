/** How many of the words of the shorter list stand in the longer: 0 for none, 1 for all; 0 where one is empty. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return 0;
  const known = new Set(long);
  return short.filter((word) => known.has(word)).length / short.length;
}

/** How many of all words stand in both lists: 1 where they hold the same words. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const known = new Set(b);
  const both = a.filter((word) => known.has(word)).length;
  const all = a.length + b.length - both;
  return all === 0 ? 0 : both / all;
}

/** True where two texts hold the same amounts: `tot € 100` is not `tot € 150`. */
export function sameNumbers(a: readonly string[], b: readonly string[]): boolean {
  const numbers = (list: readonly string[]): string => list.filter((word) => /\d/.test(word)).join();
  return numbers(a) === numbers(b);
}
