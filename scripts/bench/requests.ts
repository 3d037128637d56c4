import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LineIndex } from '../../server/src/text/lines.ts';
import { benchDocument, typingPlaces } from './documents.ts';
import { Server } from './server.ts';

/** Milliseconds of a request: the first after an edit, and the same once more. */
export interface RequestFigures {
  method: string;
  first: number[];
  again: number[];
}

/** Documents that stand beside the one that is asked about. */
export const BESIDE = 200;
const ROUNDS = 40;
/** Rounds that are not counted: code that runs for the first time. */
const WARMING = 5;

interface Place {
  uri: string;
  position: { line: number; character: number };
  end: { line: number; character: number };
}

interface Asked {
  method: string;
  params(at: Place): object;
}

/** What is sent for a capability that the server declares; undefined where an editor sends nothing for it. */
const REQUESTS: Readonly<Record<string, Asked | undefined>> = {
  hoverProvider: { method: 'textDocument/hover', params: placed },
  completionProvider: { method: 'textDocument/completion', params: placed },
  definitionProvider: { method: 'textDocument/definition', params: placed },
  referencesProvider: { method: 'textDocument/references', params: (at) => ({ ...placed(at), context: { includeDeclaration: true } }) },
  documentHighlightProvider: { method: 'textDocument/documentHighlight', params: placed },
  renameProvider: { method: 'textDocument/prepareRename', params: placed },
  documentSymbolProvider: { method: 'textDocument/documentSymbol', params: whole },
  workspaceSymbolProvider: { method: 'workspace/symbol', params: () => ({ query: 'coord' }) },
  documentLinkProvider: { method: 'textDocument/documentLink', params: whole },
  foldingRangeProvider: { method: 'textDocument/foldingRange', params: whole },
  selectionRangeProvider: { method: 'textDocument/selectionRange', params: (at) => ({ ...whole(at), positions: [at.position] }) },
  semanticTokensProvider: { method: 'textDocument/semanticTokens/full', params: whole },
  inlayHintProvider: { method: 'textDocument/inlayHint', params: ranged },
  codeLensProvider: { method: 'textDocument/codeLens', params: whole },
  codeActionProvider: { method: 'textDocument/codeAction', params: (at) => ({ ...ranged(at), context: { diagnostics: [] } }) },
  diagnosticProvider: { method: 'textDocument/diagnostic', params: whole },
  documentFormattingProvider: { method: 'textDocument/formatting', params: (at) => ({ ...whole(at), options: FORM }) },
  documentRangeFormattingProvider: { method: 'textDocument/rangeFormatting', params: (at) => ({ ...ranged(at), options: FORM }) },
  documentOnTypeFormattingProvider: {
    method: 'textDocument/onTypeFormatting',
    params: (at) => ({ ...placed(at), ch: '\n', options: FORM }),
  },
  executeCommandProvider: undefined,
  textDocumentSync: undefined,
  positionEncoding: undefined,
  workspace: undefined,
};

/** What our own client asks after every edit; no capability names it. */
const OWN: readonly Asked[] = [{ method: 'convenant/views/tree', params: ({ uri }) => ({ uri }) }];

const FORM = { tabSize: 2, insertSpaces: true };

function whole({ uri }: Place): object {
  return { textDocument: { uri } };
}

function placed(at: Place): object {
  return { ...whole(at), position: at.position };
}

function ranged(at: Place): object {
  return { ...whole(at), range: { start: at.position, end: at.end } };
}

/**
 * Asks everything that the server declares, and what our own client asks, at varied places of an open document of 100 KB among 200 others, right after
 * an edit and once more. Fails for a capability that it knows no request for.
 */
export async function measureRequests(cli: string, folder: string): Promise<RequestFigures[]> {
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < BESIDE; n++)
    writeFileSync(join(folder, `document-${n}.md`), benchDocument(n, 6_000, { annotated: n % 2 === 0, language: 'nl' }));
  const text = benchDocument(100_000, 100_000, { annotated: true, language: 'nl' });
  const uri = pathToFileURL(join(folder, 'large.md')).href;
  const server = new Server(cli);
  const declared = await server.initialize(pathToFileURL(folder).href);
  await server.open(uri, text);
  const index = new LineIndex(text);
  const places = typingPlaces(text, ROUNDS + WARMING, text.length).map((offset): Place => {
    const { line, column } = index.positionAt(offset);
    return { uri, position: { line, character: column }, end: { line: line + 40, character: 0 } };
  });
  const figures: RequestFigures[] = [];
  let version = 0;
  const edit = async (change: object): Promise<void> => {
    server.notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [change] });
    await server.diagnosed(uri, version);
  };
  const asked = Object.keys(declared).flatMap((capability) => {
    if (!(capability in REQUESTS)) throw new Error(`${capability} is declared, and scripts/bench/requests.ts does not measure it`);
    return REQUESTS[capability] ?? [];
  });
  for (const { method, params } of [...asked, ...OWN]) {
    const first: number[] = [];
    const again: number[] = [];
    for (const at of places) {
      const behind = { ...at.position, character: at.position.character + 1 };
      await edit({ range: { start: at.position, end: at.position }, text: 'e' });
      for (const times of [first, again]) {
        const started = performance.now();
        await server.request(method, params(at));
        times.push(performance.now() - started);
      }
      await edit({ range: { start: at.position, end: behind }, text: '' });
    }
    figures.push({ method, first: first.slice(WARMING), again: again.slice(WARMING) });
  }
  await server.stop();
  return figures;
}
