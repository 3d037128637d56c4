/** Rows of bits, one per word of a sentence; a row that was not opened for this sentence is stale. */
class Rows {
  bits = new Uint32Array(0);
  /** In which sentence each row was opened last. */
  seen = new Uint32Array(0);
  sentence = 0;

  constructor(public stride: number) {}

  start(rows: number): void {
    if (this.bits.length < rows * this.stride) {
      this.bits = new Uint32Array(2 * rows * this.stride);
      this.seen = new Uint32Array(2 * rows);
      this.sentence = 0;
    }
    this.sentence++;
  }

  /** Opens a row, empty; false where it is open already. */
  open(row: number): boolean {
    if (this.seen[row] === this.sentence) return false;
    this.seen[row] = this.sentence;
    const to = (row + 1) * this.stride;
    for (let i = to - this.stride; i < to; i++) this.bits[i] = 0;
    return true;
  }

  isOpen(row: number): boolean {
    return this.seen[row] === this.sentence;
  }
}

/** At which words of a sentence each token stands: found out when it is asked, as few tokens are. */
export class Places {
  readonly #literals = new Rows(1);
  readonly #tokens = new Rows(1);

  /** @param tokens per token, the literals of which any will do; undefined for a slot */
  constructor(private readonly tokens: readonly (readonly number[] | undefined)[]) {}

  start(literals: number, words: number): void {
    let { stride } = this.#literals;
    while (stride * 32 < words) stride *= 2;
    this.#literals.stride = stride;
    this.#tokens.stride = stride;
    this.#literals.start(literals);
    this.#tokens.start(this.tokens.length);
  }

  /** Notes a literal at a word; true for the first time in this sentence. */
  put(literal: number, word: number): boolean {
    const first = this.#literals.open(literal);
    const at = literal * this.#literals.stride + (word >> 5);
    this.#literals.bits[at] = (this.#literals.bits[at] as number) | (1 << (word & 31));
    return first;
  }

  /** Notes that a slot has a value in this sentence. */
  putSlot(token: number): boolean {
    return this.#tokens.open(token);
  }

  /** True where all of a phrase's tokens but the first stand somewhere: that one is how the phrase was found. */
  hasAll(needs: readonly number[]): boolean {
    const { seen, sentence } = this.#literals;
    next: for (let n = 1; n < needs.length; n++) {
      const token = needs[n] as number;
      const literals = this.tokens[token];
      if (!literals) {
        if (this.#tokens.isOpen(token)) continue;
        return false;
      }
      for (let i = 0; i < literals.length; i++) if (seen[literals[i] as number] === sentence) continue next;
      return false;
    }
    return true;
  }

  /** True where the token stands at a word. */
  isAt(token: number, word: number): boolean {
    const { stride, bits } = this.#opened(token);
    return ((bits[token * stride + (word >> 5)] as number) & (1 << (word & 31))) !== 0;
  }

  /** The first word from `word` on at which the token stands, or -1. */
  next(token: number, word: number): number {
    const { stride, bits } = this.#opened(token);
    for (let k = word >> 5, mask = -1 << (word & 31); k < stride; k++, mask = -1) {
      const rest = (bits[token * stride + k] as number) & mask;
      if (rest !== 0) return 32 * k + 31 - Math.clz32(rest & -rest);
    }
    return -1;
  }

  #opened(token: number): Rows {
    const rows = this.#tokens;
    if (!rows.open(token)) return rows;
    const { stride, bits } = rows;
    for (const literal of this.tokens[token] ?? [])
      if (this.#literals.isOpen(literal))
        for (let k = 0; k < stride; k++)
          bits[token * stride + k] = (bits[token * stride + k] as number) | (this.#literals.bits[literal * stride + k] as number);
    return rows;
  }
}
