import { strict as assert } from 'node:assert';
import { assertBothEnds, between, document, inDocument, remove, rename, told, type } from '../../support/between.ts';
import { workspaceOf } from '../../support/workspace.ts';

const CHECK = 'ambition-carried-through';
const VISION = document(
  'visie',
  'title: Dichtbij 2030',
  `# Dichtbij 2030

:::ambitie{#thuis-wonen}
:ambitie[Ouderen wonen veilig thuis zolang zij dat willen].
:::

:::ambitie{#op-adem}
:ambitie[Mensen met een longziekte komen niet meer buiten adem op het spreekuur].
:::`,
);
const falls = (matter = 'serves: visie.md#thuis-wonen', body = ''): string =>
  document('propositie', `title: Na een val\n${matter}`, `# Na een val\n\n${body}`);
const lungs = (matter = 'serves: visie.md#op-adem'): string => document('propositie', `title: Longpunt\n${matter}`, '# Longpunt');
const UNTAKEN = `${CHECK}/untaken: visie.md “:::ambitie{#op-adem}”`;

describe('ambitions carried through', () => {
  it('gives nothing where each is taken up and each proposition names one', () =>
    assert.deepEqual(between({ 'visie.md': VISION, 'vallen.md': falls(), 'longen.md': lungs() }, CHECK), []));

  it('presumes no others of a vision alone, and no vision of others', () => {
    assert.deepEqual(between({ 'visie.md': VISION }, CHECK), []);
    assert.deepEqual(between({ 'visie.md': VISION, 'visie-2.md': VISION }, CHECK), []);
    assert.deepEqual(between({ 'vallen.md': falls(''), 'longen.md': lungs('') }, CHECK), []);
  });

  it('tells of an ambition that nothing follows from, at that ambition', () =>
    assert.deepEqual(between({ 'visie.md': VISION, 'vallen.md': falls() }, CHECK), [UNTAKEN]));

  it('takes a reference in an agreement, or in the text, for one', () => {
    const agreement = document('ledenovereenkomst', 'title: Leden', 'Wij werken aan [een vrije adem](visie.md#op-adem).');
    assert.deepEqual(between({ 'visie.md': VISION, 'vallen.md': falls(), 'leden.md': agreement }, CHECK), []);
    assert.deepEqual(
      between({ 'visie.md': VISION, 'vallen.md': falls('', '[Thuis](visie.md#thuis-wonen) en [lucht](visie.md#op-adem).') }, CHECK),
      [],
    );
  });

  it('asks no ambition of an agreement', () =>
    assert.deepEqual(
      between({ 'visie.md': VISION, 'a.md': falls(), 'b.md': lungs(), 'leden.md': document('ledenovereenkomst', 'title: Leden') }, CHECK),
      [],
    ));

  it('tells of a proposition that names none, at both ends, in place of the finding on its ambition', () => {
    const workspace = workspaceOf({ 'visie.md': VISION, 'vallen.md': falls(), 'longen.md': lungs('') });
    assert.deepEqual(told(workspace, CHECK), [`${CHECK}/unnamed: longen.md “# Longpunt” ↔ visie.md “:::ambitie{#op-adem}”`]);
    assertBothEnds(workspace, CHECK, { 'longen.md': '# Longpunt', 'visie.md': ':::ambitie{#op-adem}' });
    assert.deepEqual(inDocument(workspace, 'longen.md', 'shared-ambition/missing'), []);
    assert.equal(inDocument(workspaceOf({ 'longen.md': lungs('') }), 'longen.md', 'shared-ambition/missing').length, 1);
  });

  it('tells nothing more of a reference that leads nowhere', () =>
    assert.deepEqual(between({ 'visie.md': VISION, 'vallen.md': falls(), 'longen.md': lungs('serves: weg.md#op-adem') }, CHECK), [
      UNTAKEN,
    ]));

  it('takes the words of an ambition for its name', () => {
    const body = ':::ambitie\n:ambitie[Wij willen dat ouderen veilig thuis wonen, zolang zij willen].\n:::';
    assert.deepEqual(between({ 'visie.md': VISION, 'vallen.md': falls('', body), 'longen.md': lungs() }, CHECK), []);
  });

  it('follows typing, renaming and deleting', () => {
    const workspace = workspaceOf({ 'visie.md': VISION, 'vallen.md': falls(), 'longen.md': lungs() });
    type(workspace, 'longen.md', 'serves: visie.md#op-adem', 'serves: visie.md#thuis-wonen');
    assert.deepEqual(told(workspace, CHECK), [UNTAKEN]);
    type(workspace, 'longen.md', '#thuis-wonen', '#op-adem');
    assert.deepEqual(told(workspace, CHECK), []);
    rename(workspace, 'longen.md', 'lucht.md');
    assert.deepEqual(told(workspace, CHECK), []);
    remove(workspace, 'lucht.md');
    assert.deepEqual(told(workspace, CHECK), [UNTAKEN]);
    rename(workspace, 'visie.md', 'koers.md');
    // Both ambitions of the renamed vision have lost what led to them.
    assert.deepEqual(told(workspace, CHECK), [
      `${CHECK}/untaken: koers.md “:::ambitie{#thuis-wonen}”`,
      `${CHECK}/untaken: koers.md “:::ambitie{#op-adem}”`,
    ]);
    remove(workspace, 'koers.md');
    assert.deepEqual(told(workspace, CHECK), []);
  });
});
