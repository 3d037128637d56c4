import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import { shortNamesIn } from '../../server/src/document/recognition/short-names.ts';
import { reading } from '../support/framework.ts';

const dutch = (text: string): [string, string][] => [...shortNamesIn(text, reading.vocabulary('nl'))];
const english = (text: string): [string, string][] => [...shortNamesIn(text, reading.vocabulary('en'))];

const AGREEMENT = `---
document: ledenovereenkomst
taal: nl
---

# Overeenkomst

**Partij 1:** Huisartsencoöperatie Kempenrand U.A., vertegenwoordigd door haar voorzitter;

**Partij 2:** huisartsenpraktijk [naam], vertegenwoordigd door haar praktijkhouder;

## Mandaat

Partij 2 machtigt Partij 1 om namens haar met de zorgverzekeraar te onderhandelen.
`;

describe('what a document calls its parties', () => {
  it('is read from a line that opens with the name', () => {
    assert.deepEqual(dutch(AGREEMENT), [
      ['partij 1', 'zorggroep'],
      ['partij 2', 'praktijk'],
    ]);
    assert.deepEqual(
      english('**Party 1**: Calder Moss Primary Care Limited; and\n\n**Party 2**: the practice named below.').map(([name]) => name),
      ['party 1', 'party 2'],
    );
  });

  it('is read from what stands before “hierna”, each time from the name before on', () => {
    assert.deepEqual(dutch('Tussen Coöperatie Lageveld, hierna: Opdrachtgever, en [naam praktijk], hierna te noemen: Opdrachtnemer.'), [
      ['opdrachtgever', 'zorggroep'],
      ['opdrachtnemer', 'praktijk'],
    ]);
  });

  it('is read from brackets after a name, not after any words', () => {
    assert.deepEqual(english('Tarrow Valley Practice Federation (the “Alliance”)'), [['alliance', 'group']]);
    assert.deepEqual(english('It brings a camera to every practice (the “Camera”).'), []);
  });

  it('leaves names that say by themselves what they are', () => {
    assert.deepEqual(dutch('Coöperatie De Brug, hierna: de Coöperatie, en de praktijk, hierna: het Lid.'), []);
  });

  it('lets a sentence say what it says of the group and the practice', () => {
    const stated = (text: string): string[] =>
      new SourceDocument(reading, text).model?.evidence.flatMap((e) => (e.criterion === 'mandate' && e.element ? [e.element] : [])) ?? [];
    assert.ok(stated(AGREEMENT).includes('grantor'));
    assert.ok(!stated(AGREEMENT.replace(/\*\*Partij.*\n/g, '')).includes('grantor'));
  });

  it('is read anew when an edit changes it', () => {
    const document = new SourceDocument(reading, AGREEMENT);
    const at = AGREEMENT.indexOf('huisartsenpraktijk');
    document.edit([{ start: at, end: at + 'huisartsenpraktijk'.length, text: 'stichting' }]);
    assert.deepEqual(document.model?.evidence, new SourceDocument(reading, document.text).model?.evidence);
    assert.equal(document.model?.shortNames.get('partij 2'), 'zorggroep');
  });

  it('is read anew while a name is typed, in headings too, and nothing else is', () => {
    const text = `${AGREEMENT}\n\nTussen Coöperatie Lageveld, hierna: Xa, en de leden.\n\n## Taken van HK\n\nHK overlegt elke maand met de huisartsen.\n\nDe Lindenhof belt zelf.\n`;
    const document = new SourceDocument(reading, text);
    const at = text.indexOf('hierna: Xa') + 'hierna: '.length;
    const before = document.model?.facts.at(-1);
    for (const [was, name] of [
      ['Xa', 'Qa'],
      ['Qa', 'HK'],
      ['HK', 'Lindenhof'],
    ] as const) {
      document.edit([{ start: at, end: at + was.length, text: name }]);
      const { model } = new SourceDocument(reading, document.text);
      assert.equal(document.model?.shortNames.get(name.toLowerCase()), 'zorggroep');
      assert.deepEqual(
        [document.model?.evidence, document.model?.sections, document.model?.facts],
        [model?.evidence, model?.sections, model?.facts],
      );
      if (name === 'Qa') assert.equal(document.model?.facts.at(-1), before);
    }
  });

  it('takes the word by which an organisation calls itself throughout', () => {
    assert.deepEqual(english("# Rules of the Vale Doctors' Guild\n\nThe Guild keeps a list. Each member tells the Guild."), [
      ['guild', 'group'],
    ]);
    assert.deepEqual(dutch('# Reglement Genootschap Oudenaar\n\nHet Genootschap is opgericht. Leden van het Genootschap betalen.'), [
      ['genootschap', 'zorggroep'],
    ]);
  });

  it('takes no such word that stands there once, within a longer name, or as a common noun', () => {
    assert.deepEqual(
      english('The Guild met. A guild of the town, the guild, is not ours. The College Road is long, the College Road.'),
      [],
    );
  });
});
