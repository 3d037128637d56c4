import type { Losses } from './losses.ts';
import { attribute, elements, type Xml } from './xml.ts';

type Kind = 'footnotes' | 'endnotes';

/** Footnotes and endnotes, numbered as the text refers to them. */
export class Notes {
  readonly #sources = new Map<string, Xml>();
  readonly #numbers = new Map<string, string>();

  constructor(
    footnotes: Xml | undefined,
    endnotes: Xml | undefined,
    private readonly losses: Losses,
  ) {
    // Those with a type are the lines above the notes (§17.11.10).
    for (const [kind, root] of Object.entries({ footnotes, endnotes }))
      for (const note of elements(root))
        if (attribute(note, 'type') === undefined || attribute(note, 'type') === 'normal')
          this.#sources.set(`${kind} ${attribute(note, 'id')}`, note);
  }

  /** The number of a note, as text; undefined where there is no such note. */
  refer(kind: Kind, id = ''): string | undefined {
    const key = `${kind} ${id}`;
    if (!this.#sources.has(key)) return undefined;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (kind === 'endnotes') this.losses.add('endnotes', '');
    const number = String(this.#numbers.size + 1);
    this.#numbers.set(key, number);
    return number;
  }

  /** The notes that were referred to, in order. */
  *used(): Iterable<{ number: string; source: Xml }> {
    // A note can refer to another one: those come up while these are read.
    for (const [key, number] of this.#numbers) {
      const source = this.#sources.get(key);
      if (source) yield { number, source };
    }
  }
}
