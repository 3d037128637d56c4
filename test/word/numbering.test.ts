import { strict as assert } from 'node:assert';
import { formatted } from '../../server/src/word/numbering.ts';
import { BOLD, HEADINGS, item, list, numbered, p, r, style, styled } from '../support/docx.ts';
import { markdownOf } from '../support/word.ts';

/** Articles as agreements have them: `Artikel 1`, `1.1`, `a.`, `i.` */
const ARTICLES = list([
  ['decimal', 'Artikel %1'],
  ['decimal', '%1.%2'],
  ['lowerLetter', '%3.'],
  ['lowerRoman', '%4.'],
]);

describe('numbers as Word shows them', () => {
  it('of articles, their parts and what is below those; each level starts again below the one above it', () =>
    assert.equal(
      markdownOf({
        styles: HEADINGS,
        numbering: ARTICLES,
        body: [
          styled('Kop2', 'Toetreding', numbered(1, 0)),
          item(1, 1, 'Een lid meldt zich aan.'),
          item(1, 1, 'Het bestuur let op:'),
          item(1, 2, 'de praktijk;'),
          item(1, 2, 'de ligging:'),
          item(1, 3, 'binnen de regio.'),
          styled('Kop2', 'Terugkoppeling', numbered(1, 0)),
          item(1, 1, 'De zorggroep laat horen:'),
          item(1, 2, 'wat er is gedaan.'),
        ].join(''),
      }),
      `## Artikel 1 Toetreding

1.1 Een lid meldt zich aan.

1.2 Het bestuur let op:

a. de praktijk;

b. de ligging:

i. binnen de regio.

## Artikel 2 Terugkoppeling

2.1 De zorggroep laat horen:

a. wat er is gedaan.
`,
    ));

  it('of a style that a list numbers, in a paragraph that says nothing of it', () =>
    assert.equal(
      markdownOf({
        styles:
          style('Artikel', 'Artikelkop', '<w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr>') +
          style('Lid', 'Artikellid', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>') +
          '<w:style w:type="paragraph" w:styleId="LidVet"><w:name w:val="Lid vet"/><w:basedOn w:val="Lid"/></w:style>',
        numbering: list([
          ['decimal', 'Artikel %1.', '<w:pStyle w:val="Artikel"/>'],
          ['decimal', '%1.%2', '<w:pStyle w:val="Lid"/>'],
        ]),
        body: styled('Artikel', 'Doel') + styled('Lid', 'Eerste lid.') + styled('LidVet', 'Tweede lid.') + styled('Artikel', 'Duur'),
      }),
      '## Artikel 1. Doel\n\n1.1 Eerste lid.\n\n1.2 Tweede lid.\n\n## Artikel 2. Duur\n',
    ));

  it('go on over paragraphs between, and in another list of the same definition; an override starts anew', () =>
    assert.equal(
      markdownOf({
        numbering: list(
          [['upperRoman', '%1.']],
          '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>',
        ),
        body: item(1, 0, 'een') + p('Tussendoor.') + item(1, 0, 'twee') + item(2, 0, 'drie') + item(3, 0, 'vier') + item(3, 0, 'vijf'),
      }),
      'I. een\n\nTussendoor.\n\nII. twee\n\nIII. drie\n\nIV. vier\n\nV. vijf\n',
    ));

  it('are a list of Markdown where it numbers so too, from where it starts, with bullets in it', () =>
    assert.equal(
      markdownOf({
        numbering: list(
          [
            ['decimal', '%1.'],
            ['bullet', '\uf0b7'],
          ],
          '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>',
        ),
        body:
          item(1, 0, 'aanmelden') +
          item(1, 1, 'per brief') +
          item(1, 1, 'per mail') +
          item(1, 0, 'kiezen') +
          p('En dan:') +
          item(2, 0, 'starten'),
      }),
      '1. aanmelden\n   - per brief\n   - per mail\n2. kiezen\n\nEn dan:\n\n3. starten\n',
    ));

  it('are articles where the level below shows them too, and then the short line above is its heading', () =>
    assert.equal(
      markdownOf({
        numbering: list([
          ['decimal', '%1.'],
          ['decimal', '%1.%2.'],
        ]),
        body: item(1, 0, 'Definities') + item(1, 1, 'Lid: wie meedoet.') + item(1, 0, 'Duur') + item(1, 1, 'Drie jaar.'),
      }),
      '## 1. Definities\n\n1.1. Lid: wie meedoet.\n\n## 2. Duur\n\n2.1. Drie jaar.\n',
    ));

  it('of letters below a numbered item belong to that item', () =>
    assert.equal(
      markdownOf({
        numbering: list([
          ['decimal', '%1.'],
          ['lowerLetter', '%2.'],
        ]),
        body: item(1, 0, 'De partijen:') + item(1, 1, 'delen') + item(1, 1, 'melden') + item(1, 0, 'Het lid.'),
      }),
      '1. De partijen:\n\n   a. delen\n\n   b. melden\n2. Het lid.\n',
    ));

  it('that the author typed are a list where they go on from one; others stay as they are', () =>
    assert.equal(
      markdownOf({
        body: p('1. aanmelden') + p('2)\tkiezen') + p('• los') + p('Zie 4. hieronder.') + p('7. staat alleen') + p('a. een letter'),
      }),
      '1. aanmelden\n2. kiezen\n\n- los\n\nZie 4. hieronder.\n\n7\\. staat alleen\n\na. een letter\n',
    ));

  it('that are off in the paragraph are not shown, nor those of a list that is not there', () =>
    assert.equal(
      markdownOf({
        styles: style('Lid', 'Lid', numbered(1, 0)),
        numbering: ARTICLES,
        body: styled('Lid', 'genummerd') + styled('Lid', 'niet', '<w:numPr><w:numId w:val="0"/></w:numPr>') + item(99, 0, 'ook niet'),
      }),
      'Artikel 1 genummerd\n\nniet\n\nook niet\n',
    ));

  it('take the levels of a list that only a style names', () =>
    assert.equal(
      markdownOf({
        numbering:
          '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Artikelen"/></w:abstractNum>' +
          '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Artikelen"/><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="§ %1"/></w:lvl></w:abstractNum>' +
          '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        body: item(1, 0, 'Doel'),
      }),
      '§ 1 Doel\n',
    ));

  it('are written as Word writes them', () => {
    const counts = [1, 4, 9, 26, 27, 52, 53];
    assert.deepEqual(
      counts.map((n) => formatted(n, 'lowerLetter')),
      ['a', 'd', 'i', 'z', 'aa', 'zz', 'aaa'],
    );
    assert.deepEqual(
      [1, 4, 9, 14, 40, 1999].map((n) => formatted(n, 'upperRoman')),
      ['I', 'IV', 'IX', 'XIV', 'XL', 'MCMXCIX'],
    );
    assert.equal(formatted(7, 'decimalZero'), '07');
    assert.equal(formatted(3, 'ordinal'), '3e');
    assert.equal(formatted(3, 'hebrew1'), '3');
  });

  it('stay where a heading is bold and a number is bold', () =>
    assert.equal(
      markdownOf({ styles: HEADINGS, numbering: ARTICLES, body: styled('Kop1', r('Duur', BOLD), numbered(1, 0)) }),
      '# Artikel 1 Duur\n',
    ));
});
