import { strict as assert } from 'node:assert';
import type { DocumentModel, Section } from '../../server/src/document/model.ts';
import { modelOf } from '../support/declared.ts';

const MATTER = '---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\n';
const read = (body: string): DocumentModel => modelOf(MATTER + body);

/** The sections as an indented list of titles. */
function tree({ sections }: DocumentModel): string[] {
  const depth = (s: Section): number => (s.parent < 0 ? 0 : 1 + depth(sections[s.parent] as Section));
  return sections.slice(1).map((s) => '  '.repeat(depth(s) - 1) + s.title);
}

const find = (model: DocumentModel, title: string): Section => model.sections.find((s) => s.title === title) as Section;
/** Criteria among topics; lenses, which data announce too, left out. */
const criteria = (topics: Iterable<string> | undefined): string[] => [...(topics ?? [])].filter((t) => !t.startsWith('lens:'));
const source = ({ text }: DocumentModel, { start, end }: Section): string => text.slice(start, end);

describe('sections', () => {
  it('nest by the level of their headings, whatever levels are left out', () => {
    assert.deepEqual(tree(read('# T\n\n## A\n\n#### AA\n\n### AB\n\n## B\n\n# Tweede\n')), [
      'T',
      '  A',
      '    AA',
      '    AB',
      '  B',
      'Tweede',
    ]);
  });

  it('by a bold line stand below any heading, and end at the next', () => {
    assert.deepEqual(tree(read('## A\n\n**een**\n\nx\n\n**twee**\n\n### AB\n\n**drie**\n\n## B')), [
      'A',
      '  een',
      '  twee',
      '  AB',
      '    drie',
      'B',
    ]);
  });

  it('by a numbered line rank with the heading before', () => {
    assert.deepEqual(tree(read('## A\n\nArtikel 1 Doel\n\nx\n\n### B\n\n3.1 Duur\n\nx')), ['A', 'Doel', '  B', '  Duur']);
  });

  it('by lines that are numbered alike rank alike, whatever marks they have', () => {
    const levels = (text: string): number[] =>
      read(text)
        .sections.slice(1)
        .map((s) => s.level);
    assert.deepEqual(levels('# T\n\n**I. Doel**\n\nA.\n\nII. Leden\n\nB.\n\n**III.** *Geld*\n\nC.'), [1, 7, 7, 7]);
    // A bare number and the heading below it are one.
    assert.deepEqual(levels('# T\n\n**I. Doel**\n\nA.\n\n**II.**\n\n## Leden\n\nB.\n\n**III. Geld**\n\nC.'), [1, 7, 7, 7, 7]);
    assert.deepEqual(levels('# T\n\n**1. Doel**\n\nA.\n\nII. Leden\n\nB.'), [1, 7, 1]);
  });

  it('by a bold line may have a remark in brackets behind it', () => {
    const titles = (text: string): string[] =>
      read(text)
        .sections.slice(1)
        .map((s) => s.title);
    assert.deepEqual(titles('# T\n\n**2. Waar het knelt** (nummer nog na te kijken)\n\nA.'), ['T', 'Waar het knelt']);
    assert.deepEqual(titles('# T\n\n**Money** [was 4]\n\nA.'), ['T', 'Money']);
    // What goes on behind it is text.
    assert.deepEqual(titles('# T\n\n**Money** (a little) is paid.\n\n**The chair** leads.\n\n**Wait.** (Not long.)'), ['T']);
  });

  it('go on up to the next heading of their level or higher', () => {
    const model = read('# T\n\n## A\n\na\n\n### AA\n\naa\n\n## B\n\nb\n');
    assert.equal(source(model, find(model, 'A')), '## A\n\na\n\n### AA\n\naa\n\n');
    assert.equal(source(model, find(model, 'AA')), '### AA\n\naa\n\n');
    assert.equal(source(model, find(model, 'B')), '## B\n\nb\n');
    assert.equal(find(model, 'T').end, model.text.length);
  });

  it('hold what precedes the first heading in one without a heading', () => {
    const [first] = read('Vooraf.\n\n# T\n').sections;
    assert.deepEqual([first?.title, first?.level, first?.parent], ['', 0, -1]);
  });

  it('are about what their heading announces, and what one above it does', () => {
    const model = read('# T\n\n## Terugkoppeling\n\n### Aan de huisarts\n\n## Iets anders\n');
    assert.deepEqual(criteria(find(model, 'Terugkoppeling').own), ['feedback']);
    assert.deepEqual(criteria(find(model, 'Aan de huisarts').topics), ['feedback']);
    assert.deepEqual(criteria(find(model, 'Aan de huisarts').own), []);
    assert.deepEqual(criteria(find(model, 'Iets anders').topics), []);
  });

  it('take the title from the section before where number and title were split', () => {
    const model = read('# T\n\n## Terugkoppeling\n\n### Artikel 2\n\nTekst.\n\n### Artikel 3\n\nTekst.\n');
    const [second, third] = model.sections.filter((s) => s.title === '' && s.level === 3);
    assert.deepEqual(criteria((second as Section).own), ['feedback']);
    assert.deepEqual(criteria((third as Section).own), [], 'text stands between');
    assert.deepEqual(criteria((third as Section).topics), ['feedback']);
  });

  it('by the only heading of level 1, or by a bold line that opens the document, are its title and announce nothing', () => {
    for (const title of ['# Rollen', 'Rollen\n===', '**Rollen**', 'ROLLEN EN TAKEN']) {
      const [, first] = read(`${title}\n\nTekst.\n\n## Doel\n`).sections;
      assert.equal(first?.isTitle, true, title);
      assert.deepEqual([...(first?.topics ?? [])], [], title);
    }
  });

  it('are no title where there are more of level 1, where they are numbered or ask something', () => {
    for (const body of [
      '# Rollen\n\n# Doel\n',
      '## Rollen\n',
      'Artikel 1 Rollen\n\nTekst.',
      '**Wat zijn de rollen?**\n\nTekst.',
      'Tekst.\n\n**Rollen**\n\nTekst.',
    ])
      assert.equal(
        read(body).sections.some((s) => s.isTitle),
        false,
        body,
      );
  });

  it('of definitions, contents and signatures are skipped, with all below them', () => {
    const model = read('# T\n\n## Begrippen\n\n### Terugkoppeling\n\n## Inhoudsopgave\n\n## Doel\n\n## Ondertekening\n');
    const skipped = ['Begrippen', 'Terugkoppeling', 'Inhoudsopgave', 'Doel', 'Ondertekening'].map((t) => find(model, t).skipped);
    assert.deepEqual(skipped, ['definition-headings', 'definition-headings', 'skipped-headings', undefined, 'skipped-headings']);
  });

  it('in quotations, code and comments are none', () => {
    assert.deepEqual(tree(read('> # A\n\n```\n# B\n```\n\n<!--\n# C\n-->\n\n    # D\n')), []);
  });

  it('in a container count as anywhere', () => {
    assert.deepEqual(tree(read('## A\n\n:::rol\n\n### AA\n\n:::\n\n## B')), ['A', '  AA', 'B']);
  });
});

describe('ids', () => {
  const ids = (body: string): string[] => [...read(body).ids.keys()];

  it('of headings are those that GitHub gives, without marks', () => {
    assert.deepEqual(
      ids(
        '# Wat, hoe & wanneer?\n\n## **Doel** en *werk*wijze\n\n## [Rollen](x.md) `code`\n\n## 2.1 Ambitie_2030 – 😀\n\n## Coëfficiënt\n\nSetext kop\n---\n\n##ZonderSpatie\n\n## Dicht ##\n',
      ),
      ['wat-hoe--wanneer', 'doel-en-werkwijze', 'rollen-code', '21-ambitie_2030--', 'coëfficiënt', 'setext-kop', 'zonderspatie', 'dicht'],
    );
  });

  it('of equal headings are numbered from the second, past those that are taken', () => {
    assert.deepEqual(ids('# A\n\n# A\n\n# A 1\n\n# A\n\n# A\n'), ['a', 'a-1', 'a-1-1', 'a-2', 'a-3']);
    assert.deepEqual(ids('# A 1\n\n# A\n\n# A\n'), ['a-1', 'a', 'a-2']);
  });

  it('are not given by bold and numbered lines, which no link can reach', () => {
    assert.deepEqual(ids('**Doel**\n\nArtikel 5 Duur\n\nTekst.'), []);
  });

  it('of blocks are those that their author gives, and win from a heading', () => {
    const model = read('# Coördinator\n\n:::rol{#coördinator}\n:::\n\n::ambitie[x]{#thuis-wonen}\n');
    assert.deepEqual([...model.ids.keys()], ['coördinator', 'thuis-wonen']);
    const at = model.ids.get('coördinator');
    assert.equal(model.text.slice((at?.start ?? 0) - 1, at?.end), '#coördinator');
  });

  it('have their places', () => {
    const model = read('# A\r\n\r\n## B 😀\r\n');
    assert.deepEqual(
      [...model.ids.values()].map((r) => model.text.slice(r.start, r.end)),
      ['# A', '## B 😀'],
    );
  });
});

describe('links', () => {
  /** Text, address and the source of the address of each link. */
  function links(body: string): string[] {
    const model = read(body);
    return model.facts.flatMap((facts, b) => {
      const base = model.blocks[b]?.start ?? 0;
      return facts.content.links.map((l) => `${l.text} | ${l.url} | ${model.text.slice(base + l.urlRange.start, base + l.urlRange.end)}`);
    });
  }

  it('have their text and the exact place of their address', () => {
    assert.deepEqual(links('Zie [de *visie*](visie.md#thuis "titel") en [b](<a b.md>).'), [
      'de *visie* | visie.md#thuis | visie.md#thuis',
      'b | a b.md | a b.md',
    ]);
    assert.deepEqual(links('😀 [visie.md](visie.md)'), ['visie.md | visie.md | visie.md']);
  });

  it('stand in lists, tables, quotations and headings too', () => {
    assert.deepEqual(
      links('- [a](1)\n\n| [b](2) |\n|---|\n\n> [c](3)\n\n# [d](4)').map((l) => l.slice(0, 5)),
      ['a | 1', 'b | 2', 'c | 3', 'd | 4'],
    );
  });

  it('are none in code, comments and images', () => {
    assert.deepEqual(links('`[a](1)` <!-- [b](2) --> ![c](3)\n\n```\n[d](4)\n```'), []);
  });
});
