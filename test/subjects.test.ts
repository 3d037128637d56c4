import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { SourceDocument } from '../server/src/document/document.ts';
import { Subjects, subjectFeatures } from '../server/src/document/recognition/subjects.ts';
import { columnsOf, featuresOf, weightsOf } from '../server/src/framework/subject-model.ts';
import { words } from '../server/src/text/words.ts';
import { reading } from './support/framework.ts';
import { labelledSections } from './support/sections.ts';
import { cases } from './support/texts.ts';

describe('the subject model', () => {
  it('weighs the very features that it was trained on, each once', () => {
    const word = fc.constantFrom('zorg', 'Zorg', 'huisartsenpraktijk', 'terugkoppeling', 'de', '2027', 'evaluatie,', 'evaluatiegesprek');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { maxLength: 8 }), (text, learnt) => {
        const known = [...subjectFeatures(words(learnt.join(' ')), [])];
        const found = words(text.join(' '));
        const expected = [...subjectFeatures(found, [])].filter((f) => known.includes(f));
        const columns = columnsOf(known.map((f) => [f, [f.charCodeAt(0) % 2, 1]]));
        const weight = new Subjects({ criteria: ['even', 'odd'], bias: [0, 0], scale: 1, ...columns }).weigh(found, []);
        assert.equal(weight?.count ?? 0, expected.length);
        for (const k of [0, 1]) assert.equal(weight?.sums[k] ?? 0, expected.filter((f) => f.charCodeAt(0) % 2 === k).length);
      }),
      cases(100),
    );
  });

  it('has its features and weights back from its columns', () => {
    const feature = fc.oneof(
      fc.constantFrom('zorg', 'zorg-', '-zorg', 'zorg huis', '<date>', 'é', '\\', '😀'),
      fc.string({ minLength: 1 }),
    );
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -511, max: 511 })), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.dictionary(
          feature.filter((f) => !f.includes('\n')),
          pairs,
        ),
        (rows) => {
          const given = Object.entries(rows).map(([f, all]) => [f, all.flat()] as const);
          const model = { criteria: [], bias: [], scale: 1, ...columnsOf(given) };
          const { starts, pairs: all } = weightsOf(JSON.parse(JSON.stringify(model)));
          const back = featuresOf(model).map((f, row) => [f, [...all.slice(starts[row], starts[row + 1])]] as const);
          assert.deepEqual(new Map(back), new Map(given));
        },
      ),
      cases(100),
    );
  });

  it('is right where it is sure, on sections that it was not trained on', () => {
    const sure = labelledSections()
      .filter((s) => s.heldOut && s.states.length > 0)
      .flatMap(({ language, criterion, heading, text }) => {
        const { subjects, values } = reading.vocabulary(language);
        const found = words(`${heading}. ${text}`);
        const weight = subjects?.weigh(found, values.find(found, `${heading}. ${text}`, 0));
        const likeliest = weight && subjects?.likeliest([weight]);
        return likeliest && likeliest.probability >= 0.3 ? [likeliest.criterion === criterion] : [];
      });
    assert.ok(sure.length > 150, `it is sure of ${sure.length} sections`);
    assert.ok(sure.filter(Boolean).length / sure.length > 0.85, `it is right on ${sure.filter(Boolean).length} of ${sure.length}`);
  });

  it('never has evidence say that a heading told a subject that only the words of a section tell', () => {
    let guessed = 0;
    for (const { criterion, kind, language, heading, text } of labelledSections().filter((s) => s.heldOut)) {
      if (heading === '' || /^(?:#|-|\|)/.test(text)) continue;
      const source = `---\ndocument: ${kind}\nlanguage: ${language}\n---\n\n# Document\n\n## ${heading}\n\n${text}\n`;
      const { model } = new SourceDocument(reading, source);
      if (!model?.sections.some((s) => s.guessed === criterion)) continue;
      guessed++;
      const told = model.evidence.filter((e) => e.criterion === criterion && e.certainty === 'heading');
      assert.deepEqual(told, [], `${criterion} under "${heading}"`);
      for (const role of criterion === 'roles' ? model.roles : []) assert.notEqual(role.certainty, 'heading', heading);
    }
    assert.ok(guessed > 15, `only ${guessed} sections were told by their words`);
  });
});
