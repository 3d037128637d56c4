import type { DocumentModel } from '../document/model.ts';
import type { Kind } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import { unquoted } from '../text/quotes.ts';
import { relativePath } from '../workspace/files.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** A place that a reference can lead to. */
export interface Target {
  id: string;
  /** Words that show what it is: a heading's text, a block's name. */
  title: string;
  /** A block's own id, which stays when headings are rewritten. */
  given: boolean;
}

/** Another document, as a reference from here names it. */
export interface Neighbour {
  /** Relative to the document that refers, ready to be written in a link. */
  path: string;
  kind: Kind;
  title: string;
  targets(): Target[];
}

/** The other governance documents that a document can refer to, in order of path. */
export function neighbours(workspace: Workspace, uri: string): Neighbour[] {
  const found: Neighbour[] = [];
  for (const other of workspace.uris()) {
    const path = other === uri ? undefined : relativePath(uri, other);
    const model = path === undefined ? undefined : workspace.model(other);
    if (path !== undefined && model) found.push({ path, kind: model.kind, title: titleOf(model), targets: () => targetsOf(model) });
  }
  return found;
}

/** Everything in a document that has an id, in order of place. */
export function targetsOf(model: DocumentModel): Target[] {
  const blocks = new Map(model.declared.flatMap((b) => (b.id && b.annotation ? [[b.id, b.annotation.name] as const] : [])));
  return [...model.ids]
    .sort(([, a], [, b]) => a.start - b.start)
    .map(([id, range]) => ({ id, title: blocks.get(id) ?? words(model.text, range), given: blocks.has(id) }));
}

/** The title of a document: as the front matter has it, else as its first heading has it; else empty. */
export function titleOf(model: DocumentModel): string {
  const title = unquoted(model.frontMatter?.fields.get('title')?.text ?? '');
  return title || (model.sections.find((s) => s.isTitle)?.title ?? '');
}

function words(text: string, { start, end }: Range): string {
  return text
    .slice(start, end)
    .replace(/^[#\s]+/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
}
