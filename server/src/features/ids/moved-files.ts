import type { CheckContext } from '../../checks/finding.ts';
import { splitUrl } from '../../checks/references.ts';
import { relativePath, resolveUri } from '../../workspace/files.ts';
import type { LabelledEdit } from '../labelled.ts';
import type { Library } from './library.ts';
import { occurrencesIn } from './occurrences.ts';
import type { Rename } from './rename-id.ts';

/** A file, or a folder with all in it, that goes from one address to another; both canonical. */
export interface Move {
  from: string;
  to: string;
}

/**
 * What links must become when files move: in documents that link to them, and in documents that move themselves. Front
 * matter counts too. Addresses of documents are those before the move. Only the path of a link changes, never its id or its words.
 */
export function editsForMoves(library: Library, moves: readonly Move[], say: CheckContext['say']): Rename {
  const edits: Rename['edits'] = [];
  for (const { uri, model } of library.documents) {
    const here = movedTo(uri, moves);
    const own: LabelledEdit[] = [];
    for (const { path, start, idAt, end } of occurrencesIn(model).uses) {
      const target = path ? resolveUri(uri, path) : undefined;
      if (!path || !target) continue;
      const there = movedTo(target, moves);
      if (here === uri && there === target) continue;
      const to = relativePath(here, there);
      // What still leads there is left as its author wrote it.
      if (to === undefined || resolveUri(here, path) === there) continue;
      // An address that is escaped in some other way is not found as such in the text.
      if (splitUrl(model.text.slice(start, end))[0] !== path) continue;
      own.push({ start, end: idAt ? idAt.start - 1 : end, text: to, label: say('rename/links') });
    }
    if (own.length > 0) edits.push({ uri, edits: own });
  }
  return { edits };
}

function movedTo(uri: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (uri === from) return to;
    if (uri.startsWith(`${from}/`)) return to + uri.slice(from.length);
  }
  return uri;
}
