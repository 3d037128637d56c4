import type { LinearModel } from '../../framework/types.ts';
import type { Word } from '../../text/words.ts';
import type { Value } from './values.ts';

/** Sums of some words' weights per class, and over how many features. */
export interface Weight {
  sums: Float64Array;
  count: number;
}

/** What a feature weighs for classes: their numbers and weights in turn; and when it was counted last. */
interface Row {
  weights: readonly number[];
  turn: number;
}

/** Different words that are remembered; a text has a few thousand. */
const MOST_WORDS = 20_000;

/**
 * Adds up a linear model's weights over words. The models are trained on the project's own labelled
 * sentences (`scripts/train.ts`) and shipped as data: the same words give the same answer on every machine.
 */
export class Weigher {
  readonly #single = new Map<string, Row>();
  /** Rows of pairs of words, by the first and then by the second. */
  readonly #pairs = new Map<string, Map<string, Row>>();
  /** Rows that a word brings by itself; remembered, as a text repeats its words. */
  readonly #byWord = new Map<string, Row[]>();
  readonly #size: number;
  #turn = 0;

  constructor(model: LinearModel) {
    this.#size = model.classes.length;
    for (const [feature, weights] of Object.entries(model.weights)) {
      const row = { weights, turn: 0 };
      const space = feature.indexOf(' ');
      if (space < 0) {
        this.#single.set(feature, row);
        continue;
      }
      const first = feature.slice(0, space);
      let pairs = this.#pairs.get(first);
      if (!pairs) this.#pairs.set(first, (pairs = new Map()));
      pairs.set(feature.slice(space + 1), row);
    }
  }

  /** Adds up what the words say, and how long they are, each feature once; undefined where the model knows none of them. */
  weigh(words: readonly Word[], values: readonly Value[], length?: string): Weight | undefined {
    const turn = ++this.#turn;
    let sums: Float64Array | undefined;
    let count = 0;
    const add = (row: Row | undefined): void => {
      if (!row || row.turn === turn) return;
      row.turn = turn;
      sums ??= new Float64Array(this.#size);
      count++;
      const { weights } = row;
      for (let i = 0; i < weights.length; i += 2)
        sums[weights[i] as number] = (sums[weights[i] as number] as number) + (weights[i + 1] as number);
    };
    let before: Map<string, Row> | undefined;
    for (const { norm } of words) {
      if (isFigure(norm)) {
        before = undefined;
        continue;
      }
      for (const row of this.#rowsOf(norm)) add(row);
      add(before?.get(norm));
      before = this.#pairs.get(norm);
    }
    for (const { type } of values) add(this.#single.get(`<${type}>`));
    if (length !== undefined) add(this.#single.get(length));
    return sums && { sums, count };
  }

  #rowsOf(norm: string): readonly Row[] {
    let rows = this.#byWord.get(norm);
    if (!rows) {
      rows = wordFeatures(norm).flatMap((feature) => this.#single.get(feature) ?? []);
      if (this.#byWord.size > MOST_WORDS) this.#byWord.clear();
      this.#byWord.set(norm, rows);
    }
    return rows;
  }
}

/** What a model looks at: words, their beginnings and ends (compounds), pairs of words, types of values. */
export function features(words: readonly Word[], values: readonly Value[]): Set<string> {
  const found = new Set<string>();
  let before: string | undefined;
  for (const { norm } of words) {
    if (isFigure(norm)) {
      before = undefined;
      continue;
    }
    for (const feature of wordFeatures(norm)) found.add(feature);
    if (before !== undefined) found.add(`${before} ${norm}`);
    before = norm;
  }
  for (const { type } of values) found.add(`<${type}>`);
  return found;
}

function wordFeatures(norm: string): string[] {
  const found = [norm];
  if (norm.length > 6) found.push(`${norm.slice(0, 5)}-`);
  if (norm.length > 9) found.push(`-${norm.slice(-5)}`);
  return found;
}

/** How long a sentence is, as a feature: a short one seldom states anything. */
export function lengthOf(words: readonly Word[]): string {
  return `<length-${Math.min(5, Math.floor(words.length / 6))}>`;
}

function isFigure(norm: string): boolean {
  const first = norm.charCodeAt(0);
  return first >= 48 && first <= 57;
}
