import type { SubjectModel } from '../../framework/types.ts';
import type { Word } from '../../text/words.ts';
import type { Value } from './values.ts';

interface Likeliest {
  criterion: string;
  probability: number;
}

/**
 * What a passage is about, by all its words together, where no heading and no cue says so. A small
 * linear model trained on the project's own labelled sentences and sections (`scripts/train.ts`),
 * shipped as data: the same words give the same answer on every machine.
 */
export class Subjects {
  readonly #weigher: Weigher;
  /** The last answers for a weight and what stood after it: an edit elsewhere asks the same again. */
  readonly #asked = new WeakMap<SubjectWeight, { of: readonly SubjectWeight[]; answer: Likeliest | undefined }[]>();

  constructor(private readonly model: SubjectModel) {
    this.#weigher = new Weigher(model);
  }

  weigh(words: readonly Word[], values: readonly Value[]): SubjectWeight | undefined {
    return this.#weigher.weigh(words, values);
  }

  /** The likeliest criterion of some weights together, with its probability. Remembered with the first of them. */
  likeliest(weights: readonly SubjectWeight[]): Likeliest | undefined {
    const [first] = weights;
    if (!first) return undefined;
    const before = this.#asked.get(first) ?? [];
    const known = before.find((a) => a.of.length === weights.length && a.of.every((w, i) => w === weights[i]));
    if (known) return known.answer;
    const answer = this.#decide(weights);
    this.#asked.set(first, [...before.slice(-1), { of: [...weights], answer }]);
    return answer;
  }

  /** The words of a passage that speak most for a criterion, heaviest first; each once. */
  reasons(words: readonly Word[], criterion: string, most: number): Word[] {
    const k = this.model.criteria.indexOf(criterion);
    const weights = new Map<string, { word: Word; weight: number }>();
    for (const word of words)
      if (!weights.has(word.norm)) weights.set(word.norm, { word, weight: k < 0 ? 0 : this.#weigher.weightOf(word.norm, k) });
    return [...weights.values()]
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, most)
      .map(({ word }) => word);
  }

  #decide(weights: readonly SubjectWeight[]): Likeliest | undefined {
    const { bias, criteria, scale } = this.model;
    const scores = Float64Array.from(bias);
    let count = 0;
    for (const weight of weights) count += weight.count;
    if (count === 0) return undefined;
    const by = 1 / (scale * Math.sqrt(count));
    for (const weight of weights)
      for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] as number) + (weight.sums[k] as number) * by;
    let best = 0;
    for (let k = 1; k < scores.length; k++) if ((scores[k] as number) > (scores[best] as number)) best = k;
    let total = 0;
    for (const score of scores) total += Math.exp(score - (scores[best] as number));
    return { criterion: criteria[best] as string, probability: 1 / total };
  }
}

/** A model from its JSON; undefined where none was trained. */
export function readSubjects(model: string | undefined): Subjects | undefined {
  return model === undefined ? undefined : new Subjects(JSON.parse(model) as SubjectModel);
}

/** Sums of some words' weights per criterion, and over how many features. */
export interface SubjectWeight {
  sums: Float64Array;
  count: number;
}

/** What a feature weighs for criteria: their numbers and weights in turn; and when it was counted last. */
interface Row {
  weights: readonly number[];
  turn: number;
}

/** Different words that are remembered; a text has a few thousand. */
const MOST_WORDS = 20_000;

/**
 * Adds up the model's weights over words.
 */
class Weigher {
  readonly #single = new Map<string, Row>();
  /** Rows of pairs of words, by the first and then by the second. */
  readonly #pairs = new Map<string, Map<string, Row>>();
  /** Rows that a word brings by itself; remembered, as a text repeats its words. */
  readonly #byWord = new Map<string, Row[]>();
  readonly #size: number;
  #turn = 0;

  constructor(model: SubjectModel) {
    this.#size = model.criteria.length;
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

  /** Adds up what the words say, each feature once; undefined where the model knows none of them. */
  weigh(words: readonly Word[], values: readonly Value[]): SubjectWeight | undefined {
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
    return sums && { sums, count };
  }

  /** What a word by itself weighs for a criterion, by its number. */
  weightOf(norm: string, criterion: number): number {
    let sum = 0;
    if (!isFigure(norm))
      for (const { weights } of this.#rowsOf(norm))
        for (let i = 0; i < weights.length; i += 2) if (weights[i] === criterion) sum += weights[i + 1] as number;
    return sum;
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

/** What the model looks at: words, their beginnings and ends (compounds), pairs of words, types of values. */
export function subjectFeatures(words: readonly Word[], values: readonly Value[]): Set<string> {
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

function isFigure(norm: string): boolean {
  const first = norm.charCodeAt(0);
  return first >= 48 && first <= 57;
}
