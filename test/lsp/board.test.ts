import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { BoardPage, Changes } from '../../server/src/lsp/board.ts';
import { inFolder } from '../cli/scenario.ts';
import { EXAMPLES, exampleNames } from '../support/examples.ts';
import { committed } from '../support/git.ts';
import { Editor } from './editor.ts';

const FILES = Object.fromEntries(
  exampleNames()
    .filter((name) => name.startsWith('nl/'))
    .map((name) => [name.slice(3), readFileSync(EXAMPLES + name, 'utf8')]),
);

describe('what a board reads, from an editor', function () {
  this.timeout(60_000);

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

  it('says why it cannot tell what changed: no repository, nothing adopted, no document', async () => {
    const editor = await Editor.start({ files: { 'leden.md': FILES['ledenovereenkomst.md'] ?? '', 'a.md': '# Anders\n' }, locale: 'nl' });
    const title = async (path: string): Promise<string> => {
      const changes = await editor.request<Changes>('convenant/changes', { uri: editor.uri(path) });
      assert.equal(changes.markdown, undefined);
      return changes.title;
    };
    assert.match(await title('leden.md'), /^Er is geen commit waarin/);
    committed(editor);
    assert.match(await title('leden.md'), /^Er is geen commit waarin/);
    assert.match(await title('a.md'), /^Dit is geen visie/);
    await editor.stop();
  });
});
