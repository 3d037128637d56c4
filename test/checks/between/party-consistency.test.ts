import { strict as assert } from 'node:assert';
import { assertBothEnds, between, document, remove, rename, told, type } from '../../support/between.ts';
import { workspaceOf } from '../../support/workspace.ts';

const CHECK = 'party-consistency';
const AGREEMENT = document(
  'ledenovereenkomst',
  'title: Leden\nparties: [Coöperatie Zorggroep De Brug U.A., huisartsenpraktijken in De Brug, Wijkzorg Zuid]',
);
const proposition = (...parties: string[]): string => document('propositie', `title: Na een val\nparties: [${parties.join(', ')}]`);

describe('parties over documents', () => {
  it('that the agreement has too, in other words as well, give nothing', () =>
    assert.deepEqual(
      between({ 'leden.md': AGREEMENT, 'aanbod.md': proposition('Zorggroep De Brug', '"zes huisartsen"', 'Wijkzorg Zuid') }, CHECK),
      [],
    ));

  it('that the agreement does not have are told of at both ends', () => {
    const workspace = workspaceOf({ 'leden.md': AGREEMENT, 'aanbod.md': proposition('Zorggroep De Brug', 'Welzijn Oeverhoek') });
    assert.deepEqual(told(workspace, CHECK), [
      `${CHECK}/unbound: aanbod.md “Welzijn Oeverhoek” ↔ leden.md “Coöperatie Zorggroep De Brug U.A.”`,
    ]);
    assertBothEnds(workspace, CHECK, { 'aanbod.md': 'Welzijn Oeverhoek', 'leden.md': 'Coöperatie Zorggroep De Brug U.A.' });
  });

  it('are not the same for one word that they share', () =>
    assert.equal(between({ 'leden.md': AGREEMENT, 'aanbod.md': proposition('Wijkzorg Noord') }, CHECK).length, 1));

  it('are not told of without an agreement that lists its parties', () => {
    assert.deepEqual(
      between({ 'leden.md': document('ledenovereenkomst', 'title: Leden'), 'aanbod.md': proposition('Welzijn Oeverhoek') }, CHECK),
      [],
    );
    assert.deepEqual(
      between({ 'aanbod.md': proposition('Welzijn Oeverhoek'), 'visie.md': document('visie', 'parties: [De Brug]') }, CHECK),
      [],
    );
  });

  it('may stand in any of the agreements, in a block too', () => {
    const rules = document('reglement', 'title: Reglement', ':::partij\nMee doet :partijen[Welzijn Oeverhoek].\n:::');
    assert.deepEqual(between({ 'leden.md': AGREEMENT, 'reglement.md': rules, 'aanbod.md': proposition('Welzijn Oeverhoek') }, CHECK), []);
  });

  it('are followed while somebody types, renames and deletes', () => {
    const workspace = workspaceOf({ 'leden.md': AGREEMENT, 'aanbod.md': proposition('Welzijn Oeverhoek') });
    type(workspace, 'leden.md', 'Wijkzorg Zuid', 'Wijkzorg Zuid, Welzijn Oeverhoek');
    assert.deepEqual(told(workspace, CHECK), []);
    type(workspace, 'leden.md', ', Welzijn Oeverhoek', '');
    rename(workspace, 'aanbod.md', 'vallen.md');
    assertBothEnds(workspace, CHECK, { 'vallen.md': 'Welzijn Oeverhoek', 'leden.md': 'Coöperatie Zorggroep De Brug U.A.' });
    remove(workspace, 'leden.md');
    assert.deepEqual(told(workspace, CHECK), []);
  });
});
