import { strict as assert } from 'node:assert';
import { assertBothEnds, between, document, inDocument, remove, rename, told, type } from '../../support/between.ts';
import { workspaceOf } from '../../support/workspace.ts';

const CHECK = 'overlapping-propositions';
const FALLEN = 'patiënten van 75 jaar en ouder die in de afgelopen twaalf maanden zijn gevallen';
const offer = (title: string, group: string, more = ''): string =>
  document('propositie', `title: ${title}`, `# ${title}\n\n:::doelgroep\nWel: :wel-voor[${group}].\n:::\n\n${more}`);
const delimits = (text: string): string => `:::afbakening\n${text}\n:::`;
const SET = {
  'a.md': offer('Na een val', FALLEN),
  'b.md': offer('Stevig staan', 'mensen van 75 jaar en ouder die in het afgelopen jaar zijn gevallen'),
};

describe('propositions for the same patients', () => {
  it('that do not name each other are told of once, with both places', () => {
    const workspace = workspaceOf(SET);
    assert.equal(told(workspace, CHECK).length, 1);
    assertBothEnds(workspace, `${CHECK}/unnamed`, {
      'a.md': FALLEN,
      'b.md': 'mensen van 75 jaar en ouder die in het afgelopen jaar zijn gevallen',
    });
  });

  it('that name each other, by a link or by title, give nothing', () =>
    assert.deepEqual(
      between(
        {
          'a.md': offer('Na een val', FALLEN, delimits('Kies [de groep](b.md) voor wie onzeker loopt.')),
          'b.md': offer('Stevig staan', FALLEN, '## Afbakening\n\nWie vaker valt, kan terecht bij “Na een val”.'),
        },
        CHECK,
      ),
      [],
    ));

  it('of which one is silent are told of with that one first, at its delimitation where it has one', () =>
    assert.deepEqual(
      between(
        {
          'a.md': offer('Na een val', FALLEN, delimits('Kies [Stevig staan](b.md) voor wie onzeker loopt.')),
          'b.md': offer('Stevig staan', FALLEN, delimits('De valpolikliniek is voor wie flauwvalt.')),
        },
        CHECK,
      ),
      [`${CHECK}/unnamed: b.md “:::afbakening” ↔ a.md “:::afbakening”`],
    ));

  it('do not count as named in another part of the text', () =>
    assert.equal(between({ ...SET, 'a.md': offer('Na een val', FALLEN, 'Wij lazen ook [Stevig staan](b.md).') }, CHECK).length, 1));

  for (const [what, group] of [
    ['another complaint', 'patiënten van 75 jaar en ouder die somber zijn'],
    ['another age', 'kinderen van 4 tot 12 jaar die zijn gevallen'],
    ['the very opposite', 'patiënten van 75 jaar en ouder die niet zijn gevallen'],
    ['one thing of many', 'patiënten van 75 jaar en ouder met suikerziekte, hartfalen en longziekten die zijn gevallen'],
    ['everybody', 'alle patiënten'],
  ] as const)
    it(`are not those for ${what}`, () =>
      assert.deepEqual(between({ 'a.md': offer('Na een val', FALLEN), 'b.md': offer('Ander', group) }, CHECK), []));

  it('are followed while somebody types, renames and deletes', () => {
    const workspace = workspaceOf(SET);
    type(workspace, 'b.md', 'zijn gevallen', 'slecht slapen');
    assert.deepEqual(told(workspace, CHECK), []);
    type(workspace, 'b.md', 'slecht slapen', 'zijn gevallen');
    rename(workspace, 'b.md', 'c.md');
    assert.equal(inDocument(workspace, 'a.md', CHECK)[0]?.related[0]?.uri, 'file:///map/c.md');
    remove(workspace, 'c.md');
    assert.deepEqual(told(workspace, CHECK), []);
    assert.deepEqual(inDocument(workspace, 'a.md', CHECK), []);
  });
});
