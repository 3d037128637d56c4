import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { readWord } from '../../server/src/word/read.ts';
import { costOf } from '../support/cost.ts';
import { BOLD, docx, item, list, p, r, table, zipped } from '../support/docx.ts';
import { exported, imported } from '../support/word.ts';

const MAIN = 'word/document.xml';
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

function refusalOf(bytes: Uint8Array): string | undefined {
  const found = readWord(bytes, () => '');
  return 'refusal' in found ? found.refusal : undefined;
}

/** The same zip with another size said for what is unpacked (APPNOTE 4.3.7 and 4.3.12). */
function lying(bytes: Uint8Array, size: number): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = 0; at < copy.length - 46; at++) {
    const sign = copy.readUInt32LE(at);
    if (sign === 0x04034b50) copy.writeUInt32LE(size, at + 22);
    if (sign === 0x02014b50) copy.writeUInt32LE(size, at + 24);
  }
  return copy;
}

describe('a file that is no Word document that can be read', () => {
  for (const [what, bytes, refusal] of [
    ['nothing', new Uint8Array(), 'not-word'],
    ['text', Buffer.from('Visie 2030'), 'not-word'],
    ['another zip', zipped({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }), 'not-word'],
    ['half a zip', docx({ body: p('tekst') }).slice(0, 300), 'corrupt'],
    ['XML that does not close', zipped({ [MAIN]: '<w:document><w:body>' }), 'corrupt'],
    ['XML without a body', zipped({ [MAIN]: '<w:document/>' }), 'corrupt'],
    [
      'entities in entities',
      zipped({ [MAIN]: '<!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;">]><w:document><w:body>&c;</w:body></w:document>' }),
      undefined,
    ],
    [
      'elements too deep',
      zipped({ [MAIN]: `<w:document><w:body>${'<w:p>'.repeat(50_000)}${'</w:p>'.repeat(50_000)}</w:body></w:document>` }),
      'corrupt',
    ],
    ['the form of Word 97', Buffer.concat([COMPOUND, Buffer.alloc(600), Buffer.from('WordDocument', 'utf16le')]), 'old-format'],
    [
      'an encrypted document',
      Buffer.concat([COMPOUND, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(64)]),
      'encrypted',
    ],
    ['a bomb that says so', zipped({ [MAIN]: Buffer.alloc(30_000_000, 32) }), 'too-large'],
    [
      'a bomb in parts with the other slash',
      zipped({
        [MAIN]: '<w:document><w:body/></w:document>',
        'word\\header1.xml': Buffer.alloc(15_000_000, 32),
        'word\\header2.xml': Buffer.alloc(15_000_000, 32),
      }),
      'too-large',
    ],
    ['a bomb that says it is small', lying(zipped({ [MAIN]: Buffer.alloc(40_000_000, 32) }), 1000), 'corrupt'],
  ] as const)
    it(`is told from others: ${what}`, () => assert.equal(refusalOf(bytes), refusal));

  it('is told from others, whatever its bytes are', () => {
    const whole = docx({ body: p('Eerst.') + table([['a', 'b']]), styles: '', comments: '' });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const broken = whole.slice();
        broken[at] = byte;
        const found = readWord(broken, () => '');
        assert.ok('refusal' in found || typeof found.markdown === 'string');
      }),
      { numRuns: 300 },
    );
    assert.equal(refusalOf(randomBytes(5000)), 'not-word');
  });
});

describe('a Word document that would keep a reader busy', () => {
  const spaced = ' '.repeat(200_000);
  for (const [what, body] of [
    ['a bold run of spaces and signs', p(r(`a${spaced}b${'.'.repeat(200_000)}`, BOLD) + r('c'))],
    ['brackets', p('['.repeat(100_000))],
    ['marks', p('*_`<'.repeat(25_000))],
    ['lines to write on', p(`a ${'_'.repeat(200_000)}`)],
    ['many paragraphs', p('Tekst.').repeat(6000)],
    ['many items at many levels', Array.from({ length: 4000 }, (_, n) => item(1, n % 9, 'Item.')).join('')],
  ] as const)
    it(`is read all the same: ${what}`, () => {
      const bytes = docx({ body, numbering: list(Array.from({ length: 9 }, () => ['bullet', '•'] as const)) });
      // What grows with the square of this takes minutes.
      assert.ok(costOf(() => assert.equal(refusalOf(bytes), undefined)) < 30_000);
    });
});

describe('a Markdown document that would keep a parser busy', () => {
  it('is written to Word all the same, with its words', async () => {
    const text = `---\ndocument: visie\n---\n\n# Kop\n\n${'*a_ [b](<c'.repeat(3000)}\n\nSlot.\n`;
    assert.match(imported(await exported(text)).markdown, /^---\ndocument: visie\n---\n\n# Kop\n\n[\s\S]{30000,}\n\nSlot\.\n$/);
  });
});
