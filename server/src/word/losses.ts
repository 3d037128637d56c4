/** What could not be carried over from Word, or only in another form: part of a message key, `word/lost/<kind>`. */
export const LOSSES = [
  'images',
  'objects',
  'equations',
  'text-boxes',
  'margins',
  'contents',
  'insertions',
  'deletions',
  'hidden',
  'merged-cells',
  'nested-tables',
  'endnotes',
  'links',
  'symbols',
  'bold-headings',
  'own-comments',
] as const;
export type LossKind = (typeof LOSSES)[number];

/** One kind of loss: how often, and the first places, by the heading that they stand under or their own words. */
export interface Loss {
  kind: LossKind;
  count: number;
  places: string[];
}

const MOST_PLACES = 3;

export class Losses {
  readonly #found = new Map<LossKind, Loss>();
  /** The heading that was read last. */
  heading = '';

  add(kind: LossKind, place = this.heading): void {
    const loss = this.#found.get(kind) ?? { kind, count: 0, places: [] };
    this.#found.set(kind, loss);
    loss.count++;
    if (place !== '' && loss.places.length < MOST_PLACES && !loss.places.includes(place)) loss.places.push(place);
  }

  /** In a fixed order, whatever came first. */
  all(): Loss[] {
    return LOSSES.flatMap((kind) => this.#found.get(kind) ?? []);
  }
}
