import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { applyEdits, difference } from '../../server/src/text/edits.ts';
import { cases } from '../support/texts.ts';

describe('applyEdits', () => {
  it('applies edits in any order, in offsets of the text before them', () => {
    const edits = [
      { start: 6, end: 11, text: 'allen' },
      { start: 0, end: 5, text: 'dag' },
    ];
    assert.equal(applyEdits('hallo leden!', edits), 'dag allen!');
  });

  it('keeps the order of insertions at one offset, before what replaces from there', () => {
    const edits = [
      { start: 1, end: 1, text: '1' },
      { start: 1, end: 1, text: '2' },
      { start: 1, end: 2, text: 'B' },
    ];
    assert.equal(applyEdits('abc', edits), 'a12Bc');
  });

  it('lets edits touch', () => {
    assert.equal(
      applyEdits('abcd', [
        { start: 0, end: 2, text: 'x' },
        { start: 2, end: 4, text: 'y' },
      ]),
      'xy',
    );
  });

  it('changes nothing without edits', () => {
    assert.equal(applyEdits('abc', []), 'abc');
  });

  it('refuses edits that overlap', () => {
    assert.throws(
      () =>
        applyEdits('abcd', [
          { start: 0, end: 3, text: '' },
          { start: 2, end: 4, text: '' },
        ]),
      RangeError,
    );
  });
});

describe('difference', () => {
  it('is what stands between the common start and the common end', () => {
    assert.deepEqual(difference('een twee drie', 'een vier drie'), { start: 4, end: 8, text: 'vier' });
    assert.deepEqual(difference('aaa', 'aaaa'), { start: 3, end: 3, text: 'a' });
    assert.deepEqual(difference('abab', 'ab'), { start: 2, end: 4, text: '' });
    assert.deepEqual(difference('gelijk', 'gelijk'), { start: 6, end: 6, text: '' });
    assert.deepEqual(difference('', 'nieuw'), { start: 0, end: 0, text: 'nieuw' });
  });

  it('turns any text into any other', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\n', 'e\u0308', 'ë', '😀', '😁'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => applyEdits(before, [difference(before, after)]) === after),
      cases(200),
    );
  });
});
