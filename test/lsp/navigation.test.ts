import { strict as assert } from 'node:assert';
import type { DocumentHighlight, DocumentLink, Location, Range, SymbolInformation, WorkspaceEdit } from 'vscode-languageserver/node';
import { LineIndex } from '../../server/src/text/lines.ts';
import { Editor, PUSHED, wordsAt } from './editor.ts';
import { ORDINARY, VISION } from './texts.ts';

const VISIE = `${VISION}
## Rollen

:::rol{#kaderarts vervuld-door="een huisarts" verantwoording-aan=bestuur}
De kaderarts bewaakt de afspraken.
:::
`;

const PROPOSITIE = `---
document: propositie
language: nl
title: Na een val
dient: [visie.md#thuis-wonen]
---

# Na een val

Wij werken aan [de ambitie](visie.md#thuis-wonen), zie ook [de rollen](visie.md#rollen) en [hieronder](#wie-doet-wat).

## Wie doet wat

:::rol{#valcoach verantwoording-aan=kaderarts}
De valcoach belt de patiënt. De kaderarts leest mee.
:::

:::terugkoppeling{van=valcoach aan="huisarts, kaderarts"}
De valcoach belt de huisarts.
:::
`;

const FILES = { 'visie.md': VISIE, 'vallen.md': PROPOSITIE, 'boodschappen.md': ORDINARY };
const CAPABILITIES = { ...PUSHED, textDocument: { ...PUSHED.textDocument, rename: { prepareSupport: true } } };

describe('ids across documents', () => {
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.start({ files: FILES, capabilities: CAPABILITIES, locale: 'nl' });
    await editor.open('vallen.md', PROPOSITIE);
  });
  afterEach(() => editor.stop());

  const textOf = (uri: string): string => (uri.endsWith('/visie.md') ? VISIE : PROPOSITIE);
  const shown = ({ uri, range }: { uri: string; range: Range }): string =>
    `${uri.split('/').at(-1)} ${range.start.line + 1}: ${wordsAt(textOf(uri), { range })}`;
  const positionOf = (path: string, at: string, inside = 1): object => {
    const text = textOf(`/${path}`);
    const offset = text.indexOf(at);
    assert.ok(offset >= 0, `“${at}” is not in ${path}`);
    const { line, column } = new LineIndex(text).positionAt(offset + inside);
    return { textDocument: { uri: editor.uri(path) }, position: { line, character: column } };
  };
  const definition = async (path: string, at: string, inside = 1): Promise<string[]> =>
    (await editor.request<Location[]>('textDocument/definition', positionOf(path, at, inside))).map(shown);
  const references = async (path: string, at: string, includeDeclaration = true): Promise<string[]> =>
    (await editor.request<Location[]>('textDocument/references', { ...positionOf(path, at), context: { includeDeclaration } })).map(shown);
  const rename = (path: string, at: string, newName: string): Promise<WorkspaceEdit> =>
    editor.request('textDocument/rename', { ...positionOf(path, at), newName });
  /** The edits as `file line: words → words`. */
  const changes = async (path: string, at: string, newName: string): Promise<string[]> => {
    const { documentChanges } = await rename(path, at, newName);
    return (documentChanges ?? []).flatMap((change) => {
      assert.ok('textDocument' in change);
      const { uri, version } = change.textDocument;
      assert.equal(version, uri.endsWith('/vallen.md') ? 1 : null);
      return change.edits.map((edit) => {
        assert.ok('newText' in edit);
        return `${shown({ uri, range: edit.range })} → ${edit.newText}`;
      });
    });
  };

  it('are found where they are defined [definitionProvider]', async () => {
    assert.deepEqual(await definition('vallen.md', '#thuis-wonen]\n'), ['visie.md 9: thuis-wonen']);
    assert.deepEqual(await definition('vallen.md', '#thuis-wonen)'), ['visie.md 9: thuis-wonen']);
    assert.deepEqual(await definition('vallen.md', '#rollen'), ['visie.md 13: Rollen']);
    assert.deepEqual(await definition('vallen.md', '#wie-doet-wat'), ['vallen.md 12: Wie doet wat']);
    assert.deepEqual(await definition('vallen.md', 'van=valcoach', 5), ['vallen.md 14: valcoach']);
    assert.deepEqual(await definition('vallen.md', 'aan=kaderarts', 5), ['visie.md 15: kaderarts']);
    assert.deepEqual(await definition('vallen.md', 'huisarts, kaderarts', 12), ['visie.md 15: kaderarts']);
    assert.deepEqual(await definition('vallen.md', 'kaderarts leest'), ['visie.md 15: kaderarts']);
    assert.deepEqual(await definition('vallen.md', 'ambitie]'), []);
  });

  it('are found where they are used, with or without their definition [referencesProvider]', async () => {
    const uses = ['vallen.md 5: visie.md#thuis-wonen', 'vallen.md 10: visie.md#thuis-wonen'];
    assert.deepEqual(await references('visie.md', 'thuis-wonen', false), uses);
    assert.deepEqual(await references('visie.md', 'thuis-wonen'), [...uses, 'visie.md 9: thuis-wonen']);
    assert.deepEqual(await references('visie.md', 'kaderarts vervuld'), [
      'vallen.md 14: kaderarts',
      'vallen.md 15: kaderarts',
      'vallen.md 18: kaderarts',
      'visie.md 15: kaderarts',
      'visie.md 16: kaderarts',
    ]);
  });

  it('are shown where they stand in the document itself [documentHighlightProvider]', async () => {
    const found = await editor.request<DocumentHighlight[]>('textDocument/documentHighlight', positionOf('vallen.md', 'valcoach belt'));
    assert.deepEqual(
      found.map(({ range, kind }) => [wordsAt(PROPOSITIE, { range }), range.start.line + 1, kind]),
      [
        ['valcoach', 14, 3],
        ['valcoach', 15, 2],
        ['valcoach', 18, 2],
        ['valcoach', 19, 2],
      ],
    );
  });

  it('can be renamed where they are written [renameProvider.prepareProvider]', async () => {
    const prepared = (path: string, at: string, inside = 1): Promise<{ range: Range; placeholder: string }> =>
      editor.request('textDocument/prepareRename', positionOf(path, at, inside));
    const link = await prepared('vallen.md', '#thuis-wonen)');
    assert.equal(link.placeholder, 'thuis-wonen');
    assert.equal(wordsAt(PROPOSITIE, link), 'thuis-wonen');
    assert.equal((await prepared('vallen.md', '## Wie', 4)).placeholder, 'Wie doet wat');
    assert.equal((await prepared('vallen.md', 'kaderarts leest')).placeholder, 'kaderarts');
    await assert.rejects(prepared('vallen.md', 'ambitie]'), { code: -32803, message: /^Hier staat niets dat .* hernoemd kan worden/ });
  });

  it('are renamed in links, attributes and front matter of every document [renameProvider]', async () => {
    assert.deepEqual(await changes('visie.md', 'thuis-wonen', 'veilig-thuis'), [
      'visie.md 9: thuis-wonen → veilig-thuis',
      'vallen.md 5: thuis-wonen → veilig-thuis',
      'vallen.md 10: thuis-wonen → veilig-thuis',
    ]);
    assert.deepEqual(await changes('vallen.md', 'kaderarts}', '#kaderhuisarts'), [
      'visie.md 15: kaderarts → kaderhuisarts',
      'vallen.md 14: kaderarts → kaderhuisarts',
      'vallen.md 18: kaderarts → kaderhuisarts',
    ]);
    assert.deepEqual(await changes('vallen.md', '#rollen', 'Wie wat doet'), [
      'visie.md 13: Rollen → Wie wat doet',
      'vallen.md 10: rollen → wie-wat-doet',
    ]);
    assert.deepEqual(await changes('vallen.md', 'valcoach verant', 'valcoach'), []);
    assert.deepEqual(await changes('vallen.md', 'kaderarts leest', 'kaderhuisarts'), [
      'vallen.md 14: kaderarts → kaderhuisarts',
      'vallen.md 15: kaderarts → kaderhuisarts',
      'vallen.md 18: kaderarts → kaderhuisarts',
      'visie.md 15: kaderarts → kaderhuisarts',
      'visie.md 16: kaderarts → kaderhuisarts',
    ]);
  });

  it('are not renamed to what is no id or is taken', async () => {
    const refused = (at: string, name: string, message: RegExp): Promise<void> =>
      assert.rejects(rename('vallen.md', at, name), { code: -32803, message });
    await refused('valcoach verant', 'val coach', /`val coach` kan geen id zijn/);
    await refused('valcoach verant', '', /kan geen id zijn/);
    await refused('valcoach verant', 'wie-doet-wat', /bestaat al in dit document/);
    await refused('valcoach verant', 'kaderarts', /al een rol in visie\.md/);
    await refused('Wie doet', '!?', /^Een kop is één regel/);
  });

  it('lead somewhere as links, to the line where they are defined [documentLinkProvider]', async () => {
    const links = await editor.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: editor.uri('vallen.md') } });
    assert.deepEqual(
      links.map(({ range, target }) => [wordsAt(PROPOSITIE, { range }), target?.split('/').at(-1)]),
      [
        ['visie.md#thuis-wonen', 'visie.md#L9'],
        ['visie.md#thuis-wonen', 'visie.md#L9'],
        ['visie.md#rollen', 'visie.md#L13'],
        ['#wie-doet-wat', 'vallen.md#L12'],
      ],
    );
  });

  it('and headings are found by a few of their letters [workspaceSymbolProvider]', async () => {
    const search = async (query: string): Promise<string[]> =>
      (await editor.request<SymbolInformation[]>('workspace/symbol', { query })).map(
        ({ name, containerName, location }) =>
          `${name} in ${containerName}: ${location.uri.split('/').at(-1)} ${location.range.start.line + 1}`,
      );
    assert.deepEqual(await search('wie doet'), ['Wie doet wat in Na een val: vallen.md 12']);
    assert.deepEqual(await search('thswonen'), ['ambitie in Visie 2030: visie.md 9']);
    assert.deepEqual(await search('kaderarts'), ['rol in Visie 2030: visie.md 15']);
    assert.deepEqual(await search('qqq'), []);
    assert.ok((await search('')).length > 5);
  });

  it('follow the text that is being typed', async () => {
    await editor.open('visie.md', VISIE);
    await editor.edit('visie.md', ['#kaderarts', '#kaderhuisarts']);
    assert.deepEqual(await definition('vallen.md', 'aan=kaderarts', 5), []);
  });

  it('of an ordinary file are nobody’s business', async () => {
    const at = { textDocument: { uri: editor.uri('boodschappen.md') }, position: { line: 0, character: 3 } };
    assert.deepEqual(await editor.request('textDocument/definition', at), []);
    await assert.rejects(editor.request('textDocument/rename', { ...at, newName: 'x' }), { code: -32803 });
  });
});

describe('renaming', () => {
  const edited = (edit: WorkspaceEdit): string[] => Object.values(edit.changes ?? {}).flatMap((edits) => edits.map((e) => e.newText));

  it('comes in the plainer form for an editor that can do less', async () => {
    const editor = await Editor.start({ files: FILES, capabilities: {} });
    assert.equal(editor.initialized?.capabilities.renameProvider, true);
    const at = { textDocument: { uri: editor.uri('visie.md') }, position: { line: 8, character: 14 } };
    assert.deepEqual(edited(await editor.request('textDocument/rename', { ...at, newName: 'thuis' })), ['thuis', 'thuis', 'thuis']);
    await editor.stop();
  });

  it('leaves alone what names a role of another document, and refuses where that is not plain', async () => {
    const role = (id: string): string =>
      `---\ndocument: propositie\nlanguage: nl\n---\n\n# ${id}\n\n:::rol{#valcoach}\nDe valcoach belt.\n:::\n`;
    const uses = '---\ndocument: propositie\nlanguage: nl\n---\n\n# Drie\n\n:::terugkoppeling{van=valcoach}\nBericht.\n:::\n';
    const editor = await Editor.start({
      files: { 'een.md': role('Een'), 'twee.md': role('Twee'), 'drie.md': uses },
      capabilities: {},
      locale: 'en',
    });
    const ask = (path: string, line: number, character: number): Promise<WorkspaceEdit> =>
      editor.request('textDocument/rename', { textDocument: { uri: editor.uri(path) }, position: { line, character }, newName: 'coach' });
    assert.deepEqual(Object.keys((await ask('een.md', 7, 9)).changes ?? {}), [editor.uri('een.md')]);
    await assert.rejects(ask('drie.md', 7, 24), { code: -32803, message: /described in more than one document/ });
    await editor.stop();
  });

  it('of one of several equal headings is refused, as their ids are numbered', async () => {
    const editor = await Editor.start({ files: { 'visie.md': `${VISION}\n## Doel\n\nEen.\n\n## Doel\n\nTwee.\n` }, locale: 'en' });
    const at = { textDocument: { uri: editor.uri('visie.md') }, position: { line: 12, character: 5 } };
    await assert.rejects(editor.request('textDocument/rename', { ...at, newName: 'Wens' }), { message: /several headings “Doel”/ });
    await editor.stop();
  });
});
