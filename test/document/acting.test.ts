import { strict as assert } from 'node:assert';
import { undefinedMentions } from '../../server/src/checks/roles.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { Language } from '../../server/src/framework/types.ts';
import { reading } from '../support/framework.ts';

/** Roles that act in a text and that it does not describe. */
function unknown(language: Language, text: string): string[] {
  const { model } = new SourceDocument(reading, `---\ndocument: vision\nlanguage: ${language}\n---\n\n# X\n\n## Y\n\n${text}\n`);
  return model ? undefinedMentions(model).map(({ name }) => name) : [];
}

describe('whoever acts', () => {
  it('is known where it is the board of the organisation, by whatever name', () => {
    for (const name of ['Partnership Board', 'Supervisory Board', "Members' Council"])
      assert.deepEqual(unknown('en', `The ${name} adopts the plan.`), [], name);
    assert.deepEqual(unknown('en', 'The Advisory Council reads the plan.'), ['Advisory Council']);
  });

  it('does nothing where it only exists', () => {
    assert.deepEqual(unknown('en', 'An Advisory Council of former members exists as well.'), []);
    assert.deepEqual(unknown('nl', 'Een adviesraad van oud-leden bestaat ook.'), []);
  });

  it('is described by who is in it', () => {
    assert.deepEqual(unknown('nl', 'De werkgroep ouderen, bestaande uit twee huisartsen en een geriater, schrijft het protocol.'), []);
    assert.deepEqual(unknown('nl', 'De werkgroep ouderen schrijft het protocol.'), ['werkgroep ouderen']);
  });

  it('has a role as guardian of something, and none as guardian of a child', () => {
    assert.deepEqual(unknown('en', 'The Caldicott Guardian checks the logs.'), ['Caldicott Guardian']);
    assert.deepEqual(unknown('en', 'The guardian signs for the child.'), []);
  });
});
