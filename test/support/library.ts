import { Library, type Shelved } from '../../server/src/features/ids/library.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { ROOT, workspaceOf } from './workspace.ts';

/** The documents of a workspace as features look through them. */
export function shelved(workspace: Workspace): Shelved[] {
  return workspace.uris().flatMap((uri) => {
    const model = workspace.model(uri);
    const vocabulary = model && workspace.configuration(uri).reading.vocabulary(model.language);
    return model && vocabulary ? [{ uri, model, set: workspace.setOf(uri), vocabulary }] : [];
  });
}

/** A library of documents by path below `ROOT`. */
export function libraryOf(documents: Readonly<Record<string, string>>): Library {
  const library = new Library();
  library.update(shelved(workspaceOf(documents)));
  return library;
}

export const addressOf = (path: string): string => ROOT + path;
