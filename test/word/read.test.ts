import { strict as assert } from 'node:assert';
import { BOLD, docx, HEADINGS, item, list, p, r, style, styled, table } from '../support/docx.ts';
import { imported, lost, markdownOf } from '../support/word.ts';

const BULLETS = list([['bullet', '•']]);
const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const box = (content: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const picture = (described: string): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Afbeelding 1" descr="${described}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><a:blip/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const cell = (content: string, properties: string): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(content)}</w:tc>`;

describe('headings of a Word document', () => {
  it('by style, as Dutch Word has them, by their names, and by the level of an outline', () =>
    assert.equal(
      markdownOf({
        styles: HEADINGS + style('Bijlagekop', 'Bijlage', '<w:outlineLvl w:val="1"/>') + style('Kop9x', 'Kop 2'),
        body: [
          styled('Kop1', 'Visie'),
          styled('Kop2', 'Doel'),
          styled('Bijlagekop', 'Bijlage'),
          styled('Kop9x', 'Duur'),
          p('Los', '<w:outlineLvl w:val="2"/>'),
        ].join(''),
      }),
      '# Visie\n\n## Doel\n\n## Bijlage\n\n## Duur\n\n### Los\n',
    ));

  it('go one level down below a title', () => {
    const { markdown, title } = imported(
      docx({
        styles: HEADINGS + style('Titel', 'Title'),
        body: styled('Titel', 'Visie 2030') + styled('Kop1', 'Doel') + styled('Kop2', 'Nu'),
      }),
    );
    assert.equal(markdown, '# Visie 2030\n\n## Doel\n\n### Nu\n');
    assert.equal(title, 'Visie 2030');
  });

  it('are the bold lines where none has a style: the first, larger one is the title', () => {
    const { markdown, losses } = imported(
      docx({
        body: [
          p(r('Ledenovereenkomst', `${BOLD}<w:sz w:val="32"/>`)),
          p('Tussen de zorggroep en het lid.'),
          p(r('Doel', `${BOLD}<w:sz w:val="22"/>`)),
          p(r('Belangrijk: ', BOLD) + r('dit is tekst.')),
          p(r('Dit is een vette zin.', BOLD)),
        ].join(''),
      }),
    );
    assert.equal(
      markdown,
      '# Ledenovereenkomst\n\nTussen de zorggroep en het lid.\n\n## Doel\n\n**Belangrijk:** dit is tekst.\n\n**Dit is een vette zin.**\n',
    );
    assert.deepEqual(lost(losses), ['bold-headings 2: Ledenovereenkomst | Doel']);
  });

  it('are not the bold lines where there are headings by style', () =>
    assert.equal(markdownOf({ styles: HEADINGS, body: styled('Kop1', 'Doel') + p(r('Let op', BOLD)) }), '# Doel\n\n**Let op**\n'));
});

describe('text of a Word document', () => {
  it('keeps its marks, where Markdown can have them: space and signs go outside', () =>
    assert.equal(
      markdownOf({
        body: p(
          r('Wij ') +
            r('delen ', BOLD) +
            r('alles', '<w:i/>') +
            r(', ook ') +
            r('oud', '<w:strike/>') +
            r(' en ') +
            r('Doel:', BOLD) +
            r('samen') +
            r('!', '<w:b w:val="0"/>'),
        ),
      }),
      'Wij **delen** *alles*, ook ~~oud~~ en **Doel**:samen!\n',
    ));

  it('is escaped where it would be Markdown, and not where it is a gap to fill in', () =>
    assert.equal(
      markdownOf({ body: p('# geen kop') + p('2 * 3 * 4, zie [naam] en [naam](weg)') + p('namens het lid: ________') }),
      '\\# geen kop\n\n2 \\* 3 \\* 4, zie [naam] en [naam]\\(weg)\n\nnamens het lid: ________\n',
    ));

  it('has links, to addresses and to headings; what leads elsewhere in the document is text', () => {
    const body = [
      styled('Kop1', `<w:bookmarkStart w:id="1" w:name="_Toc1"/>${r('Wie doet wat?')}<w:bookmarkEnd w:id="1"/>`),
      p(`<w:hyperlink r:id="r9">${r('de site')}</w:hyperlink>`),
      p(`<w:hyperlink w:anchor="_Toc1">${r('de rollen')}</w:hyperlink>`),
      p(`<w:hyperlink w:anchor="_Ref7">${r('een plek')}</w:hyperlink>`),
      p(field('HYPERLINK "https://voorbeeld.nl/a"', r('een veld'))),
    ].join('');
    const { markdown, losses } = imported(docx({ styles: HEADINGS, targets: { r9: 'https://voorbeeld.nl' }, body }));
    assert.equal(
      markdown,
      '# Wie doet wat?\n\n[de site](https://voorbeeld.nl)\n\n[de rollen](#wie-doet-wat)\n\neen plek\n\n[een veld](https://voorbeeld.nl/a)\n',
    );
    assert.deepEqual(lost(losses), ['links 1: een plek']);
  });

  it('has lines that end, quotations, and the numbers of fields as they show', () =>
    assert.equal(
      markdownOf({
        styles: style('Citaat', 'Quote'),
        body:
          p(`<w:r><w:t>een</w:t><w:br/><w:t>twee</w:t></w:r>`) +
          styled('Citaat', 'Zij belde.') +
          styled('Citaat', 'Toch.') +
          p(r('zie artikel ') + field('REF _Ref1', r('3'))),
      }),
      'een\\\ntwee\n\n> Zij belde.\n>\n> Toch.\n\nzie artikel 3\n',
    ));

  it('is read as it shows where changes are tracked: insertions in, deletions out, a deleted line end joins', () => {
    const { markdown, losses } = imported(
      docx({
        body: [
          p(
            r('Binnen ') +
              `<w:del w:id="1" w:author="A"><w:r><w:delText>zes</w:delText></w:r></w:del><w:ins w:id="2" w:author="A">${r('vier')}</w:ins>` +
              r(' weken'),
            '<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>',
          ),
          p(' hoort u ervan.'),
          p(`<w:moveFrom w:id="4" w:author="A">${r('weg')}</w:moveFrom><w:moveTo w:id="5" w:author="A">${r('hier')}</w:moveTo>`),
        ].join(''),
      }),
    );
    assert.equal(markdown, 'Binnen vier weken hoort u ervan.\n\nhier\n');
    assert.deepEqual(lost(losses), ['insertions 1', 'deletions 1']);
  });

  it('leaves out what is hidden, pictures, equations as text, and the table of contents, and says so', () => {
    const { markdown, losses } = imported(
      docx({
        styles: HEADINGS + style('Inhopg1', 'toc 1'),
        header: p('Zorggroep De Brug, concept'),
        body: [
          `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${styled('Inhopg1', field('TOC \\o', r('Doel 1')))}</w:sdtContent></w:sdt>`,
          styled('Kop1', 'Doel'),
          p(r('zichtbaar') + r('geheim', '<w:vanish/>') + picture('Organogram van de zorggroep')),
          p(`<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>`),
        ].join(''),
      }),
    );
    assert.equal(markdown, '# Doel\n\nzichtbaar\n\na+b\n');
    assert.deepEqual(lost(losses), [
      'images 1: Organogram van de zorggroep',
      'equations 1: Doel',
      'margins 1: Zorggroep De Brug, concept',
      'contents 1',
      'hidden 1: Doel',
    ]);
  });

  it('leaves out a table of contents that is a field over several lines', () =>
    assert.equal(
      markdownOf({
        styles: HEADINGS,
        body: [
          p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
              r('Doel 1'),
          ),
          p('Duur 2'),
          p('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
          styled('Kop1', 'Doel'),
        ].join(''),
      }),
      '# Doel\n',
    ));

  it('has the text of a box after its paragraph, once', () => {
    const { markdown, losses } = imported(docx({ body: p(r('Voor.') + box(p('In het kader.'))) + p('Na.') }));
    assert.equal(markdown, 'Voor.\n\nIn het kader.\n\nNa.\n');
    assert.deepEqual(lost(losses), ['text-boxes 1']);
  });

  it('has brackets around what nobody filled in', () =>
    assert.equal(
      markdownOf({
        body: p(
          r('Naam: ') +
            `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('Klik om tekst in te voeren')}</w:sdtContent></w:sdt>`,
        ),
      }),
      'Naam: [Klik om tekst in te voeren]\n',
    ));
});

describe('tables, notes and comments of a Word document', () => {
  it('has tables: merged cells taken apart, paragraphs and items in a cell on lines', () => {
    const { markdown, losses } = imported(
      docx({
        numbering: BULLETS,
        body: table([
          [p(r('Rol', BOLD)), p(r('Taak | doel', BOLD)), p(r('Wie', BOLD))],
          [cell('Kaderarts', '<w:vMerge w:val="restart"/>'), `${p('leidt')}${item(1, 0, 'beslist')}`, 'A'],
          [cell('', '<w:vMerge/>'), cell('legt verantwoording af', '<w:gridSpan w:val="2"/>')],
        ]),
      }),
    );
    assert.equal(
      markdown,
      '| Rol | Taak \\| doel | Wie |\n| - | - | - |\n| Kaderarts | leidt<br>• beslist | A |\n| Kaderarts | legt verantwoording af | |\n',
    );
    assert.deepEqual(lost(losses), ['merged-cells 2']);
  });

  it('reads a frame of one cell as the text in it, and says where a table stands in another', () => {
    assert.equal(markdownOf({ body: table([[p('In het kader.') + p('Nog een.')]]) }), 'In het kader.\n\nNog een.\n');
    const { markdown, losses } = imported(
      docx({
        body: table([
          ['a', 'b'],
          ['c', table([['d', 'e']]) + p('f')],
        ]),
      }),
    );
    assert.equal(markdown, '| a | b |\n| - | - |\n| c | d<br>e<br>f |\n');
    assert.deepEqual(lost(losses), ['nested-tables 1']);
  });

  it('has footnotes in the order of the text, endnotes after them', () => {
    const { markdown, losses } = imported(
      docx({
        footnotes: `<w:footnote w:type="separator" w:id="0">${p('')}</w:footnote><w:footnote w:id="5">${p('Zie de wet.')}</w:footnote><w:footnote w:id="2">${p('Sinds 2025.')}</w:footnote>`,
        endnotes: `<w:endnote w:id="1">${p('Slot.')}</w:endnote>`,
        body: p(
          `${r('Eerst')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' dan')}<w:r><w:footnoteReference w:id="5"/></w:r>${r(' eind')}<w:r><w:endnoteReference w:id="1"/></w:r>`,
        ),
      }),
    );
    assert.equal(markdown, 'Eerst[^1] dan[^2] eind[^3]\n\n[^1]: Sinds 2025.\n\n[^2]: Zie de wet.\n\n[^3]: Slot.\n');
    assert.deepEqual(lost(losses), ['endnotes 1']);
  });

  it('has comments below what they are about, with the words; in a list after it; our own are left out', () => {
    const comment = (id: number, author: string, text: string): string =>
      `<w:comment w:id="${id}" w:author="${author}" w:date="2026-03-01T10:00:00Z">${p(text)}</w:comment>`;
    const about = (id: number, words: string): string =>
      `<w:commentRangeStart w:id="${id}"/>${r(words)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
    const { markdown, losses } = imported(
      docx({
        numbering: BULLETS,
        comments: comment(1, 'Anna', 'Wie dan?') + comment(2, 'Convenant', 'Een melding.') + comment(3, 'Bram', 'Te lang -->'),
        body:
          p(r('De ') + about(1, 'coördinator') + r(' belt.')) +
          item(1, 0, about(3, 'binnen zes weken')) +
          item(1, 0, about(2, 'altijd')) +
          p('Slot.'),
      }),
    );
    assert.equal(
      markdown,
      'De coördinator belt.\n\n<!-- Anna, “coördinator”: Wie dan? -->\n\n- binnen zes weken\n- altijd\n\n<!-- Bram, “binnen zes weken”: Te lang --> -->\n\nSlot.\n',
    );
    assert.deepEqual(lost(losses), ['own-comments 1']);
  });

  it('takes the title of the properties where no heading says one', () =>
    assert.equal(imported(docx({ title: 'Visie 2030', body: p('Tekst.') })).title, 'Visie 2030'));

  it('tells the language by the words', () => {
    assert.equal(imported(docx({ body: p('Wij zijn er voor de patiënten van het dorp.') })).language, 'nl');
    assert.equal(imported(docx({ body: p('We are there for the patients of this village.') })).language, 'en');
  });
});
