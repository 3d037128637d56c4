import { strict as assert } from 'node:assert';
import { compareDocuments } from '../../server/src/features/compare/compare.ts';
import { sideOf } from '../support/compared.ts';
import { reading } from '../support/framework.ts';

const HEAD = '---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\n# Overeenkomst\n\n';

/** Time of the processor, in milliseconds: other work on the machine changes that of the clock. */
function timeOf(before: string, after: string): number {
  const [one, other] = [sideOf(HEAD + before), sideOf(HEAD + after)];
  const started = process.cpuUsage();
  compareDocuments(one, other, reading, 'nl');
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** A role whose tasks fill one paragraph, all of them other ones in another version. */
function tasks(count: number, version: string): string {
  const told = Array.from({ length: count }, (_, i) => `De kaderarts bewaakt ${version}zorg${i} en regelt ${version}scholing${i}.`);
  return `## Rollen\n\n### Kaderarts\n\nDe kaderarts is Jan Smit. ${told.join(' ')}`;
}

describe('comparing takes a time that grows with the length of the documents', () => {
  it('where a role has hundreds of tasks, all of them others', function () {
    this.timeout(60_000);
    timeOf(tasks(50, 'wond'), tasks(50, 'hart'));
    const [few, many] = [timeOf(tasks(60, 'wond'), tasks(60, 'hart')), timeOf(tasks(480, 'wond'), tasks(480, 'hart'))];
    // With the square it would be sixty-four times as much.
    assert.ok(many < 25 * Math.max(few, 40), `${many.toFixed(0)} ms for eight times what takes ${few.toFixed(0)} ms`);
  });
});
