import { strict as assert } from 'node:assert';
import { joinedIn } from '../../server/src/document/recognition/joined.ts';
import { reading } from '../support/framework.ts';

function joinedOf(language: 'nl' | 'en', text: string): string[] {
  const vocabulary = reading.vocabulary(language);
  const words = vocabulary.words(text);
  return joinedIn(words, vocabulary.values.find(words, text, 0), vocabulary).map(
    ({ type, from, to }) => `${type}: ${text.slice(words[from]?.start, words[to - 1]?.end)}`,
  );
}

describe('what is joined', () => {
  it('is people who do something together', () => {
    assert.deepEqual(joinedOf('nl', 'In mei zitten verloskundigen, huisartsen en het bureau bijeen.'), [
      'people: verloskundigen, huisartsen en het bureau',
    ]);
    assert.deepEqual(joinedOf('en', 'Each May the surgeries and the midwives sit down.'), ['people: surgeries and the midwives']);
  });

  it('is not whom a question or another phrase is about', () => {
    assert.deepEqual(joinedOf('nl', 'Het bureau gaat na of huisartsen en apothekers elkaar vinden.'), []);
    assert.deepEqual(joinedOf('nl', 'Het bureau toetst de samenwerking tussen huisartsen en apothekers.'), []);
    assert.deepEqual(joinedOf('en', 'The board looks at how doctors and nurses get on.'), []);
  });

  it('is a row of other things, three at least', () => {
    assert.deepEqual(joinedOf('nl', 'Zij krijgt middel, dosering en duur.'), ['row: middel, dosering en duur']);
    assert.deepEqual(joinedOf('nl', 'Zij krijgt middel en duur.'), []);
  });
});
