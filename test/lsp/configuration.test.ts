import { strict as assert } from 'node:assert';
import type { CompletionItem, Diagnostic } from 'vscode-languageserver/node';
import { CRITERION } from '../support/problems.ts';
import { coded, codes, Editor, PULLED, wordsAt } from './editor.ts';
import { VISION } from './texts.ts';

const CONFIG = '.convenant.yaml';
const some = (d: Diagnostic[]): boolean => d.length > 0;
const none = (d: Diagnostic[]): boolean => d.length === 0;
const level = (code: string, severity: number) => (d: Diagnostic[]) => d.some((one) => one.code === code && one.severity === severity);

/** What is offered at `|` in a configuration, and the text after one of it is chosen. */
async function offered(marked: string, files: Record<string, string> = {}): Promise<{ labels: string[]; after(label: string): string }> {
  const editor = await Editor.start({ files: { 'visie.md': VISION, ...files }, locale: 'nl' });
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  await editor.open(CONFIG, text);
  const items = (await editor.complete(CONFIG, at)) ?? [];
  await editor.stop();
  return {
    labels: items.map(({ label }) => label),
    after: (label) =>
      applied(
        text,
        items.find((i) => i.label === label),
      ),
  };
}

function applied(text: string, item: CompletionItem | undefined): string {
  const edit = item?.textEdit;
  assert.ok(edit && 'range' in edit);
  const lines = text.split('\n');
  const line = lines[edit.range.start.line] ?? '';
  lines[edit.range.start.line] = line.slice(0, edit.range.start.character) + edit.newText + line.slice(edit.range.end.character);
  return lines.join('\n');
}

async function hovered(text: string, at: string, locale = 'nl'): Promise<string> {
  const editor = await Editor.start({ files: { 'visie.md': VISION }, locale });
  await editor.open(CONFIG, text);
  const hover = await editor.hover(CONFIG, at);
  await editor.stop();
  return hover ? (hover.contents as { value: string }).value : '';
}

describe('a configuration file in the editor', () => {
  it('that has the other ending is told that it does not count', async () => {
    const editor = await Editor.start({ files: { 'v.md': VISION }, locale: 'nl' });
    await editor.open('.convenant.yml', 'known: [A]\n');
    const [problem, ...more] = await editor.shown('.convenant.yml', some);
    assert.deepEqual([problem?.code, more], ['configuration/misnamed', []]);
    await editor.stop();
  });

  for (const capabilities of [undefined, PULLED])
    it(`shows what is wrong at its place, in the language of the user (${capabilities ? 'pulled' : 'pushed'})`, async () => {
      const text = 'profile: standard\nlevels:\n  feedbak: hint\n';
      const editor = await Editor.start({ files: {}, locale: 'nl', ...(capabilities ? { capabilities } : {}) });
      await editor.open(CONFIG, text);
      const [problem, ...more] = capabilities ? await editor.pulled(CONFIG) : await editor.shown(CONFIG, some);
      assert.deepEqual(more, []);
      assert.ok(problem);
      assert.equal(wordsAt(text, problem), 'feedbak');
      assert.deepEqual([problem.code, problem.severity, problem.source], ['configuration/unknown-criterion', 1, 'convenant']);
      assert.equal(problem.message, '“feedbak” is geen criterium. Bedoelt u “feedback”?');
      await editor.edit(CONFIG, ['feedbak', 'feedback']);
      if (capabilities) assert.deepEqual(await editor.pulled(CONFIG), []);
      else await editor.shown(CONFIG, none);
      await editor.stop();
    });

  it('counts before it is saved, for every document under it, and as the file says once it is closed', async () => {
    const editor = await Editor.start({ files: { [CONFIG]: 'levels: {urgency: hint}\n', 'visie.md': VISION, 'sub/visie.md': VISION } });
    for (const path of ['visie.md', 'sub/visie.md']) await editor.shown(path, level('urgency/missing', 4));
    await editor.open(CONFIG, 'levels: {urgency: hint}\n');
    await editor.edit(CONFIG, ['hint', 'error']);
    for (const path of ['visie.md', 'sub/visie.md']) await editor.shown(path, level('urgency/missing', 1));
    await editor.edit(CONFIG, ['urgency: error', 'urgency: off, roles: of']);
    await editor.shown('visie.md', (d) => !codes(d).includes('urgency/missing'));
    await editor.shown(CONFIG, (d) => coded(d, 'configuration/not-one-of') !== undefined);
    await editor.close(CONFIG);
    await editor.shown('visie.md', level('urgency/missing', 4));
    await editor.shown(CONFIG, none);
    await editor.stop();
  });

  it('makes documents of files while it is being typed', async () => {
    const editor = await Editor.start({ files: { 'visie/v.md': VISION.replace('document: visie\n', '') } });
    await editor.open(CONFIG, 'paths: {}\n');
    await editor.edit(CONFIG, ['{}', '{"visie/*": visie}']);
    await editor.shown('visie/v.md', some);
    await editor.stop();
  });

  it('is followed when a file that it extends changes, on disk and in the editor', async () => {
    const editor = await Editor.start({
      files: { [CONFIG]: 'extends: [huis.yaml]\n', 'huis.yaml': 'levels: {urgency: hint}\n', 'visie.md': VISION },
    });
    await editor.shown('visie.md', level('urgency/missing', 4));
    editor.write('huis.yaml', 'levels: {urgency: information}\n');
    await editor.filesChanged(['huis.yaml', 2]);
    await editor.shown('visie.md', level('urgency/missing', 3));
    await editor.open('huis.yaml', 'levels: {urgency: information}\n');
    await editor.edit('huis.yaml', ['information', 'error']);
    await editor.shown('visie.md', level('urgency/missing', 1));
    await editor.edit('huis.yaml', ['error', 'fout']);
    assert.equal(wordsAt(editor.text('huis.yaml'), coded(await editor.shown('huis.yaml', some), 'configuration/not-one-of')), 'fout');
    await editor.close('huis.yaml');
    editor.remove('huis.yaml');
    await editor.filesChanged(['huis.yaml', 3]);
    assert.deepEqual(codes(await editor.shown(CONFIG, some)), ['configuration/extends-missing']);
    editor.write('huis.yaml', '');
    await editor.filesChanged(['huis.yaml', 1]);
    await editor.shown(CONFIG, none);
    await editor.stop();
  });

  it('leaves other YAML files alone', async () => {
    const editor = await Editor.start({ files: { 'visie.md': VISION, [CONFIG]: 'known: x\n' } });
    await editor.open('compose.yaml', 'services: {a: b}\n---\ndocument: visie\n---\n');
    await editor.shown(CONFIG, some);
    assert.ok(!editor.published.some(({ uri, diagnostics }) => uri.endsWith('compose.yaml') && diagnostics.length > 0));
    assert.equal(await editor.hover('compose.yaml', 'services'), null);
    assert.equal((await editor.complete('compose.yaml', 0))?.length ?? 0, 0);
    await editor.stop();
  });

  it('adds criteria that documents are checked, completed and explained with', async () => {
    const editor = await Editor.start({ files: { [CONFIG]: CRITERION.replace('propositie', 'visie') }, locale: 'nl' });
    await editor.open('visie.md', `${VISION}\n## Sleutels\n\nHierover later.\n`);
    const finding = coded(await editor.shown('visie.md', some), 'sleutels/missing');
    assert.deepEqual(finding.data, {
      criterion: 'sleutels',
      element: null,
      decidedBy: { by: 'criterion', file: editor.uri(CONFIG) },
    });
    assert.match((await editor.request<string>('convenant/explain', { code: 'sleutels/missing' })) ?? '', /^# Sleutels/);
    const criteria = await editor.request<{ id: string }[]>('convenant/criteria', undefined);
    assert.ok(criteria.some(({ id }) => id === 'sleutels'));
    const hover = await editor.hover('visie.md', '## Sleutels');
    assert.match(JSON.stringify(hover), /Criterium uit `\.convenant\.yaml`/);
    await editor.stop();
  });
});

describe('completion in a configuration file', () => {
  it('offers the keys that are not there yet', async () => {
    const at = await offered('profile: standard\nlev|\n');
    assert.ok(at.labels.includes('levels') && !at.labels.includes('profile'));
    assert.equal(at.after('levels'), 'profile: standard\nlevels: \n');
    assert.deepEqual((await offered('jargon:\n  |\n')).labels, ['add', 'remove']);
    assert.deepEqual((await offered('jargon: {add: [x], |}\n')).labels, ['remove']);
    assert.equal((await offered('lev|: {}\n')).after('levels'), 'levels: {}\n');
  });

  it('offers criteria, codes and levels where they can stand', async () => {
    const keys = await offered('levels:\n  disputes: hint\n  |\n');
    assert.ok(
      ['feedback', 'feedback/timing', 'roles/undefined', 'term-consistency', 'horizon-consistency/outlives'].every((label) =>
        keys.labels.includes(label),
      ) && !keys.labels.includes('disputes'),
    );
    assert.equal((await offered('levels:\n  roles/ho|\n')).after('roles/holder'), 'levels:\n  roles/holder: \n');
    assert.deepEqual((await offered('levels: {feedback: |}\n')).labels, ['error', 'warning', 'information', 'hint', 'off']);
    assert.deepEqual((await offered('levels:\n  feedback: h|\n')).labels, ['error', 'warning', 'information', 'hint', 'off']);
    assert.deepEqual((await offered('levels: {feedback: {|}}\n')).labels, [
      'concept',
      'consultatie',
      'vastgesteld',
      'visie',
      'ledenovereenkomst',
      'propositie',
    ]);
    assert.ok((await offered('headings: {|}\n')).labels.includes('feedback'));
  });

  it('offers names: profiles, kinds, lenses, types, elements, files', async () => {
    assert.deepEqual((await offered('profile: |\n')).labels, ['essentieel', 'standaard', 'volledig']);
    assert.deepEqual((await offered('paths:\n  "visie/**": |\n')).labels, ['visie', 'ledenovereenkomst', 'propositie']);
    assert.ok((await offered('criteria:\n  - id: x\n    |\n')).labels.includes('lens'));
    assert.ok((await offered('criteria:\n  - id: x\n    lens: |\n')).labels.includes('process'));
    assert.ok((await offered('criteria:\n  - id: x\n    elements:\n      a: {type: |}\n')).labels.includes('period'));
    assert.ok((await offered('examples: {feedback: {met: [{text: x, states: [|]}]}}\n')).labels.includes('timing'));
    assert.deepEqual((await offered('extends: [|]\n', { 'huis.yaml': '' })).labels, ['huis.yaml']);
    assert.ok((await offered('- |\n')).labels.length === 0);
    assert.deepEqual((await offered('known: [a] # lev|\n')).labels, []);
  });

  it('knows criteria of the file itself', async () => {
    assert.ok((await offered(`${CRITERION.replaceAll('|', ' ')}levels:\n  sleu|\n`)).labels.includes('sleutels/plek'));
  });
});

describe('hover in a configuration file', () => {
  const TEXT = 'profile: standaard\nlevels:\n  roles/authority: hint\n  feedback: {vastgesteld: error}\ncriteria: []\n';

  it('says what a key is for', async () => {
    assert.match(await hovered(TEXT, 'levels'), /^\*\*levels\*\*\n\nHet niveau van meldingen, per criterium/);
    assert.match(await hovered(TEXT, 'levels', 'en'), /^\*\*levels\*\*\n\nThe level of findings/);
    assert.match(await hovered(CRITERION, 'lens'), /^\*\*lens\*\*\n\nHet deel van de samenwerking/);
    assert.match(await hovered(CRITERION, 'type'), /^\*\*type\*\*\n\nWat voor iets het is/);
  });

  it('says what a criterion asks and why, and what a name means', async () => {
    assert.match(await hovered(TEXT, 'feedback'), /^\*\*Terugkoppeling\*\* \(`feedback`\)\n\nGevraagd: .+\n\nWaarom: /);
    assert.match(await hovered(TEXT, 'roles/authority'), /^`roles\/authority`: .+\n\n\*\*Rollen/);
    assert.match(
      await hovered(TEXT.replace('roles/authority', 'term-consistency/two-names'), 'term-consistency'),
      /^\*\*[^*]+\*\* \(`term-consistency`\)\n\nGevraagd: /,
    );
    assert.equal(await hovered(TEXT, 'standaard'), '**standaard**: wat de studies aanraden');
    assert.equal(await hovered(TEXT, 'vastgesteld'), '**vastgesteld**: is vastgesteld');
    assert.equal(await hovered(TEXT, '[]'), '');
  });
});
