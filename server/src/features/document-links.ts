import type { Range } from '../text/lines.ts';
import { resolveUri } from '../workspace/files.ts';
import type { In, Library } from './ids/library.ts';
import { type Definition, occurrencesIn } from './ids/occurrences.ts';

/** Words that lead to another place: to a definition where one is known, else to a file. */
export interface DocumentLink extends Range {
  uri: string;
  definition: In<Definition> | undefined;
}

/** Links of a document, its attributes and its front matter that lead to documents; none to the web, which editors know themselves. */
export function documentLinksOf(library: Library, uri: string): DocumentLink[] {
  const document = library.document(uri);
  if (!document) return [];
  const found: DocumentLink[] = [];
  for (const use of occurrencesIn(document.model).uses) {
    if (use.path === undefined) continue;
    const target = use.path === '' ? uri : resolveUri(uri, use.path);
    if (target) found.push({ start: use.start, end: use.end, uri: target, definition: library.resolve(document, use)[0] });
  }
  return found;
}
