import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import { reading } from '../support/framework.ts';

/** For each clause of a document, the elements of feedback that it states. */
function clauses(language: string, body: string): string[] {
  const kind = language === 'nl' ? 'propositie' : 'proposition';
  const { model } = new SourceDocument(reading, `---\ndocument: ${kind}\nlanguage: ${language}\n---\n\n# T\n\n${body}\n`);
  return (model?.clauses ?? []).map(({ parts }) => [...parts.keys()].sort().join());
}

const ALL = 'form,recipient,sender,subject,timing';

describe('who hears what', () => {
  it('is told once more by a sentence that says it of another thing', () => {
    const referral = 'Na een verwijzing schrijft de longarts de huisarts binnen een week per brief wat hij heeft gevonden.';
    const idea = 'Wie een voorstel indient, verneemt van het bestuur binnen een maand wat ermee is gedaan.';
    assert.deepEqual(clauses('nl', `## Terugkoppeling\n\n${referral} ${idea}`), [ALL, 'recipient,sender,subject,timing']);
    const english =
      'Within a week the matron writes to the referring GP by secure mail what she found. Whoever sends an idea hears from the board what was done with it.';
    assert.deepEqual(clauses('en', `## Feedback\n\n${english}`), [ALL, 'recipient,sender,subject']);
  });

  it('is told on by one that only adds to it', () => {
    const text = 'De longarts schrijft de huisarts na het consult wat hij heeft gevonden. Dat doet hij binnen een week, per brief.';
    assert.equal(clauses('nl', `## Terugkoppeling\n\n${text}`).length, 1);
  });

  it('is not told by what goes to all', () => {
    const note = 'De wijkzuster schrijft de huisarts over het verloop van de wond en wat zij heeft gewijzigd.';
    const [before] = clauses('nl', `## Wat u hoort\n\n${note}`);
    assert.deepEqual(clauses('nl', `## Wat u hoort\n\n${note} Elke maandag sturen wij alle praktijken per mail het rooster.`), [before]);
    assert.deepEqual(
      clauses('en', '## You will hear from us\n\nAll practices receive the Fen Letter by e-mail on the first of each month.'),
      [],
    );
    assert.equal(
      clauses('nl', '## Wat u hoort\n\nAlle praktijken horen in mei per mail van het bestuur wat er met hun ideeën is gedaan.')[0],
      ALL,
    );
  });

  it('has no sender in whom it is for, or in after what it comes', () => {
    assert.doesNotMatch(
      clauses('nl', '## Terugkoppeling\n\nBinnen drie dagen staat in het HIS een verslag voor de huisarts.')[0] ?? '',
      /sender/,
    );
    assert.doesNotMatch(
      clauses('en', '## Hearing back\n\nThe surgery that referred hears within a week after the clinic what was seen.')[0] ?? '',
      /sender/,
    );
    assert.match(clauses('nl', '## Terugkoppeling\n\nDe longarts stuurt na het consult een verslag voor de huisarts.')[0] ?? '', /sender/);
  });

  it('is told by nobody where a duty only speaks of an outcome', () => {
    assert.deepEqual(clauses('en', '## Duties of the practice\n\nc. enters the outcome in the record within ten days.'), []);
    assert.deepEqual(clauses('nl', '## Plichten\n\nb. legt de uitkomst binnen een week vast in het dossier.'), []);
  });

  it('has no time where a vague word leaves it open', () => {
    const told = (when: string): string =>
      clauses('nl', `## Terugkoppeling\n\n${when} bericht de podotherapeut de huisarts schriftelijk over de bevindingen.`)[0] ?? '';
    assert.doesNotMatch(told('Na het eerste bezoek en zo spoedig mogelijk'), /timing/);
    assert.match(told('Zo spoedig mogelijk, maar binnen drie dagen na het bezoek'), /timing/);
    assert.match(told('Na het eerste bezoek'), /timing/);
  });
});
