import { strict as assert } from 'node:assert';
import { Reading, SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import { frameworkOf } from '../../server/src/framework/load.ts';
import { framework } from '../support/declared.ts';

/** The parties of interests, by one word each: nothing here depends on how recognition is tuned. */
const PARTY: Record<string, string> = { organisational: 'kring', individual: 'dokter', collective: 'bewoners' };

const reading = new Reading(
  frameworkOf({
    ...framework,
    criteria: framework.criteria.map((criterion) => ({
      ...criterion,
      elements: criterion.elements.map((element) => {
        const party = criterion.id === 'interests' ? PARTY[element.id] : undefined;
        return party === undefined ? element : { ...element, recognition: { ...element.recognition, headings: { nl: [party], en: [] } } };
      }),
    })),
  }),
);

/** What a section on interests states, in order: `element: words`. */
function stated(body: string): string[] {
  const { model } = new SourceDocument(reading, `---\ndocument: visie\nlanguage: nl\n---\n\n# Visie\n\n## Belangen\n\n${body}\n`);
  const { evidence, text } = model as DocumentModel;
  return evidence
    .filter((e) => e.criterion === 'interests' && e.element !== null)
    .map((e) => `${e.element}: ${text.slice(e.start, e.end)}`);
}

describe('elements announced by a name', () => {
  it('are stated by the other cells of the row that it opens', () => {
    assert.deepEqual(
      stated('| Wie | Wat |\n|---|---|\n| de kring | leden die blijven |\n| bewoners | een bus die rijdt |\n| de post | iets anders nog |'),
      ['organisational: leden die blijven', 'collective: een bus die rijdt'],
    );
  });

  it('are stated by each cell of the row, and not by cells of too few words or with nothing to say', () => {
    assert.deepEqual(
      stated('| Wie | Nu | Straks |\n|---|---|---|\n| de dokter | te weinig slaap | rust |\n| de kring | n.v.t. | drie jaar geld |'),
      ['individual: te weinig slaap', 'organisational: drie jaar geld'],
    );
  });

  it('are stated by what follows it and a colon, in a list and in a paragraph', () => {
    assert.deepEqual(stated('- De kring: leden die blijven.\n- Voor de dokter: op tijd naar huis.'), [
      'organisational: De kring: leden die blijven.',
      'individual: Voor de dokter: op tijd naar huis.',
    ]);
    assert.deepEqual(stated('Bewoners: een bus die rijdt.'), ['collective: Bewoners: een bus die rijdt.']);
  });

  it('are not stated where it names two, where it is long, or where no colon follows', () => {
    assert.deepEqual(stated('De dokter en de kring: samen sterker staan.'), []);
    assert.deepEqual(stated('Dit is wat wij van de dokter horen: samen sterker staan.'), []);
    assert.deepEqual(stated('De dokter gaat op tijd naar huis.'), []);
  });
});
