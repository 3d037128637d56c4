import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { NO_WORDS } from '../../server/src/checks/finding.ts';
import { check } from '../../server/src/checks/run.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import { type Annotated, annotateCertain, type Read } from '../../server/src/features/annotate.ts';
import { exampleNames } from '../support/examples.ts';
import { framework, reading } from '../support/framework.ts';

function read(text: string): Read | undefined {
  const { model } = new SourceDocument(reading, text);
  const settings = { profile: 'standard', ui: 'nl', levels: {}, ...NO_WORDS } as const;
  return model && { model, ...check(reading, model, settings, { resolve: () => ({ found: true, ids: undefined }) }) };
}

const annotated = (body: string): Annotated => annotateCertain(`---\ndocument: visie\nlanguage: nl\n---\n\n${body}`, read, framework, 'nl');
const WHOLE = 'De zorggroep laat elk lid binnen zes weken per mail horen wat er met zijn voorstel is gedaan.';

describe('annotating what is certain', () => {
  it('puts a block around a section whose heading says what it is about, and that states all of it', () => {
    const { text, annotations } = annotated(`# Visie\n\n## Terugkoppeling\n\n${WHOLE}\n`);
    assert.ok(text.endsWith(`## Terugkoppeling\n\n:::terugkoppeling\n${WHOLE}\n:::\n`));
    assert.deepEqual(annotations, [{ criterion: 'feedback', name: 'terugkoppeling', heading: 'Terugkoppeling' }]);
  });

  for (const [what, body] of [
    ['not all is stated', '## Terugkoppeling\n\nDe zorggroep laat elk lid iets horen.\n'],
    ['the heading says nothing of it', `## Overig\n\n${WHOLE}\n`],
    ['it is annotated', `## Terugkoppeling\n\n:::terugkoppeling\n${WHOLE}\n:::\n`],
    ['nothing stands there', '## Terugkoppeling\n'],
  ] as const)
    it(`leaves a section alone where ${what}`, () => assert.deepEqual(annotated(`# Visie\n\n${body}`).annotations, []));

  it('leaves a text alone that is no governance document', () =>
    assert.deepEqual(annotateCertain('# Terugkoppeling\n', read, framework, 'nl'), { text: '# Terugkoppeling\n', annotations: [] }));

  it('changes no finding and no standing of the examples, and nothing the second time', () => {
    let count = 0;
    for (const name of exampleNames()) {
      const before = readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
      const { text, annotations } = annotateCertain(before, read, framework, 'nl');
      const told = (source: string): string[] => (read(source)?.findings ?? []).map(({ code, message }) => `${code} ${message}`).sort();
      assert.deepEqual(told(text), told(before), name);
      assert.deepEqual(annotateCertain(text, read, framework, 'nl'), { text, annotations: [] }, name);
      count += annotations.length;
    }
    assert.ok(count >= 3, `${count} annotations`);
  });
});
