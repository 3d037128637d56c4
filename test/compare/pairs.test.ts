import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { compareDocuments } from '../../server/src/features/compare/compare.ts';
import type { ClauseChange, Side } from '../../server/src/features/compare/types.ts';
import type { Language } from '../../server/src/framework/types.ts';
import { compareTexts, countTold, labelledPairs, sideOf, tell } from '../support/compared.ts';
import { costOf } from '../support/cost.ts';
import { reading } from '../support/framework.ts';
import { rates } from '../support/score.ts';

/** What must be told at least of the labelled pairs, and how much of what is told must have been asked: a little below what it was. */
const AT_LEAST = { precision: 0.86, recall: 0.93 };

const PAIRS = new URL('pairs/', import.meta.url);

interface Pair {
  about: string;
  ui: Language;
  before: string;
  after: string;
  /** What a board is told, in order. */
  changes: string[];
  /** `state: heading then → heading now: words with [-what went-] {+what came+}`. */
  clauses: string[];
}

describe('two versions of a document', () => {
  const names = readdirSync(PAIRS).filter((name) => name.endsWith('.yaml'));

  it('are compared in at least twelve pairs, in both languages', () => {
    assert.ok(names.length >= 12);
    for (const language of ['nl', 'en']) assert.ok(names.filter((name) => name.startsWith(language)).length >= 4);
  });

  for (const name of names) {
    const pair = parse(readFileSync(new URL(name, PAIRS), 'utf8')) as Pair;
    it(`${name.replace('.yaml', '')}: ${pair.about}`, () => {
      const compared = compareTexts(pair.before, pair.after, pair.ui);
      assert.deepEqual(
        { changes: compared.changes.map(({ message }) => message), clauses: compared.clauses.map(shown) },
        { changes: pair.changes, clauses: pair.clauses },
      );
    });

    it(`${name.replace('.yaml', '')}: nothing differs from itself, and places are those of the words`, () => {
      const same = compareTexts(pair.after, pair.after, pair.ui);
      assert.deepEqual([same.changes, same.clauses], [[], []]);
      assert.ok(same.unchanged > 0);
      const lines = pair.after.split('\n');
      for (const { after } of compareTexts(pair.before, pair.after, pair.ui).clauses)
        if (after) assert.ok(lines[after.line - 1]?.includes(after.text.split(' ')[0] as string), `${after.line}: ${after.text}`);
    });
  }

  describe('that were labelled before they were compared', () => {
    const labelled = labelledPairs();

    it('are as many in one language as in the other, and some differ in nothing that a board is to be told', () => {
      const dutch = labelled.filter((pair) => pair.name.startsWith('nl'));
      assert.ok(labelled.length >= 25 && Math.abs(2 * dutch.length - labelled.length) <= 2);
      assert.ok(labelled.filter(({ told }) => told.length === 0).length >= 5);
    });

    it('are told with the precision and recall that they had', () => {
      const { precision, recall } = rates(countTold(labelled));
      assert.ok(precision >= AT_LEAST.precision, `precision is ${precision.toFixed(3)}`);
      assert.ok(recall >= AT_LEAST.recall, `recall is ${recall.toFixed(3)}`);
    });

    it('tell what may only be done in overleg as a power that is narrower, and not as another task', () => {
      const pair = labelled.find(({ name }) => name === 'nl-in-overleg') ?? assert.fail();
      const { right, missed, surplus } = tell(pair);
      assert.deepEqual([right.length, missed, surplus], [1, [], []]);
    });
  });

  it('are never too odd to be compared, and the difference holds both of them', () => {
    const texts = names.map((name) => (parse(readFileSync(new URL(name, PAIRS), 'utf8')) as Pair).after);
    const piece = fc
      .constantFrom(...texts)
      .chain((text) => fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => text.slice(a, b)));
    const head = '---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\n';
    fc.assert(
      fc.property(piece, piece, piece, (one, other, third) => {
        const { clauses } = compareTexts(head + one + other, head + other + third, 'nl');
        for (const { difference, before, after } of clauses) {
          const said = (without: string): string =>
            difference
              .flatMap((d) => (d.in === without ? [] : [d.text]))
              .join('')
              .trim();
          if (after && after.text.length < 250) assert.equal(said('before'), after.text);
          if (before && before.text.length < 250) assert.equal(said('after'), before.text);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('take a time that grows with their length, and not with its square', () => {
    const time = (count: number): number => {
      const [one, other] = [large(count, 0), large(count, 7)].map(sideOf) as [Side, Side];
      return costOf(() => compareDocuments(one, other, reading, 'nl'));
    };
    time(200);
    const [small, large10] = [time(400), time(4000)];
    assert.ok(large10 < 60 * Math.max(small, 5), `${small} ms for 400 clauses, ${large10} ms for 4,000`);
  });
});

/** Many clauses that resemble each other, of which some move and some change. */
function large(count: number, seed: number): string {
  const clauses = Array.from({ length: count }, (_, i) => {
    const n = seed > 0 && i % 11 === 0 ? (i * seed) % count : i;
    return `De praktijk in wijk ${n} stuurt binnen ${(n % 9) + 2 + (seed > 0 && n % 13 === 0 ? 1 : 0)} weken het bericht over dossier ${n * 3} naar de zorggroep.`;
  });
  return `---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\n# Groot\n\n${clauses.join('\n\n')}\n`;
}

function shown({ state, moved, before, after, difference }: ClauseChange): string {
  const signs = { both: ['', ''], before: ['[-', '-]'], after: ['{+', '+}'] } as const;
  const words = difference.map((d) => `${signs[d.in][0]}${d.text.trim()}${signs[d.in][1]}`).join(' ');
  return `${state}${moved ? ' and moved' : ''}: ${before?.label ?? '–'} → ${after?.label ?? '–'}: ${words}`;
}
