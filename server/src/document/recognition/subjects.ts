import type { LinearModel } from '../../framework/types.ts';
import type { Word } from '../../text/words.ts';
import { Weigher, type Weight } from './linear.ts';
import type { Value } from './values.ts';

interface Likeliest {
  criterion: string;
  probability: number;
}

/** What a passage is about, by all its words together, where no heading and no cue says so. */
export class Subjects {
  readonly #weigher: Weigher;
  /** The last answers for a weight and what stood after it: an edit elsewhere asks the same again. */
  readonly #asked = new WeakMap<Weight, { of: readonly Weight[]; answer: Likeliest | undefined }[]>();

  constructor(private readonly model: LinearModel) {
    this.#weigher = new Weigher(model);
  }

  weigh(words: readonly Word[], values: readonly Value[]): Weight | undefined {
    return this.#weigher.weigh(words, values);
  }

  /** The likeliest criterion of some weights together, with its probability. Remembered with the first of them. */
  likeliest(weights: readonly Weight[]): Likeliest | undefined {
    const [first] = weights;
    if (!first) return undefined;
    const before = this.#asked.get(first) ?? [];
    const known = before.find((a) => a.of.length === weights.length && a.of.every((w, i) => w === weights[i]));
    if (known) return known.answer;
    const answer = this.#decide(weights);
    this.#asked.set(first, [...before.slice(-1), { of: [...weights], answer }]);
    return answer;
  }

  #decide(weights: readonly Weight[]): Likeliest | undefined {
    const { bias, classes, scale } = this.model;
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
    return { criterion: classes[best] as string, probability: 1 / total };
  }
}
