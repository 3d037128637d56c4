/**
 * A linear model of what a passage is about; see `document/recognition/subjects.ts`. It is the largest part of what ships, so
 * that each of its columns is a text of its own, in which like stands beside like: packed that takes three quarters of what rows take.
 */
export interface SubjectModel {
  /** The criteria that it tells apart; weights name them by index. */
  criteria: string[];
  bias: number[];
  /** Weights are multiplied by this and rounded. */
  scale: number;
  /** One a line, in order: how many characters it begins with that the one before it has too, as a character, and the rest. */
  features: string;
  /** Per feature how many weights it has, a character each. */
  counts: string;
  /** Per weight its criterion, a character each. */
  of: string;
  /** Per weight how much it is, a character each. */
  weights: string;
}

/** Small numbers are characters from here on. */
const ZERO = 48;
/** Weights, which can be less than nothing, from here on. */
const NONE = 0x200;
/** No feature shares more with the one before it. */
const MOST_SHARED = 60;
/** The heaviest that a character tells. */
const HEAVIEST = 0x1ff;

/** The weights of one feature: index of a criterion, weight, index, weight … */
export type FeatureWeights = readonly (readonly [feature: string, pairs: readonly number[]])[];

/** Features with their weights, as the columns of a model. Heavier weights than a character tells are made that heavy. */
export function columnsOf(rows: FeatureWeights): Pick<SubjectModel, 'features' | 'counts' | 'of' | 'weights'> {
  const columns = { features: [] as string[], counts: '', of: '', weights: '' };
  let before = '';
  for (const [feature, pairs] of [...rows].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    let shared = 0;
    while (shared < MOST_SHARED && shared < before.length && before[shared] === feature[shared]) shared++;
    columns.features.push(String.fromCharCode(ZERO + shared) + feature.slice(shared));
    columns.counts += String.fromCharCode(ZERO + pairs.length / 2);
    for (let i = 0; i < pairs.length; i += 2) {
      columns.of += String.fromCharCode(ZERO + (pairs[i] as number));
      columns.weights += String.fromCharCode(NONE + Math.max(-HEAVIEST, Math.min(HEAVIEST, pairs[i + 1] as number)));
    }
    before = feature;
  }
  return { ...columns, features: columns.features.join('\n') };
}

/** The features of a model, in order. */
export function featuresOf({ features }: SubjectModel): string[] {
  let before = '';
  return features === '' ? [] : features.split('\n').map((line) => (before = before.slice(0, line.charCodeAt(0) - ZERO) + line.slice(1)));
}

/** Where the weights of each feature begin, and behind the last where they end; and all weights: index of a criterion, weight, index, weight … */
export function weightsOf({ counts, of, weights }: SubjectModel): { starts: Int32Array; pairs: Int16Array } {
  const starts = new Int32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row++) starts[row + 1] = (starts[row] as number) + 2 * (counts.charCodeAt(row) - ZERO);
  const pairs = new Int16Array(2 * of.length);
  for (let i = 0; i < of.length; i++) {
    pairs[2 * i] = of.charCodeAt(i) - ZERO;
    pairs[2 * i + 1] = weights.charCodeAt(i) - NONE;
  }
  return { starts, pairs };
}
