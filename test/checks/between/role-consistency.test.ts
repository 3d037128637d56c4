import { strict as assert } from 'node:assert';
import { assertBothEnds, between, document, inDocument, remove, rename, told, type } from '../../support/between.ts';
import { workspaceOf } from '../../support/workspace.ts';

const CHECK = 'role-consistency';
const role = (holder: string, more = ''): string =>
  `:::rol{#valcoordinator vervuld-door="${holder}"${more}}\nDe valcoördinator :taken[gaat op huisbezoek].\n:::`;
const OPENING = ':::rol{#valcoordinator vervuld-door="een wijkverpleegkundige"}';
const ACTS = 'De valcoördinator belt de patiënt binnen twee dagen.';
const agreement = (body: string): string => document('ledenovereenkomst', 'title: Leden van de Brug', body);
const proposition = (body: string, title = 'Na een val'): string => document('propositie', `title: ${title}`, body);

describe('roles over documents', () => {
  it('that are described in the same way, or in more words, give nothing', () => {
    assert.deepEqual(
      between(
        { 'a.md': agreement(role('een wijkverpleegkundige')), 'b.md': proposition(role('een wijkverpleegkundige van Thuiszorg De Dijk')) },
        CHECK,
      ),
      [],
    );
    assert.deepEqual(between({ 'b.md': proposition(role('een wijkverpleegkundige')) }, CHECK), []);
  });

  it('that are filled by different people are told of at both ends, the agreement as the earlier one', () => {
    const workspace = workspaceOf({
      'leden.md': agreement(role('een praktijkondersteuner')),
      'aanbod.md': proposition(role('een wijkverpleegkundige')),
    });
    const other = OPENING.replace('wijkverpleegkundige', 'praktijkondersteuner');
    assert.deepEqual(told(workspace, CHECK), [
      `${CHECK}/conflicting: aanbod.md “${OPENING.slice(0, 60)}” ↔ leden.md “${other.slice(0, 60)}”`,
    ]);
    assertBothEnds(workspace, CHECK, { 'aanbod.md': OPENING, 'leden.md': other });
    assert.match(workspace.between()[0]?.message ?? '', /de rol valcoordinator verschillend \(wie de rol vervult\)/);
  });

  it('that may decide up to another amount are two', () => {
    const may = (amount: string): string => role('een wijkverpleegkundige', ` bevoegdheid="bestelt hulpmiddelen tot € ${amount}"`);
    assert.deepEqual(between({ 'a.md': agreement(may('150')), 'b.md': proposition(may('150')) }, CHECK), []);
    assert.equal(between({ 'a.md': agreement(may('150')), 'b.md': proposition(may('500')) }, CHECK).length, 1);
  });

  it('of which only the words were recognised are not compared, nor those in two languages', () => {
    const prose = proposition('## Rollen\n\nDe valcoördinator is een praktijkondersteuner en gaat op huisbezoek.');
    assert.deepEqual(between({ 'a.md': agreement(role('een wijkverpleegkundige')), 'b.md': prose }, CHECK), []);
    const english = agreement(role('een praktijkondersteuner')).replace('language: nl', 'language: en');
    assert.deepEqual(between({ 'a.md': english, 'b.md': proposition(role('een wijkverpleegkundige')) }, CHECK), []);
  });

  for (const kind of ['ledenovereenkomst', 'visie'])
    it(`that act in a proposition need no description there where the ${kind} has it`, () => {
      const workspace = workspaceOf({
        'ander.md': document(kind, 'title: Ander', role('een wijkverpleegkundige')),
        'aanbod.md': proposition(ACTS),
      });
      assert.deepEqual(inDocument(workspace, 'aanbod.md', 'roles/undefined'), []);
      assert.deepEqual(told(workspace, CHECK), []);
      type(workspace, 'ander.md', 'valcoordinator', 'slaapcoach');
      type(workspace, 'ander.md', 'valcoördinator', 'slaapcoach');
      assert.equal(inDocument(workspace, 'aanbod.md', 'roles/undefined').length, 1);
    });

  it('that only another proposition describes are told of at both ends, and not once more', () => {
    const workspace = workspaceOf({ 'a.md': proposition(role('een wijkverpleegkundige'), 'Stevig'), 'b.md': proposition(ACTS) });
    assert.deepEqual(told(workspace, CHECK), [`${CHECK}/undefined: b.md “valcoördinator” ↔ a.md “${OPENING.slice(0, 60)}”`]);
    assertBothEnds(workspace, CHECK, { 'b.md': 'valcoördinator', 'a.md': OPENING });
    assert.deepEqual(inDocument(workspace, 'b.md', 'roles/undefined'), []);
  });

  it('that nothing describes are told of in the document alone, and so is one of which this is turned off', () => {
    const workspace = workspaceOf({ 'a.md': agreement(''), 'b.md': proposition(ACTS) });
    assert.equal(inDocument(workspace, 'b.md', 'roles/undefined').length, 1);
    assert.deepEqual(told(workspace, CHECK), []);
    const off = workspaceOf(
      { 'a.md': proposition(role('een wijkverpleegkundige'), 'Stevig'), 'b.md': proposition(ACTS) },
      { levels: { [CHECK]: 'off' } },
    );
    assert.equal(inDocument(off, 'b.md', 'roles/undefined').length, 1);
    assert.deepEqual(told(off, CHECK), []);
  });

  it('are followed while somebody types, renames and deletes', () => {
    const workspace = workspaceOf({
      'leden.md': agreement(role('een praktijkondersteuner')),
      'aanbod.md': proposition(role('een wijkverpleegkundige')),
    });
    type(workspace, 'leden.md', 'praktijkondersteuner', 'wijkverpleegkundige');
    assert.deepEqual(told(workspace, CHECK), []);
    type(workspace, 'leden.md', 'een wijkverpleegkundige', 'een kaderhuisarts');
    rename(workspace, 'leden.md', 'overeenkomst.md');
    assertBothEnds(workspace, CHECK, {
      'aanbod.md': OPENING,
      'overeenkomst.md': OPENING.replace('een wijkverpleegkundige', 'een kaderhuisarts'),
    });
    remove(workspace, 'overeenkomst.md');
    assert.deepEqual(told(workspace, CHECK), []);
    assert.deepEqual(inDocument(workspace, 'aanbod.md', CHECK), []);
  });
});
