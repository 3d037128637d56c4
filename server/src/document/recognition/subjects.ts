import type { SubjectModel } from '../../framework/types.ts';
import type { Word } from '../../text/words.ts';
import type { Value } from './values.ts';

/**
 * What a passage is about, by all its words together, where no heading and no cue says so. A small
 * linear model trained on the project's own example sentences (`scripts/train.ts`), shipped as data:
 * the same words give the same answer on every machine.
 */
export class Subjects {
  readonly #weights: ReadonlyMap<string, readonly number[]>;
  readonly size: number;
  /** The last answers for a weight and what stood after it: an edit elsewhere asks the same again. */
  readonly #asked = new WeakMap<SubjectWeight, { of: readonly SubjectWeight[]; answer: Likeliest | undefined }[]>();

  constructor(private readonly model: SubjectModel) {
    this.#weights = new Map(Object.entries(model.weights));
    this.size = model.criteria.length;
  }

  /** Adds up what the words say; undefined where the model knows none of them. */
  weigh(words: readonly Word[], values: readonly Value[]): SubjectWeight | undefined {
    let sums: Float64Array | undefined;
    let count = 0;
    for (const feature of subjectFeatures(words, values)) {
      const weights = this.#weights.get(feature);
      if (!weights) continue;
      sums ??= new Float64Array(this.size);
      count++;
      for (let i = 0; i < weights.length; i += 2)
        sums[weights[i] as number] = (sums[weights[i] as number] as number) + (weights[i + 1] as number);
    }
    return sums && { sums, count };
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

  #decide(weights: readonly SubjectWeight[]): Likeliest | undefined {
    const scores = Float64Array.from(this.model.bias);
    let count = 0;
    for (const weight of weights) count += weight.count;
    if (count === 0) return undefined;
    const scale = 1 / (this.model.scale * Math.sqrt(count));
    for (const weight of weights)
      for (let k = 0; k < this.size; k++) scores[k] = (scores[k] as number) + (weight.sums[k] as number) * scale;
    let best = 0;
    for (let k = 1; k < this.size; k++) if ((scores[k] as number) > (scores[best] as number)) best = k;
    let total = 0;
    for (const score of scores) total += Math.exp(score - (scores[best] as number));
    return { criterion: this.model.criteria[best] as string, probability: 1 / total };
  }
}

/** Sums of a passage's weights per criterion, and over how many features. */
export interface SubjectWeight {
  sums: Float64Array;
  count: number;
}

interface Likeliest {
  criterion: string;
  probability: number;
}

/** What the model looks at: words, their beginnings and ends (compounds), pairs of words, types of values. */
export function subjectFeatures(words: readonly Word[], values: readonly Value[]): Set<string> {
  const features = new Set<string>();
  let before: string | undefined;
  for (const { norm } of words) {
    if (/^\d/.test(norm)) {
      before = undefined;
      continue;
    }
    features.add(norm);
    if (norm.length > 6) features.add(`${norm.slice(0, 5)}-`);
    if (norm.length > 9) features.add(`-${norm.slice(-5)}`);
    if (before !== undefined) features.add(`${before} ${norm}`);
    before = norm;
  }
  for (const { type } of values) features.add(`<${type}>`);
  return features;
}
