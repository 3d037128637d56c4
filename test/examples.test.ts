import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { LineIndex } from '../server/src/text/lines.ts';
import { told } from './support/between.ts';
import { exampleNames } from './support/examples.ts';
import { checkDocument } from './support/score.ts';
import { workspaceOf } from './support/workspace.ts';

/** Documents as they should be. */
const GOOD = ['en/member-agreement.md', 'en/proposition-memory-clinic.md', 'nl/propositie-valpreventie.md', 'nl/visie.md'];

/** Documents as people bring them, with codes that each must be told of. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'en/proposition-breathing-hub.md': [
    'feedback/uncovered',
    'placeholder/present',
    'roles/no-actor',
    'roles/undefined',
    'target-group/vague',
  ],
  'en/vision.md': ['feedback/missing', 'feedback/uncovered', 'placeholder/present', 'roles/no-actor'],
  'nl/ledenovereenkomst.md': ['feedback/missing', 'feedback/uncovered', 'placeholder/present', 'roles/no-actor', 'roles/undefined'],
  'nl/propositie-eerste-gesprek.md': [
    'feedback/missing',
    'feedback/uncovered',
    'placeholder/present',
    'roles/undefined',
    'target-group/vague',
  ],
};

describe('the examples', () => {
  it('are those that are described here', () => assert.deepEqual(exampleNames(), [...GOOD, ...Object.keys(OTHERS)].sort()));

  for (const name of GOOD) {
    it(`${name} has no finding, in the standard profile and the essential one`, () => {
      assert.deepEqual(findings(name), []);
      assert.deepEqual(findings(name, 'essential'), []);
    });
    it(`${name} meets every criterion that is asked of it`, () =>
      assert.deepEqual(
        checkDocument(text(name))
          .assessments.filter((a) => a.standing !== 'met')
          .map((a) => `${a.criterion.id}: ${a.standing}, without ${a.absent.map((e) => e.id).join(', ')}`),
        [],
      ));
  }

  for (const [name, codes] of Object.entries(OTHERS))
    it(`${name} is told of ${codes.join(', ')}`, () => {
      const found = new Set(findings(name).map((line) => line.split(' ')[1]));
      assert.deepEqual(
        codes.filter((code) => !found.has(code)),
        [],
      );
    });
});

describe('the examples together', () => {
  it('are told of what does not fit between them', () => {
    const workspace = workspaceOf(Object.fromEntries(exampleNames().map((name) => [name, text(name)])));
    assert.deepEqual(told(workspace), [
      'ambition-carried-through/unnamed: en/proposition-breathing-hub.md “# The Breathing Hub” ↔ en/vision.md “:::ambition{#breathe-easier}”',
      'party-consistency/unbound: nl/propositie-eerste-gesprek.md “Welzijn Oeverhoek” ↔ nl/ledenovereenkomst.md “Zorggroep Hazelwaard”',
      'horizon-consistency/outlives: nl/propositie-eerste-gesprek.md “2032-06-30” ↔ nl/visie.md “2030-12-31”',
    ]);
  });

  it('are told of nothing where only the good ones are left of each region', () => {
    const left = (folder: string): string[] => GOOD.filter((name) => name.startsWith(folder));
    for (const folder of ['nl/', 'en/'])
      assert.deepEqual(
        told(workspaceOf(Object.fromEntries(left(folder).map((name) => [name, text(name)])))).filter(
          (line) => !line.includes('#eerste-gesprek'),
        ),
        [],
      );
  });
});

function text(name: string): string {
  return readFileSync(new URL(`../examples/${name}`, import.meta.url), 'utf8');
}

/** `line code “words”: message` of each. */
function findings(name: string, profile: 'standard' | 'essential' = 'standard'): string[] {
  const source = text(name);
  const lines = new LineIndex(source);
  return checkDocument(source, profile).findings.map(
    (f) => `${lines.positionAt(f.start).line + 1} ${f.code} “${source.slice(f.start, Math.min(f.end, f.start + 60))}”: ${f.message}`,
  );
}
