import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import { reading } from '../support/framework.ts';

function rolesOf(text: string): string[] {
  const { model } = new SourceDocument(reading, `---\ndocument: member agreement\nlanguage: en\n---\n\n# Rules\n\n${text}\n`);
  return (model?.roles ?? []).map(({ name, tasks }) => `${name}: ${tasks.map(({ text: task }) => task).join(' / ')}`);
}

describe('a role by its heading', () => {
  it('is what a heading names and the text charges with a list of duties', () =>
    assert.deepEqual(rolesOf('## The Boatmen\n\nThe boatmen are responsible for:\n\n1. painting the hulls\n2. counting the oars'), [
      'The Boatmen: painting the hulls / counting the oars',
    ]));

  it('is no party, and nothing that is only mentioned', () => {
    assert.deepEqual(rolesOf('## The practice\n\nThe practice shall:\n\n1. paint the hulls\n2. count the oars'), []);
    assert.deepEqual(rolesOf('## The Boatmen\n\nThe boatmen like the sea.'), []);
  });
});
