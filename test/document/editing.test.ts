import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { check } from '../../server/src/checks/run.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import { anyChange, anyDocument, editFor } from '../support/documents.ts';
import { reading } from '../support/framework.ts';
import { cases } from '../support/texts.ts';

const found = (model: DocumentModel | undefined): unknown =>
  model &&
  check(reading, model, { profile: 'complete', ui: 'nl', levels: {} }, { resolve: () => ({ found: true, ids: undefined }) }).findings;

describe('editing', () => {
  it('gives the model and the findings that reading anew gives, after every edit', () => {
    fc.assert(
      fc.property(anyDocument(14), fc.array(anyChange, { minLength: 1, maxLength: 6 }), (text, changes) => {
        const edited = new SourceDocument(reading, text);
        for (const change of changes) {
          edited.edit([editFor(change, edited.text)]);
          const anew = new SourceDocument(reading, edited.text);
          assert.deepEqual(edited.model, anew.model);
        }
        assert.deepEqual(found(edited.model), found(new SourceDocument(reading, edited.text).model));
      }),
      cases(40),
    );
  });
});
