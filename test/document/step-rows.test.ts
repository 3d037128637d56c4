import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import { reading } from '../support/framework.ts';

function statedOf(language: 'nl' | 'en', text: string): string[] {
  const { model } = new SourceDocument(reading, `---\ndocument: proposition\nlanguage: ${language}\n---\n\n# T\n\n${text}\n`);
  return [...new Set((model?.evidence ?? []).flatMap((e) => (e.criterion === 'process-steps' && e.element ? e.element : [])))].sort();
}

describe('a row of steps', () => {
  it('says itself who takes the steps: nobody else in the text does', () => {
    const list = '## Stappen\n\n1. Lijst van patiënten\n2. Gesprek over de pillen\n3. Afbouw\n4. Nazorg';
    assert.deepEqual(statedOf('nl', list), ['steps']);
    assert.deepEqual(statedOf('nl', `${list}\n\nDe coördinator bestelt binnen twee dagen de folders.`), ['steps']);
    assert.deepEqual(statedOf('nl', '## Stappen\n\n1. De huisarts maakt de lijst.\n2. De apotheker belt.\n3. De huisarts bouwt af.'), [
      'actor',
      'steps',
    ]);
  });

  it('of which one step in four has an actor does not say who takes them', () =>
    assert.deepEqual(
      statedOf('nl', '## Stappen\n\n1. Werving\n2. Inrichting van het lokaal\n3. De apotheker belt de patiënt.\n4. Opening in juni'),
      ['steps', 'timing'],
    ));

  it('is told by a paragraph that goes through the months, where a text has no headings', () => {
    const { model } = new SourceDocument(
      reading,
      '---\ndocument: proposition\nlanguage: nl\n---\n\n# T\n\nWij beginnen klein. In maart maakt de huisarts een lijst. In april belt de verpleegkundige. In mei begint de groep.\n',
    );
    assert.ok(model?.evidence.some((e) => e.criterion === 'process-steps' && e.element === 'steps'));
  });
});
