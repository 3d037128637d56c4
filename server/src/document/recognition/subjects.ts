import { featuresOf, type SubjectModel, weightsOf } from '../../framework/subject-model.ts';
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

/** What a word brings: the rows of its own features, its number where it stands in pairs, and when it was counted last. */
interface WordRows {
  rows: readonly number[];
  id: number | undefined;
  turn: number;
}

/** Different words that are remembered; a text has a few thousand. */
const MOST_WORDS = 20_000;
/** Pairs of words are looked up by one number: there are fewer words in them than this. */
const PAIRED = 1 << 20;

/**
 * Adds up the model's weights over words. What a feature weighs is a row in one long array, as tens of thousands of
 * small ones would take longer to make, and to reach, than to add up.
 */
class Weigher {
  readonly #single = new Map<string, number>();
  /** Numbers of words that stand in pairs. */
  readonly #ids = new Map<string, number>();
  readonly #pairs = new Map<number, number>();
  /** Rows, each from its start to the next one's: numbers of criteria and their weights, which are whole, in turns. */
  readonly #weights: Int16Array;
  readonly #starts: Int32Array;
  /** When each row was counted last. */
  readonly #turns: Int32Array;
  /** What a word brings by itself; remembered, as a text repeats its words. */
  readonly #byWord = new Map<string, WordRows>();
  readonly #size: number;
  #turn = 0;

  constructor(model: SubjectModel) {
    this.#size = model.criteria.length;
    const features = featuresOf(model);
    const { starts, pairs } = weightsOf(model);
    this.#starts = starts;
    this.#weights = pairs;
    this.#turns = new Int32Array(features.length);
    for (let row = 0; row < features.length; row++) {
      const feature = features[row] as string;
      const space = feature.indexOf(' ');
      if (space < 0) this.#single.set(feature, row);
      else this.#pairs.set(this.#idOf(feature.slice(0, space)) * PAIRED + this.#idOf(feature.slice(space + 1)), row);
    }
  }

  #idOf(word: string): number {
    let id = this.#ids.get(word);
    if (id === undefined) this.#ids.set(word, (id = this.#ids.size));
    return id;
  }

  /** Adds up what the words say, each feature once; undefined where the model knows none of them. */
  weigh(words: readonly Word[], values: readonly Value[]): SubjectWeight | undefined {
    const turn = ++this.#turn;
    const sums = new Float64Array(this.#size);
    let count = 0;
    let before: number | undefined;
    for (let i = 0; i < words.length; i++) {
      const { norm } = words[i] as Word;
      if (isFigure(norm)) {
        before = undefined;
        continue;
      }
      const word = this.#rowsOf(norm);
      if (word.turn !== turn) {
        word.turn = turn;
        for (let k = 0; k < word.rows.length; k++) count += this.#add(word.rows[k], turn, sums);
      }
      const { id } = word;
      if (before !== undefined && id !== undefined) count += this.#add(this.#pairs.get(before * PAIRED + id), turn, sums);
      before = id;
    }
    for (let i = 0; i < values.length; i++) count += this.#add(this.#single.get(`<${(values[i] as Value).type}>`), turn, sums);
    return count > 0 ? { sums, count } : undefined;
  }

  /** Adds a row, once a turn; gives how many were added. */
  #add(row: number | undefined, turn: number, sums: Float64Array): 0 | 1 {
    if (row === undefined || this.#turns[row] === turn) return 0;
    this.#turns[row] = turn;
    const weights = this.#weights;
    const to = this.#starts[row + 1] as number;
    for (let i = this.#starts[row] as number; i < to; i += 2) {
      const k = weights[i] as number;
      sums[k] = (sums[k] as number) + (weights[i + 1] as number);
    }
    return 1;
  }

  /** What a word by itself weighs for a criterion, by its number. */
  weightOf(norm: string, criterion: number): number {
    let sum = 0;
    if (!isFigure(norm))
      for (const row of this.#rowsOf(norm).rows)
        for (let i = this.#starts[row] as number; i < (this.#starts[row + 1] as number); i += 2)
          if (this.#weights[i] === criterion) sum += this.#weights[i + 1] as number;
    return sum;
  }

  #rowsOf(norm: string): WordRows {
    let found = this.#byWord.get(norm);
    if (!found) {
      const rows = wordFeatures(norm).flatMap((feature) => this.#single.get(feature) ?? []);
      if (this.#byWord.size > MOST_WORDS) this.#byWord.clear();
      this.#byWord.set(norm, (found = { rows, id: this.#ids.get(norm), turn: 0 }));
    }
    return found;
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
