import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { SourceDocument } from '../../server/src/document/document.ts';
import { features, lengthOf, Weigher } from '../../server/src/document/recognition/linear.ts';
import type { LinearModel } from '../../server/src/framework/types.ts';
import { words } from '../../server/src/text/words.ts';
import { framework, reading } from '../support/framework.ts';
import { cases } from '../support/texts.ts';

/** Every feature weighs 1 for the class of its first letter's parity, so that sums can be told by hand. */
function modelOf(known: readonly string[]): LinearModel {
  return {
    classes: ['even', 'odd'],
    bias: [0, 0],
    scale: 1,
    weights: Object.fromEntries(known.map((feature) => [feature, [feature.charCodeAt(0) % 2, 1]])),
  };
}

describe('the trained models', () => {
  it('are weighed over the very features that they were trained on, each once', () => {
    const word = fc.constantFrom('zorg', 'Zorg', 'huisartsenpraktijk', 'terugkoppeling', 'de', '2027', 'evaluatie,', 'evaluatiegesprek');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { maxLength: 8 }), (text, learnt) => {
        const known = [...features(words(learnt.join(' ')), []), lengthOf(words(text.join(' ')))];
        const found = words(text.join(' '));
        const expected = [...features(found, []), lengthOf(found)].filter((f) => known.includes(f));
        const weight = new Weigher(modelOf(known)).weigh(found, [], lengthOf(found));
        assert.equal(weight?.count ?? 0, expected.length);
        for (const k of [0, 1]) assert.equal(weight?.sums[k] ?? 0, expected.filter((f) => f.charCodeAt(0) % 2 === k).length);
      }),
      cases(100),
    );
  });

  it('know every element of every criterion that is recognised', () => {
    for (const language of ['nl', 'en'] as const)
      for (const criterion of framework.criteria.filter((c) => c.recognised))
        for (const { id } of criterion.elements)
          assert.notEqual(reading.vocabulary(language).gist?.classOf(criterion.id, id), undefined, `${criterion.id}/${id} in ${language}`);
  });

  it('never speak for a block that its author annotated', () => {
    const text = 'De praktijken beslissen samen over de begroting, en zonder twee derde van de stemmen gaat er niets door.';
    const stated = (body: string): string[] => {
      const { model } = new SourceDocument(reading, `---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\n# Afspraken\n\n${body}\n`);
      assert.ok(model);
      return model.evidence
        .filter((e) => e.certainty === 'cue' && e.element && e.end - e.start === text.length)
        .map((e) => e.element as string);
    };
    assert.deepEqual(stated(`:::mandaat\n${text}\n:::`), []);
  });
});
