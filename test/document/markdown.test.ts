import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { splitBlocks } from '../../server/src/document/blocks.ts';
import { parseBlock } from '../../server/src/document/markdown.ts';
import { byRemark, shape } from '../support/remark.ts';
import { cases } from '../support/texts.ts';

const parsed = (source: string): unknown => parseBlock(source).map((n) => shape(n));
const expected = (source: string): unknown => byRemark(source).map((n) => shape(n));

describe('parseBlock', () => {
  it('gives prose and simple headings the nodes that remark-parse gives', () => {
    for (const source of [
      'Tekst.',
      'Twee\nregels',
      'CRLF\r\nook',
      'CR\rook',
      '## Kop',
      '#  Twee spaties',
      '###### Zes',
      '## 3. Rollen en taken: wie doet wat?',
      '#   Meer  spaties - 1) ertussen',
      '# - geen lijst',
      '## \u00A0a b\u00A0',
      'a: b; 10:30 (c) "d" 5% €3',
      '2027',
      'één 😀',
      '- een\n- twee',
      '* een\r\n* twee :van[de POH]',
      'met :wanneer[binnen een week] en [x][y] en ![z]',
      'a & b, #3, 1 | 2 ~ 3',
    ])
      assert.deepEqual(parsed(source), expected(source), JSON.stringify(source));
  });

  it('leaves to remark-parse what only looks simple', () => {
    for (const source of [
      '#Kop',
      '#',
      '# ',
      '## Kop #',
      '####### zeven',
      'a\n===',
      'a\n---',
      '- a',
      '1. a',
      '1) a',
      '+ a',
      '* a',
      '    code',
      'a\n# b',
      'a  \nb',
      'a \nb',
      'a\\\nb',
      'a&amp;b',
      '> a',
      '| a |\n|---|',
      'a\tb',
      '[a]',
      '<a>',
      'http://a.nl',
      '\u00A0a',
      '\u000Ca',
      '=',
      'a\n=',
      '# a\nb',
      '- a\nb',
      '- a\n  - b',
      '- a\n+ b',
      '- a\n-',
      '- # a',
      '- - a',
      '- [ ] a',
      '-      a',
      '- a \n- b',
      '- 1. a',
      '[a]: b',
      'a\n[a]: b',
      '[a]\n:-',
      'a|b\n-|-',
      'a|b\n:-|-:',
      'a\n|-|',
      '~~~\na',
      'a\n# b',
    ])
      assert.deepEqual(parsed(source), expected(source), JSON.stringify(source));
  });

  it('agrees with remark-parse on the type and the place of every node, on any block', () => {
    const unit = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('woord', 'a', ' ', ' ', '\n', '\n- ', '\n* ', '. ', ', ', ':', 'é', '😀') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '\r\n',
          '\r',
          '# ',
          '#',
          '## ',
          '-',
          '=',
          '+',
          '1. ',
          '2)',
          '  ',
          '\t',
          '*',
          '**',
          '_',
          '`',
          '[',
          ']',
          '(',
          '<',
          '>',
          '&',
          '\\',
          '|',
          '~',
          '!',
          '\u0000',
          '\u00A0',
          '\u000B',
          '\u000C',
          '\u2028',
        ),
      },
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
        for (const block of splitBlocks(text).filter((b) => b.kind === 'markdown')) {
          const source = text.slice(block.start, block.end);
          assert.deepEqual(parsed(source), expected(source), JSON.stringify(source));
        }
      }),
      cases(100),
    );
  });

  it('counts a byte order mark that is not at the start of the document as a character', () => {
    assert.deepEqual(parsed('\uFEFF**a**'), [
      ['paragraph', 0, 6, undefined, ['text', 0, 1, undefined], ['strong', 1, 6, undefined, ['text', 3, 4, undefined]]],
    ]);
    assert.deepEqual(parsed('\uFEFFa'), [['paragraph', 0, 2, undefined, ['text', 0, 2, undefined]]]);
  });

  it('takes what is too much for the parser as one paragraph', () => {
    const source = '*'.repeat(70_000);
    assert.deepEqual(parsed(source), [['paragraph', 0, 70_000, undefined, ['text', 0, 70_000, undefined]]]);
  });
});
