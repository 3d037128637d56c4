import type { Lexicon } from '../../framework/types.ts';
import { normalise } from '../../text/words.ts';

/** Endings by which forms of one word differ; a crude cut is enough to see that two sentences speak of the same. */
const ENDING = /(?:en|e|t|s|ed|ing|ly)$/;
const LONGEST_KEPT = 3;

/** What the words of a language come down to. */
interface Stems {
  small: ReadonlySet<string>;
  numbers: ReadonlyMap<string, string>;
  known: Map<string, string>;
}

const stemsOf = new WeakMap<Lexicon, Stems>();
/** Different words that are remembered. */
const MOST_WORDS = 20_000;

/**
 * The words of a text that say something, each in one form: without `the` and `of`, forms of one word alike (`neemt`,
 * `nemen`), and numbers as digits (`zes`, `6`).
 * @param norms normal forms of words
 */
export function contentOf(norms: readonly string[], lexicon: Lexicon): string[] {
  let stems = stemsOf.get(lexicon);
  if (!stems) stemsOf.set(lexicon, (stems = made(lexicon)));
  const { small, known, numbers } = stems;
  const found: string[] = [];
  for (const norm of norms) {
    if (small.has(norm)) continue;
    let stem = known.get(norm);
    if (stem === undefined) {
      stem = numbers.get(norm) ?? stemOf(norm);
      if (known.size < MOST_WORDS) known.set(norm, stem);
    }
    found.push(stem);
  }
  return found;
}

function made(lexicon: Lexicon): Stems {
  const list = (name: string): string[] => (lexicon[name] ?? []).map(normalise);
  const numbers = new Map([
    ...list('counted-tens').map((word, i): [string, string] => [word, String((i + 1) * 10)]),
    ...list('counted').map((word, i): [string, string] => [word, String(i + 1)]),
  ]);
  // Who is bound, how, and what is denied is looked at apart: see `bindingOf`.
  const small = ['small-words', 'linking-words', 'modals', 'strong-binding', 'negations'].flatMap(list);
  return { small: new Set(small), numbers, known: new Map() };
}

function stemOf(norm: string): string {
  if (norm.length <= LONGEST_KEPT || /\d/.test(norm)) return norm;
  const cut = norm.replace(ENDING, '').replace(/(.)\1+/g, '$1');
  return cut.replace(/v$/, 'f').replace(/z$/, 's');
}

/** Words of one list that are not in another. */
export function lacking(one: readonly string[], other: readonly string[]): string[] {
  const there = new Set(other);
  return [...new Set(one)].filter((word) => !there.has(word));
}

/** Which share of some words is among others, 0 to 1; 1 for none. */
export function shareIn(one: readonly string[], other: readonly string[]): number {
  const all = new Set(one);
  return all.size === 0 ? 1 : 1 - lacking(one, other).length / all.size;
}

/** Lists of words that some words are laid beside: as many lists, each read once. */
export class Shares {
  readonly #byWord = new Map<string, number[]>();

  constructor(lists: readonly (readonly string[])[]) {
    lists.forEach((list, at) => {
      for (const word of new Set(list)) {
        const places = this.#byWord.get(word);
        if (places) places.push(at);
        else this.#byWord.set(word, [at]);
      }
    });
  }

  /** The largest share of some words that stands in one of the lists, 0 to 1; 0 for no words. */
  best(words: readonly string[]): number {
    const all = new Set(words);
    const counts = new Map<number, number>();
    for (const word of all) for (const at of this.#byWord.get(word) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1);
    let most = 0;
    for (const count of counts.values()) most = Math.max(most, count);
    return most / Math.max(1, all.size);
  }
}
