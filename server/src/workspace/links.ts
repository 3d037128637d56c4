import type { References } from '../checks/finding.ts';
import { type Reading, SourceDocument } from '../document/document.ts';
import { nearest } from '../framework/names.ts';
import { type Files, folderOf, isMarkdown, resolveUri } from './files.ts';

/** Files outside the workspace whose ids are kept, for links to them. */
const MOST_FOREIGN = 50;

/** What links lead to: documents that are known, before files. */
export class LinkTargets {
  readonly #foreign = new Map<string, { text: string; ids: ReadonlySet<string> | undefined }>();

  constructor(
    private readonly reading: Reading,
    private readonly files: Files,
    private readonly document: (uri: string) => Pick<SourceDocument, 'text' | 'model'> | undefined,
  ) {}

  /** @param targets takes the address that the link leads to */
  resolve(uri: string, target: string, targets: Set<string>): ReturnType<References['resolve']> {
    const address = resolveUri(uri, target);
    if (!address) return { found: true, ids: undefined };
    targets.add(address);
    const document = this.document(address);
    const model = document?.model;
    if (model) return { found: true, ids: model.ids };
    if (!document && this.files.reaches?.(address) === false) return { found: true, ids: undefined };
    const text = document?.text ?? this.files.read(address);
    if (text !== undefined && isMarkdown(address)) return { found: true, ids: this.#idsOf(address, text) };
    if (document || this.files.exists(address)) return { found: true, ids: undefined };
    const near = nearest(target.split('/').at(-1) ?? target, this.files.list(folderOf(address)));
    return { found: false, near: near && target.replace(/[^/]*$/, near) };
  }

  /** Ids of a Markdown file that is no governance document; read again only when its text is another. */
  #idsOf(address: string, text: string): ReadonlySet<string> | undefined {
    let known = this.#foreign.get(address);
    if (known?.text !== text) {
      const { model } = new SourceDocument(this.reading, text, 'vision');
      known = { text, ids: model && new Set(model.ids.keys()) };
      if (this.#foreign.size >= MOST_FOREIGN) this.#foreign.clear();
      this.#foreign.set(address, known);
    }
    return known.ids;
  }
}
