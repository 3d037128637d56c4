import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createConnection } from 'vscode-languageserver/node';
import type { BoardPage, Changes } from '../../server/src/lsp/board.ts';
import type { Streams } from '../../server/src/lsp/main.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import type { VersionChoices } from '../../server/src/lsp/versions.ts';
import { inFolder } from '../cli/scenario.ts';
import { EXAMPLES, exampleNames } from '../support/examples.ts';
import { reading } from '../support/framework.ts';
import { committed, git } from '../support/git.ts';
import { Editor } from './editor.ts';
import { at, Remote } from './remote.ts';

const FILES = Object.fromEntries(
  exampleNames()
    .filter((name) => name.startsWith('nl/'))
    .map((name) => [name.slice(3), readFileSync(EXAMPLES + name, 'utf8')]),
);

describe('what a board reads, from an editor', () => {
  it('is the report that the command line writes, to the byte, of the set of a document', () =>
    inFolder(FILES, async (scenario) => {
      await scenario.run('report . -o b.html');
      const editor = await Editor.start({ files: FILES, locale: 'en' });
      const { name, html } = await editor.request<BoardPage>('convenant/report', { uri: editor.uri('visie.md') });
      assert.equal(name, 'verslag.html');
      assert.equal(html, scenario.read('b.html'));
      assert.equal((await editor.request<BoardPage>('convenant/report', {})).html, html);
      await editor.stop();
    }));

  it('is of the texts as they are being edited, and says so where there is nothing to report on', async () => {
    const editor = await Editor.start({ files: { 'a.md': '# Anders\n' }, locale: 'nl' });
    const none = await editor.request<BoardPage>('convenant/report', {});
    assert.match(none.name, /^Dit is geen visie, /);
    await editor.open('visie.md', '---\ndocument: visie\nlanguage: nl\ntitle: Nieuw\n---\n\n# Nieuw\n');
    await editor.edit('visie.md', ['title: Nieuw', 'title: Nieuwer']);
    const { html } = await editor.request<BoardPage>('convenant/report', { uri: editor.uri('visie.md') });
    assert.match(html ?? '', /<h1>Verslag voor het bestuur: Nieuwer<\/h1>/);
    await editor.stop();
  });

  it('tells what changed since the adopted version, of what is being typed', async () => {
    const adopted = FILES['ledenovereenkomst.md']?.replace('status: concept', 'status: vastgesteld') ?? assert.fail();
    const editor = await Editor.start({ files: { 'leden.md': adopted }, locale: 'nl' });
    committed(editor);
    await editor.open('leden.md', adopted);
    const ask = (): Promise<Changes> => editor.request('convenant/changes', { uri: editor.uri('leden.md') });
    assert.match((await ask()).markdown ?? '', /\nEr is niets veranderd\.\n$/);
    await editor.edit('leden.md', ['opzegtermijn van zes maanden', 'opzegtermijn van een jaar']);
    const { title, markdown } = await ask();
    assert.equal(title, 'Wat er veranderde in Ledenovereenkomst Zorggroep Hazelwaard');
    assert.match(
      markdown ?? '',
      /### Termijnen en getallen\n\n- De termijn in “Artikel 17\. Opzegging” is langer: van zes maanden naar een jaar\.\n/,
    );
    const page = await editor.request<BoardPage>('convenant/report', { uri: editor.uri('leden.md'), since: 'adopted' });
    assert.match(page.html ?? '', /<h2 id="changes">Wat er veranderde<\/h2>/);
    await editor.stop();
  });

  it('asks since which version: the adopted one, a commit that touched the document, another revision', async () => {
    const adopted = FILES['ledenovereenkomst.md']?.replace('status: concept', 'status: vastgesteld') ?? assert.fail();
    const draft = adopted.replace('status: vastgesteld', 'status: concept');
    const editor = await Editor.start({ files: { 'oud.md': adopted, 'visie.md': FILES['visie.md'] ?? '' }, locale: 'nl' });
    committed(editor);
    git(editor, 'mv', 'oud.md', 'leden.md');
    editor.write('leden.md', draft.replace('opzegtermijn van zes maanden', 'opzegtermijn van een jaar'));
    git(editor, 'commit', '-am', 'Opzegtermijn langer', '--date', '2026-03-01T12:00:00');
    editor.write('visie.md', `${FILES['visie.md']}\n`);
    git(editor, 'commit', '-am', 'Alleen de visie');
    const now = draft.replace('opzegtermijn van zes maanden', 'opzegtermijn van twee jaar');
    await editor.open('leden.md', now);
    const uri = editor.uri('leden.md');
    const { title, choices, other } = await editor.request<VersionChoices>('convenant/versions', { uri });
    assert.equal(title, 'Vergelijken met welke versie?');
    assert.deepEqual(
      choices.map(({ label }) => label),
      ['De vastgestelde versie', 'Opzegtermijn langer', 'begin'],
    );
    assert.match(choices[1]?.description ?? '', /^2026-03-01 · [\da-f]{8}$/);
    assert.equal(other?.label, 'Een andere versie…');
    const since = async (revision: string | null | undefined): Promise<Changes> =>
      editor.request('convenant/changes', { uri, since: revision ?? assert.fail() });
    const [first, middle, last] = choices;
    assert.match((await since(first?.since)).markdown ?? '', /is langer: van zes maanden naar twee jaar/);
    assert.match((await since(middle?.since)).markdown ?? '', /is langer: van een jaar naar twee jaar/);
    // It had another name then.
    assert.match((await since(last?.since)).markdown ?? '', /is langer: van zes maanden naar twee jaar/);
    assert.match((await since('HEAD~1')).markdown ?? '', /is langer: van een jaar naar twee jaar/);
    assert.deepEqual(await since('v9'), { title: 'Git kent “v9” hier niet als branch, tag of commit.' });
    const forReport = await editor.request<VersionChoices>('convenant/versions', { uri, report: true });
    assert.deepEqual(
      forReport.choices.map(({ label, since: value }) => [label, value?.length]),
      [
        ['Nee, alleen hoe het nu is', undefined],
        ['Ja, sinds de vastgestelde versie van elk document', 7],
        ['Alleen de visie', 40],
        ['Opzegtermijn langer', 40],
        ['begin', 40],
      ],
    );
    const page = await editor.request<BoardPage>('convenant/report', { uri, since: middle?.since });
    assert.match(page.html ?? '', /van een jaar naar twee jaar/);
    const unknown = await editor.request<BoardPage>('convenant/report', { uri, since: 'v9' });
    assert.deepEqual(unknown, { name: 'Git kent “v9” hier niet als branch, tag of commit.' });
    await editor.stop();
  });

  it('says why it cannot tell what changed: no repository, no commit, nothing adopted, no document', async () => {
    const editor = await Editor.start({ files: { 'leden.md': FILES['ledenovereenkomst.md'] ?? '', 'a.md': '# Anders\n' }, locale: 'nl' });
    const title = async (path: string): Promise<string> => {
      const changes = await editor.request<Changes>('convenant/changes', { uri: editor.uri(path) });
      assert.equal(changes.markdown, undefined);
      return changes.title;
    };
    const choices = async (path: string): Promise<VersionChoices> => editor.request('convenant/versions', { uri: editor.uri(path) });
    assert.match(await title('leden.md'), /^Dit document staat niet in een git-repository/);
    assert.deepEqual(await choices('leden.md'), { title: await title('leden.md'), choices: [] });
    assert.deepEqual(await editor.request('convenant/versions', { report: true }), { title: '', choices: [] });
    git(editor, 'init', '-b', 'main');
    assert.match(await title('leden.md'), /^Dit document is nog niet gecommit/);
    assert.deepEqual(await choices('leden.md'), { title: await title('leden.md'), choices: [] });
    committed(editor);
    assert.match(await title('leden.md'), /^Er is geen commit waarin/);
    assert.deepEqual(
      (await choices('leden.md')).choices.map(({ label }) => label),
      ['begin'],
    );
    assert.match(await title('a.md'), /^Dit is geen visie/);
    assert.match((await choices('a.md')).title, /^Dit is geen visie/);
    await editor.stop();
  });

  it('says in a browser that there is no git', async () => {
    const inBrowser = async ({ reader, writer }: Streams): Promise<{ dispose(): void }> => {
      const connection = createConnection(reader, writer);
      startServer(connection, { reading, version: '0', rulePage: () => undefined });
      return connection;
    };
    const editor = await new Remote({ 'visie.md': FILES['visie.md'] ?? '' }).start({ serve: inBrowser, locale: 'en' });
    const uri = at('visie.md');
    const { title, choices } = await editor.request<VersionChoices>('convenant/versions', { uri });
    assert.deepEqual([title.slice(0, 31), choices], ['There is no git in a browser, s', []]);
    assert.deepEqual(await editor.request<Changes>('convenant/changes', { uri }), { title });
    assert.deepEqual((await editor.request<VersionChoices>('convenant/versions', { uri, report: true })).choices, []);
    await editor.stop();
  });
});
