import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { compareDocuments } from '../../server/src/features/compare/compare.ts';
import type { ClauseChange, Comparison, Side } from '../../server/src/features/compare/types.ts';
import type { Language } from '../../server/src/framework/types.ts';
import { reading } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

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
      const compared = compare(pair.before, pair.after, pair.ui);
      assert.deepEqual(
        { changes: compared.changes.map(({ message }) => message), clauses: compared.clauses.map(shown) },
        { changes: pair.changes, clauses: pair.clauses },
      );
    });

    it(`${name.replace('.yaml', '')}: nothing differs from itself, and places are those of the words`, () => {
      const same = compare(pair.after, pair.after, pair.ui);
      assert.deepEqual([same.changes, same.clauses], [[], []]);
      assert.ok(same.unchanged > 0);
      const lines = pair.after.split('\n');
      for (const { after } of compare(pair.before, pair.after, pair.ui).clauses)
        if (after) assert.ok(lines[after.line - 1]?.includes(after.text.split(' ')[0] as string), `${after.line}: ${after.text}`);
    });
  }

  it('are never too odd to be compared, and the difference holds both of them', () => {
    const texts = names.map((name) => (parse(readFileSync(new URL(name, PAIRS), 'utf8')) as Pair).after);
    const piece = fc
      .constantFrom(...texts)
      .chain((text) => fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => text.slice(a, b)));
    const head = '---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\n';
    fc.assert(
      fc.property(piece, piece, piece, (one, other, third) => {
        const { clauses } = compare(head + one + other, head + other + third, 'nl');
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
  }).timeout(60_000);

  it('take a time that grows with their length, and not with its square', function () {
    this.timeout(60_000);
    const time = (count: number): number => {
      const [one, other] = [large(count, 0), large(count, 7)].map(side) as [Side, Side];
      const start = performance.now();
      compareDocuments(one, other, reading, 'nl');
      return performance.now() - start;
    };
    time(200);
    const [small, large10] = [time(400), time(4000)];
    assert.ok(large10 < 60 * Math.max(small, 5), `${small} ms for 400 clauses, ${large10} ms for 4,000`);
  });
});

function compare(before: string, after: string, ui: Language): Comparison {
  return compareDocuments(side(before), side(after), reading, ui);
}

function side(text: string): Side {
  const { model, result } = workspaceOf({ 'a.md': text }).check(`${ROOT}a.md`) ?? assert.fail('no governance document');
  return { model, assessments: result.assessments };
}

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
