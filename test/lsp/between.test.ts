import { strict as assert } from 'node:assert';
import type { Diagnostic } from 'vscode-languageserver/node';
import { document } from '../support/between.ts';
import { coded, codes, Editor, PULLED, wordsAt } from './editor.ts';

const VISION = document('visie', 'title: Dichtbij\nends: 2030', '# Dichtbij\n\n:::ambitie{#thuis}\nOuderen wonen veilig thuis.\n:::');
const OFFER = document('propositie', 'title: Na een val\nends: 2032\nserves: visie.md#thuis', '# Na een val');
const FILES = { 'visie.md': VISION, 'aanbod.md': OFFER };
const CODE = 'horizon-consistency/outlives';
const has = (diagnostics: readonly Diagnostic[]): boolean => codes(diagnostics).includes(CODE);
const hasNot = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.length > 0 && !has(diagnostics);

describe('findings between documents in an editor', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  it('are sent for both ends, each with the other as a related place', async () => {
    editor = await Editor.start({ files: FILES });
    for (const [path, other, words] of [
      ['aanbod.md', 'visie.md', '2030'],
      ['visie.md', 'aanbod.md', '2032'],
    ] as const) {
      const diagnostic = coded(await editor.shown(path, has), CODE);
      assert.equal(diagnostic.severity, 3);
      const [related, ...more] = diagnostic.relatedInformation ?? [];
      assert.deepEqual(more, []);
      assert.equal(related?.location.uri, editor.uri(other));
      assert.equal(related && wordsAt(FILES[other], related.location), words);
    }
  });

  it('follow what is typed in one document in the other, before anything is saved', async () => {
    editor = await Editor.start({ files: FILES });
    await editor.open('visie.md', VISION);
    await editor.shown('aanbod.md', has);
    await editor.edit('visie.md', ['ends: 2030', 'ends: 2033']);
    await editor.shown('aanbod.md', hasNot);
    await editor.edit('visie.md', ['title: Dichtbij', 'title: Dichtbij\nversion: 1.0'], ['ends: 2033', 'ends: 2031']);
    const related = coded(await editor.shown('aanbod.md', has), CODE).relatedInformation?.[0];
    assert.equal(related && wordsAt(editor.text('visie.md'), related.location), '2031');
  });

  it('go when a document goes, and come back under its new name', async () => {
    editor = await Editor.start({ files: FILES });
    await editor.shown('visie.md', has);
    editor.remove('aanbod.md');
    await editor.filesChanged(['aanbod.md', 3]);
    await editor.shown('visie.md', hasNot);
    editor.write('vallen.md', OFFER);
    await editor.connection.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: editor.uri('aanbod.md'), newUri: editor.uri('vallen.md') }],
    });
    await editor.shown('vallen.md', has);
    assert.equal(coded(await editor.shown('visie.md', has), CODE).relatedInformation?.[0]?.location.uri, editor.uri('vallen.md'));
  });

  it('are there for an editor that asks, which is told to ask again when another document changes them', async () => {
    editor = await Editor.start({ files: FILES, capabilities: PULLED });
    await editor.open('aanbod.md', OFFER);
    await editor.open('visie.md', VISION);
    assert.ok(has(await editor.pulled('aanbod.md')));
    assert.ok(has(await editor.pulled('visie.md')));
    const { refreshes } = editor;
    await editor.edit('visie.md', ['ends: 2030', 'ends: 2033']);
    await editor.until(
      () => editor.refreshes > refreshes,
      () => 'a refresh',
    );
    assert.ok(!has(await editor.pulled('aanbod.md')));
  });

  it('are there for an editor that asks for one document only, once the folder was read', async () => {
    editor = await Editor.start({ files: FILES, capabilities: PULLED });
    await editor.open('aanbod.md', OFFER);
    const before = await editor.pulled('aanbod.md');
    if (!has(before))
      await editor.until(
        () => editor.refreshes > 0,
        () => 'a refresh',
      );
    assert.ok(has(await editor.pulled('aanbod.md')));
  });

  for (const capabilities of [undefined, PULLED])
    it(`follow what a configuration that is being typed adds to closed documents${capabilities ? ', for an editor that asks' : ''}`, async () => {
      const files = {
        'regels.md': document('reglement', 'title: Regels', '## Diversen\n\nDe voorzitter beslist.'),
        'leden.md': document(
          'ledenovereenkomst',
          'title: Leden',
          '## Geschillen\n\nGeschillen worden behandeld zoals geregeld in [de regels](regels.md).',
        ),
      };
      editor = await Editor.start({ files, ...(capabilities ? { capabilities } : {}) });
      await editor.open('leden.md', files['leden.md']);
      const isMissing = (d: readonly Diagnostic[]): boolean => codes(d).includes('disputes/missing');
      const isPartly = (d: readonly Diagnostic[]): boolean => d.length > 0 && !isMissing(d);
      const config = '.convenant.yaml';
      await editor.open(config, 'headings: {disputes: []}\n');
      if (!capabilities) {
        await editor.shown('leden.md', isMissing);
        await editor.edit(config, ['[]', '[Diversen]']);
        await editor.shown('leden.md', isPartly);
        return;
      }
      const asked = async (holds: (d: readonly Diagnostic[]) => boolean): Promise<void> => {
        for (let refreshes = -1; !holds(await editor.pulled('leden.md')); refreshes = editor.refreshes)
          await editor.until(
            () => editor.refreshes > refreshes,
            () => 'a refresh',
          );
      };
      await asked((d) => String(coded(d, 'disputes/missing').message).includes('Regels'));
      await editor.edit(config, ['[]', '[Diversen]']);
      await asked(isPartly);
    });

  it('are explained by hover and by their code', async () => {
    editor = await Editor.start({ files: FILES, settings: { language: 'nl' } });
    await editor.open('aanbod.md', OFFER);
    await editor.shown('aanbod.md', has);
    const hover = await editor.hover('aanbod.md', '2032');
    assert.match(
      JSON.stringify(hover?.contents),
      /Looptijden die op elkaar aansluiten.*horizon-consistency\/outlives.*Van der Pluijm 2017, §4\.3/,
    );
    assert.match(
      (await editor.request<string>('convenant/explain', { code: CODE })) ?? '',
      /^# Looptijden die op elkaar aansluiten[\s\S]*## Wat te doen/,
    );
  });

  it('are mended by naming the ambition that a proposition serves', async () => {
    const silent = OFFER.replace('serves: visie.md#thuis\n', '').replace('2032', '2030');
    editor = await Editor.start({ files: { ...FILES, 'aanbod.md': silent }, settings: { language: 'nl' } });
    await editor.open('aanbod.md', silent);
    const unnamed = (d: readonly Diagnostic[]): boolean => codes(d).includes('ambition-carried-through/unnamed');
    const diagnostic = coded(await editor.shown('aanbod.md', unnamed), 'ambition-carried-through/unnamed');
    const [action] = await editor.actions('aanbod.md', diagnostic);
    assert.equal(action?.title, 'Zet in de kop dat het bijdraagt aan visie.md#thuis');
    await editor.apply('aanbod.md', action?.edit);
    assert.match(editor.text('aanbod.md'), /^ends: 2030\nserves: visie\.md#thuis\n---$/m);
    await editor.shown('aanbod.md', (d) => !unnamed(d));
  });

  it('are mended by naming the other proposition in the delimitation', async () => {
    const offer = (title: string): string =>
      document(
        'propositie',
        `title: ${title}`,
        `# ${title}\n\n:::doelgroep\nWel: :wel-voor[patiënten van 75 jaar en ouder die zijn gevallen].\n:::`,
      );
    const files = {
      'a.md': offer('Na een val'),
      'b.md': offer('Stevig staan').replace(/\n$/, '\n:::afbakening\n[Na een val](a.md)\n:::\n'),
    };
    editor = await Editor.start({ files, settings: { language: 'nl' } });
    await editor.open('a.md', files['a.md']);
    const overlaps = (d: readonly Diagnostic[]): boolean => codes(d).includes('overlapping-propositions/unnamed');
    const diagnostic = coded(await editor.shown('a.md', overlaps), 'overlapping-propositions/unnamed');
    const [action] = await editor.actions('a.md', diagnostic);
    assert.equal(action?.title, 'Noem “Stevig staan” in de afbakening');
    await editor.apply('a.md', action?.edit);
    assert.match(
      editor.text('a.md'),
      /:::\n\n:::afbakening\nIs uw patiënt beter af met \[Stevig staan\]\(b\.md\)\? Kies dat voor \[welke patiënt\]\.\n:::/,
    );
    await editor.shown('a.md', (d) => !overlaps(d));
    await editor.shown('b.md', (d) => !overlaps(d));
  });
});
