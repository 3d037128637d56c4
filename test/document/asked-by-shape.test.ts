import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { Language } from '../../server/src/framework/types.ts';
import { reading } from '../support/framework.ts';

/** What a text asks of members: each with whether it is covered. */
function asked(language: Language, text: string): [string, boolean][] {
  const { model } = new SourceDocument(reading, `---\ndocument: vision\nlanguage: ${language}\n---\n\n# X\n\n## Zaken\n\n${text}\n`);
  return (model?.asks ?? []).map(({ thing, covered }) => [thing, covered]);
}

const things = (language: Language, text: string): string[] => asked(language, text).map(([thing]) => thing);

describe('what members are asked, by who gives what', () => {
  it('is an order to the reader', () => {
    assert.deepEqual(things('nl', 'Vul elk jaar in juni de ledenpeiling in.'), ['opinion']);
    assert.deepEqual(things('nl', 'Ging er iets anders dan u wilde? Bel het door aan de storingslijn.'), ['incident']);
    assert.deepEqual(things('en', 'Phone the ward about every complication that you see.'), ['incident']);
  });

  it('is what a member gives, before or after the verb', () => {
    assert.deepEqual(things('nl', 'Bijwerkingen van het pleister geeft de praktijk door aan de fabrikant en aan ons.'), ['incident']);
    assert.deepEqual(things('nl', 'De suggesties die u daar inbrengt, bewaren wij.'), ['idea']);
  });

  it('is not what a group gives members, or a practice its patients', () => {
    for (const text of [
      'Elk kwartaal stuurt het bestuur de leden de cijfers.',
      'De praktijk geeft de patiënt een vragenlijst mee.',
      'De verpleegkundige belt patiënten met klachten.',
    ])
      assert.deepEqual(things('nl', text), [], text);
    assert.deepEqual(things('en', 'The board sends members the figures each quarter.'), []);
  });

  it('is not part of a name, nor what something else is of', () => {
    assert.deepEqual(things('en', 'Ring the falls coach on working days.'), []);
    assert.deepEqual(things('en', 'Ring or e-mail the falls desk on working days.'), []);
    assert.deepEqual(things('nl', 'U levert de reden van de val en de medicijnlijst.'), []);
    assert.deepEqual(things('nl', 'Stuur het bureau een verslag van het incident.'), ['incident']);
  });

  it('is answered in its paragraph only by what speaks of it', () => {
    const asks = 'Ieder lid geeft elk najaar aan het bestuur door hoe oud zijn artsen zijn.';
    assert.deepEqual(asked('nl', `${asks} Wie een incident meldt, hoort binnen drie weken van de secretaris wat daarmee is gedaan.`), [
      ['data', false],
    ]);
    const overview = 'Binnen een maand stuurt de secretaris ieder lid een overzicht van alle aantallen.';
    assert.deepEqual(asked('nl', `${asks} ${overview}`), [['data', true]]);
  });

  it('is an opinion where a questionnaire asks for it, which no comparison of figures answers', () => {
    const compared = 'Elke kring legt zijn cijfers naast die van de andere kringen.';
    assert.deepEqual(asked('nl', `Wij vragen u in mei een vragenlijst in te vullen.\n\n${compared}`), [['opinion', false]]);
    assert.deepEqual(asked('nl', `De praktijk levert elk kwartaal haar cijfers aan.\n\n${compared}`), [['data', true]]);
  });
});
