import { strict as assert } from 'node:assert';
import type { InitializeParams } from 'vscode-languageserver/node';
import { coded, codes, Editor, PUSHED } from './editor.ts';
import { PROPOSITION, VISION } from './texts.ts';

const DUTCH = 'Terugkoppeling: hier staat nog niet wanneer het bericht komt.';
const ENGLISH = 'Feedback: this does not yet say when the message comes.';

/** The message of one finding, for what an editor says of itself. */
async function message(options: { locale?: string; settings?: Record<string, unknown> }): Promise<unknown> {
  const editor = await Editor.start(options);
  await editor.open('vallen.md', PROPOSITION);
  const finding = coded(await editor.shown('vallen.md'), 'feedback/timing');
  await editor.stop();
  return finding.message;
}

describe('language of the user interface', () => {
  it('is that of the editor: Dutch for Dutch ones, else English, Dutch where it says nothing', async () => {
    assert.equal(await message({ locale: 'nl' }), DUTCH);
    assert.equal(await message({ locale: 'nl-BE' }), DUTCH);
    assert.equal(await message({ locale: 'en-GB' }), ENGLISH);
    assert.equal(await message({ locale: 'fr' }), ENGLISH);
    assert.equal(await message({}), DUTCH);
  });

  it('is that of the settings where they name one', async () => {
    assert.equal(await message({ locale: 'nl', settings: { language: 'en' } }), ENGLISH);
    assert.equal(await message({ locale: 'en', settings: { language: 'nl' } }), DUTCH);
    assert.equal(await message({ locale: 'en', settings: { language: 'auto' } }), ENGLISH);
  });

  it('changes with the settings, for hover and explanation too', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open('vallen.md', PROPOSITION);
    await editor.shown('vallen.md', (d) => coded(d, 'feedback/timing').message === DUTCH);
    await editor.settingsChanged({ language: 'en' });
    await editor.shown('vallen.md', (d) => coded(d, 'feedback/timing').message === ENGLISH);
    assert.match(JSON.stringify(await editor.hover('vallen.md', 'terugkoppeling{')), /Measured relation/);
    assert.match(await editor.request<string>('convenant/explain', { code: 'feedback/timing' }), /^# Feedback \(`feedback`\)/);
    await editor.stop();
  });
});

describe('settings', () => {
  it('set profile, levels and which files count', async () => {
    const editor = await Editor.start({
      files: { 'visies/v.md': VISION.replace('document: visie\n', '') },
      // What is no pattern counts as not set.
      settings: { profile: 'complete', paths: { '': 'visie', 'visies/**': 'visie' } },
    });
    const complete = codes(await editor.shown('visies/v.md', (d) => d.length > 0));
    await editor.settingsChanged({ profile: 'essential', paths: { 'visies/**': 'visie' } });
    const essential = codes(await editor.shown('visies/v.md', (d) => d.length > 0 && d.length < complete.length));
    const code = essential.find((c) => c.endsWith('/missing')) ?? assert.fail(essential.join());
    const criterion = code.split('/')[0] as string;
    await editor.settingsChanged({ profile: 'essential', paths: { 'visies/**': 'visie' }, levels: { [criterion]: 'error' } });
    await editor.shown('visies/v.md', (d) => coded(d, code).severity === 1);
    await editor.settingsChanged({ profile: 'essential', paths: { 'visies/**': 'visie' }, levels: { [criterion]: 'off' } });
    await editor.shown('visies/v.md', (d) => !codes(d).includes(code));
    await editor.settingsChanged({});
    await editor.shown('visies/v.md', (d) => d.length === 0);
    await editor.stop();
  });

  it('that make no sense count as not set', async () => {
    assert.equal(await message({ locale: 'nl', settings: { language: 7, profile: ['x'], levels: 'hint', paths: { '**': 3 } } }), DUTCH);
  });

  it('come with the change for an editor that cannot be asked', async () => {
    const capabilities: InitializeParams['capabilities'] = { ...PUSHED, workspace: {} };
    const editor = await Editor.start({ capabilities, locale: 'nl' });
    await editor.open('vallen.md', PROPOSITION);
    await editor.shown('vallen.md');
    await editor.settingsChanged({ language: 'en' });
    await editor.shown('vallen.md', (d) => coded(d, 'feedback/timing').message === ENGLISH);
    await editor.stop();
  });
});

describe('status', () => {
  it('tells kind, language, profile, configuration and how the document stands', async () => {
    const editor = await Editor.start({ files: { '.convenant.yaml': 'profile: essential\n' }, locale: 'nl' });
    await editor.open('vallen.md', PROPOSITION);
    const { counts, tooltip, choices, ...status } = await editor.request<Record<string, unknown>>('convenant/status', {
      uri: editor.uri('vallen.md'),
    });
    assert.deepEqual(status, {
      kind: 'proposition',
      language: 'nl',
      profile: 'essential',
      configuration: editor.uri('.convenant.yaml'),
      extended: [],
      text: 'propositie · nl',
    });
    assert.ok(Object.values(counts as Record<string, number>).reduce((a, b) => a + b) > 1);
    assert.match(String(tooltip), /Configuratie: `\.convenant\.yaml`/);
    assert.deepEqual(Object.keys(choices as object), ['title', 'openRule', 'openConfiguration', 'restart']);
    await editor.stop();
  });
});

describe('explanation', () => {
  it('is of a criterion, of a code, of what belongs to no criterion, and of what is nearly one', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    const explain = (code: string): Promise<string | null> => editor.request('convenant/explain', { code });
    assert.match((await explain('feedback')) ?? '', /^# Terugkoppeling/);
    assert.match((await explain('annotation/unclosed')) ?? '', /^# `annotation\/unclosed`\n\n.+/);
    assert.match((await explain('feedbak/timing')) ?? '', /^# Terugkoppeling/);
    assert.equal(await explain('qwertyuiop'), null);
    const criteria = await editor.request<{ id: string; title: string }[]>('convenant/criteria', undefined);
    assert.ok(criteria.some(({ id, title }) => id === 'feedback' && title === 'Terugkoppeling'));
    await editor.stop();
  });
});
