import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CancellationTokenSource, ErrorCodes, type ResponseError } from 'vscode-languageserver/node';
import { Editor, PULLED } from './editor.ts';

const FOLDER = dirname(fileURLToPath(import.meta.url));

/**
 * Every request of the protocol (3.17) that an editor sends to a server about documents, with the capability under
 * which it does. What belongs together with another (`resolve`) stands beneath it.
 */
const REQUESTS: Readonly<Record<string, string>> = {
  'textDocument/hover': 'hoverProvider',
  'textDocument/completion': 'completionProvider',
  'completionItem/resolve': 'completionProvider.resolveProvider',
  'textDocument/signatureHelp': 'signatureHelpProvider',
  'textDocument/declaration': 'declarationProvider',
  'textDocument/definition': 'definitionProvider',
  'textDocument/typeDefinition': 'typeDefinitionProvider',
  'textDocument/implementation': 'implementationProvider',
  'textDocument/references': 'referencesProvider',
  'textDocument/documentHighlight': 'documentHighlightProvider',
  'textDocument/documentSymbol': 'documentSymbolProvider',
  'textDocument/codeAction': 'codeActionProvider',
  'codeAction/resolve': 'codeActionProvider.resolveProvider',
  'textDocument/codeLens': 'codeLensProvider',
  'codeLens/resolve': 'codeLensProvider.resolveProvider',
  'textDocument/documentLink': 'documentLinkProvider',
  'documentLink/resolve': 'documentLinkProvider.resolveProvider',
  'textDocument/documentColor': 'colorProvider',
  'textDocument/formatting': 'documentFormattingProvider',
  'textDocument/rangeFormatting': 'documentRangeFormattingProvider',
  'textDocument/onTypeFormatting': 'documentOnTypeFormattingProvider',
  'textDocument/rename': 'renameProvider',
  'textDocument/prepareRename': 'renameProvider.prepareProvider',
  'textDocument/foldingRange': 'foldingRangeProvider',
  'textDocument/selectionRange': 'selectionRangeProvider',
  'textDocument/prepareCallHierarchy': 'callHierarchyProvider',
  'textDocument/semanticTokens/full': 'semanticTokensProvider.full',
  'textDocument/semanticTokens/full/delta': 'semanticTokensProvider.full.delta',
  'textDocument/semanticTokens/range': 'semanticTokensProvider.range',
  'textDocument/linkedEditingRange': 'linkedEditingRangeProvider',
  'textDocument/moniker': 'monikerProvider',
  'textDocument/prepareTypeHierarchy': 'typeHierarchyProvider',
  'textDocument/inlineValue': 'inlineValueProvider',
  'textDocument/inlayHint': 'inlayHintProvider',
  'inlayHint/resolve': 'inlayHintProvider.resolveProvider',
  'textDocument/diagnostic': 'diagnosticProvider',
  'workspace/diagnostic': 'diagnosticProvider.workspaceDiagnostics',
  'workspace/symbol': 'workspaceSymbolProvider',
  'workspaceSymbol/resolve': 'workspaceSymbolProvider.resolveProvider',
  'workspace/executeCommand': 'executeCommandProvider',
  'workspace/willCreateFiles': 'workspace.fileOperations.willCreate',
  'workspace/willRenameFiles': 'workspace.fileOperations.willRename',
  'workspace/willDeleteFiles': 'workspace.fileOperations.willDelete',
};

/** Data of a capability that it is tested with, not apart from it. */
const DATA = /\.(?:triggerCharacters|firstTriggerCharacter|codeActionKinds|identifier|legend|legend\..*|filters)$/;

/** What a server declares, as paths: `renameProvider.prepareProvider`. A provider without more is its own path. */
function declaredIn(capabilities: object, path = ''): string[] {
  return Object.entries(capabilities).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (value === undefined || value === false) return [];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [here];
    const inside = declaredIn(value, here);
    // `semanticTokensProvider` answers nothing but what stands beneath it; others answer by themselves.
    return Object.values(REQUESTS).includes(here) || inside.every((one) => DATA.test(one)) ? [here, ...inside] : inside;
  });
}

const declared = (editor: Editor): string[] => declaredIn(editor.initialized?.capabilities ?? {}).filter((path) => !DATA.test(path));

/** Capabilities that tests name in their titles, between brackets. */
function namedByTests(): Map<string, string[]> {
  const named = new Map<string, string[]>();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.test.ts')))
    for (const [, title = ''] of readFileSync(join(FOLDER, file), 'utf8').matchAll(/^\s*(?:it|describe)\(\s*['`](.*?)['`],/gm))
      for (const [, list = ''] of title.matchAll(/\[([\w.]+(?:, [\w.]+)*)\]/g))
        for (const path of list.split(', ')) named.set(path, [...(named.get(path) ?? []), file]);
  return named;
}

describe('the protocol', () => {
  let editors: Editor[];
  before(async () => {
    const rename = { textDocument: { ...PULLED.textDocument, rename: { prepareSupport: true } } };
    editors = [
      await Editor.start(),
      await Editor.start({ capabilities: { ...PULLED, ...rename } }),
      await Editor.start({ capabilities: {} }),
    ];
  });
  after(async () => {
    for (const editor of editors) await editor.stop();
  });

  it('has a test for every capability that is declared, and names none that is not', () => {
    const all = [...new Set(editors.flatMap(declared))].sort();
    assert.ok(all.length > 20, all.join());
    assert.deepEqual([...namedByTests().keys()].sort(), all);
  });

  it('answers every request that is declared, and no other', async () => {
    for (const editor of editors) {
      const offered = new Set(declared(editor));
      const wrong: string[] = [];
      for (const [method, capability] of Object.entries(REQUESTS)) {
        const answered = await answers(editor, method);
        // Diagnostics can be asked for by any editor; they are offered to one that says that it does.
        const quiet = capability.startsWith('diagnosticProvider') || (capability === 'renameProvider.prepareProvider' && answered);
        if (answered !== offered.has(capability) && !quiet) wrong.push(`${method}: ${answered ? 'not declared' : 'not answered'}`);
      }
      assert.deepEqual(wrong, []);
    }
  });

  it('sends no answer to who does not wait for one', async () => {
    const [editor] = editors as [Editor];
    for (const method of ['textDocument/references', 'textDocument/codeLens', 'workspace/symbol']) {
      const source = new CancellationTokenSource();
      const answer = editor.connection.sendRequest(method, { ...PARAMETERS, query: '' }, source.token);
      source.cancel();
      await assert.rejects(answer, { code: -32800 }, method);
    }
  });
});

const PARAMETERS = {
  textDocument: { uri: 'file:///nergens.md' },
  position: { line: 0, character: 0 },
  positions: [{ line: 0, character: 0 }],
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  context: { diagnostics: [], includeDeclaration: true },
  newName: 'x',
  query: '',
  previousResultIds: [],
  files: [],
  ch: '\n',
  label: 'x',
};

/** Whether anybody answers: with a result, or with an error of its own. */
async function answers(editor: Editor, method: string): Promise<boolean> {
  try {
    await editor.request(method, PARAMETERS);
    return true;
  } catch (error) {
    return (error as ResponseError<unknown>).code !== ErrorCodes.MethodNotFound;
  }
}
