import type { CheckContext } from '../../checks/finding.ts';
import type { Library } from './library.ts';
import { type Refusal, type Renamable, type Rename, renamableId, renameId } from './rename-id.ts';
import { isByName, otherForm, renameName } from './rename-name.ts';

const NOTHING: Refusal = { refused: 'rename/nothing', parameters: {} };

/** Whether what stands at an offset can be renamed, and what it is called now: an id, a heading, or the name of a role, a party or a term. */
export function renamableAt(library: Library, uri: string, offset: number): Renamable | Refusal {
  const named = library.at(uri, offset);
  if (!named) return NOTHING;
  if (!isByName(named)) return renamableId(library, named);
  const text = library.document(uri)?.model.text ?? '';
  return otherForm(library, uri, named) ?? { at: named.at, placeholder: text.slice(named.at.start, named.at.end) };
}

/** Renames what stands at an offset in all documents that it is known in, or says why not. */
export function renameAt(library: Library, uri: string, offset: number, written: string, say: CheckContext['say']): Rename | Refusal {
  const named = library.at(uri, offset);
  if (!named) return NOTHING;
  return isByName(named) ? renameName(library, uri, named, written, say) : renameId(library, named, written, say);
}
