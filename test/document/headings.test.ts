import { strict as assert } from 'node:assert';
import type { Section } from '../../server/src/document/model.ts';
import { modelOf } from '../support/declared.ts';

/** The sections that headings open, without what precedes the first. */
function sections(body: string): Section[] {
  return modelOf(`---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\nBegin.\n\n${body}`).sections.slice(1);
}

/** Checks that a text is one heading, with this title, at this level. */
function is(body: string, title: string, level: number): void {
  assert.deepEqual(
    sections(`${body}\n\nTekst.\n`).map((s) => [s.title, s.level]),
    [[title, level]],
    body,
  );
}

function isNone(body: string): void {
  assert.deepEqual(
    sections(`${body}\n\nTekst.\n`).map((s) => s.title),
    [],
    body,
  );
}

/** A line without Markdown's marks ranks with the last heading that has them; 2 where none came before. */
const LIKE_THE_LAST = 2;
/** A bold line ranks below every Markdown heading. */
const BOLD = 7;

describe('headings', () => {
  it('are Markdown’s own, at each level, closed or not', () => {
    for (let level = 1; level <= 6; level++) is(`${'#'.repeat(level)} Doel`, 'Doel', level);
    is('## Doel ##', 'Doel', 2);
    is('   ##   Doel   ', 'Doel', 2);
    is('## **Doel** en *werkwijze*', 'Doel en werkwijze', 2);
    is('## [Doel](visie.md)', 'Doel', 2);
    is('## [Doel]', 'Doel', 2);
    is('## Doel 😀', 'Doel 😀', 2);
  });

  it('are setext', () => {
    is('Doel\n====', 'Doel', 1);
    is('Doel\n---', 'Doel', 2);
  });

  it('lack the space that Markdown asks', () => {
    is('##Doel', 'Doel', 2);
    is('####Titel van het artikel', 'Titel van het artikel', 4);
  });

  it('carry the number of an article, a chapter, an annex', () => {
    for (const heading of [
      'Artikel 5: Doel',
      'Artikel 2 - Doel',
      'ARTIKEL 3 Doel',
      'Art. 5 Doel',
      'Artikel 5a. Doel',
      'Artikel 12.3 – Doel',
      'Artikel IV. Doel',
      'Hoofdstuk 1 Doel',
      'Bijlage A: Doel',
      '§ 4 Doel',
      '§4 Doel',
      'Deel B Doel',
      'Article 4: Doel',
      'Section 2. Doel',
      'Clause 7) Doel',
      'Schedule 1 Doel',
      'Part A — Doel',
    ])
      is(`### ${heading}`, 'Doel', 3);
  });

  it('carry a number of their own', () => {
    for (const number of ['2', '2.', '2.1', '2.1.3.', '(2)', '2)', 'IV.', 'iv)', 'a)', 'B.', '3 –']) is(`## ${number} Doel`, 'Doel', 2);
    for (const title of ['Ambitie 2030', '1e fase', 'Artikelen', 'Deelname', 'Artikel vijf', '24-uurszorg']) is(`## ${title}`, title, 2);
  });

  it('are a number alone', () => {
    for (const heading of ['Artikel 5', 'Artikel  1', 'Artikel 5.', 'IV', '3.', '§ 2']) is(`## ${heading}`, '', 2);
  });

  it('are questions', () => {
    is('## Wie doet mee?', 'Wie doet mee?', 2);
    is('**Wat levert het op?**', 'Wat levert het op?', BOLD);
  });

  it('are lines in bold', () => {
    is('**Doel**', 'Doel', BOLD);
    is('__Doel__', 'Doel', BOLD);
    is('**Artikel 3 Doel**', 'Doel', BOLD);
    is('**Doel:**', 'Doel:', BOLD);
  });

  it('are numbered lines, alone in their paragraph', () => {
    is('Artikel 7', '', LIKE_THE_LAST);
    is('Artikel 7 Doel van de samenwerking', 'Doel van de samenwerking', LIKE_THE_LAST);
    is('Schedule 2', '', LIKE_THE_LAST);
    is('3.1 Doel', 'Doel', LIKE_THE_LAST);
    is('2 Doel en werkwijze', 'Doel en werkwijze', LIKE_THE_LAST);
    is('IV. Doel', 'Doel', LIKE_THE_LAST);
    is('3. Toetreding', 'Toetreding', LIKE_THE_LAST);
  });

  it('are lines in capitals, alone in their paragraph', () => {
    is('DOEL VAN DE OVEREENKOMST', 'DOEL VAN DE OVEREENKOMST', LIKE_THE_LAST);
  });

  it('without marks rank with the last that has them', () => {
    assert.deepEqual(
      sections('#### Vier\n\nArtikel 5 Doel\n\nTekst.').map((s) => s.level),
      [4, 4],
    );
  });

  it('are not clauses, sentences and items', () => {
    isNone('3.1 Het lid betaalt de contributie voor 1 mei.');
    isNone('a. Het lid betaalt;');
    isNone('**Doel.** Het lid betaalt.');
    isNone('**Het lid betaalt de contributie.**');
    isNone('**Doel**\nTekst op de volgende regel');
    isNone('Doel');
    isNone('*Doel*');
    isNone('Wie doet er mee?');
    isNone('12 maanden');
    isNone('V. van Dijk');
    isNone('Artikel 5 bepaalt wie er mee mag doen en wie de rekening daarvan betaalt aan het einde van het jaar.');
    isNone('AVG');
    isNone('1. Toetreding\n2. Uittreding');
    isNone('- **Doel**\n- **Werkwijze**');
    isNone('> ## Doel');
    isNone('```\n## Doel\n```');
    isNone('<!-- ## Doel -->');
    isNone('| **Doel** |\n|---|\n| x |');
    isNone(`**${'een lange regel in vet '.repeat(5)}**`);
  });

  it('keep their places with CRLF, emoji and decomposed letters', () => {
    const text = '---\r\ndocument: visie\r\n---\r\n\r\n😀 e\u0308\r\n\r\n## Doe\u0308l\r\n\r\n**Rollen**\r\n';
    assert.deepEqual(
      modelOf(text)
        .sections.slice(1)
        .map((s) => text.slice(s.heading.start, s.heading.end)),
      ['## Doe\u0308l', '**Rollen**'],
    );
  });
});
