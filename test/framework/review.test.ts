import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { reviewSchema } from '../../scripts/configuration-schema.ts';
import { decisionEdit } from '../../server/src/features/review/write.ts';
import { problemMessage } from '../../server/src/framework/messages.ts';
import { readReview } from '../../server/src/framework/review/read.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import { framework } from '../support/framework.ts';

const KEY = '0123456789abcdef';
const ACCEPTED = `{finding: feedback/timing, key: ${KEY}, decision: aanvaard}`;
const schema = JSON.parse(readFileSync(new URL('../../server/framework/schema/review.schema.json', import.meta.url), 'utf8')) as object;

const GOOD = [
  `decisions: [${ACCEPTED}]\n`,
  `document: visie.md\ndecisions:\n  - {criterion: feedback, key: [${KEY}], decision: Accepted, by: wij, date: 2026-11-22}\n`,
  `decisions:\n  - finding: feedback/timing\n    key: ${KEY}\n    decision: vrijgesteld\n    reason: Zo.\n    by: wij\n    until: 2027-01-31\n`,
];
const BAD = [
  'besluiten: []\n',
  'decisions: ja\n',
  `decisions: [{finding: feedback/timing, decision: accepted}]\n`,
  `decisions: [{finding: feedback/timing, key: kort, decision: accepted}]\n`,
  `decisions: [{finding: feedback/timing, key: ${KEY}, decision: vergeten}]\n`,
  `decisions: [{finding: feedback/timing, key: ${KEY}, decision: accepted, wie: ik}]\n`,
];

describe('a file of review decisions', () => {
  it('has a schema that is made of its shape', () => assert.deepEqual(schema, JSON.parse(JSON.stringify(reviewSchema(framework)))));

  const validate = new Ajv({ allErrors: true }).compile(schema);
  for (const text of GOOD)
    it(`is read, and the schema takes it: ${text.slice(0, 60).replaceAll('\n', ' ')}`, () => {
      assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
      const { decisions, problems } = readReview('a.review.yaml', text);
      assert.deepEqual([decisions.length, problems], [1, []]);
    });
  for (const text of BAD)
    it(`is refused by both, with a place: ${text.slice(0, 70).replaceAll('\n', ' ')}`, () => {
      assert.ok(!validate(parse(text)));
      const { problems } = readReview('a.review.yaml', text);
      assert.ok(problems.length > 0);
      for (const problem of problems)
        for (const messages of Object.values(framework.messages))
          assert.doesNotMatch(problemMessage(problem, messages), /^[\w-]+\/|\{\w+\}/);
    });

  it('never throws, whatever stands in it', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom(...GOOD, ...BAD).chain((text) => fc.nat(text.length).map((n) => text.slice(0, n))),
        ),
        (text) => {
          readReview('a.review.yaml', text);
          decisionEdit(text, [['finding', 'a/b']], '');
        },
      ),
    ));
});

describe('a decision that is added', () => {
  const decision = [
    ['finding', 'feedback/timing'],
    ['key', KEY],
    ['words', 'zo snel: "als" # kan'],
    ['decision', 'aanvaard'],
  ] as const;
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['a file that is not there', undefined],
    ['an empty one', '\n'],
    ['one without decisions yet', 'document: a.md # van wie\n'],
    ['one with a key for later', 'document: a.md\ndecisions:\n'],
    ['an empty list', 'decisions: []\n'],
    ['a list with comments', `# boven\ndecisions:\n    - finding: a/b # naast\n      key: ${KEY}\n      decision: accepted\n# onder\n`],
    ['a list at the margin, without a last line end', `decisions:\n- finding: a/b\n  key: ${KEY}\n  decision: accepted`],
    ['lines that end as on Windows', `decisions:\r\n  - finding: a/b\r\n    key: ${KEY}\r\n    decision: accepted\r\n`],
  ];
  for (const [name, text] of texts)
    it(`stands last in ${name}, and leaves what is there`, () => {
      const edit = decisionEdit(text, decision, '# nieuw\n') ?? assert.fail('no edit');
      const after = applyEdits(text ?? '', [edit]);
      const before = text === undefined ? 0 : readReview('', text).decisions.length;
      const { decisions, problems } = readReview('', after);
      assert.deepEqual(problems, []);
      assert.equal(decisions.length, before + 1);
      assert.deepEqual([decisions.at(-1)?.finding, decisions.at(-1)?.words], ['feedback/timing', 'zo snel: "als" # kan']);
      for (const line of (text ?? '').split(/\r?\n/)) if (line.includes('#')) assert.ok(after.includes(line), line);
      if (text?.includes('\r\n')) assert.doesNotMatch(after, /[^\r]\n/);
    });

  it('is not offered in a file that is something else, or broken', () => {
    for (const text of ['- a\n', 'decisions: {a: b}\n', 'decisions: [{finding: a}]\n', 'a: [\n'])
      assert.equal(decisionEdit(text, decision, ''), undefined, text);
  });
});
