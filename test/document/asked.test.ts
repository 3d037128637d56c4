import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import { reading } from '../support/framework.ts';

/** What a proposition with this text states of feedback, and what it asks: each with whether it is covered. */
function read(body: string): { parts: string[]; asks: [string, boolean][] } {
  const { model } = new SourceDocument(reading, `---\ndocument: proposition\nlanguage: nl\n---\n\n# Document\n\n${body}\n`);
  const parts = (model?.clauses ?? []).flatMap((clause) => [...clause.parts.keys()]);
  return { parts: [...new Set(parts)].sort(), asks: (model?.asks ?? []).map(({ thing, covered }) => [thing, covered]) };
}

describe('what a sentence asks', () => {
  const tells = 'Binnen twee werkdagen stuurt de kaderarts de eigen huisarts een bericht via ZorgMail.';
  const asks = 'Een klacht over het spreekuur meldt u bij de secretaris.';
  const heading = '## Contact met de huisarts\n\n';

  it('is no part of what members hear', () => {
    const { parts, asks: asked } = read(`${heading}${tells}\n\n${asks}`);
    assert.deepEqual(parts, ['form', 'recipient', 'sender', 'timing']);
    assert.deepEqual(asked, [['incident', false]]);
  });

  it('is covered where its paragraph goes on to say what they hear, and not where another does', () => {
    const idea = 'Hebt u een idee? Stuur het aan het bureau.';
    const answer = 'Binnen twee weken mailt de secretaris u wat wij ermee hebben gedaan.';
    assert.deepEqual(read(`## Ideeën\n\n${idea} ${answer}`).asks, []);
    assert.deepEqual(read(`## Ideeën\n\n${idea}\n\nDe secretaris is op maandag op kantoor.`).asks, [['idea', false]]);
  });

  it('is told in the first person too', () => {
    const asked = (request: string): unknown => read(`## Kamers\n\n${request}`).asks;
    assert.deepEqual(asked('Ik verzoek alle praktijken ieder kwartaal hun vrije kamers aan het kantoor op te geven.'), [['data', false]]);
    assert.deepEqual(asked('Daarom vraag ik u de vertrekplannen van uw artsen door te geven.'), [['data', false]]);
    assert.deepEqual(asked('Wij verzoeken u wijzigingen van adres door te geven.'), []);
  });
});
