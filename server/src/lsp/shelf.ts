import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { Library, type Shelved } from '../features/ids/library.ts';
import { LineIndex } from '../text/lines.ts';
import type { Located } from './convert.ts';
import type { Session } from './session.ts';
import { sliced } from './turns.ts';

/** The answer to somebody who no longer wants one. */
export const CANCELLED = new ResponseError<undefined>(LSPErrorCodes.RequestCancelled, 'cancelled');

/** The documents of the workspace as features look through them. */
export class Shelf {
  readonly #library = new Library();

  constructor(private readonly session: Session) {}

  /**
   * All documents, once they are read and what has come in is taken in. The work is done in short stretches.
   * @returns undefined where the asker no longer waits
   */
  async library(token: CancellationToken): Promise<Library | undefined> {
    const { documents, workspace } = this.session;
    await this.session.settled(true, token);
    const found: Shelved[] = [];
    const take = (uri: string): void => {
      const model = documents.defect(uri) ? undefined : workspace.model(uri);
      if (!model) return;
      const vocabulary = workspace.configuration(uri).reading.vocabulary(model.language);
      found.push({ uri, model, set: workspace.setOf(uri), vocabulary });
    };
    await sliced(workspace.uris(), take, () => !token.isCancellationRequested);
    if (token.isCancellationRequested) return undefined;
    // An edit changes one document: the others are not read again.
    this.#library.update(found);
    return this.#library;
  }

  /** Finds documents as the editor names them, each with its lines; made for one answer. */
  locator(): (key: string) => Located {
    const { documents, workspace } = this.session;
    const known = new Map<string, Located>();
    return (key) => {
      let located = known.get(key);
      if (!located) known.set(key, (located = { uri: documents.address(key), lines: new LineIndex(workspace.text(key) ?? '') }));
      return located;
    };
  }
}
