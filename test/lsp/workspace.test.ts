import { strict as assert } from 'node:assert';
import { coded, codes, Editor, PULLED } from './editor.ts';
import { ORDINARY, PROPOSITION, VISION } from './texts.ts';

const none = (d: readonly unknown[]): boolean => d.length === 0;
const some = (d: readonly unknown[]): boolean => d.length > 0;

describe('files of the workspace', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  it('are checked when the editor starts, ordinary ones left alone', async () => {
    editor = await Editor.start({ files: { 'visie.md': VISION, 'boodschappen.md': ORDINARY } });
    await editor.shown('visie.md', some);
    assert.deepEqual(new Set(editor.published.map((p) => p.uri)), new Set([editor.uri('visie.md')]));
  });

  it('are watched', async () => {
    editor = await Editor.start({ files: { 'visie.md': VISION } });
    await editor.until(
      () => editor.registered.includes('workspace/didChangeWatchedFiles'),
      () => 'a registration',
    );
  });

  it('that come, change and go are followed', async () => {
    editor = await Editor.start({ files: {} });
    editor.write('visie.md', VISION);
    await editor.filesChanged(['visie.md', 1]);
    await editor.shown('visie.md', some);
    editor.write('visie.md', ORDINARY);
    await editor.filesChanged(['visie.md', 2]);
    await editor.shown('visie.md', none);
    editor.write('visie.md', VISION);
    await editor.filesChanged(['visie.md', 2]);
    await editor.shown('visie.md', some);
    editor.remove('visie.md');
    await editor.filesChanged(['visie.md', 3]);
    await editor.shown('visie.md', none);
  });

  it('that are renamed keep nothing behind, in a renamed folder either [workspace.fileOperations.didRename, workspace.fileOperations.didDelete]', async () => {
    editor = await Editor.start({ files: { 'oud/visie.md': VISION } });
    await editor.shown('oud/visie.md', some);
    editor.remove('oud');
    editor.write('nieuw/visie.md', VISION);
    await editor.connection.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: editor.uri('oud'), newUri: editor.uri('nieuw') }],
    });
    await editor.shown('oud/visie.md', none);
    await editor.shown('nieuw/visie.md', some);
    editor.remove('nieuw');
    await editor.connection.sendNotification('workspace/didDeleteFiles', { files: [{ uri: editor.uri('nieuw') }] });
    await editor.shown('nieuw/visie.md', none);
  });

  it('that the editor creates are read [workspace.fileOperations.didCreate]', async () => {
    editor = await Editor.start({ files: {} });
    editor.write('visie.md', VISION);
    await editor.connection.sendNotification('workspace/didCreateFiles', { files: [{ uri: editor.uri('visie.md') }] });
    await editor.shown('visie.md', some);
  });

  it('count again as they are on disk when their buffer is closed', async () => {
    editor = await Editor.start({ files: { 'visie.md': VISION } });
    await editor.open('visie.md', VISION.replace(':::ambitie', ':::ambitei'));
    coded(await editor.shown('visie.md'), 'annotation/unknown-block');
    await editor.close('visie.md');
    assert.ok(
      !codes(await editor.shown('visie.md', (d) => !codes(d).includes('annotation/unknown-block'))).includes('annotation/unknown-block'),
    );
    assert.notEqual((await editor.shown('visie.md')).length, 0);
  });

  it('keep their buffer when they are deleted under it', async () => {
    editor = await Editor.start({ files: { 'visie.md': VISION } });
    await editor.open('visie.md', VISION);
    await editor.shown('visie.md', some);
    editor.remove('visie.md');
    await editor.filesChanged(['visie.md', 3]);
    await editor.edit('visie.md', ['Ouderen', 'Alle ouderen']);
    assert.notEqual((await editor.shown('visie.md')).length, 0);
  });

  it('that are not UTF-8 get that finding, and only where they are governance documents', async () => {
    const latin = Buffer.from(`${VISION}\nCo\u00f6rdinatie.\n`, 'latin1');
    editor = await Editor.start({ files: { 'visie.md': latin, 'recept.md': Buffer.from('# Cr\u00e8me br\u00fbl\u00e9e\n', 'latin1') } });
    assert.deepEqual(codes(await editor.shown('visie.md', some)), ['document/encoding']);
    editor.write('visie.md', VISION);
    await editor.filesChanged(['visie.md', 2]);
    assert.ok(!codes(await editor.shown('visie.md', (d) => !codes(d).includes('document/encoding'))).includes('document/encoding'));
    assert.ok(!editor.published.some((p) => p.uri.endsWith('recept.md')));
  });

  it('are read without their byte order mark', async () => {
    editor = await Editor.start({ files: { 'visie.md': `\ufeff${VISION}`, 'zonder.md': VISION } });
    assert.deepEqual(await editor.shown('visie.md', some), await editor.shown('zonder.md', some));
  });
});

describe('references between documents', () => {
  const referring = `${PROPOSITION}\nZie [de ambitie](visie.md#thuis-wonen).\n`;
  const broken = (d: readonly { code?: unknown }[]): boolean => d.some((x) => x.code === 'reference/unknown-id');

  it('are followed into a file, and checked again when the file changes', async () => {
    const editor = await Editor.start({ files: { 'visie.md': VISION } });
    await editor.open('vallen.md', referring);
    assert.ok(!broken(await editor.shown('vallen.md')));
    editor.write('visie.md', VISION.replace('#thuis-wonen', '#veilig-thuis'));
    await editor.filesChanged(['visie.md', 2]);
    await editor.shown('vallen.md', broken);
    editor.remove('visie.md');
    await editor.filesChanged(['visie.md', 3]);
    await editor.shown('vallen.md', (d) => codes(d).includes('reference/missing-file'));
    await editor.stop();
  });

  it('are followed into a buffer, before it is saved, and stay right when it is closed', async () => {
    const editor = await Editor.start({ files: { 'visie.md': VISION, 'vallen.md': referring } });
    await editor.open('visie.md', VISION);
    await editor.edit('visie.md', ['#thuis-wonen', '#veilig-thuis']);
    await editor.shown('vallen.md', broken);
    await editor.close('visie.md');
    await editor.shown('vallen.md', (d) => d.length > 0 && !broken(d));
    await editor.stop();
  });

  it('are followed over names that editors write differently', async () => {
    const editor = await Editor.start({ files: {} });
    await editor.open('vallen.md', `${PROPOSITION}\nZie [de visie](<R&D (één)/visie.md#thuis-wonen>).\n`);
    await editor.shown('vallen.md', (d) => codes(d).includes('reference/missing-file'));
    await editor.open(`${editor.uri('')}/R%26D%20%28%C3%A9%C3%A9n%29/visie.md`, VISION);
    await editor.shown('vallen.md', (d) => !codes(d).some((c) => c.startsWith('reference/')));
    await editor.stop();
  });

  it('to an ordinary Markdown file know its headings', async () => {
    const editor = await Editor.start({ files: { 'boodschappen.md': ORDINARY } });
    await editor.open('vallen.md', `${PROPOSITION}\nZie [de lijst](boodschappen.md#boodschappen) en [meer](boodschappen.md#melk).\n`);
    const unknown = (await editor.shown('vallen.md')).filter((d) => d.code === 'reference/unknown-id');
    assert.equal(unknown.length, 1);
    await editor.stop();
  });
});

describe('configuration', () => {
  it('makes documents of files by their path, and is followed when it changes or goes', async () => {
    const plain = VISION.replace(/^document: visie\n/m, '');
    const editor = await Editor.start({
      files: { 'visies/visie.md': plain, '.convenant.yaml': 'paths: {"visies/**": visie}\nprofile: complete\n' },
    });
    const complete = (await editor.shown('visies/visie.md', some)).length;
    editor.write('.convenant.yaml', 'paths: {"visies/**": visie}\nprofile: essential\n');
    await editor.filesChanged(['.convenant.yaml', 2]);
    await editor.shown('visies/visie.md', (d) => d.length > 0 && d.length < complete);
    editor.remove('.convenant.yaml');
    await editor.filesChanged(['.convenant.yaml', 3]);
    await editor.shown('visies/visie.md', none);
    editor.write('.convenant.yaml', 'paths: {"visies/**": visie}\n');
    await editor.filesChanged(['.convenant.yaml', 1]);
    await editor.shown('visies/visie.md', some);
    await editor.stop();
  });

  it('is the nearest one, in each folder of the workspace', async () => {
    const editor = await Editor.start({
      files: {
        'een/visie.md': VISION,
        'een/.convenant.yaml': 'levels: {urgency: off}\n',
        'twee/visie.md': VISION,
        'twee/sub/visie.md': VISION,
        'twee/sub/.convenant.yaml': 'profile: essential\n',
      },
      folders: ['een', 'twee'],
    });
    for (const path of ['een/visie.md', 'twee/visie.md', 'twee/sub/visie.md']) await editor.shown(path, some);
    const status = async (path: string): Promise<{ profile: string; configuration: string | null }> =>
      editor.request('convenant/status', { uri: editor.uri(path) });
    assert.equal((await status('een/visie.md')).configuration, editor.uri('een/.convenant.yaml'));
    assert.equal((await status('twee/visie.md')).configuration, null);
    assert.equal((await status('twee/sub/visie.md')).profile, 'essential');
    await editor.stop();
  });

  it('that is wrong is told of at its place, until it is put right', async () => {
    const editor = await Editor.start({ files: { 'visie.md': VISION, '.convenant.yaml': 'levels:\n  urgencie: hint\n' } });
    const [problem] = await editor.shown('.convenant.yaml', some);
    assert.equal(problem?.code, 'configuration/unknown-criterion');
    assert.equal(problem?.range.start.line, 1);
    editor.write('.convenant.yaml', 'levels:\n  urgency: hint\n');
    await editor.filesChanged(['.convenant.yaml', 2]);
    await editor.shown('.convenant.yaml', none);
    await editor.stop();
  });

  it('is looked at again when a document is saved in an editor that does not tell of files [textDocumentSync.save]', async () => {
    const editor = await Editor.start({ capabilities: {}, files: { 'visie.md': VISION } });
    await editor.open('visie.md', VISION);
    const standard = (await editor.shown('visie.md')).length;
    editor.write('.convenant.yaml', 'profile: essential\n');
    await editor.connection.sendNotification('textDocument/didSave', { textDocument: { uri: editor.uri('visie.md') } });
    await editor.shown('visie.md', (d) => d.length < standard);
    await editor.stop();
  });
});

describe('folders of the workspace', () => {
  it('come and go [workspace.workspaceFolders.supported, workspace.workspaceFolders.changeNotifications]', async () => {
    const editor = await Editor.start({ files: { 'een/visie.md': VISION, 'twee/visie.md': VISION }, folders: ['een'] });
    await editor.shown('een/visie.md', some);
    assert.ok(!editor.published.some((p) => p.uri.includes('/twee/')));
    const folder = (name: string): { uri: string; name: string } => ({ uri: editor.uri(name), name });
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [folder('twee')], removed: [folder('een')] },
    });
    await editor.shown('twee/visie.md', some);
    await editor.shown('een/visie.md', none);
    await editor.stop();
  });

  it('are asked about anew by an editor that asks', async () => {
    const editor = await Editor.start({ capabilities: PULLED, files: { 'visie.md': VISION } });
    await editor.open('vallen.md', PROPOSITION);
    await editor.pulled('vallen.md');
    editor.write('.convenant.yaml', 'profile: essential\n');
    await editor.filesChanged(['.convenant.yaml', 1]);
    await editor.until(
      () => editor.refreshes > 0,
      () => 'a refresh',
    );
    await editor.stop();
  });
});
