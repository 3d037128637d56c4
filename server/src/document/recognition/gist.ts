import type { LinearModel } from '../../framework/types.ts';
import type { Word } from '../../text/words.ts';
import { lengthOf, Weigher, type Weight } from './linear.ts';
import type { Value } from './values.ts';

/** A sentence as it was read; what is found out about it is remembered with it. */
interface Sentence {
  words: readonly Word[];
  values: readonly Value[];
}

/**
 * Which elements a sentence states, by all its words together, where its subject is known and no phrase
 * finds them. See `evidence.ts` for when that counts.
 */
export class Gist {
  readonly #weigher: Weigher;
  readonly #classes: ReadonlyMap<string, number>;
  readonly #weights = new WeakMap<Sentence, Weight | 'nothing'>();

  constructor(private readonly model: LinearModel) {
    this.#weigher = new Weigher(model);
    this.#classes = new Map(model.classes.map((name, k) => [name, k]));
  }

  /** Which class stands for an element; undefined where the model does not know it. */
  classOf(criterion: string, element: string): number | undefined {
    return this.#classes.get(`${criterion}/${element}`);
  }

  /** True where a sentence on the criterion of a class probably states its element; biases hold how sure that must be. */
  states(sentence: Sentence, k: number): boolean {
    const weight = this.#weightOf(sentence);
    if (!weight) return false;
    const { bias, scale } = this.model;
    return (bias[k] as number) + (weight.sums[k] as number) / (scale * Math.sqrt(weight.count)) >= 0;
  }

  #weightOf(sentence: Sentence): Weight | undefined {
    let weight = this.#weights.get(sentence);
    if (!weight) {
      weight = this.#weigher.weigh(sentence.words, sentence.values, lengthOf(sentence.words)) ?? 'nothing';
      this.#weights.set(sentence, weight);
    }
    return weight === 'nothing' ? undefined : weight;
  }
}
