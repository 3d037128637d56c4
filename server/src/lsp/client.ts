import type { InitializeParams } from 'vscode-languageserver';
import type { Language } from '../framework/types.ts';

/** What the editor at the other end can do, and how it speaks. */
export interface Client {
  ui: Language;
  /** It asks for diagnostics; then none are sent by ourselves. */
  pull: boolean;
  /** It asks again for diagnostics when told to. */
  refresh: boolean;
  /** Edits may hold tab stops. */
  snippetEdits: boolean;
  snippetCompletions: boolean;
  /** Edits may name the version of the document that they are for. */
  versionedEdits: boolean;
  /** Edits may make files. */
  createsFiles: boolean;
  /** Outlines may be trees. */
  treeSymbols: boolean;
  relatedInformation: boolean;
  /** It asks whether something can be renamed before it asks for a name. */
  prepareRename: boolean;
  /** How many folds of a document it takes at most. */
  mostFolds: number;
  /** It has our command that shows a list of places. */
  showsPlaces: boolean;
  /** Settings are asked for. */
  configuration: boolean;
  /** Changes of settings, and of files, are told after registering for them. */
  registersConfiguration: boolean;
  watchesFiles: boolean;
  /** It has folders that come and go. */
  folders: boolean;
}

/** Reads what an editor says of itself. */
export function clientOf({ capabilities, initializationOptions, locale }: InitializeParams): Client {
  const { workspace, textDocument } = capabilities;
  return {
    ui: languageOf((initializationOptions as { locale?: unknown } | undefined)?.locale) ?? languageOf(locale) ?? 'nl',
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport ?? false,
    snippetEdits: (workspace?.workspaceEdit?.documentChanges ?? false) && (workspace?.workspaceEdit?.snippetEditSupport ?? false),
    snippetCompletions: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false,
    treeSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation ?? textDocument?.diagnostic?.relatedInformation ?? false,
    prepareRename: textDocument?.rename?.prepareSupport ?? false,
    mostFolds: textDocument?.foldingRange?.rangeLimit ?? 5000,
    showsPlaces: (initializationOptions as { showsPlaces?: unknown } | undefined)?.showsPlaces === true,
    configuration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    folders: workspace?.workspaceFolders ?? false,
  };
}

/** The language of the user interface for a locale (`nl-NL`): Dutch for Dutch ones, else English; undefined for none. */
export function languageOf(locale: unknown): Language | undefined {
  if (typeof locale !== 'string' || locale === '') return undefined;
  return /^nl/i.test(locale) ? 'nl' : 'en';
}
