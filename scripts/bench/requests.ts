import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LineIndex } from '../../server/src/text/lines.ts';
import { benchDocument, typingPlaces } from './documents.ts';
import { Server } from './server.ts';

/** Milliseconds of a request: the first after an edit, and the same once more. */
export interface RequestFigures {
  method: string;
  /** It is no part of writing: a person asks for it by a command. */
  seldom: boolean;
  first: number[];
  again: number[];
}

/** Documents that stand beside the one that is asked about. */
export const BESIDE = 200;
const ROUNDS = 40;
/** Rounds that are not counted: code that runs for the first time. */
const WARMING = 5;

/** Rounds of what works for seconds, on all documents or with git. */
const FEW = { rounds: 3, warming: 1 };

interface Place {
  uri: string;
  position: { line: number; character: number };
  end: { line: number; character: number };
}

interface Asked {
  method: string;
  params(at: Place, known: Known): object;
  /** What is typed before it is asked, behind which it is asked; a letter where it is left out. */
  typed?: string;
  /** Where it is asked: within words if it is left out, at the id of an annotation, or on a line of its own. */
  where?: 'words' | 'id' | 'line';
  /** A person asks for it by a command: it is no part of writing. */
  seldom?: true;
  /** It works on all documents or with git: a few rounds are enough. */
  heavy?: true;
  /** There may well be nothing to answer in these documents. */
  quiet?: true;
}

/** What is asked once, to ask with. */
interface Known {
  recommendation: string;
  completion: object;
}

/** What is sent for a capability that the server declares; nothing where an editor sends nothing for it. */
const REQUESTS: Readonly<Record<string, readonly Asked[]>> = {
  hoverProvider: [{ method: 'textDocument/hover', params: placed, where: 'id' }],
  completionProvider: [
    { method: 'textDocument/completion', params: placed, where: 'line', typed: ':::' },
    { method: 'completionItem/resolve', params: (_, known) => known.completion },
  ],
  definitionProvider: [{ method: 'textDocument/definition', params: placed, where: 'id' }],
  referencesProvider: [
    { method: 'textDocument/references', params: (at) => ({ ...placed(at), context: { includeDeclaration: true } }), where: 'id' },
  ],
  documentHighlightProvider: [{ method: 'textDocument/documentHighlight', params: placed, where: 'id' }],
  renameProvider: [
    { method: 'textDocument/prepareRename', params: placed, where: 'id' },
    { method: 'textDocument/rename', params: (at) => ({ ...placed(at), newName: 'anders' }), where: 'id', seldom: true },
  ],
  documentSymbolProvider: [{ method: 'textDocument/documentSymbol', params: whole }],
  workspaceSymbolProvider: [{ method: 'workspace/symbol', params: () => ({ query: 'b' }) }],
  documentLinkProvider: [{ method: 'textDocument/documentLink', params: whole, quiet: true }],
  foldingRangeProvider: [{ method: 'textDocument/foldingRange', params: whole }],
  selectionRangeProvider: [{ method: 'textDocument/selectionRange', params: (at) => ({ ...whole(at), positions: [at.position] }) }],
  semanticTokensProvider: [
    { method: 'textDocument/semanticTokens/full', params: whole },
    { method: 'textDocument/semanticTokens/range', params: ranged },
  ],
  inlayHintProvider: [{ method: 'textDocument/inlayHint', params: ranged }],
  codeLensProvider: [{ method: 'textDocument/codeLens', params: whole }],
  codeActionProvider: [{ method: 'textDocument/codeAction', params: (at) => ({ ...ranged(at), context: { diagnostics: [] } }) }],
  documentFormattingProvider: [{ method: 'textDocument/formatting', params: (at) => ({ ...whole(at), options: FORM }), quiet: true }],
  documentRangeFormattingProvider: [
    { method: 'textDocument/rangeFormatting', params: (at) => ({ ...ranged(at), options: FORM }), quiet: true },
  ],
  documentOnTypeFormattingProvider: [
    {
      method: 'textDocument/onTypeFormatting',
      // Below the line that opens a block, with an empty line behind.
      params: (at) => ({ ...placed({ ...at, position: { line: at.position.line - 1, character: 0 } }), ch: '\n', options: FORM }),
      where: 'line',
      typed: ':::rol\n\n',
    },
  ],
  textDocumentSync: [],
  positionEncoding: [],
  workspace: [
    {
      method: 'workspace/willRenameFiles',
      params: ({ uri }) => ({ files: [{ oldUri: uri, newUri: uri.replace('large', 'renamed') }] }),
      seldom: true,
      quiet: true,
    },
  ],
};

/** What is answered and no capability names: what our own client asks, and diagnostics that an editor asks for. */
const OWN: readonly Asked[] = [
  { method: 'textDocument/diagnostic', params: whole },
  { method: 'workspace/diagnostic', params: () => ({ previousResultIds: [] }), heavy: true, seldom: true },
  { method: 'convenant/status', params: about },
  { method: 'convenant/preview', params: about },
  { method: 'convenant/views/tree', params: about },
  { method: 'convenant/views/card', params: about },
  { method: 'convenant/views/profile', params: about },
  { method: 'convenant/views/criterion', params: (at) => ({ ...about(at), id: 'disputes', wanted: 'insert' }), seldom: true, quiet: true },
  { method: 'convenant/profile', params: about, seldom: true },
  { method: 'convenant/explain', params: () => ({ code: 'feedback/timing' }), seldom: true },
  { method: 'convenant/criteria', params: () => ({}), seldom: true },
  { method: 'convenant/recommendations', params: about, seldom: true },
  { method: 'convenant/insertRecommendation', params: (at, known) => ({ ...placed(at), id: known.recommendation }), seldom: true },
  { method: 'convenant/newDocument/questions', params: () => ({}), seldom: true },
  { method: 'convenant/newDocument/ambitions', params: () => ({}), seldom: true, quiet: true },
  {
    method: 'convenant/newDocument',
    params: (at) => ({ ...about(at), kind: 'proposition', language: 'nl', parties: ['Zorggroep Merendal'], serves: null }),
    seldom: true,
  },
  { method: 'convenant/versions', params: about, heavy: true, seldom: true },
  { method: 'convenant/changes', params: (at) => ({ ...about(at), since: 'HEAD' }), heavy: true, seldom: true },
  { method: 'convenant/report', params: about, heavy: true, seldom: true },
];

/** Every method that is measured, but for those of editing itself. */
export const MEASURED: readonly string[] = [...Object.values(REQUESTS).flat(), ...OWN].map(({ method }) => method);

const FORM = { tabSize: 2, insertSpaces: true };

function about({ uri }: Place): object {
  return { uri };
}

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
 * Asks everything that the server answers, at varied places of an open document of 100 KB among 200 others, right after
 * an edit and once more. Fails for a capability that it knows no request for, and where there is never anything in the answer.
 * @param program see `Server`
 */
export async function measureRequests(program: string, folder: string, rounds = ROUNDS): Promise<RequestFigures[]> {
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < BESIDE; n++)
    writeFileSync(join(folder, `document-${n}.md`), benchDocument(n, 6_000, { annotated: n % 2 === 0, language: 'nl' }));
  // A proposition, as what our own client shows is most of these.
  const text = benchDocument(100_001, 100_000, { annotated: true, language: 'nl' });
  writeFileSync(join(folder, 'large.md'), text);
  commit(folder);
  const uri = pathToFileURL(join(folder, 'large.md')).href;
  const server = new Server(program);
  const declared = await server.initialize(pathToFileURL(folder).href);
  await server.open(uri, text);
  const index = new LineIndex(text);
  const placeAt = (offset: number): Place => {
    const { line, column } = index.positionAt(offset);
    return { uri, position: { line, character: column }, end: { line: line + 40, character: 0 } };
  };
  const places = {
    words: typingPlaces(text, rounds + WARMING, text.length).map(placeAt),
    id: offsetsOf(text, /\{#(?=b\d)/g).map(placeAt),
    line: offsetsOf(text, /\n\n(?=\n|\p{Lu})/gu).map((offset) => placeAt(offset - 1)),
  };
  const [first = placeAt(0)] = places.words;
  const { choices } = (await server.request('convenant/recommendations', { uri })) as { choices: { id: string }[] };
  const items = (await server.request('textDocument/completion', placed(placeAt(text.indexOf(':::') + 3)))) as object[];
  const known: Known = { recommendation: choices[0]?.id ?? '', completion: items[0] ?? {} };
  let version = 0;
  const edit = async (change: object): Promise<void> => {
    server.notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [change] });
    await server.diagnosed(uri, version);
  };
  const asked = Object.keys(declared).flatMap((capability) => {
    if (!(capability in REQUESTS)) throw new Error(`${capability} is declared, and scripts/bench/requests.ts does not measure it`);
    return REQUESTS[capability] ?? [];
  });
  const measure = async ({ method, params, typed = 'e', where = 'words', seldom, heavy, quiet }: Asked): Promise<RequestFigures> => {
    const figures: RequestFigures = { method, seldom: seldom === true, first: [], again: [] };
    const { warming, rounds: counted } = heavy ? FEW : { warming: WARMING, rounds };
    let answered = quiet === true;
    for (let n = 0; n < warming + counted; n++) {
      const start = places[where][n % places[where].length] ?? first;
      // At a name it is asked as it is; what was typed stands before the line.
      const edited = where === 'id' ? first : start;
      const at = where === 'id' ? start : behind(start, typed);
      await edit({ range: { start: edited.position, end: edited.position }, text: typed });
      for (const times of [figures.first, figures.again]) {
        const started = performance.now();
        const answer = await server.request(method, params(at, known));
        if (n >= warming) times.push(performance.now() - started);
        answered ||= Array.isArray(answer) ? answer.length > 0 : answer !== null && answer !== undefined;
      }
      await edit({ range: { start: edited.position, end: behind(edited, typed).position }, text: '' });
    }
    if (!answered) throw new Error(`${method}: there was never anything to answer, so nothing was measured`);
    return figures;
  };
  const figures: RequestFigures[] = [];
  for (const one of [...asked, ...OWN]) figures.push(await measure(one));
  await server.stop();
  return figures;
}

/** Makes a folder a repository with all that it holds in one commit. */
function commit(folder: string): void {
  const me = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', '-c', 'commit.gpgsign=false'];
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    ['commit', '-q', '-m', 'begin'],
  ])
    execFileSync('git', ['-C', folder, ...me, ...args], { stdio: 'ignore' });
}

/** Where a pattern ends in a text. */
function offsetsOf(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
}

/** The place behind what is typed at one. */
function behind(at: Place, typed: string): Place {
  const lines = typed.split('\n');
  const { line, character } = at.position;
  const last = lines.at(-1)?.length ?? 0;
  return { ...at, position: { line: line + lines.length - 1, character: lines.length > 1 ? last : character + last } };
}
