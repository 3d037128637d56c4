import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { Language } from '../../server/src/framework/types.ts';
import { reading } from '../support/framework.ts';

/** Each role that a text describes, with the words that state each of its parts. */
function partsOf(language: Language, text: string): Record<string, Record<string, string | undefined>> {
  const { model } = new SourceDocument(reading, `---\ndocument: vision\nlanguage: ${language}\n---\n\n# Titel\n\n${text}\n`);
  return Object.fromEntries(
    (model?.roles ?? []).map(({ name, parts }) => [
      name,
      Object.fromEntries([...parts].map(([element, { start, end }]) => [element, model?.text.slice(start, end) ?? ''])),
    ]),
  );
}

describe('a role in prose', () => {
  it('has a task for each that is told, and no end of one within a number', () => {
    const text =
      '## Rollen\n\nDe kwaliteitscommissie beslist over scholing tot € 3.000 per jaar, bespreekt de cijfers en bezoekt praktijken.';
    const { model } = new SourceDocument(reading, `---\ndocument: vision\nlanguage: nl\n---\n\n# Titel\n\n${text}\n`);
    assert.deepEqual(
      model?.roles.flatMap(({ tasks }) => tasks.map((task) => task.text)),
      ['De kwaliteitscommissie beslist over scholing tot € 3.000 per jaar', 'bespreekt de cijfers', 'bezoekt praktijken'],
    );
  });

  it('is filled by whoever stands behind a colon, where that is a person', () => {
    const told = (language: Language, text: string): string[] =>
      Object.entries(partsOf(language, text)).map(([name, { holder = '' }]) => `${name}: ${holder}`);
    const bus = '## Rollen\n\nHet loket wordt bemand door de beweegcoaches';
    assert.deepEqual(told('nl', `${bus}: twee oud-sportleraren die wij in dienst hebben.`), ['beweegcoaches: twee oud-sportleraren']);
    assert.deepEqual(told('nl', `${bus}: een dag per week.`), []);
    assert.deepEqual(told('en', '## Roles\n\nCalls are taken by the pain coordinator: a retired nurse from the valley.'), [
      'pain coordinator: a retired nurse',
    ]);
  });

  it('is whom the next sentence goes on about, by what it says of that person', () => {
    const told = (language: Language, text: string): string[] =>
      Object.entries(partsOf(language, text)).map(([name, parts]) => `${name}: ${Object.keys(parts).sort().join(' ')}`);
    assert.deepEqual(told('en', 'The screening nurse sorts the letters. She may return a letter without a question.'), [
      'screening nurse: authority tasks',
    ]);
    assert.deepEqual(
      told(
        'nl',
        'Bezoeken worden verdeeld door de wijkcoördinator. Zij houdt de lijst bij en is mevrouw T. Okkema. Zij mag zelf een bezoek verplaatsen.',
      ),
      ['wijkcoördinator: authority holder tasks'],
    );
    assert.deepEqual(
      told('nl', 'De spil is de slaapconsulent: een psycholoog in onze dienst. Een cursus afbreken mag hij op eigen gezag.'),
      ['slaapconsulent: authority holder'],
    );
    // whom everybody knows, and what opens a sentence without doing anything
    assert.deepEqual(told('en', 'The district nurse sorts the letters. She may return a letter without a question.'), []);
    assert.deepEqual(told('nl', 'Een nachtzuster inzetten mag hij op eigen gezag.'), []);
  });

  it('has a row in a table that says who fills it, whatever names the rows', () => {
    const told = (header: string): string[] =>
      Object.keys(partsOf('nl', `${header}\n|---|---|---|---|\n| Kring | drie leden | plannen | bestuur |`));
    assert.deepEqual(told('| Wie | Ingevuld door | Doet | Verantwoording aan |'), ['Kring']);
    assert.deepEqual(told('| Wie | Bezet door | Taken | Rapporteert aan |'), ['Kring']);
    assert.deepEqual(told('| Waarover | Door wie | Hoe | Aan wie |'), []);
  });

  it('is what a heading below one on roles names, whatever its sentences call it', () => {
    const told = (text: string): string[] => Object.keys(partsOf('en', `## Roles\n\n${text}`));
    const kept = 'This post is held by one of our members. He answers to the board.';
    assert.deepEqual(told(`### Lung nurse\n\n${kept}`), ['Lung nurse']);
    assert.deepEqual(told(`### 2. The Recall Doctor\n\n${kept}`), ['Recall Doctor']);
    assert.deepEqual(told('### Doctors\n\nMost of them have four days a week.'), []);
  });

  it('is given to somebody, in whatever order that is said', () => {
    const holder = (language: Language, text: string): string[] =>
      Object.entries(partsOf(language, text)).map(([name, { holder = '' }]) => `${name}: ${holder}`);
    assert.deepEqual(holder('nl', 'De vergadering kiest een van de leden tot penningmeester. Deze mag rekeningen betalen.'), [
      'penningmeester: een van de leden',
    ]);
    assert.deepEqual(holder('en', 'One of the members serves as treasurer. She may settle the bills.'), ['treasurer: One of the members']);
    assert.deepEqual(holder('en', 'The practice serves as an example for treasurers.'), []);
  });

  it('may do what the sentence grants it, and not what it denies or asks of everybody', () => {
    const power = (text: string): string | undefined =>
      partsOf('nl', `## Rollen\n\n**Roostermaker**: een assistente uit onze kring. ${text}`).Roostermaker?.authority;
    assert.equal(power('Mag een dienst na twee weigeringen weggeven.'), 'Mag een dienst na twee weigeringen weggeven');
    assert.equal(power('Zij mag de volgorde omdraaien en een dienst ruilen.'), 'mag de volgorde omdraaien');
    for (const none of ['Mag geen dienst weggeven.', 'U mag een dienst ruilen.', 'Mag door iedereen worden gebeld.'])
      assert.equal(power(none), undefined, none);
  });

  it('is filled by whom an entry names after it', () => {
    const holder = (text: string): string | undefined => partsOf('en', `## The people\n\n*Reader* - ${text}`).Reader?.holder;
    assert.equal(
      holder('one of four dermatologists of the hospital, in turns. Can book a biopsy.'),
      'one of four dermatologists of the hospital',
    );
    assert.match(holder('a nurse from one of the practices. May send a patient home.') ?? '', /^a nurse/);
    assert.equal(holder('a picture is read within a day. May send a patient home.'), undefined);
  });

  it('decides what an entry says it does without naming it again', () =>
    assert.equal(
      partsOf('nl', '## Rollen\n\n**Roostermaker**: een assistente uit onze kring. Verdeelt de diensten en beslist over ruilen.')
        .Roostermaker?.authority,
      'Verdeelt de diensten en beslist',
    ));

  it('is filled by a person whose profession comes before a single name', () =>
    assert.equal(
      partsOf('nl', '## De roostermaker\n\nTelkens in mei ruilt huisarts Kuipers de diensten.')['roostermaker']?.holder,
      'huisarts Kuipers',
    ));

  it('answers to whoever may call it to account', () =>
    assert.ok(
      partsOf('nl', '## Rollen\n\n**Roostermaker**: huisarts Kuipers. De vergadering kan haar ter verantwoording roepen.').Roostermaker?.[
        'accountable-to'
      ],
    ));
});
