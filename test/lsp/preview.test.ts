import { strict as assert } from 'node:assert';
import { Editor } from './editor.ts';

const TEXT = `---
document: propositie
---

# Plan

:::terugkoppeling
De huisarts krijgt :wanneer[binnen twee weken] bericht.
:::

:::onbekend
x
:::
`;

describe('labels for a preview', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  it('name blocks and elements as typed, and say how the document stands on them, in the language of the user', async () => {
    for (const [locale, title, told] of [
      ['nl', 'Terugkoppeling', 'deels'],
      ['en', 'Feedback', 'partial'],
    ] as const) {
      editor = await Editor.start({ locale });
      await editor.open('untitled:plan', TEXT);
      const labels = await editor.request<{ blocks: object; elements: Record<string, { means: string }> }>('convenant/preview', {
        uri: 'untitled:plan',
      });
      assert.deepEqual(labels.blocks, { terugkoppeling: { title, standing: 'partial', told } });
      assert.deepEqual(Object.keys(labels.elements), ['wanneer']);
      assert.ok((labels.elements.wanneer?.means ?? '') !== '');
      if (locale === 'nl') await editor.stop();
    }
  });

  it('follow the text, and are none for an ordinary file', async () => {
    editor = await Editor.start({ locale: 'nl' });
    await editor.open('untitled:plan', TEXT);
    await editor.open('untitled:lijst', '# Boodschappen\n\n:::rol\nx\n:::\n');
    await editor.edit('untitled:plan', [':::onbekend', ':::urgentie']);
    const labels = await editor.request<{ blocks: object }>('convenant/preview', { uri: 'untitled:plan' });
    assert.deepEqual(Object.keys(labels.blocks), ['terugkoppeling', 'urgentie']);
    assert.equal(await editor.request('convenant/preview', { uri: 'untitled:lijst' }), null);
  });
});
