import { strict as assert } from 'node:assert';
import { compareDocuments } from '../../server/src/features/compare/compare.ts';
import { sideOf } from '../support/compared.ts';
import { costOf } from '../support/cost.ts';
import { reading } from '../support/framework.ts';

const HEAD = '---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\n# Overeenkomst\n\n';

function timeOf(before: string, after: string): number {
  const [one, other] = [sideOf(HEAD + before), sideOf(HEAD + after)];
  return costOf(() => compareDocuments(one, other, reading, 'nl'));
}

/** A role whose tasks fill one paragraph, all of them other ones in another version. */
function tasks(count: number, version: string): string {
  const told = Array.from({ length: count }, (_, i) => `De kaderarts bewaakt ${version}zorg${i} en regelt ${version}scholing${i}.`);
  return `## Rollen\n\n### Kaderarts\n\nDe kaderarts is Jan Smit. ${told.join(' ')}`;
}

describe('comparing takes a time that grows with the length of the documents', () => {
  it('where a role has hundreds of tasks, all of them others', () => {
    timeOf(tasks(50, 'wond'), tasks(50, 'hart'));
    const [few, many] = [timeOf(tasks(60, 'wond'), tasks(60, 'hart')), timeOf(tasks(480, 'wond'), tasks(480, 'hart'))];
    // With the square it would be sixty-four times as much.
    assert.ok(many < 25 * Math.max(few, 40), `${many.toFixed(0)} ms for eight times what takes ${few.toFixed(0)} ms`);
  });
});
