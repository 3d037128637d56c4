import type { LinearModel } from '../../framework/types.ts';
import type { Sentence } from '../model.ts';
import { type Weight, Weigher } from './linear.ts';

/**
 * Which elements a sentence states, by all its words together, where its subject is known and no phrase
 * finds them. It only says how probable each element is: see `evidence.ts` for when that counts.
 */
export class Gist {
  readonly #weigher: Weigher;
  readonly #classes: ReadonlyMap<string, number>;
  readonly #weights = new WeakMap<Sentence, Weight | 'nothing'>();

  constructor(private readonly model: LinearModel) {
    this.#weigher = new Weigher(model);
    this.#classes = new Map(model.classes.map((name, k) => [name, k]));
  }

  /** How probable it is, from 0 to 1, that a sentence on `criterion` states `element`. */
  probability(sentence: Sentence, criterion: string, element: string): number {
    const k = this.#classes.get(`${criterion}/${element}`);
    const weight = k === undefined ? undefined : this.#weightOf(sentence);
    if (k === undefined || !weight) return 0;
    const { bias, scale } = this.model;
    const score = (bias[k] as number) + (weight.sums[k] as number) / (scale * Math.sqrt(weight.count));
    return 1 / (1 + Math.exp(-score));
  }

  #weightOf(sentence: Sentence): Weight | undefined {
    let weight = this.#weights.get(sentence);
    if (!weight) {
      weight = this.#weigher.weigh(sentence.words, sentence.values) ?? 'nothing';
      this.#weights.set(sentence, weight);
    }
    return weight === 'nothing' ? undefined : weight;
  }
}
