import { type Finding, PLAIN } from '../checks/finding.ts';
import type { sayer } from '../checks/run.ts';
import { type Reading, SourceDocument } from '../document/document.ts';
import type { FrontMatter } from '../document/front-matter.ts';
import type { DocumentModel } from '../document/model.ts';
import type { Kind } from '../framework/types.ts';
import type { TextEdit } from '../text/edits.ts';
import type { About } from './decisions.ts';

/**
 * A document under its configuration. When that changes, it is read anew only once it is asked for:
 * a configuration that is being typed changes with every keystroke, and holds for a whole workspace.
 */
export class Held {
  #document: SourceDocument;
  #stale = false;

  /** @param mapped the kind that configuration gives it */
  constructor(
    private reading: Reading,
    text: string,
    private mapped: Kind | undefined,
  ) {
    this.#document = new SourceDocument(reading, text, mapped);
  }

  /** Another configuration may hold for it now; true where it does. */
  place(reading: Reading, mapped: Kind | undefined): boolean {
    if (reading === this.reading && mapped === this.mapped) return false;
    this.reading = reading;
    this.mapped = mapped;
    this.#stale = true;
    return true;
  }

  get text(): string {
    return this.#document.text;
  }

  get frontMatter(): FrontMatter | undefined {
    return this.#document.frontMatter;
  }

  get claimsKind(): boolean {
    return this.#document.claimsKind;
  }

  /** What it says of itself that decides how it is checked. */
  get about(): About {
    const { kind, frontMatter } = this;
    return { kind, status: frontMatter?.status ?? 'draft', profile: frontMatter?.profile };
  }

  get kind(): Kind | undefined {
    return this.frontMatter?.kind ?? this.mapped;
  }

  get model(): DocumentModel | undefined {
    return this.kind && this.#now().model;
  }

  edit(edits: readonly TextEdit[]): void {
    this.#now().edit(edits);
  }

  #now(): SourceDocument {
    if (this.#stale) this.#document = new SourceDocument(this.reading, this.#document.text, this.mapped);
    this.#stale = false;
    return this.#document;
  }
}

/**
 * Findings on a document that claims a kind but names none that is known (`document: vise`): a
 * governance document to its author, so it must not stay silent.
 */
export function claimsOf(document: Held | undefined, say: ReturnType<typeof sayer>): Finding[] {
  if (!document || document.kind || !document.claimsKind) return [];
  const problem = document.frontMatter?.problems.find((p) => p.code === 'front-matter/document');
  if (!problem?.replacement) return [];
  return [
    {
      ...problem.range,
      ...PLAIN,
      code: problem.code,
      level: 'error',
      message: `${say(problem.code, problem.parameters)} ${say('nearest', { name: problem.replacement })}`,
      replacement: problem.replacement,
    },
  ];
}

/** The ids that a document defines, as one text. */
export function idsOf(model: DocumentModel | undefined): string {
  return model ? [...model.ids.keys()].join() : '';
}
