import { fingerprintsOf } from '../checks/fingerprint.ts';
import { check } from '../checks/run.ts';
import type { Framework } from '../framework/types.ts';
import type { Decisions } from './decisions.ts';
import type { Files } from './files.ts';
import { Held } from './held.ts';
import type { LinkTargets } from './links.ts';

/** In UTF-16 units: who copies a document copies none that is longer. */
const LONGEST = 1024 * 1024;

/** Fingerprints of a document's findings, and what it was read with. */
interface Prints {
  prints: ReadonlySet<string>;
  framework: Framework;
}

/** The fingerprints of the findings of any document, as it stands by itself; each worked out again when its text is another. */
export class PrintsByDocument {
  readonly #known = new Map<string, { text: string; prints: Prints | undefined }>();

  constructor(
    private readonly files: Files,
    private readonly decisions: Decisions,
    private readonly heldAt: (uri: string) => Held | undefined,
    private readonly links: LinkTargets,
  ) {}

  /** To be called when files or configurations may have changed. */
  forget(): void {
    this.#known.clear();
  }

  /** Undefined for what is no governance document, or too long to be looked at for this. */
  of(uri: string): Prints | undefined {
    const held = this.heldAt(uri);
    const text = held?.text ?? this.files.read(uri);
    if (text === undefined || text.length > LONGEST) return undefined;
    const known = this.#known.get(uri);
    if (known?.text === text) return known.prints;
    const { reading } = this.decisions.configuration(uri);
    const { model, about } = held ?? new Held(reading, text, this.decisions.mapped(uri));
    const references = { resolve: (target: string) => this.links.resolve(uri, target, new Set()) };
    const found = model && check(reading, model, this.decisions.settings(uri, about), references).findings;
    const prints = model && found && { prints: new Set(fingerprintsOf(model.text, found)), framework: reading.framework };
    this.#known.set(uri, { text, prints });
    return prints;
  }
}
