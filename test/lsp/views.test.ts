import { strict as assert } from 'node:assert';
import type { SnippetTextEdit } from 'vscode-languageserver/node';
import type { Card } from '../../server/src/features/views/card.ts';
import type { DrawnProfile } from '../../server/src/features/views/drawn-profile.ts';
import type { FrameworkTree, TreeCriterion } from '../../server/src/features/views/tree.ts';
import type { NewDocumentQuestions, ViewPlace } from '../../server/src/lsp/views.ts';
import { codes, Editor, PULLED, wordsAt } from './editor.ts';
import { ORDINARY, PROPOSITION, VISION } from './texts.ts';

type Tree = FrameworkTree<ViewPlace>;

const tree = (editor: Editor, path: string): Promise<Tree | null> => editor.request('convenant/views/tree', { uri: editor.uri(path) });

async function criterion(editor: Editor, path: string, id: string): Promise<TreeCriterion<ViewPlace>> {
  const { lenses } = (await tree(editor, path)) ?? assert.fail('no tree');
  return lenses.flatMap(({ criteria }) => criteria).find((one) => one.id === id) ?? assert.fail(`no ${id}`);
}

const choices = (
  editor: Editor,
  path: string,
  id: string,
  wanted: string,
): Promise<{ title: string; choices: { label: string; edits: SnippetTextEdit[] }[] } | null> =>
  editor.request('convenant/views/criterion', { uri: editor.uri(path), id, wanted });

describe('views in an editor', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  it('show how a document and the others of its set stand, files that are not open too', async () => {
    editor = await Editor.start({ locale: 'nl', files: { 'visie.md': VISION, 'val.md': PROPOSITION } });
    await editor.open('nieuw.md', PROPOSITION);
    const { short, parts, place } = await criterion(editor, 'nieuw.md', 'feedback');
    assert.equal(short, 'deels · 0/3');
    assert.equal(wordsAt(PROPOSITION, place), ':::terugkoppeling{van=valcoördinator aan=huisarts}');
    const others = parts.filter(({ kind }) => kind === 'document');
    assert.deepEqual(
      others.map((other) => [other.title, other.place.uri]),
      [
        ['Na een val', editor.uri('val.md')],
        ['Visie 2030', editor.uri('visie.md')],
      ],
    );
  });

  it('show what was typed last', async () => {
    editor = await Editor.start({ locale: 'nl' });
    await editor.open('val.md', PROPOSITION);
    await editor.edit('val.md', [':vorm[', ':wanneer[binnen twee weken] :over[over het plan] :vorm[']);
    assert.equal((await criterion(editor, 'val.md', 'feedback')).standing, 'met');
  });

  it('insert what is missing, with tab stops, and suppress with a reason', async () => {
    editor = await Editor.start({ locale: 'nl', capabilities: PULLED });
    await editor.open('val.md', PROPOSITION);
    const apply = async (id: string, wanted: string): Promise<void> => {
      const [first] = (await choices(editor, 'val.md', id, wanted))?.choices ?? [];
      assert.match(JSON.stringify(first?.edits), /\$\{1:/);
      const textDocument = { uri: editor.uri('val.md'), version: editor.version('val.md') };
      await editor.apply('val.md', { documentChanges: [{ textDocument, edits: first?.edits ?? [] }] });
    };
    await apply('how-to-join', 'insert');
    assert.match(editor.text('val.md'), /\n:::meedoen\n/);
    assert.ok(!codes(await editor.pulled('val.md')).includes('how-to-join/missing'));
    await apply('urgency', 'suppress');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a tab stop
    await editor.edit('val.md', ['${1:[reden]}', 'staat in de visie']);
    assert.equal((await criterion(editor, 'val.md', 'urgency')).standing, 'suppressed');
    assert.ok(!codes(await editor.pulled('val.md')).includes('urgency/missing'));
  });

  it('give the card and the profile, with places to go to', async () => {
    editor = await Editor.start({ locale: 'en' });
    await editor.open('val.md', PROPOSITION);
    const uri = editor.uri('val.md');
    const card = await editor.request<Card<ViewPlace>>('convenant/views/card', { uri });
    assert.deepEqual([card.ui, card.language, card.answers.length], ['en', 'nl', 4]);
    assert.deepEqual(card.answers[3]?.passages[0]?.place.uri, uri);
    const profile = await editor.request<DrawnProfile<ViewPlace>>('convenant/views/profile', { uri });
    assert.equal(profile.groups[0]?.title, 'Lens');
    assert.equal(profile.groups[0]?.rows[0]?.criteria[0]?.place.uri, uri);
  });

  it('have nothing to show of an ordinary file, of one that is not open, or of what is no proposition', async () => {
    editor = await Editor.start({ locale: 'nl' });
    await editor.open('lijst.md', ORDINARY);
    await editor.open('visie.md', VISION);
    for (const path of ['lijst.md', 'nergens.md']) {
      const uri = editor.uri(path);
      assert.equal(await tree(editor, path), null);
      assert.equal(await editor.request('convenant/views/card', { uri }), null);
      assert.equal(await editor.request('convenant/views/profile', { uri }), null);
      assert.equal(await choices(editor, path, 'feedback', 'insert'), null);
    }
    assert.equal(await editor.request('convenant/views/card', { uri: editor.uri('visie.md') }), null);
    assert.ok(await editor.request('convenant/views/profile', { uri: editor.uri('visie.md') }));
  });
});

describe('new documents in an editor', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  const made = (path: string, serves: object | null): Promise<string> =>
    editor.request('convenant/newDocument', { uri: editor.uri(path), kind: 'proposition', language: 'en', parties: ['A', 'B'], serves });

  it('are asked about in the language of the user interface', async () => {
    editor = await Editor.start({ locale: 'nl' });
    const { kind, language } = await editor.request<NewDocumentQuestions>('convenant/newDocument/questions', null);
    assert.equal(kind.title, 'Wat voor document gaat u schrijven?');
    assert.deepEqual(
      kind.choices.map(({ id, label, files }) => [id, label, files.nl]),
      [
        ['vision', 'Visie', 'visie.md'],
        ['member-agreement', 'Ledenovereenkomst', 'ledenovereenkomst.md'],
        ['proposition', 'Propositie', 'propositie.md'],
      ],
    );
    assert.deepEqual(
      language.choices.map(({ label }) => label),
      ['Nederlands', 'Engels'],
    );
  });

  it('serve an ambition of a file in the workspace, named from where they come to stand', async () => {
    editor = await Editor.start({ locale: 'nl', files: { 'visies/visie.md': VISION } });
    const ambitions = await editor.request<{ title: string }[]>('convenant/newDocument/ambitions', {});
    assert.deepEqual(ambitions, [
      { title: 'Ouderen wonen veilig thuis.', vision: 'Visie 2030', uri: editor.uri('visies/visie.md'), id: 'thuis-wonen' },
    ]);
    const text = await made('proposities/val.md', ambitions[0] ?? null);
    assert.match(
      text,
      /^---\ndocument: proposition\nlanguage: en\nstatus: draft\nversion: 0\.1\nparties: \[A, B\]\nserves: \.\.\/visies\/visie\.md#thuis-wonen\n---\n\n# \$\{1:\[title\]\}\n/,
    );
    assert.doesNotMatch(await made('proposities/val.md', null), /serves/);
  });
});

describe('work that takes long', () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`${i}.md`, `${VISION}\n${'Wij werken samen aan goede zorg. '.repeat(60)}\n`]),
  );
  const progress = { window: { workDoneProgress: true } };
  let editor: Editor;
  afterEach(() => editor.stop());

  it('is told to an editor that shows it: what, how far, and that it is done', async () => {
    editor = await Editor.start({ locale: 'nl', files: many, capabilities: { ...PULLED, ...progress }, patience: 0 });
    await editor.until(
      () => editor.progress.at(-1)?.kind === 'end',
      () => 'the end of the work',
    );
    assert.equal(editor.progress[0]?.kind, 'begin');
    assert.equal(editor.progress[0]?.title, 'Convenant leest de documenten');
    assert.match(editor.progress[0]?.message ?? '', /^\d+ bestanden$/);
  });

  it('is not told of within the first second, nor to an editor that does not show it', async () => {
    for (const options of [
      { capabilities: { ...PULLED, ...progress }, patience: 1e9 },
      { capabilities: PULLED, patience: 0 },
    ]) {
      editor = await Editor.start({ locale: 'nl', files: many, ...options });
      await editor.request('convenant/newDocument/ambitions', {});
      assert.deepEqual(editor.progress, []);
      if (options.patience !== 0) await editor.stop();
    }
  });
});
