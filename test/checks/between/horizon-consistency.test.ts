import { strict as assert } from 'node:assert';
import { assertBothEnds, between, document, remove, rename, told, type } from '../../support/between.ts';
import { workspaceOf } from '../../support/workspace.ts';

const CHECK = 'horizon-consistency';
const AMBITION = ':::ambitie{#thuis-wonen}\nOuderen wonen veilig thuis.\n:::';
const vision = (matter = 'ends: 2030-12-31', body = AMBITION): string => document('visie', `title: Dichtbij 2030\n${matter}`, body);
const offer = (ends: string, body = ''): string => document('propositie', `title: Na een val\n${ends}\nserves: visie.md#thuis-wonen`, body);
const found = (visie: string, aanbod: string): string[] => between({ 'visie.md': visie, 'aanbod.md': aanbod }, CHECK);

describe('terms of documents', () => {
  it('that end with the vision, or before, give nothing', () => {
    for (const ends of ['2029', '2030', '2030-12', '2030-12-31', '2030-11-01'])
      assert.deepEqual(found(vision(), offer(`ends: ${ends}`)), []);
    assert.deepEqual(found(vision('ends: 2030'), offer('ends: 2030-12-31')), []);
  });

  it('that end after the vision are told of at both ends', () => {
    const workspace = workspaceOf({ 'visie.md': vision(), 'aanbod.md': offer('ends: 2032-06-30') });
    assert.deepEqual(told(workspace, CHECK), [`${CHECK}/outlives: aanbod.md “2032-06-30” ↔ visie.md “2030-12-31”`]);
    assertBothEnds(workspace, CHECK, { 'aanbod.md': '2032-06-30', 'visie.md': '2030-12-31' });
  });

  it('are read in the text where the front matter does not say', () => {
    const agreement = (until: string): string =>
      document('ledenovereenkomst', 'title: Leden', `Zij dient [de visie](visie.md). Deze overeenkomst geldt tot en met ${until}.`);
    const set = (until: string): string[] => between({ 'visie.md': vision(), 'leden.md': agreement(until) }, CHECK);
    assert.deepEqual(set('31 december 2030'), []);
    assert.deepEqual(set('1 januari 2031'), [
      `${CHECK}/outlives: leden.md “Deze overeenkomst geldt tot en met 1 januari 2031.” ↔ visie.md “2030-12-31”`,
    ]);
  });

  it('are, of a vision that does not say, those of its last ambition', () => {
    const body = ':::ambitie{#thuis-wonen}\nOuderen wonen veilig thuis. :horizon[Uiterlijk op 31 december 2030] lukt dat.\n:::';
    assert.equal(found(vision('', body), offer('ends: 2032')).length, 1);
    assert.deepEqual(found(vision('', body), offer('ends: 2030')), []);
    assert.deepEqual(found(vision(''), offer('ends: 2032')), []);
  });

  it('may be longer where the document says so', () =>
    assert.deepEqual(found(vision(), offer('ends: 2032', 'Na afloop van de visie bekijken de leden of dit aanbod blijft.')), []));

  it('are those of the vision that it serves, and not of another', () => {
    const other = document('visie', 'title: Later\nends: 2040', AMBITION);
    assert.deepEqual(between({ 'oud.md': vision(), 'visie.md': other, 'aanbod.md': offer('ends: 2032') }, CHECK), []);
    assert.deepEqual(between({ 'oud.md': vision(), 'aanbod.md': offer('ends: 2032') }, CHECK), []);
  });

  it('are followed while somebody types, renames and deletes', () => {
    const workspace = workspaceOf({ 'visie.md': vision(), 'aanbod.md': offer('ends: 2032') });
    type(workspace, 'visie.md', '2030-12-31', '2033');
    assert.deepEqual(told(workspace, CHECK), []);
    type(workspace, 'visie.md', 'ends: 2033', 'ends: 2031');
    rename(workspace, 'aanbod.md', 'vallen.md');
    assertBothEnds(workspace, CHECK, { 'vallen.md': '2032', 'visie.md': '2031' });
    remove(workspace, 'visie.md');
    assert.deepEqual(told(workspace, CHECK), []);
  });
});
