import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import { reading } from '../support/framework.ts';

/** What is read of a text by its shape, where no word of it says what it is on. */
function modelOf(document: string, language: 'nl' | 'en', text: string): DocumentModel {
  const { model } = new SourceDocument(reading, `---\ndocument: ${document}\nlanguage: ${language}\n---\n\n# Title\n\n${text}\n`);
  assert.ok(model);
  return model;
}

const elements = (model: DocumentModel, criterion: string): string[] =>
  [...new Set(model.evidence.flatMap((e) => (e.criterion === criterion && e.element ? [e.element] : [])))].sort();
const topics = (model: DocumentModel, title: string): string[] => [...(model.sections.find((s) => s.title === title)?.topics ?? [])];

describe('steps by their shape', () => {
  const STEPS = [
    'U maakt een foto en meldt de patiënt aan.',
    'De wondcoördinator belt de patiënt en komt langs.',
    'De huisarts beslist over het vervolg.',
  ];

  it('are a numbered list of people who act, under any heading', () => {
    const model = modelOf('propositie', 'nl', `## Van Aa tot Bee\n\n${STEPS.map((step, i) => `${i + 1}. ${step}`).join('\n')}`);
    assert.ok(topics(model, 'Van Aa tot Bee').includes('process-steps'));
    assert.ok(elements(model, 'process-steps').includes('actor'));
  });

  it('are not a list without numbers, nor one of two', () => {
    // Of other things than care, so that their words do not say that they are steps.
    const things = ['De secretaris schildert het hek.', 'De penningmeester telt de schapen.', 'De voorzitter koopt een paard.'];
    const bullets = modelOf('propositie', 'nl', `## Van Aa tot Bee\n\n${things.map((step) => `- ${step}`).join('\n')}`);
    assert.ok(!topics(bullets, 'Van Aa tot Bee').includes('process-steps'));
    const two = modelOf('propositie', 'nl', `## Van Aa tot Bee\n\n1. ${things[0]}\n2. ${things[1]}`);
    assert.ok(!topics(two, 'Van Aa tot Bee').includes('process-steps'));
  });

  it('are sentences that open with their place in an order', () => {
    const model = modelOf(
      'proposition',
      'en',
      '## Bread\n\nFirst the nurse rings the patient. Then the dietician visits the house. Finally the doctor writes the plan.',
    );
    assert.ok(topics(model, 'Bread').includes('process-steps'));
  });
});

describe('a cell of a table', () => {
  it('says what it says of the row that it stands in', () => {
    const model = modelOf(
      'vision',
      'en',
      '## Odds and ends\n\n| A | B |\n|---|---|\n| Assembly | decides on the annual plan and the budget |',
    );
    assert.deepEqual(elements(model, 'decision-making'), ['body', 'matter']);
  });
});

describe('a role', () => {
  const role = (model: DocumentModel, name: string): string[] => [...(model.roles.find((r) => r.name === name)?.parts.keys() ?? [])].sort();

  it('does what follows the name of whoever fills it', () => {
    const model = modelOf(
      'propositie',
      'nl',
      '## Wie is wie?\n\nDe wondcoördinator (Annelies, in dienst van de zorggroep) bezoekt de patiënt en bestelt het verband.',
    );
    assert.deepEqual(role(model, 'wondcoördinator'), ['holder', 'tasks']);
  });

  it('is what a sentence describes as one, with its tasks elsewhere', () => {
    const model = modelOf(
      'proposition',
      'en',
      '## So\n\nThe foot nurse rings them and books the couch.\n\nThe foot nurse is always one of the four of us, and she decides by herself who is graded red.',
    );
    assert.deepEqual(role(model, 'foot nurse'), ['authority', 'holder', 'tasks']);
  });
});

describe('numbers and parts', () => {
  it('the number of a clause is no figure that makes a vague word precise', () => {
    const model = modelOf('ledenovereenkomst', 'nl', '## Ziekte\n\n5.4 De zorggroep zorgt voor voldoende vervanging.');
    assert.deepEqual(
      model.statements.flatMap((s) => s.sentence.values.map((v) => v.type)).filter((type) => type === 'number'),
      [],
    );
  });

  it('a clause after an enumeration is no item of it', () => {
    const model = modelOf(
      'ledenovereenkomst',
      'nl',
      '## Taken\n\nDe praktijk\n\na. meldt de patiënt aan;\n\nb. stelt ruimte ter beschikking.\n\n8.2 Lijsten dienen te worden gecontroleerd.',
    );
    assert.deepEqual(
      model.statements.map((s) => s.leadIn !== undefined),
      [false, true, true, false],
    );
  });

  it('a part called “Inhoud” is read where its parts say what they are on', () => {
    const model = modelOf('visie', 'nl', '## Inhoud\n\n### Kwaliteit\n\nElk kwartaal vergelijken de praktijken hun cijfers.');
    assert.equal(model.sections.find((s) => s.title === 'Kwaliteit')?.skipped, undefined);
    assert.equal(model.sections.find((s) => s.title === 'Inhoud')?.skipped, 'skipped-headings');
  });

  it('a heading that says what it is on is not on its chapter too', () => {
    const model = modelOf('visie', 'nl', '## Ambitie\n\nWij willen vooruit.\n\n### Vertrouwen\n\nWij bellen elkaar.');
    assert.ok(!topics(model, 'Vertrouwen').includes('shared-ambition'));
  });
});
