import {
  type CancellationToken,
  type DocumentHighlight,
  type DocumentLink,
  type Location,
  LSPErrorCodes,
  type Range,
  type ReferenceParams,
  type RenameFilesParams,
  type RenameParams,
  ResponseError,
  type SymbolInformation,
  type TextDocumentIdentifier,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { sayer } from '../checks/run.ts';
import { documentLinksOf } from '../features/document-links.ts';
import type { Library } from '../features/ids/library.ts';
import { editsForMoves } from '../features/ids/moved-files.ts';
import { definitionsAt, highlightsAt, referencesAt } from '../features/ids/references.ts';
import { renamableAt, renameAt } from '../features/ids/rename.ts';
import type { Refusal, Rename } from '../features/ids/rename-id.ts';
import { type FoundSymbol, nearestSymbols, symbolsLike } from '../features/workspace-symbols.ts';
import { canonicalUri } from '../workspace/files.ts';
import { type Located, offsetOf, toFoundSymbol, toHighlight, toLocation, toRange } from './convert.ts';
import type { Session } from './session.ts';
import { CANCELLED, type Shelf } from './shelf.ts';
import { sliced } from './turns.ts';
import { toWorkspaceEdit } from './workspace-edits.ts';

type Answer<T> = Promise<T | ResponseError<undefined>>;

/** Answers to questions about where something is defined, used and called so, over all documents. */
export class Navigation {
  constructor(
    private readonly session: Session,
    private readonly shelf: Shelf,
  ) {}

  async definition(params: TextDocumentPositionParams, token: CancellationToken): Answer<Location[]> {
    return this.#with(params, token, ({ library, key, offset, locate }) =>
      definitionsAt(library, key, offset).map((place) => toLocation(place, locate(place.uri))),
    );
  }

  async references(params: ReferenceParams, token: CancellationToken): Answer<Location[]> {
    const { includeDeclaration } = params.context;
    return this.#with(params, token, ({ library, key, offset, locate }) =>
      referencesAt(library, key, offset, includeDeclaration).map((place) => toLocation(place, locate(place.uri))),
    );
  }

  async highlights(params: TextDocumentPositionParams, token: CancellationToken): Answer<DocumentHighlight[]> {
    return this.#with(params, token, ({ library, key, offset, locate }) =>
      highlightsAt(library, key, offset).map((highlight) => toHighlight(highlight, locate(key).lines)),
    );
  }

  /** Refuses with a message where nothing can be renamed: an editor shows it. */
  async prepareRename(params: TextDocumentPositionParams, token: CancellationToken): Answer<{ range: Range; placeholder: string }> {
    return this.#with(params, token, ({ library, key, offset, locate }) => {
      const found = renamableAt(library, key, offset);
      if ('refused' in found) return this.#refused(found, key);
      return { range: toRange(locate(key).lines, found.at), placeholder: found.placeholder };
    });
  }

  async rename(params: RenameParams, token: CancellationToken): Answer<WorkspaceEdit> {
    return this.#with(params, token, ({ library, key, offset, locate }) => {
      const renamed = renameAt(library, key, offset, params.newName, this.#say(key));
      return 'refused' in renamed ? this.#refused(renamed, key) : this.#edit(renamed, locate);
    });
  }

  /** What links must become when files or folders are going to be renamed; null where none has to. */
  async moved({ files }: RenameFilesParams, token: CancellationToken): Promise<WorkspaceEdit | null> {
    const library = await this.shelf.library(token);
    if (!library) return null;
    const moves = files.map(({ oldUri, newUri }) => ({ from: canonicalUri(oldUri), to: canonicalUri(newUri) }));
    const renamed = editsForMoves(library, moves, this.#say(moves[0]?.from ?? ''));
    return renamed.edits.length > 0 ? this.#edit(renamed, this.shelf.locator()) : null;
  }

  async links({ textDocument }: { textDocument: TextDocumentIdentifier }, token: CancellationToken): Answer<DocumentLink[]> {
    const position = { line: 0, character: 0 };
    return this.#with({ textDocument, position }, token, ({ library, key, locate }) =>
      documentLinksOf(library, key).map(({ uri, definition, start, end }) => {
        // Editors open a document at the line that is named so.
        const line = definition ? `#L${toRange(locate(definition.uri).lines, definition).start.line + 1}` : '';
        return { range: toRange(locate(key).lines, { start, end }), target: `${this.session.documents.address(uri)}${line}` };
      }),
    );
  }

  async symbols({ query }: WorkspaceSymbolParams, token: CancellationToken): Answer<SymbolInformation[]> {
    const library = await this.shelf.library(token);
    if (!library) return CANCELLED;
    const { workspace } = this.session;
    const found: (FoundSymbol & { uri: string })[] = [];
    const look = ({ uri, model }: Library['documents'][number]): void => {
      const { framework } = workspace.configuration(uri).reading;
      for (const symbol of symbolsLike(query, model, framework, workspace.preferences.ui)) found.push({ ...symbol, uri });
    };
    await sliced(library.documents, look, () => !token.isCancellationRequested);
    if (token.isCancellationRequested) return CANCELLED;
    const locate = this.shelf.locator();
    return nearestSymbols(found).map((symbol) => toFoundSymbol(symbol, locate(symbol.uri)));
  }

  async #with<T>(
    { textDocument, position }: TextDocumentPositionParams,
    token: CancellationToken,
    ask: (at: { library: Library; key: string; offset: number; locate: (key: string) => Located }) => T,
  ): Answer<T> {
    const library = await this.shelf.library(token);
    if (!library) return CANCELLED;
    const key = canonicalUri(textDocument.uri);
    const locate = this.shelf.locator();
    return ask({ library, key, offset: offsetOf(locate(key).lines, position), locate });
  }

  #edit({ edits }: Rename, locate: (key: string) => Located): WorkspaceEdit {
    const { documents, client } = this.session;
    const changes = edits.map(({ uri, edits: own }) => ({ ...locate(uri), version: documents.version(uri) ?? null, edits: own }));
    return toWorkspaceEdit(changes, client);
  }

  #refused({ refused, parameters }: Refusal, key: string): ResponseError<undefined> {
    return new ResponseError(LSPErrorCodes.RequestFailed, this.#say(key)(refused, parameters));
  }

  #say(key: string): ReturnType<typeof sayer> {
    const { framework } = this.session.workspace.configuration(key).reading;
    return sayer(framework, { ui: this.session.workspace.preferences.ui });
  }
}
