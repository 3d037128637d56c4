import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { Language } from '../../server/src/framework/types.ts';
import { reading } from '../support/framework.ts';

/** What a text asks of members, under a heading. */
function asked(language: Language, text: string, heading = 'Zaken'): string[] {
  const { model } = new SourceDocument(reading, `---\ndocument: vision\nlanguage: ${language}\n---\n\n# X\n\n## ${heading}\n\n${text}\n`);
  return (model?.asks ?? []).map(({ thing }) => thing);
}

describe('what members are asked for', () => {
  it('is what they are told to send, whatever it is', () => {
    for (const text of ['Send us your strange cases.', 'Let me have your doubtful pictures too.', 'Mail me any odd rashes that you see.'])
      assert.deepEqual(asked('en', text), ['data'], text);
    for (const text of [
      "Stuur mij ook uw bijzondere foto's.",
      'De voorzitter verzoekt alle leden hun wachtlijst in te leveren bij het bureau.',
      'Gevraagd is of ieder lid zijn verwijscijfers wil insturen.',
    ])
      assert.deepEqual(asked('nl', text), ['data'], text);
  });

  it('is what they think of a draft', () => {
    for (const text of [
      'Each practice returns its remarks on the draft budget to the office by May.',
      'By 1 April the Practice submits to the Council its observations on the proposed rules.',
    ])
      assert.deepEqual(asked('en', text), ['opinion'], text);
    for (const text of [
      'De praktijk geeft het bestuur vóór 1 maart haar commentaar op het conceptjaarplan.',
      'Leden sturen hun opmerkingen bij de begroting in mei aan het bureau.',
    ])
      assert.deepEqual(asked('nl', text), ['opinion'], text);
  });

  it('is no form, bill or answer to a patient', () => {
    for (const text of ['Send us your registration form.', 'Send us your bill.', 'The practice gives patients its views on smoking.'])
      assert.deepEqual(asked('en', text), [], text);
    assert.deepEqual(asked('nl', 'Stuur ons uw aanmeldformulier.'), []);
    assert.deepEqual(asked('nl', 'Een lid vraagt wat er gebeurt met voorstellen van leden.'), []);
  });

  it('is no patient who reports with complaints', () => {
    for (const text of [
      'Elk kind dat zich met klachten bij de praktijk meldt, krijgt hulp.',
      'Jongeren melden zich later met dezelfde klachten bij de huisarts.',
    ])
      assert.deepEqual(asked('nl', text), [], text);
    assert.deepEqual(asked('nl', 'De praktijk meldt klachten van patiënten bij het bureau.'), ['incident']);
  });

  it('is not what a section on the problem tells', () => {
    const text = 'You look at a spot, you are four fifths sure, and you refer.';
    assert.deepEqual(asked('en', text, 'What is wrong with how we do it now?'), []);
    assert.deepEqual(asked('en', text, 'Referring'), ['referral']);
  });
});
