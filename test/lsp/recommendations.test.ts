import { strict as assert } from 'node:assert';
import type { Position, SnippetTextEdit } from 'vscode-languageserver/node';
import type { RecommendationList } from '../../server/src/features/recommendations.ts';
import { coded, codes, Editor, PULLED } from './editor.ts';
import { ORDINARY } from './texts.ts';

/** An agreement that says nothing of keeping agreements, with a heading for it. */
const AGREEMENT = '---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\n# Overeenkomst\n\n## Naleving\n\n## Slot\n\nTekst.\n';

const list = (editor: Editor, path: string): Promise<RecommendationList> =>
  editor.request('convenant/recommendations', { uri: editor.uri(path) });

const insertion = (
  editor: Editor,
  path: string,
  id: string,
  position: Position = { line: 0, character: 0 },
): Promise<SnippetTextEdit | null> =>
  editor.request('convenant/insertRecommendation', { textDocument: { uri: editor.uri(path) }, position, id });

/** Applies an answer as the command of the extension does. */
async function insert(editor: Editor, path: string, edit: SnippetTextEdit): Promise<void> {
  const textDocument = { uri: editor.uri(path), version: editor.version(path) };
  await editor.apply(path, { documentChanges: [{ textDocument, edits: [edit] }] });
}

describe('recommendations in an editor', () => {
  it('are among the fixes of what is missing, with tab stops where the editor takes them', async () => {
    const editor = await Editor.start({ locale: 'nl', capabilities: PULLED });
    await editor.open('leden.md', AGREEMENT);
    const finding = coded(await editor.pulled('leden.md'), 'compliance/missing');
    const actions = await editor.actions('leden.md', finding);
    const titles = actions.filter((a) => a.kind === 'quickfix').map((a) => a.title);
    assert.deepEqual(titles.slice(0, 3), [
      'Voeg een tekst toe om mee te beginnen: Naleving',
      'Voeg aanbeveling in: Naleving: afspraak is afspraak (Van der Pluijm 2017, 2b)',
      'Voeg aanbeveling in: Naleving hoort bij ons vak (Van der Pluijm 2017, 10b)',
    ]);
    assert.deepEqual(actions[2]?.diagnostics, [finding]);
    assert.ok(JSON.stringify(actions[2]?.edit).includes('"kind":"snippet"'));
    await editor.apply('leden.md', actions[2]?.edit);
    assert.match(editor.text('leden.md'), /\n## Naleving\n\n### De norm\n\n:::naleving\n[\s\S]*\$\{13:[\s\S]*\n\n## Slot\n/);
    assert.ok(!codes(await editor.pulled('leden.md')).includes('compliance/missing'));
    await editor.stop();
  });

  it('are listed for a document, those first that add what it lacks', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open('leden.md', AGREEMENT);
    const { title, choices } = await list(editor, 'leden.md');
    assert.equal(title, 'Welke aanbeveling wilt u invoegen?');
    assert.equal(choices[0]?.group, 'Vult aan wat ontbreekt');
    assert.ok(choices.some(({ id, label }) => id === 'pluijm-2b' && label === 'Naleving: afspraak is afspraak'));
    await editor.stop();
  });

  it('are for documents: a command without one says what to open', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    const { title, choices } = await editor.request<RecommendationList>('convenant/recommendations', {});
    assert.deepEqual({ title, choices }, { title: 'Open eerst een visie, een ledenovereenkomst of een propositie.', choices: [] });
    await editor.stop();
  });

  it('are inserted where they are missed, with tab stops, in an editor that says nothing of those too', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open('leden.md', AGREEMENT.replaceAll('\n', '\r\n'));
    const edit = (await insertion(editor, 'leden.md', 'pluijm-2b')) ?? assert.fail('nothing to insert');
    assert.deepEqual(edit.range, { start: { line: 7, character: 11 }, end: { line: 7, character: 11 } });
    assert.match(edit.snippet.value, /:toezicht\[bekijkt \$\{1:\[wie\]\} \$\{2:\[hoe vaak\]\}/);
    await insert(editor, 'leden.md', edit);
    assert.doesNotMatch(editor.text('leden.md'), /(?<!\r)\n/);
    assert.ok(!codes(await editor.shown('leden.md')).includes('compliance/missing'));
    await editor.stop();
  });

  it('come after the section at the caret where nothing that they meet is missing', async () => {
    const editor = await Editor.start({ locale: 'nl', settings: { profile: 'essential' } });
    await editor.open('visie.md', '---\ndocument: visie\nlanguage: nl\n---\n\n# Visie\n\n## Een\n\nTekst.\n\n## Twee\n\nTekst.\n');
    await editor.shown('visie.md');
    const edit = await insertion(editor, 'visie.md', 'pluijm-3', { line: 9, character: 2 });
    assert.deepEqual(edit?.range.start, { line: 9, character: 6 });
    assert.match(edit?.snippet.value ?? '', /^\n\n## Kennis en expertise\n\n:::expertise\n/);
    await editor.stop();
  });

  it('are not there for an ordinary file, which is said, nor for a document of another kind', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open('lijst.md', ORDINARY);
    await editor.open('leden.md', AGREEMENT);
    const { title, choices } = await list(editor, 'lijst.md');
    assert.match(title, /^Aanbevelingen zijn er voor een visie/);
    assert.deepEqual(choices, []);
    assert.equal(await insertion(editor, 'lijst.md', 'pluijm-2b'), null);
    assert.equal(await insertion(editor, 'leden.md', 'bsin-1'), null);
    assert.equal(await insertion(editor, 'leden.md', 'nergens-1'), null);
    await editor.stop();
  });
});
