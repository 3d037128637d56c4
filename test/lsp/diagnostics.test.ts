import { strict as assert } from 'node:assert';
import {
  CancellationTokenSource,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import { coded, codes, Editor, PULLED, wordsAt } from './editor.ts';
import { ORDINARY, PROPOSITION, VISION } from './texts.ts';

describe('diagnostics that the server sends', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  it('come after a document is opened, with code, level, source, page and version', async () => {
    editor = await Editor.start({ locale: 'nl' });
    await editor.open('vallen.md', PROPOSITION);
    const timing = coded(await editor.shown('vallen.md'), 'feedback/timing');
    assert.equal(wordsAt(PROPOSITION, timing), ':::terugkoppeling{van=valcoördinator aan=huisarts}');
    assert.equal(timing.severity, 2);
    assert.equal(timing.source, 'convenant');
    assert.equal(timing.message, 'Terugkoppeling: hier staat nog niet wanneer het bericht komt.');
    assert.deepEqual(timing.data, { criterion: 'feedback', element: 'timing' });
    assert.match(timing.codeDescription?.href ?? '', /^file:.*\/docs\/rules\/feedback\.md$/);
    assert.equal(editor.published[0]?.version, 1);
  });

  it('are of the same document when asked for [diagnosticProvider]', async () => {
    editor = await Editor.start({ locale: 'nl' });
    await editor.open('vallen.md', PROPOSITION);
    const sent = await editor.shown('vallen.md');
    assert.deepEqual(sent, await editor.pulled('vallen.md'));
  });

  it('follow edits, and go when what they ask for is there', async () => {
    editor = await Editor.start();
    await editor.open('vallen.md', PROPOSITION);
    coded(await editor.shown('vallen.md'), 'feedback/timing');
    await editor.edit('vallen.md', ['bericht.', 'bericht, :wanneer[binnen twee weken].']);
    const after = await editor.shown('vallen.md');
    assert.ok(!codes(after).includes('feedback/timing'));
    assert.ok(codes(after).includes('feedback/subject'));
  });

  it('are sent once for a burst of edits, for the last version', async () => {
    editor = await Editor.start();
    await editor.open('vallen.md', PROPOSITION);
    await editor.shown('vallen.md');
    const before = editor.published.length;
    const typed = [...', :wanneer[binnen twee weken]'];
    const end = editor.text('vallen.md').indexOf('bericht.') + 'bericht'.length;
    await Promise.all(typed.map((letter, i) => editor.edit('vallen.md', [end + i, letter])));
    const after = await editor.shown('vallen.md');
    assert.ok(!codes(after).includes('feedback/timing'));
    const versions = editor.published.slice(before).map((p) => p.version);
    assert.equal(versions.at(-1), 1 + typed.length);
    assert.ok(versions.length < typed.length / 2, `sent for versions ${versions.join(', ')}`);
  });

  it('are gone when a document stops being a governance document', async () => {
    editor = await Editor.start();
    await editor.open('vallen.md', PROPOSITION);
    assert.notEqual((await editor.shown('vallen.md')).length, 0);
    await editor.edit('vallen.md', ['document: propositie\n', '']);
    assert.deepEqual(await editor.shown('vallen.md'), []);
  });

  it('are gone when a document without a file is closed', async () => {
    editor = await Editor.start();
    await editor.open('vallen.md', PROPOSITION);
    assert.notEqual((await editor.shown('vallen.md')).length, 0);
    await editor.close('vallen.md');
    assert.deepEqual(await editor.shown('vallen.md', (d) => d.length === 0), []);
  });

  it('are never sent for an ordinary Markdown file, nor is anything else', async () => {
    editor = await Editor.start();
    await editor.open('boodschappen.md', ORDINARY);
    await editor.edit('boodschappen.md', ['Melk', 'Karnemelk']);
    await editor.open('vallen.md', PROPOSITION);
    await editor.shown('vallen.md');
    assert.deepEqual(
      editor.published.filter((p) => p.uri.endsWith('boodschappen.md')),
      [],
    );
    assert.deepEqual(await editor.pulled('boodschappen.md'), []);
    assert.equal(await editor.hover('boodschappen.md', 'terugkoppeling'), null);
    assert.deepEqual(await editor.complete('boodschappen.md', 'terugkoppeling'), []);
    const range = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
    const textDocument = { uri: editor.uri('boodschappen.md') };
    assert.equal(await editor.request('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }), null);
    assert.equal(await editor.request('textDocument/documentSymbol', { textDocument }), null);
    assert.equal(await editor.request('convenant/status', textDocument), null);
  });

  it('tell of a kind that is misspelt', async () => {
    editor = await Editor.start({ locale: 'en' });
    await editor.open('vallen.md', PROPOSITION.replace('propositie', 'propositei'));
    const [only, ...others] = await editor.shown('vallen.md');
    assert.deepEqual(others, []);
    assert.equal(only?.code, 'front-matter/document');
    assert.equal(wordsAt(editor.text('vallen.md'), only as Diagnostic), 'propositei');
  });

  it('are there for a draft that is not saved and for a file of a virtual workspace, whose links are left alone', async () => {
    editor = await Editor.start();
    const text = `${PROPOSITION}\nZie [de visie](visie.md#thuis).\n`;
    for (const uri of ['untitled:Untitled-1', 'vscode-vfs://github/zorg/groep/vallen.md']) {
      await editor.open(uri, text);
      const shown = codes(await editor.shown(uri));
      assert.ok(shown.includes('feedback/timing'));
      assert.ok(!shown.some((code) => code.startsWith('reference/')), shown.join());
    }
  });

  it('leave the older version in a comparison alone, and the newer one that a preview of edits shows', async () => {
    editor = await Editor.start();
    for (const uri of ['git:/map/vallen.md?ref=HEAD', 'vscode-bulkeditpreview-editor://1/map/vallen.md']) {
      await editor.open(uri, PROPOSITION);
      assert.deepEqual(await editor.pulled(uri), []);
      assert.notEqual(await editor.hover(uri, 'terugkoppeling'), null);
    }
  });

  it('point to the other place where two contradict each other', async () => {
    editor = await Editor.start({ locale: 'nl' });
    await editor.open(
      'vallen.md',
      `${PROPOSITION}
:::rol{#valcoördinator vervuld-door="de wijkverpleegkundige" taken="patiënten oproepen, hen bellen" bevoegdheid="de planning" verantwoording-aan=bestuur}
:::

:::rol{#poh vervuld-door="de praktijk" taken="patiënten oproepen" bevoegdheid="de agenda" verantwoording-aan=bestuur}
:::
`,
    );
    const overlap = (await editor.shown('vallen.md')).find((d) => d.relatedInformation?.length);
    assert.ok(overlap, 'no finding with a related place');
    assert.equal(overlap.relatedInformation?.[0]?.location.uri, editor.uri('vallen.md'));
  });

  it('say of a text over 5 MB only that, and come back when it is made smaller', async () => {
    editor = await Editor.start();
    const filler = `${'Een zin die er niet toe doet.\n'.repeat(180_000)}`;
    await editor.open('vallen.md', PROPOSITION + filler);
    assert.deepEqual(codes(await editor.shown('vallen.md')), ['document/too-large']);
    await editor.edit('vallen.md', [filler, '']);
    assert.ok(codes(await editor.shown('vallen.md')).includes('feedback/timing'));
  });
});

describe('diagnostics that the editor asks for', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  it('are not sent as well', async () => {
    editor = await Editor.start({ capabilities: PULLED });
    await editor.open('vallen.md', PROPOSITION);
    coded(await editor.pulled('vallen.md'), 'feedback/timing');
    await editor.answered();
    assert.deepEqual(editor.published, []);
  });

  it('are unchanged while nothing changes', async () => {
    editor = await Editor.start({ capabilities: PULLED });
    await editor.open('vallen.md', PROPOSITION);
    const ask = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
      editor.request('textDocument/diagnostic', {
        textDocument: { uri: editor.uri('vallen.md') },
        ...(previousResultId ? { previousResultId } : {}),
      });
    const first = await ask();
    assert.equal(first.kind, 'full');
    assert.deepEqual(await ask(first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await editor.edit('vallen.md', ['bericht', 'een bericht']);
    const second = await ask(first.resultId);
    assert.equal(second.kind, 'full');
    assert.notEqual(second.resultId, first.resultId);
  });

  it('are of the newest text that has come in', async () => {
    editor = await Editor.start({ capabilities: PULLED });
    await editor.open('vallen.md', PROPOSITION);
    const asked = editor.pulled('vallen.md');
    await editor.edit('vallen.md', ['bericht.', 'bericht, :wanneer[binnen twee weken].']);
    assert.ok(!codes(await asked).includes('feedback/timing'));
  });

  it('cover the workspace: every document in its folders, none that is ordinary, hidden or a package [diagnosticProvider.workspaceDiagnostics]', async () => {
    editor = await Editor.start({
      capabilities: PULLED,
      files: {
        'visie.md': VISION,
        'map/é & co/vallen.markdown': PROPOSITION,
        'boodschappen.md': ORDINARY,
        'node_modules/x/visie.md': VISION,
        '.oud/visie.md': VISION,
        'visie.txt': VISION,
      },
    });
    const { items } = await editor.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    assert.deepEqual(items.map(({ uri }) => decodeURIComponent(uri.slice(editor.uri('').length + 1))).sort(), [
      'map/é & co/vallen.markdown',
      'visie.md',
    ]);
    const again = await editor.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: items.map(({ uri, resultId }) => ({ uri, value: resultId })),
    });
    assert.deepEqual(
      again.items.map(({ kind }) => kind),
      ['unchanged', 'unchanged'],
    );
  });

  it('of a document that is gone are cleared', async () => {
    editor = await Editor.start({ capabilities: PULLED, files: { 'visie.md': VISION } });
    const { items } = await editor.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    editor.remove('visie.md');
    const previousResultIds = items.map(({ uri, resultId }) => ({ uri, value: resultId }));
    const after = await editor.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
    assert.deepEqual(after.items, [{ kind: 'full', uri: items[0]?.uri, version: null, items: [] }]);
  });

  it('of the workspace are given up when the editor cancels', async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.md`, PROPOSITION]));
    editor = await Editor.start({ capabilities: PULLED, files });
    const source = new CancellationTokenSource();
    const asked = editor.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token);
    source.cancel();
    await assert.rejects(asked, { code: -32800 });
    const { items } = await editor.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    assert.equal(items.length, 60);
  });

  it('are asked for again when another document changes what they say [diagnosticProvider.interFileDependencies]', async () => {
    editor = await Editor.start({ capabilities: PULLED, files: {} });
    await editor.open('visie.md', VISION);
    await editor.open('vallen.md', `${PROPOSITION}\nZie [de ambitie](visie.md#thuis-wonen).\n`);
    assert.ok(!codes(await editor.pulled('vallen.md')).includes('reference/unknown-id'));
    await editor.edit('visie.md', ['#thuis-wonen', '#veilig-thuis']);
    await editor.until(
      () => editor.refreshes > 0,
      () => 'a refresh',
    );
    coded(await editor.pulled('vallen.md'), 'reference/unknown-id');
    await editor.edit('vallen.md', ['Zie', 'Lees']);
    await editor.pulled('vallen.md');
    assert.equal(editor.refreshes, 1);
  });
});
