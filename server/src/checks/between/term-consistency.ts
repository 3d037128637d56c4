import { nameOf, sameLanguage } from './names.ts';
import { likeness, overlap, sameNumbers } from './same.ts';
import type { BetweenCheck, BetweenDraft, Member, Term } from './types.ts';

/** Meanings that share less than this of their words are two; those that share so much of both are one. */
const OTHER = 0.34;
const ONE = 0.8;
/** A definition of fewer words says too little to compare. */
const FEWEST = 3;

interface Used {
  member: Member;
  item: number;
  term: Term;
}

/**
 * One name for one thing over the set (catalogue). Only what documents define themselves is compared: abbreviations
 * that they write out, terms that they define, and the short names that they give to parties.
 */
export const termConsistency: BetweenCheck = {
  id: 'term-consistency',
  reads: ['about', 'terms'],
  *run(members) {
    const used = members.flatMap((member) => member.parts.terms.map((term, item): Used => ({ member, item, term })));
    yield* compared(
      used,
      ({ term }) => `${term.kind === 'short-name' ? '' : term.kind} ${term.key}`,
      twoMeanings,
      'term-consistency/two-meanings',
    );
    // Two names for one thing: whatever is said of it in the same words.
    yield* compared(used, ({ term }) => `${term.kind} ${firstOf(term)}`, twoNames, 'term-consistency/two-names');
  },
};

/** Of terms with the same key, those that differ from an earlier one in another document. */
function* compared(
  used: readonly Used[],
  keyOf: (used: Used) => string,
  differ: (a: Term, b: Term) => boolean,
  code: string,
): Iterable<BetweenDraft> {
  const byKey = new Map<string, Used[]>();
  for (const one of used) {
    const key = keyOf(one);
    const earlier = byKey.get(key) ?? [];
    const other = earlier.find((e) => e.member !== one.member && sameLanguage(e.member, one.member) && differ(e.term, one.term));
    if (other)
      yield {
        code,
        parameters: {
          term: one.term.name,
          meaning: one.term.meaning,
          document: nameOf(one.member),
          otherTerm: other.term.name,
          otherMeaning: other.term.meaning,
          other: nameOf(other.member),
        },
        ends: [
          { uri: one.member.uri, part: 'terms', item: one.item },
          { uri: other.member.uri, part: 'terms', item: other.item },
        ],
      };
    // One of each wording is enough to compare with.
    if (!earlier.some((e) => e.term.words.join() === one.term.words.join() && e.term.key === one.term.key))
      byKey.set(key, [...earlier, one]);
  }
}

/** The words of one meaning may stand in another order; they are found by the one that comes first in the alphabet. */
function firstOf({ words }: Term): string {
  return [...words].sort()[0] ?? '';
}

function twoMeanings(a: Term, b: Term): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'definition') return a.words.length >= FEWEST && b.words.length >= FEWEST && overlap(a.words, b.words) < OTHER;
  // Short names of parties are words such as `het lid`: one for two is what two agreements have.
  return a.kind === 'abbreviation' && overlap(a.words, b.words) < 0.5;
}

function twoNames(a: Term, b: Term): boolean {
  if (a.kind !== b.kind || a.key === b.key || a.key.endsWith(b.key) || b.key.endsWith(a.key)) return false;
  if (a.kind === 'definition' && Math.min(a.words.length, b.words.length) < FEWEST) return false;
  if (a.kind === 'abbreviation' && a.words.length < 2) return false;
  return likeness(a.words, b.words) >= (a.kind === 'definition' ? ONE : 1) && sameNumbers(a.words, b.words);
}
