import { strict as assert } from 'node:assert';
import { directionOf, type Stated } from '../../server/src/features/compare/power.ts';
import { framework } from '../support/framework.ts';

const stated = (text: string): Stated => ({ text, language: 'en', named: false, who: 'committee' });
const direction = (before: string, after: string): string => directionOf(stated(before), stated(after), framework.lexicon.en);

describe('which way a power went', () => {
  it('is not told where words were put behind a matter with `of`, which in Dutch joins a row: they make it less', () => {
    assert.equal(direction('The committee decides on training.', 'The committee decides on training and audits.'), 'widened');
    assert.equal(direction('The committee decides on training.', 'The committee decides on training of nurses.'), 'changed');
  });
});
