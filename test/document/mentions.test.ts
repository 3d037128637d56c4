import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import { reading } from '../support/framework.ts';

/** The elements of `data-sharing` that are found in an agreement that says this under `Gegevens`. */
function stated(text: string): string[] {
  const source = `---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\n# Overeenkomst\n\n## Gegevens\n\n${text}\n`;
  const { model } = new SourceDocument(reading, source);
  return [...new Set(model?.evidence.flatMap((e) => (e.criterion === 'data-sharing' && e.element ? [e.element] : [])))].sort();
}

describe('an element that means nothing alone', () => {
  const duty = 'De praktijk deelt elk kwartaal de bloeddruk en de medicatie van haar patiënten met de zorggroep.';

  it('is not found where it stands alone', () => {
    assert.deepEqual(stated(duty), []);
  });

  it('is found beside one that it needs, wherever that stands', () => {
    assert.deepEqual(stated(`${duty}\n\n## Bewaren\n\nDe gegevens van patiënten worden gepseudonimiseerd door de zorggroep.`), [
      'safeguard',
      'what',
    ]);
  });

  it('is found where the author declares it', () => {
    assert.deepEqual(stated(':::gegevens\nDe praktijk deelt :wat[de bloeddruk en de medicatie].\n:::'), ['what']);
  });
});
