import { firstNotBefore } from '../../text/search.ts';
import type { Unit } from './units.ts';

/** A unit in both versions, or in one of them. */
export interface Pair {
  before: Unit | undefined;
  after: Unit | undefined;
  /** Its words are the same, but for numbers of articles. */
  same: boolean;
  /** It stands elsewhere among the others than it did. */
  moved: boolean;
}

/** So many others with the same rare words are looked at for one unit. */
const MOST_CANDIDATES = 40;
/** A word that stands in more units than this tells none of them from the others. */
const COMMON = 40;
/** From this share of words in common on, two units are versions of one. */
const ALIKE = 0.5;
/** Where both stand alone between the same neighbours, less is enough; a little more where there are a few of them. */
const ALIKE_IN_PLACE = 0.25;
const ALIKE_AMONG_FEW = 0.3;
const FEW = 6;

/**
 * Which unit of one version is which of another: those with the same words first, then those that share most of them.
 * What is left stands in one version alone. The time it takes grows with the number of units, not with its square.
 * @returns pairs in the order of the later version, each removed unit after the one that it stood behind
 */
export function matched(before: readonly Unit[], after: readonly Unit[]): Pair[] {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const join = (a: number, b: number): void => {
    partner.set(b, a);
    taken.add(a);
  };
  pairEqual(before, after, join);
  pairBetween(before, after, partner, taken, join);
  pairAlike(before, after, partner, taken, join);
  pairBetween(before, after, partner, taken, join);
  return inOrder(before, after, partner, taken);
}

type Join = (before: number, after: number) => void;

/** Units with the same words, the first with the first where there are several; those under the same heading before others. */
function pairEqual(before: readonly Unit[], after: readonly Unit[], join: Join): void {
  const key = ({ kind, words }: Unit): string => `${kind} ${words.join(' ')}`;
  const waiting = new Map<string, number[]>();
  before.forEach((unit, i) => {
    const list = waiting.get(key(unit));
    if (list) list.push(i);
    else waiting.set(key(unit), [i]);
  });
  after.forEach((unit, j) => {
    const list = waiting.get(key(unit));
    if (!list || list.length === 0) return;
    const near = list.slice(0, MOST_CANDIDATES).findIndex((i) => before[i]?.topic === unit.topic);
    const [i = 0] = list.splice(Math.max(0, near), 1);
    join(i, j);
  });
}

/** Units between others that are known again: what stands in their place was written anew. */
function pairBetween(
  before: readonly Unit[],
  after: readonly Unit[],
  partner: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
  join: Join,
): void {
  for (let j = 0; j < after.length; j++) {
    if (partner.has(j)) continue;
    const first = j;
    while (j + 1 < after.length && !partner.has(j + 1)) j++;
    const from = first === 0 ? 0 : (partner.get(first - 1) as number) + 1;
    const to = j === after.length - 1 ? before.length : (partner.get(j + 1) as number);
    if (to <= from || to - from > FEW || j - first >= FEW) continue;
    const least = to - from === 1 && j === first ? ALIKE_IN_PLACE : ALIKE_AMONG_FEW;
    const found: Scored[] = [];
    for (let i = from; i < to; i++)
      for (let k = first; k <= j; k++) {
        const [one, other] = [before[i] as Unit, after[k] as Unit];
        const score = taken.has(i) || one.kind !== other.kind ? 0 : alikeIn(one, other);
        if (score >= least) found.push({ i, j: k, score });
      }
    joinBest(found, partner, taken, join);
  }
}

interface Scored {
  i: number;
  j: number;
  score: number;
}

/** The most alike first; each once. */
function joinBest(found: Scored[], partner: ReadonlyMap<number, number>, taken: ReadonlySet<number>, join: Join): void {
  found.sort((a, b) => b.score - a.score || a.j - b.j || a.i - b.i);
  for (const { i, j } of found) if (!taken.has(i) && !partner.has(j)) join(i, j);
}

/** Units that share most of their words, the most alike first. */
function pairAlike(
  before: readonly Unit[],
  after: readonly Unit[],
  partner: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
  join: Join,
): void {
  const byWord = new Map<string, number[]>();
  before.forEach((unit, i) => {
    if (taken.has(i)) return;
    for (const word of new Set(unit.words)) {
      const list = byWord.get(word);
      if (list) list.push(i);
      else byWord.set(word, [i]);
    }
  });
  const found: Scored[] = [];
  after.forEach((unit, j) => {
    if (partner.has(j)) return;
    const shared = new Map<number, number>();
    for (const word of new Set(unit.words)) {
      const list = byWord.get(word) ?? [];
      if (list.length <= COMMON) for (const i of list) shared.set(i, (shared.get(i) ?? 0) + 1);
    }
    const candidates = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_CANDIDATES);
    for (const [i] of candidates) {
      const other = before[i] as Unit;
      if (other.kind !== unit.kind) continue;
      const score = alikeIn(other, unit) + (other.topic === unit.topic ? 0.1 : 0);
      if (score >= ALIKE) found.push({ i, j, score });
    }
  });
  joinBest(found, partner, taken, join);
}

/** How alike two units are: half by all their words, half by those that say something. */
function alikeIn(a: Unit, b: Unit): number {
  const all = alike(a.words, b.words);
  return a.content.length === 0 || b.content.length === 0 ? all : (all + alike(a.content, b.content)) / 2;
}

/** Share of words in common, 0 to 1 (Dice, "Measures of the amount of ecologic association between species", 1945). */
function alike(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared++;
    counts.set(word, left - 1);
  }
  return a.length + b.length === 0 ? 1 : (2 * shared) / (a.length + b.length);
}

function inOrder(
  before: readonly Unit[],
  after: readonly Unit[],
  partner: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
): Pair[] {
  const staying = longestRising(after.map((_, j) => partner.get(j)));
  const removed = new Map<number, Unit[]>();
  let last = -1;
  before.forEach((unit, i) => {
    if (taken.has(i)) last = i;
    else {
      const list = removed.get(last);
      if (list) list.push(unit);
      else removed.set(last, [unit]);
    }
  });
  const gone = (i: number): Pair[] => (removed.get(i) ?? []).map((unit) => ({ before: unit, after: undefined, same: false, moved: false }));
  return [
    ...gone(-1),
    ...after.flatMap((unit, j): Pair[] => {
      const i = partner.get(j);
      if (i === undefined) return [{ before: undefined, after: unit, same: false, moved: false }];
      const other = before[i] as Unit;
      const same = other.words.length === unit.words.length && other.words.every((word, w) => word === unit.words[w]);
      return [{ before: other, after: unit, same, moved: !staying.has(j) }, ...gone(i)];
    }),
  ];
}

/** Places in a list whose numbers form the longest rising row (Fredman, "On computing the length of longest increasing subsequences", 1975). */
function longestRising(list: readonly (number | undefined)[]): Set<number> {
  const tails: number[] = [];
  const previous = new Map<number, number | undefined>();
  list.forEach((value, at) => {
    if (value === undefined) return;
    const low = firstNotBefore(tails, (tail) => (list[tail] as number) < value);
    previous.set(at, tails[low - 1]);
    tails[low] = at;
  });
  const row = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = previous.get(at)) row.add(at);
  return row;
}
