import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import { reading } from '../support/framework.ts';

/** Elements of a criterion that a sentence under a heading states. */
function stated(language: 'nl' | 'en', heading: string, text: string, criterion: string): string[] {
  const { model } = new SourceDocument(
    reading,
    `---\ndocument: ledenovereenkomst\nlanguage: ${language}\n---\n\n# X\n\n## ${heading}\n\n${text}\n`,
  );
  return [...new Set((model?.evidence ?? []).flatMap((e) => (e.criterion === criterion && e.element ? [e.element] : [])))].sort();
}

describe('what stands elsewhere', () => {
  it('is stated where the text says what it is', () => {
    const text = 'In hun jaarplan staat dat de praktijken een ondersteuner willen, en onze visie bouwt daarop voort.';
    assert.deepEqual(stated('nl', 'Aansluiting op de praktijk', text, 'strategic-alignment'), ['practice']);
  });

  it('is not where the text only says where it stands', () => {
    assert.deepEqual(
      stated(
        'nl',
        'Aansluiting op de praktijk',
        'Hoe onze visie op de praktijken voortbouwt, staat in het jaarplan.',
        'strategic-alignment',
      ),
      [],
    );
  });
});

describe('what is denied', () => {
  it('states no time and no form, however far from the word that denies it', () => {
    const told = 'reports the outcome of a referral to the practice by e-mail within two weeks.';
    assert.deepEqual(stated('en', 'Feedback', `The group ${told}`, 'feedback'), ['form', 'recipient', 'sender', 'subject', 'timing']);
    assert.deepEqual(stated('en', 'Feedback', `The group never ${told}`, 'feedback'), []);
  });

  it('ends with its clause', () => {
    const text = 'Wij deden dat nooit, maar de zorggroep koppelt vanaf nu binnen twee weken per mail terug aan de huisarts.';
    assert.ok(stated('nl', 'Terugkoppeling', text, 'feedback').includes('timing'));
  });

  it('is no limit: “not later than”', () => {
    const text = 'De zorggroep koppelt niet later dan twee weken na de verwijzing per mail terug aan de huisarts.';
    assert.ok(stated('nl', 'Terugkoppeling', text, 'feedback').includes('timing'));
  });
});
