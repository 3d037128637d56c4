import { roleKey } from '../../document/recognition/mentions.ts';
import type { Lexicon } from '../../framework/types.ts';
import { contentOf } from './content.ts';
import type { Pair } from './match.ts';
import type { Unit } from './units.ts';

/** Somebody who goes by another name: normal forms of the words, and the words as written. */
export interface Renaming {
  before: string;
  after: string;
  /** As written in the later version. */
  name: string;
  was: string;
}

/** A name is no longer than this, in words. */
const LONGEST = 4;
/** From so many sentences on in which nothing but the name differs, it is another name; of a role one is enough. */
const ENOUGH = 2;

/**
 * Roles, parties and bodies that have another name: sentences that differ in nothing but that name, which the other version
 * does not know.
 */
export function renamings(pairs: readonly Pair[]): Renaming[] {
  const found = new Map<string, Renaming & { votes: number }>();
  for (const { before, after, same } of pairs) {
    if (same || !before || !after) continue;
    const run = onlyDifference(before.words, after.words);
    if (!run) continue;
    const [was, is] = [nameAt(before, run.before), nameAt(after, run.after)];
    if (!was || !is) continue;
    const key = `${run.before} > ${run.after}`;
    const known = found.get(key) ?? { before: run.before, after: run.after, name: is.text, was: was.text, votes: 0 };
    known.votes += was.role && is.role ? ENOUGH : 1;
    found.set(key, known);
  }
  if (found.size === 0) return [];
  const said = (side: 'before' | 'after'): string => ` ${pairs.flatMap((pair) => pair[side]?.words ?? []).join(' ')} `;
  const [earlier, later] = [said('before'), said('after')];
  return [...found.values()].filter(
    ({ votes, before, after }) => votes >= ENOUGH && !later.includes(` ${before} `) && !earlier.includes(` ${after} `),
  );
}

/** A unit of the later version in the names of the earlier one. */
export function renamedBack(unit: Unit, renamed: readonly Renaming[], lexicon: Lexicon): Unit {
  const said = ` ${unit.words.join(' ')} `;
  const back = renamed.reduce((text, { before, after }) => text.replaceAll(` ${after} `, ` ${before} `), said);
  if (back === said) return unit;
  const words = back.trim().split(' ');
  return { ...unit, words, content: contentOf(words, lexicon) };
}

/** The key of a role, party or body of the later version, in the names of the earlier one. */
export function keyBefore(key: string, renamed: readonly Renaming[]): string {
  const known = renamed.find(({ after }) => roleKey(after) === key);
  return known ? roleKey(known.before) : key;
}

interface Run {
  before: string;
  after: string;
  /** So many words stand before it, and behind it. */
  from: number;
  end: number;
}

/** The one run of words in which two lists differ. */
export function onlyDifference(one: readonly string[], other: readonly string[]): Run | undefined {
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  let [a, b] = [one.length, other.length];
  while (a > from && b > from && one[a - 1] === other[b - 1]) [a, b] = [a - 1, b - 1];
  if (a === from || b === from || a - from > LONGEST || b - from > LONGEST) return undefined;
  return { before: one.slice(from, a).join(' '), after: other.slice(from, b).join(' '), from, end: one.length - a };
}

/** Words that name somebody in a unit: they end where a role, a party or a body ends. */
export function nameAt({ statements }: Unit, norms: string): { text: string; role: boolean } | undefined {
  const wanted = norms.split(' ');
  for (const { sentence, passage } of statements) {
    const { words } = sentence;
    const at = words.findIndex((_, i) => wanted.every((word, w) => words[i + w]?.norm === word));
    const [first, last] = [words[at], words[at + wanted.length - 1]];
    if (at < 0 || !first || !last) continue;
    const role = sentence.mentions.some(({ end }) => end === last.end);
    const named = role || sentence.values.some(({ type, to }) => (type === 'party' || type === 'body') && to === at + wanted.length);
    if (named) return { text: passage.plain.slice(first.start - passage.start, last.end - passage.start), role };
  }
  return undefined;
}
