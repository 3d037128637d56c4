import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import AjvDraft04 from 'ajv-draft-04';
import ajvFormats from 'ajv-formats';
import { inFolder, MISSPELT, only, vision } from '../cli/scenario.ts';
import { CRITERION } from '../support/problems.ts';

// Both are CommonJS, of which the types say otherwise.
const Ajv = AjvDraft04.default;
const formats = ajvFormats.default;
/** The public schema of SARIF 2.1.0, as the package that carries it has it (it is no entry of that package). */
const SCHEMA = new URL('../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', import.meta.url);
// Its patterns are older than the strict form of regular expressions.
const ajv = new Ajv({ allErrors: true, unicodeRegExp: false });
formats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));

interface Log {
  runs: {
    results: {
      ruleId: string;
      level: string;
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[];
      relatedLocations?: { physicalLocation: { artifactLocation: { uri: string } } }[];
      partialFingerprints: Record<string, string>;
    }[];
    invocations: { executionSuccessful: boolean; toolExecutionNotifications: object[] }[];
    tool: { driver: { rules: { id: string; shortDescription: { text: string }; help?: { text: string; markdown: string } }[] } };
  }[];
}

/** The one run of a log, after it was held against the schema. */
function runOf(stdout: string): Log['runs'][0] {
  const log = JSON.parse(stdout) as Log;
  assert.ok(validate(log), JSON.stringify(validate.errors, null, 2));
  const [run] = log.runs;
  assert.ok(run);
  return run;
}

describe('convenant check --format sarif', () => {
  it('is held against a schema that refuses what it does not know', () => {
    const run = { tool: { driver: { name: 'x' } }, results: [] };
    assert.ok(validate({ version: '2.1.0', runs: [run] }));
    for (const wrong of [{ ...run, surplus: 1 }, { ...run, results: [{}] }, { results: [] }])
      assert.ok(!validate({ version: '2.1.0', runs: [wrong] }));
  });

  it('tells rule, level, place and fingerprint, with paths as addresses, and nothing of a document without findings', () =>
    inFolder({ 'a: één map/b 100%.md': MISSPELT, 'c.md': vision(), 'd.md': MISSPELT, '.convenant.yaml': only() }, async (scenario) => {
      const { status, stdout, stderr } = await scenario.run('check --format sarif');
      assert.deepEqual([status, stderr], [1, '']);
      const { results, invocations } = runOf(stdout);
      const json = JSON.parse((await scenario.run('check d.md --format json')).stdout) as {
        documents: { findings: { fingerprint: string }[] }[];
      };
      assert.deepEqual(
        results.map(({ locations, ...one }) => [one.ruleId, one.level, locations[0]?.physicalLocation]),
        ['a%3A%20%C3%A9%C3%A9n%20map/b%20100%25.md', 'd.md'].map((uri) => [
          'annotation/unknown-block',
          'error',
          { artifactLocation: { uri }, region: { startLine: 9, startColumn: 4, endLine: 9, endColumn: 17 } },
        ]),
      );
      assert.deepEqual(Object.values(results[1]?.partialFingerprints ?? {}), [json.documents[0]?.findings[0]?.fingerprint]);
      assert.deepEqual(invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    }));

  for (const ui of ['nl', 'en'])
    it(`explains each rule that has results, once, also those of the project's own criteria (${ui})`, () =>
      inFolder(
        {
          'a.md': vision().replace('visie', 'propositie'),
          'b.md': MISSPELT,
          '.convenant.yaml': CRITERION,
        },
        async (scenario) => {
          const { results, tool } = runOf((await scenario.run(`check --format sarif --profile complete --ui ${ui}`)).stdout);
          const { rules } = tool.driver;
          assert.deepEqual(
            rules.map(({ id }) => id),
            [...new Set(results.map(({ ruleId }) => ruleId))].sort(),
          );
          for (const { id, help, shortDescription } of rules) {
            assert.ok(help && help.markdown.length > 40 && help.text.length > 40, id);
            assert.ok(shortDescription.text.includes(id));
          }
          const own = /^ *- *id: ([a-z-]+)/m.exec(CRITERION)?.[1];
          assert.ok(own && rules.some(({ id }) => id.startsWith(`${own}/`)), own);
        },
      ));

  it('has findings between documents with all their ends, beside others or alone', () =>
    inFolder(
      {
        'visie.md': `${vision()}\n:::ambitie{#thuis}\nOuderen wonen thuis.\n:::\n`,
        'p.md': vision().replace('visie', 'propositie'),
        '.convenant.yaml': only({ 'ambition-carried-through': 'warning' }),
      },
      async (scenario) => {
        for (const [extra, count] of [
          [vision(), 1],
          [MISSPELT, 2],
        ] as const) {
          scenario.write({ 'z.md': extra });
          const { results } = runOf((await scenario.run('check --format sarif')).stdout);
          assert.equal(results.length, count);
          const between = results.at(-1);
          assert.match(between?.ruleId ?? '', /^ambition-carried-through\//);
          assert.equal(between?.locations[0]?.physicalLocation.artifactLocation.uri, 'p.md');
          assert.ok(between?.relatedLocations?.some(({ physicalLocation }) => physicalLocation.artifactLocation.uri === 'visie.md'));
          assert.match(Object.values(between?.partialFingerprints ?? {})[0] ?? '', /^[0-9a-f]{16}$/);
        }
      },
    ));

  it('says what kept the run from being whole, and holds an empty run where there is nothing', () =>
    inFolder({ 'blog.md': '# Blog\n' }, async (scenario) => {
      const { status, stdout, stderr } = await scenario.run('check nergens.md --format sarif');
      const { invocations, results } = runOf(stdout);
      assert.deepEqual([status, results.length, invocations[0]?.executionSuccessful], [2, 0, false]);
      assert.equal(invocations[0]?.toolExecutionNotifications.length, 1);
      assert.match(stderr, /Nothing was checked\./);
      assert.equal((await scenario.run('check --format sarif')).status, 0);
    }));
});
