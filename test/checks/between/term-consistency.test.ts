import { strict as assert } from 'node:assert';
import { assertBothEnds, between, document, remove, rename, told, type } from '../../support/between.ts';
import { workspaceOf } from '../../support/workspace.ts';

const CHECK = 'term-consistency';
const one = (body: string): string => document('visie', 'title: Een', body);
const other = (body: string): string => document('ledenovereenkomst', 'title: Twee', body);
const set = (a: string, b: string): string[] => between({ 'a.md': one(a), 'b.md': other(b) }, CHECK);
const POH = 'De praktijkondersteuner huisartsenzorg (POH) belt.';

describe('terms over documents', () => {
  it('that are written out in the same way, or nearly, give nothing', () => {
    assert.deepEqual(set(POH, POH), []);
    assert.deepEqual(set(POH, 'De praktijkondersteuners huisartsen (POH’s) bellen, en de POH schrijft.'), []);
    assert.deepEqual(between({ 'a.md': one(`${POH} Het patiëntenoverleg huisartsen (POH) is op maandag.`) }, CHECK), []);
  });

  it('of which one abbreviation stands for two things are told of at both ends', () => {
    const workspace = workspaceOf({ 'a.md': one(POH), 'b.md': other('Het patiëntenoverleg hometeam (POH) is op maandag.') });
    assert.equal(told(workspace, `${CHECK}/two-meanings`).length, 1);
    assertBothEnds(workspace, `${CHECK}/two-meanings`, { 'a.md': '(POH)', 'b.md': '(POH)' });
    assert.match(
      workspace.between()[0]?.message ?? '',
      /^“POH” betekent in “Twee” “patiëntenoverleg hometeam” en in “Een” “praktijkondersteuner huisartsenzorg”/,
    );
  });

  it('of which two abbreviations stand for one thing are told of', () =>
    assert.deepEqual(set('Wijkverpleging de dijk (WVDD) komt.', 'Wijkverpleging de dijk (WDD) komt.'), [
      `${CHECK}/two-names: b.md “(WDD)” ↔ a.md “(WVDD)”`,
    ]));

  it('that are defined differently are two, by a sentence and by an entry of a list', () => {
    const entry = '## Begrippen\n\n- **Deelnemer**: een huisartsenpraktijk die de overeenkomst heeft getekend\n';
    assert.deepEqual(set(entry, entry), []);
    assert.deepEqual(
      set(entry, 'Onder deelnemer wordt verstaan: iedere inwoner van achttien jaar of ouder met een verwijzing voor de cursus.'),
      [`${CHECK}/two-meanings: b.md “deelnemer” ↔ a.md “Deelnemer”`],
    );
  });

  it('that have the same definition under two names are one', () => {
    const entry = (name: string): string => `## Begrippen\n\n- **${name}**: een huisartsenpraktijk die de overeenkomst heeft getekend\n`;
    assert.deepEqual(set(entry('Deelnemer'), entry('Lid')), [`${CHECK}/two-names: b.md “Lid” ↔ a.md “Deelnemer”`]);
  });

  it('that are short names of one party are told of, those of two parties not', () => {
    const short = (full: string, name: string): string => `1. ${full}, gevestigd in Oudwaard, hierna: ${name};`;
    assert.deepEqual(set(short('Zorggroep Hazelwaard', 'de zorggroep'), short('Stichting Zorggroep Hazelwaard', 'de zorggroep')), []);
    assert.deepEqual(set(short('Zorggroep Hazelwaard', 'de zorggroep'), short('Zorggroep Hazelwaard', 'de coöperatie')), [
      `${CHECK}/two-names: b.md “coöperatie” ↔ a.md “zorggroep”`,
    ]);
    assert.deepEqual(set(short('Thuiszorg De Dijk', 'de organisatie'), short('Zorggroep Hazelwaard', 'de organisatie')), []);
  });

  it('are compared in one language only', () =>
    assert.deepEqual(between({ 'a.md': one(POH), 'b.md': other('The patients of hope (POH) met.').replace('nl\n', 'en\n') }, CHECK), []));

  it('are followed while somebody types, renames and deletes', () => {
    const workspace = workspaceOf({ 'a.md': one(POH), 'b.md': other('Het patiëntenoverleg hometeam (POH) is op maandag.') });
    type(workspace, 'b.md', '(POH)', '(PH)');
    assert.deepEqual(told(workspace, CHECK), []);
    type(workspace, 'b.md', '(PH)', '(POH)');
    rename(workspace, 'b.md', 'c.md');
    assertBothEnds(workspace, CHECK, { 'a.md': '(POH)', 'c.md': '(POH)' });
    remove(workspace, 'a.md');
    assert.deepEqual(told(workspace, CHECK), []);
  });
});
