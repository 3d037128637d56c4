import type { Statement } from '../../document/model.ts';
import type { Lexicon } from '../../framework/types.ts';
import { contentOf, lacking, shareIn } from './content.ts';
import type { Pair } from './match.ts';
import { comparable, saidBy, type Unit } from './units.ts';

/** So much of what a sentence says must stand in another for it to have been taken up there. */
const TAKEN_UP = 0.5;
/** A word that stands in more sentences than this tells none of them from the others. */
const COMMON = 40;

/**
 * The sentences of some units, each as a unit. What has none, and a row of a table, which is read as a whole, stays as it is.
 */
export function sentencesOf(units: readonly Unit[], lexicon: Lexicon): Unit[] {
  return units.flatMap((unit): Unit[] => {
    if (unit.kind === 'heading') return [];
    const [only] = unit.statements;
    if (unit.statements.length < 2) return [only?.sentence.introduces ? { ...unit, kind: 'lead' } : unit];
    if (only?.passage.cell) return [unit];
    return unit.statements.map((statement) => sentenceOf(statement, unit, lexicon));
  });
}

function sentenceOf(statement: Statement, unit: Unit, lexicon: Lexicon): Unit {
  const { sentence, base } = statement;
  const text = saidBy(statement);
  const words = comparable(text);
  return {
    ...unit,
    start: base + sentence.start,
    end: base + sentence.end,
    kind: sentence.introduces ? 'lead' : 'text',
    text,
    words,
    content: contentOf(words, lexicon),
    statements: [statement],
  };
}

/**
 * Sentences side by side, with what was taken up in another sentence beside that: who merges two sentences, or makes two of one,
 * says nothing else by it. Then several sentences stand on one side of a pair.
 */
export function takenUp(pairs: readonly Pair[]): Pair[] {
  const homes = new Map<Pair, { before: Unit[]; after: Unit[] }>();
  const taken = new Set<Pair>();
  for (const side of ['before', 'after'] as const) {
    const other = side === 'before' ? 'after' : 'before';
    const index = indexed(pairs, other);
    for (const pair of pairs) {
      const alone = pair[side];
      if (!alone || alone.kind !== 'text' || pair[other] || taken.has(pair)) continue;
      const home = homeOf(alone, side, index, pairs);
      if (home === undefined || taken.has(home)) continue;
      taken.add(pair);
      const known = homes.get(home) ?? { before: [], after: [] };
      known[side].push(alone);
      homes.set(home, known);
    }
  }
  return pairs.flatMap((pair): Pair[] => {
    if (taken.has(pair)) return [];
    const more = homes.get(pair);
    if (!more) return [pair];
    return [{ ...pair, same: false, before: joined(pair.before, more.before), after: joined(pair.after, more.after) }];
  });
}

/** Where a sentence that stands in one version alone was taken up: the pair whose other side says most of it, in words that came there. */
function homeOf(alone: Unit, side: 'before' | 'after', index: ReadonlyMap<string, number[]>, pairs: readonly Pair[]): Pair | undefined {
  const other = side === 'before' ? 'after' : 'before';
  const counts = new Map<number, number>();
  for (const word of new Set(alone.content)) {
    const list = index.get(word) ?? [];
    if (list.length <= COMMON) for (const at of list) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  let best: { pair: Pair; share: number } | undefined;
  for (const [at, count] of counts) {
    const pair = pairs[at] as Pair;
    const there = pair[other];
    if (count < Math.min(2, alone.content.length) || !there || pair.same) continue;
    const share = shareIn(alone.content, there.content);
    if (share < TAKEN_UP || share <= (best?.share ?? 0)) continue;
    // What was there already took up nothing.
    const came = lacking(there.content, pair[side]?.content ?? []);
    if (shareIn(alone.content, came) >= share / 2) best = { pair, share };
  }
  return best?.pair;
}

function indexed(pairs: readonly Pair[], side: 'before' | 'after'): Map<string, number[]> {
  const index = new Map<string, number[]>();
  pairs.forEach((pair, at) => {
    for (const word of new Set(pair[side]?.content ?? [])) {
      const list = index.get(word);
      if (list) list.push(at);
      else index.set(word, [at]);
    }
  });
  return index;
}

/** Several sentences as one, in the order of the document. */
function joined(one: Unit | undefined, more: readonly Unit[]): Unit | undefined {
  if (!one || more.length === 0) return one ?? more[0];
  const all = [one, ...more].sort((a, b) => a.start - b.start);
  return {
    ...one,
    start: (all[0] as Unit).start,
    end: Math.max(...all.map(({ end }) => end)),
    text: all.map(({ text }) => text).join(' '),
    words: all.flatMap(({ words }) => words),
    content: all.flatMap(({ content }) => content),
    statements: all.flatMap(({ statements }) => statements),
  };
}
