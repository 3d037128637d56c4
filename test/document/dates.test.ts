import { strict as assert } from 'node:assert';
import { dateAfter } from '../../server/src/document/recognition/dates.ts';
import { words } from '../../server/src/text/words.ts';
import { reading } from '../support/framework.ts';

const vocabulary = reading.vocabulary('en');

/** The values of some types in a text, as written. */
const valuesIn = (text: string, ...types: string[]): string[] => {
  const found = words(text);
  return vocabulary.values
    .find(found, text, 0)
    .flatMap(({ type, from, to }) => (types.includes(type) ? [text.slice(found[from]?.start, found[to - 1]?.end)] : []));
};

describe('a date', () => {
  it('is known with its day before its month and behind it', () => {
    const dated = (text: string): string | undefined => dateAfter(words(text), -1, vocabulary);
    assert.equal(dated('It ends on 5 May 2027.'), '2027-05-05');
    assert.equal(dated('It ends on May 5, 2027.'), '2027-05-05');
    assert.equal(dated('It ends in May 2027.'), '2027-05-31');
    assert.equal(dated('It ends in 2027.'), '2027-12-31');
  });

  it('holds its year and no word before it', () => {
    assert.deepEqual(valuesIn('It ends on May 5, 2027 at the latest.', 'date'), ['May 5, 2027', '2027']);
    assert.deepEqual(valuesIn('It ends on 5 May 2027 at the latest.', 'date'), ['5 May 2027', '2027']);
    assert.deepEqual(valuesIn('It began on 5 May in 2027.', 'date'), ['5 May', '2027']);
    assert.deepEqual(valuesIn('In September 31 posts were open.', 'number'), ['31']);
  });
});

describe('a percentage', () => {
  it('holds its unit, in one word or two', () => {
    assert.deepEqual(valuesIn('At least 5 per cent of them, or 7 percent, or 9%.', 'percent'), ['5 per cent', '7 percent', '9%']);
  });
});
