import { commonness, SLOT } from './commonness.ts';
import { withFamiliar } from './familiar.ts';
import { Places } from './places.ts';
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

type Token = { kind: 'gap' } | { kind: 'slot' | 'words'; id: number };

/** Tokens that stand in order, with gaps between them. */
interface Part {
  tokens: Token[];
  anchor: number;
  /** It has so many gaps that its ways through a sentence multiply: dead ends are remembered. */
  branching: boolean;
}

interface Phrase<T> {
  owner: T;
  required: Part[];
  excluded: Part[];
  /** Tokens without which it cannot match: most phrases are done with when one is not in the sentence. */
  needs: number[];
  negative: boolean;
  /** The sentence in which it was looked at last. */
  tried: number;
}

/** Where a sentence is searched: how many words it has and where its tokens stand, its values, and the dead ends met. */
interface Search {
  length: number;
  places: Places;
  slots: readonly (Slot & { id: number })[];
  dead: Map<Part, Set<number>> | undefined;
}

/** A problem in a phrase, in the words of whoever wrote it. */
export class PhraseError extends Error {
  /** @param reason what is wrong with it, for a message; `words` are those that it is about */
  constructor(
    readonly reason: 'nothing' | 'empty-alternative' | 'mixed-exclusion',
    readonly words: string,
  ) {
    super(`${reason}: "${words}"`);
  }
}

/**
 * All phrases of a language, matched in one pass over the words of a sentence.
 *
 * A phrase is a row of words in order. `a|b` are alternatives, `*` is a gap of at most five words,
 * `koppel-` any word that starts so, `-rapportage` any that ends so, `-evalu-` any that contains it,
 * `<period>` a value of that type. ` & ` joins phrases that occur in the sentence in any order, and
 * `!` before such a phrase means that it does not occur. Never a regular expression: a phrase is only
 * looked at where its rarest word stands and all its others do, and matching it is bounded by the
 * number of words.
 */
export class PhraseSet<T> {
  /** Phrases by the literals, and by the slots, of that token of theirs that is least likely to be in a sentence. */
  readonly #byLiteral: (Phrase<T>[] | undefined)[] = [];
  readonly #bySlot: (Phrase<T>[] | undefined)[] = [];
  /** Named groups are sets of their own, with words of their own. */
  readonly #groups = new Map<string, PhraseSet<T>>();
  /** Phrases that nobody has looked for yet. */
  #waiting: { phrase: string; owner: T }[] = [];
  /** Per token the literals of which any will do; undefined for a slot. */
  readonly #tokens: (readonly number[] | undefined)[] = [];
  readonly #commonness: number[] = [];
  /** Per token how many of its alternatives are negations. */
  readonly #negates: ('none' | 'some' | 'all')[] = [];
  readonly #tokenIds = new Map<string, number>();
  readonly #slotIds = new Map<string, number>();
  readonly #exact = new Map<string, number>();
  readonly #prefix = new Map<string, number>();
  readonly #suffix = new Map<string, number>();
  readonly #infix = new Map<string, number>();
  #literals = 0;
  /** Lengths of the beginnings, endings and insides that any phrase names: others need not be looked up. */
  readonly #lengths = { prefix: new Set<number>(), suffix: new Set<number>(), infix: new Set<number>() };
  readonly #memo = new Map<string, readonly number[]>();
  readonly #places = new Places(this.#tokens);
  #search = 0;

  /**
   * Adds a phrase, which is then looked for together with the others of its group. Those of a named group are
   * read when it is first looked for: a text asks for few of them.
   * @throws PhraseError when the phrase has no word to look for; for a named group not here, but in `match`.
   */
  add(phrase: string, owner: T, name = ''): void {
    if (name === '') {
      this.#add(phrase, owner);
      return;
    }
    let group = this.#groups.get(name);
    if (!group) this.#groups.set(name, (group = new PhraseSet<T>()));
    group.#waiting.push({ phrase, owner });
  }

  #add(phrase: string, owner: T): void {
    const variants = withoutMixed(phrase);
    if (variants) {
      for (const variant of variants) this.#add(variant, owner);
      return;
    }
    const required: Part[] = [];
    const excluded: Part[] = [];
    for (const text of phrase.split(' & ')) {
      const part = text.trim();
      if (part.startsWith('!')) {
        excluded.push(this.#parse(part.slice(1), false));
        continue;
      }
      required.push(this.#parse(part, true));
    }
    if (required.length === 0) throw new PhraseError('nothing', phrase);
    const negates = (t: Token): boolean => t.kind === 'words' && this.#negates[t.id] !== 'none';
    const onlyNegates = (t: Token): boolean => t.kind === 'words' && this.#negates[t.id] === 'all';
    // An exclusion of nothing but denials, which no sentence meets (`!niet niet`), says that the phrase holds whatever is denied beside it.
    const negative = required.some(({ tokens }) => tokens.some(negates)) || excluded.some(({ tokens }) => tokens.every(onlyNegates));
    const needs = [...new Set(required.flatMap(({ tokens }) => tokens.flatMap((t) => (t.kind === 'gap' ? [] : [t.id]))))];
    needs.sort((a, b) => (this.#commonness[a] as number) - (this.#commonness[b] as number));
    const rarest = needs[0] as number;
    const entry: Phrase<T> = { owner, required, excluded, needs, negative, tried: 0 };
    const literals = this.#tokens[rarest];
    if (!literals) (this.#bySlot[rarest] ??= []).push(entry);
    else for (const literal of literals) (this.#byLiteral[literal] ??= []).push(entry);
    this.#memo.clear();
  }

  /** Every match in one sentence of a group's phrases, in the order of its first word. Each phrase matches at most once. */
  match(words: readonly Word[], slots: readonly Slot[] = [], name = ''): PhraseMatch<T>[] {
    if (name !== '') return this.#groups.get(name)?.match(words, slots) ?? [];
    if (this.#waiting.length > 0) for (const { phrase, owner } of this.#waiting.splice(0)) this.#add(phrase, owner);
    const matches: PhraseMatch<T>[] = [];
    const places = this.#places;
    const search: Search = { length: words.length, places, slots: [], dead: undefined };
    const now = ++this.#search;
    places.start(this.#literals, words.length);
    // Plain loops: most sentences are read before the engine has made machine code of them.
    const touched: Phrase<T>[][] = [];
    for (let i = 0; i < words.length; i++) {
      const literals = this.#literalsOf((words[i] as Word).norm);
      for (let k = 0; k < literals.length; k++) {
        const literal = literals[k] as number;
        if (!places.put(literal, i)) continue;
        const phrases = this.#byLiteral[literal];
        if (phrases) touched.push(phrases);
      }
    }
    if (slots.length > 0) {
      search.slots = this.#placed(slots);
      for (const { id } of search.slots) {
        const phrases = places.putSlot(id) ? this.#bySlot[id] : undefined;
        if (phrases) touched.push(phrases);
      }
    }
    for (let t = 0; t < touched.length; t++) {
      const phrases = touched[t] as Phrase<T>[];
      for (let p = 0; p < phrases.length; p++) {
        const phrase = phrases[p] as Phrase<T>;
        if (phrase.tried === now) continue;
        phrase.tried = now;
        if (!places.hasAll(phrase.needs)) continue;
        const match = matchOf(phrase, search);
        if (match) matches.push(match);
      }
    }
    return matches.length > 1 ? matches.sort((a, b) => a.from - b.from || a.to - b.to) : matches;
  }

  /** The slots of which some phrase asks the type. */
  #placed(slots: readonly Slot[]): (Slot & { id: number })[] {
    const placed: (Slot & { id: number })[] = [];
    for (const { type, from, to } of slots) {
      const id = this.#slotIds.get(type);
      if (id !== undefined) placed.push({ type, from, to, id });
    }
    return placed;
  }

  /** `familiar` is false for what excludes, which means the words that it names and no others. */
  #parse(text: string, familiar: boolean): Part {
    const tokens: Token[] = [];
    let anchor = -1;
    for (const word of text.split(/\s+/)) {
      if (word === '') continue;
      if (word === '*') {
        tokens.push({ kind: 'gap' });
        continue;
      }
      const token: Token = { kind: /^<[a-z]+>$/.test(word) ? 'slot' : 'words', id: this.#token(word, familiar) };
      const best = tokens[anchor] as { id: number } | undefined;
      if (!best || (this.#commonness[token.id] as number) < (this.#commonness[best.id] as number)) anchor = tokens.length;
      tokens.push(token);
    }
    if (anchor < 0) throw new PhraseError('nothing', text);
    return { tokens, anchor, branching: tokens.filter((t) => t.kind === 'gap').length > 1 };
  }

  /** Number of a token: a row of alternatives, or the type of a slot. */
  #token(word: string, familiar: boolean): number {
    const named = word.split('|');
    const alternatives = familiar ? withFamiliar(named) : named;
    const key = alternatives.join('|');
    const known = this.#tokenIds.get(key);
    if (known !== undefined) return known;
    const id = this.#tokens.length;
    this.#tokenIds.set(key, id);
    if (word.startsWith('<')) {
      this.#tokens.push(undefined);
      this.#commonness.push(SLOT);
      this.#negates.push('none');
      this.#slotIds.set(word.slice(1, -1), id);
      return id;
    }
    const literals = new Set<number>();
    let common = 0;
    let negations = 0;
    for (const alternative of alternatives) {
      const before = alternative.startsWith('-');
      const after = alternative.endsWith('-');
      const literal = normalise(alternative);
      if (literal === '') throw new PhraseError('empty-alternative', word);
      const kind = before ? (after ? 'infix' : 'suffix') : after ? 'prefix' : undefined;
      const table = kind === 'infix' ? this.#infix : kind === 'suffix' ? this.#suffix : kind === 'prefix' ? this.#prefix : this.#exact;
      if (kind) this.#lengths[kind].add(literal.length);
      let number = table.get(literal);
      if (number === undefined) table.set(literal, (number = this.#literals++));
      literals.add(number);
      if (NEGATIONS.has(literal)) negations++;
      common += commonness(literal, kind !== undefined);
    }
    this.#tokens.push([...literals]);
    this.#commonness.push(common);
    this.#negates.push(negations === 0 ? 'none' : negations < alternatives.length ? 'some' : 'all');
    return id;
  }

  /** Literals that a word satisfies; remembered, as a text repeats its words. */
  #literalsOf(norm: string): readonly number[] {
    const known = this.#memo.get(norm);
    if (known) return known;
    const found: number[] = [];
    const take = (literal: number | undefined): void => {
      if (literal !== undefined && !found.includes(literal)) found.push(literal);
    };
    take(this.#exact.get(norm));
    const length = Math.min(norm.length, LONGEST_WORD);
    for (const n of this.#lengths.prefix) if (n <= length) take(this.#prefix.get(norm.slice(0, n)));
    for (const n of this.#lengths.suffix) if (n <= length) take(this.#suffix.get(norm.slice(norm.length - n)));
    for (const n of this.#lengths.infix) for (let i = 0; i + n <= length; i++) take(this.#infix.get(norm.slice(i, i + n)));
    if (this.#memo.size > 20_000) this.#memo.clear();
    this.#memo.set(norm, found);
    return found;
  }
}

/** The phrases that one stands for in which a typed value is an alternative (`boven <money>|<percent>`); undefined where none is. */
function withoutMixed(phrase: string): string[] | undefined {
  if (!phrase.includes('<')) return undefined;
  const mixed = /(?<=^|\s)!?\S*(?:<[a-z]+>\|\S+|\|<[a-z]+>)\S*/.exec(phrase);
  if (!mixed) return undefined;
  const [word] = mixed;
  if (word.startsWith('!')) throw new PhraseError('mixed-exclusion', word);
  const alternatives = word.split('|');
  const literals = alternatives.filter((a) => !a.startsWith('<'));
  const options = [...alternatives.filter((a) => a.startsWith('<')), ...(literals.length > 0 ? [literals.join('|')] : [])];
  return options.map((option) => phrase.slice(0, mixed.index) + option + phrase.slice(mixed.index + word.length));
}

/** Words longer than this are looked at in part. */
const LONGEST_WORD = 60;
function matchOf<T>({ owner, required, excluded, negative }: Phrase<T>, search: Search): PhraseMatch<T> | undefined {
  let from = Infinity;
  let to = 0;
  for (const part of required) {
    const span = find(part, search);
    if (!span) return undefined;
    from = Math.min(from, span[0]);
    to = Math.max(to, span[1]);
  }
  for (const part of excluded) if (find(part, search)) return undefined;
  return { owner, from, to, negative };
}

/** The first place where a part matches, by its anchor. */
function find(part: Part, search: Search): [number, number] | undefined {
  const { kind, id } = part.tokens[part.anchor] as Exclude<Token, { kind: 'gap' }>;
  if (kind === 'slot') {
    for (const slot of search.slots) {
      const span = slot.id === id && around(part, slot.from, slot.to, search);
      if (span) return span;
    }
    return undefined;
  }
  for (let i = search.places.next(id, 0); i >= 0; i = search.places.next(id, i + 1)) {
    const span = around(part, i, i + 1, search);
    if (span) return span;
  }
  return undefined;
}

/** The span of a part of which the anchor stands at the words `from` to `to`. */
function around(part: Part, from: number, to: number, search: Search): [number, number] | undefined {
  const start = back(part, part.anchor - 1, from, search);
  if (start < 0) return undefined;
  const end = ahead(part, part.anchor + 1, to, search);
  return end < 0 ? undefined : [start, end];
}

/** End of the rest of a part that starts at token `t` and word `at`, or -1. */
function ahead(part: Part, t: number, at: number, search: Search): number {
  if (t >= part.tokens.length) return at;
  const { token, next, gap } = skipGaps(part, t, 1);
  if (!token) return at;
  if (isDead(search, part, t, at)) return -1;
  const last = Math.min(search.length, at + (gap ? GAP : 0) + 1);
  for (let i = at; i < last; i++) {
    const after = endOf(token, i, search);
    if (after < 0) continue;
    const end = ahead(part, next, after, search);
    if (end >= 0) return end;
  }
  return dies(search, part, t, at);
}

/** Start of the part of which token `t` ends before word `at`, or -1. */
function back(part: Part, t: number, at: number, search: Search): number {
  if (t < 0) return at;
  const { token, next, gap } = skipGaps(part, t, -1);
  if (!token) return at;
  if (isDead(search, part, t, at)) return -1;
  const first = Math.max(0, at - (gap ? GAP : 0) - 1);
  for (let i = at - 1; i >= first; i--) {
    const start = startOf(token, i, search);
    if (start < 0) continue;
    const begin = back(part, next, start, search);
    if (begin >= 0) return begin;
  }
  return dies(search, part, t, at);
}

function endOf(token: Token, i: number, { places, slots }: Search): number {
  if (token.kind === 'words') return places.isAt(token.id, i) ? i + 1 : -1;
  if (token.kind === 'slot') for (const s of slots) if (s.id === token.id && s.from === i) return s.to;
  return -1;
}

function startOf(token: Token, i: number, { places, slots }: Search): number {
  if (token.kind === 'words') return places.isAt(token.id, i) ? i : -1;
  if (token.kind === 'slot') for (const s of slots) if (s.id === token.id && s.to === i + 1) return s.from;
  return -1;
}

/** The token at `t` or, after gaps, the first beyond them in direction `step`, and where to go on after it. */
function skipGaps(part: Part, t: number, step: 1 | -1): { token: Token | undefined; next: number; gap: boolean } {
  let at = t;
  while (part.tokens[at]?.kind === 'gap') at += step;
  return { token: part.tokens[at], next: at + step, gap: at !== t };
}

function isDead({ length, dead }: Search, part: Part, t: number, at: number): boolean {
  return part.branching && (dead?.get(part)?.has(t * (length + 1) + at) ?? false);
}

function dies(search: Search, part: Part, t: number, at: number): -1 {
  if (!part.branching) return -1;
  search.dead ??= new Map();
  let ends = search.dead.get(part);
  if (!ends) search.dead.set(part, (ends = new Set()));
  ends.add(t * (search.length + 1) + at);
  return -1;
}
