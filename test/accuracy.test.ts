import { strict as assert } from 'node:assert';
import { framework } from './support/framework.ts';
import { type LabelledDocument, labelledDocuments } from './support/labels.ts';
import { rates, score, sum } from './support/score.ts';

/**
 * What essential criteria must reach at least on documents that nobody tuned the rules
 * by: a little below what they gave when this was last set, as new documents join them. `docs/accuracy.md` has the figures.
 */
const AT_LEAST = {
  annotated: { precision: 0.95, recall: 0.94 },
  'plain and messy': { precision: 0.91, recall: 0.89 },
  roundabout: { precision: 0.6, recall: 0.86 },
};

const own = labelledDocuments().filter((d) => d.set !== 'shared');

describe('accuracy on labelled documents', () => {
  it('is exact on annotated documents: no essential element is called absent that is there, none is overlooked', () => {
    // Those that nobody looked at are figures only: see below.
    const annotated = own.filter((d) => d.labels.style === 'A' && !d.heldOut);
    assert.ok(annotated.length > 0);
    const { differences } = score(annotated, essential);
    // What is found beside elements (`roles/undefined`, vague words) also reads text that is not annotated.
    const elements = differences.filter(
      (d) =>
        essential(d.code.split('/')[0] ?? '', kindOf(d.document)) &&
        framework.criterion(d.code.split('/')[0] ?? '')?.elements.some((e) => d.code.endsWith(`/${e.id}`)),
    );
    assert.deepEqual(
      elements.map((d) => `${d.document} ${d.what} ${d.code} ${d.note}`),
      [],
    );
  });

  for (const [style, least] of Object.entries(AT_LEAST))
    it(`is not less than it was on ${style} documents that were held out`, () => {
      const heldOut = own.filter((d) => d.heldOut && styleOf(d) === style);
      const { precision, recall } = rates(sum(score(heldOut, essential).criteria.values()));
      assert.ok(precision >= least.precision, `precision is ${precision.toFixed(3)}, and was to be ${least.precision}`);
      assert.ok(recall >= least.recall, `recall is ${recall.toFixed(3)}, and was to be ${least.recall}`);
    });
});

function styleOf({ roundabout, labels }: LabelledDocument): keyof typeof AT_LEAST {
  return roundabout ? 'roundabout' : labels.style === 'A' ? 'annotated' : 'plain and messy';
}

type Kind = 'vision' | 'member-agreement' | 'proposition';

function essential(id: string, kind: Kind): boolean {
  return framework.criterion(id)?.levels[kind] === 'essential';
}

function kindOf(document: string): Kind {
  const labelled = own.find((d) => `${d.set}/${d.name}` === document) ?? assert.fail(document);
  return ({ V: 'vision', M: 'member-agreement', P: 'proposition' } as const)[labelled.labels.kind];
}
