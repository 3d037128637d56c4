import { normalise, type Word } from './words.ts';

/** A typed value found at some words, such as a period; `<period>` in a phrase matches it. */
export interface Slot {
  type: string;
  /** Index of its first word. */
  from: number;
  /** Index after its last word. */
  to: number;
}

/** Where a phrase matched: word indices in the sentence, `to` exclusive. */
export interface PhraseMatch<T> {
  owner: T;
  from: number;
  to: number;
  /** True when the phrase itself names a negation (`geen`, `nobody`): it then means what it says. */
  negative: boolean;
}

/** How many words a `*` may stand for. */
const GAP = 5;
const NEGATIONS = new Set(
  'geen niet nooit niemand nergens niets zonder noch no not never nobody none nothing without nor cannot'.split(' '),
);

type Token = { kind: 'gap' } | { kind: 'slot'; type: string } | { kind: 'words'; id: number };

interface Part {
  tokens: Token[];
  anchor: number;
  negated: boolean;
  phrase: number;
  /** It has so many gaps that its ways through a sentence multiply: dead ends are remembered. */
  branching: boolean;
}

/** Where a sentence is searched: its words and values, and per branching part the dead ends met. */
interface Search {
  words: readonly Word[];
  slots: readonly Slot[];
  dead: Map<Part, Set<number>>;
}

interface Phrase<T> {
  owner: T;
  required: number;
  excludes: boolean;
  negative: boolean;
}

/** A problem in a phrase, in the words of whoever wrote it. */
export class PhraseError extends Error {}

/**
 * All phrases of a language, matched in one pass over the words of a sentence.
 *
 * A phrase is a row of words in order. `a|b` are alternatives, `*` is a gap of at most five words,
 * `koppel-` any word that starts so, `-rapportage` any that ends so, `-evalu-` any that contains it,
 * `<period>` a value of that type. ` & ` joins phrases that occur in the sentence in any order, and
 * `!` before such a phrase means that it does not occur. Never a regular expression: matching is
 * bounded by the number of words times the phrases that share a word.
 */
export class PhraseSet<T> {
  readonly #phrases: Phrase<T>[] = [];
  readonly #byAnchor = new Map<number, Part[]>();
  readonly #bySlot = new Map<string, Part[]>();
  readonly #tokenIds = new Map<string, number>();
  readonly #exact = new Map<string, number[]>();
  readonly #prefix = new Map<string, number[]>();
  readonly #suffix = new Map<string, number[]>();
  readonly #infix = new Map<string, number[]>();
  readonly #memo = new Map<string, readonly number[]>();

  /** @throws PhraseError when the phrase has no word to look for. */
  add(phrase: string, owner: T): void {
    const index = this.#phrases.length;
    const texts = phrase.split(' & ').map((part) => part.trim());
    const parts = texts.map((text) => this.#parse(text, index));
    const required = parts.filter((part) => !part.negated).length;
    if (required === 0) throw new PhraseError(`"${phrase}" names nothing to look for`);
    this.#phrases.push({
      owner,
      required,
      excludes: required < parts.length,
      negative: phrase.split(/[\s|]+/).some((word) => NEGATIONS.has(normalise(word))),
    });
    for (const part of parts) {
      const anchor = part.tokens[part.anchor] as Token;
      if (anchor.kind === 'words') push(this.#byAnchor, anchor.id, part);
      else if (anchor.kind === 'slot') push(this.#bySlot, anchor.type, part);
    }
    this.#memo.clear();
  }

  /** Every match in one sentence, in the order of its first word. Each phrase matches at most once. */
  match(words: readonly Word[], slots: readonly Slot[] = []): PhraseMatch<T>[] {
    const spans = new Map<Part, [number, number]>();
    const search: Search = { words, slots, dead: new Map() };
    for (let i = 0; i < words.length; i++) {
      for (const id of this.#tokensOf((words[i] as Word).norm)) {
        for (const part of this.#byAnchor.get(id) ?? []) this.#verify(part, i, i + 1, search, spans);
      }
    }
    if (this.#bySlot.size > 0)
      for (const slot of slots) for (const part of this.#bySlot.get(slot.type) ?? []) this.#verify(part, slot.from, slot.to, search, spans);
    if (spans.size === 0) return [];
    return this.#collect(spans);
  }

  #collect(spans: Map<Part, [number, number]>): PhraseMatch<T>[] {
    const seen = new Map<number, { parts: number; from: number; to: number; excluded: boolean }>();
    for (const [part, [from, to]] of spans) {
      let entry = seen.get(part.phrase);
      if (!entry) seen.set(part.phrase, (entry = { parts: 0, from: Infinity, to: 0, excluded: false }));
      if (part.negated) entry.excluded = true;
      else {
        entry.parts++;
        entry.from = Math.min(entry.from, from);
        entry.to = Math.max(entry.to, to);
      }
    }
    const matches: PhraseMatch<T>[] = [];
    for (const [index, entry] of seen) {
      const phrase = this.#phrases[index] as Phrase<T>;
      if (entry.excluded || entry.parts < phrase.required) continue;
      matches.push({ owner: phrase.owner, from: entry.from, to: entry.to, negative: phrase.negative });
    }
    return matches.sort((a, b) => a.from - b.from || a.to - b.to);
  }

  #verify(part: Part, from: number, to: number, search: Search, spans: Map<Part, [number, number]>): void {
    if (spans.has(part)) return;
    const start = this.#back(part, part.anchor - 1, from, search);
    if (start < 0) return;
    const end = this.#ahead(part, part.anchor + 1, to, search);
    if (end < 0) return;
    spans.set(part, [start, end]);
  }

  /** End of the rest of a part that starts at token `t` and word `at`, or -1. */
  #ahead(part: Part, t: number, at: number, search: Search): number {
    const { token, next, gap } = skipGaps(part, t, 1);
    if (!token) return at;
    if (isDead(search, part, t, at)) return -1;
    const last = Math.min(search.words.length, at + (gap ? GAP : 0) + 1);
    for (let i = at; i < last; i++) {
      const after = this.#endOf(token, i, search.words, search.slots);
      if (after < 0) continue;
      const end = this.#ahead(part, next, after, search);
      if (end >= 0) return end;
    }
    return dies(search, part, t, at);
  }

  /** Start of the part of which token `t` ends before word `at`, or -1. */
  #back(part: Part, t: number, at: number, search: Search): number {
    const { token, next, gap } = skipGaps(part, t, -1);
    if (!token) return at;
    if (isDead(search, part, t, at)) return -1;
    const first = Math.max(0, at - (gap ? GAP : 0) - 1);
    for (let i = at - 1; i >= first; i--) {
      const start = this.#startOf(token, i, search.words, search.slots);
      if (start < 0) continue;
      const begin = this.#back(part, next, start, search);
      if (begin >= 0) return begin;
    }
    return dies(search, part, t, at);
  }

  #endOf(token: Token, i: number, words: readonly Word[], slots: readonly Slot[]): number {
    if (token.kind === 'words') return this.#tokensOf((words[i] as Word).norm).includes(token.id) ? i + 1 : -1;
    if (token.kind === 'slot') for (const s of slots) if (s.type === token.type && s.from === i) return s.to;
    return -1;
  }

  #startOf(token: Token, i: number, words: readonly Word[], slots: readonly Slot[]): number {
    if (token.kind === 'words') return this.#tokensOf((words[i] as Word).norm).includes(token.id) ? i : -1;
    if (token.kind === 'slot') for (const s of slots) if (s.type === token.type && s.to === i + 1) return s.from;
    return -1;
  }

  #parse(text: string, phrase: number): Part {
    const negated = text.startsWith('!');
    const tokens: Token[] = [];
    let anchor = -1;
    let best = -1;
    for (const word of text.slice(negated ? 1 : 0).split(/\s+/)) {
      if (word === '') continue;
      if (word === '*') tokens.push({ kind: 'gap' });
      else if (/^<[a-z]+>$/.test(word)) {
        tokens.push({ kind: 'slot', type: word.slice(1, -1) });
        if (best < 0) [anchor, best] = [tokens.length - 1, 0];
      } else {
        const weight = Math.min(...word.split('|').map((w) => w.length));
        if (weight > best) [anchor, best] = [tokens.length, weight];
        tokens.push({ kind: 'words', id: this.#token(word) });
      }
    }
    if (anchor < 0) throw new PhraseError(`"${text}" names nothing to look for`);
    return { tokens, anchor, negated, phrase, branching: tokens.filter((t) => t.kind === 'gap').length > 1 };
  }

  #token(word: string): number {
    const known = this.#tokenIds.get(word);
    if (known !== undefined) return known;
    const id = this.#tokenIds.size;
    this.#tokenIds.set(word, id);
    for (const alternative of word.split('|')) {
      const before = alternative.startsWith('-');
      const after = alternative.endsWith('-');
      const literal = normalise(alternative);
      if (literal === '') throw new PhraseError(`"${word}" has an empty alternative`);
      const table = before ? (after ? this.#infix : this.#suffix) : after ? this.#prefix : this.#exact;
      push(table, literal, id);
    }
    return id;
  }

  /** Tokens that a word satisfies; remembered, as a text repeats its words. */
  #tokensOf(norm: string): readonly number[] {
    const known = this.#memo.get(norm);
    if (known) return known;
    const ids = [...(this.#exact.get(norm) ?? [])];
    const length = Math.min(norm.length, 60);
    for (let i = 1; i <= length; i++) {
      const head = this.#prefix.get(norm.slice(0, i));
      if (head) ids.push(...head);
      const tail = this.#suffix.get(norm.slice(norm.length - i));
      if (tail) ids.push(...tail);
      if (this.#infix.size > 0)
        for (let j = 0; j < i; j++) {
          const inner = this.#infix.get(norm.slice(j, i));
          if (inner) ids.push(...inner);
        }
    }
    if (this.#memo.size > 20_000) this.#memo.clear();
    this.#memo.set(norm, ids);
    return ids;
  }
}

/** The token at `t` or, after gaps, the first beyond them in direction `step`, and where to go on after it. */
function skipGaps(part: Part, t: number, step: 1 | -1): { token: Token | undefined; next: number; gap: boolean } {
  let at = t;
  while (part.tokens[at]?.kind === 'gap') at += step;
  return { token: part.tokens[at], next: at + step, gap: at !== t };
}

function isDead({ words, dead }: Search, part: Part, t: number, at: number): boolean {
  return part.branching && (dead.get(part)?.has(t * (words.length + 1) + at) ?? false);
}

function dies({ words, dead }: Search, part: Part, t: number, at: number): -1 {
  if (!part.branching) return -1;
  let ends = dead.get(part);
  if (!ends) dead.set(part, (ends = new Set()));
  ends.add(t * (words.length + 1) + at);
  return -1;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
