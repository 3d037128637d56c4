import { strict as assert } from 'node:assert';
import { type Finding, NO_WORDS } from '../../server/src/checks/finding.ts';
import { check } from '../../server/src/checks/run.ts';
import { proposition } from '../support/checked.ts';
import { checkText, modelOf, NO_REFERENCES, reading } from '../support/declared.ts';

const TEXT = proposition('# Titel\n\n:::rol{#valcoach}\nDe valcoach belt [naam].\n:::\n');
const codes = (findings: readonly Finding[]): string[] => findings.map((f) => f.code);

describe('a check', () => {
  it('gives levels by importance, and those that configuration sets for a code before a criterion', () => {
    const level = (levels: Parameters<typeof checkText>[1], code: string): string | undefined =>
      checkText(TEXT, levels).findings.find((f) => f.code === code)?.level;
    assert.equal(level({}, 'feedback/missing'), 'warning');
    assert.equal(level({}, 'evaluation/missing'), 'information');
    assert.equal(level({ levels: { feedback: 'hint' } }, 'feedback/missing'), 'hint');
    assert.equal(level({ levels: { feedback: 'hint', 'feedback/missing': 'error' } }, 'feedback/missing'), 'error');
    assert.equal(level({ levels: { feedback: 'off' } }, 'feedback/missing'), undefined);
  });

  it('asks more of a higher profile', () => {
    const [essential, standard, complete] = (['essential', 'standard', 'complete'] as const).map((profile) => checkText(TEXT, { profile }));
    assert.ok(essential && standard && complete);
    assert.ok(!codes(essential.findings).includes('evaluation/missing'));
    assert.ok(codes(standard.findings).includes('evaluation/missing'));
    assert.ok(essential.assessments.length < standard.assessments.length && standard.assessments.length <= complete.assessments.length);
  });

  it('gives the same findings in both languages of the user interface', () => {
    const [nl, en] = (['nl', 'en'] as const).map((ui) => checkText(TEXT, { ui }).findings);
    assert.ok(nl && en);
    assert.deepEqual(
      nl.map((f) => [f.code, f.start, f.end, f.level]),
      en.map((f) => [f.code, f.start, f.end, f.level]),
    );
    for (const f of [...nl, ...en]) assert.ok(!/\{\w+\}/.test(f.message) && f.message !== f.code, f.message);
    assert.notDeepEqual(
      nl.map((f) => f.message),
      en.map((f) => f.message),
    );
  });

  it('tells at most 200 of a code, and at the last how many more there are', () => {
    const all = checkText(proposition('Wij bellen [naam].\n\n'.repeat(250))).findings.filter((f) => f.code === 'placeholder/present');
    assert.equal(all.length, 200);
    assert.match(all[199]?.message ?? '', /Nog meer van deze meldingen: 50\./);
    assert.doesNotMatch(all[198]?.message ?? '', /Nog meer van deze/);
    const exactly = checkText(proposition('Wij bellen [naam].\n\n'.repeat(200))).findings.filter((f) => f.code === 'placeholder/present');
    assert.doesNotMatch(exactly[199]?.message ?? '', /Nog meer van deze/);
  });

  it('that throws becomes one finding, and the others go on', () => {
    const broken = function* (): Iterable<never> {
      throw new Error('kapot');
    };
    const fine = function* () {
      yield { code: 'placeholder/present', range: { start: 0, end: 3 }, message: 'x' };
    };
    const { findings } = check(reading, modelOf(TEXT), { profile: 'standard', ui: 'nl', levels: {}, ...NO_WORDS }, NO_REFERENCES, [
      ['stuk', broken],
      ['heel', fine],
    ]);
    assert.deepEqual(codes(findings).sort(), ['check/failed', 'placeholder/present']);
    const failed = findings.find((f) => f.code === 'check/failed');
    assert.equal(failed?.level, 'error');
    assert.match(failed?.message ?? '', /stuk.*kapot/);
  });

  it('keeps what it tells inside the text, in order of place and code, the same each time', () => {
    const { findings } = checkText(TEXT);
    assert.deepEqual(findings, checkText(TEXT).findings);
    findings.forEach((f, i) => {
      assert.ok(f.start <= f.end && f.end <= TEXT.length);
      const before = findings[i - 1];
      assert.ok(!before || before.start <= f.start);
    });
  });

  it('leaves out what is suppressed with a reason, and only there', () => {
    const text = (comment: string): string => proposition(`${comment}\nWij bellen [naam].\n\nWij bellen [naam].\n`);
    const count = (comment: string): number => codes(checkText(text(comment)).findings).filter((c) => c === 'placeholder/present').length;
    assert.equal(count(''), 2);
    assert.equal(count('<!-- convenant-disable-next-line placeholder/present: later -->'), 1);
    assert.equal(count('<!-- convenant-disable-next-line placeholder: later -->'), 1);
    assert.equal(count('<!-- convenant-disable-file placeholder: later -->'), 0);
    assert.equal(count('<!-- convenant-disable-next-line placeholder/present -->'), 2);
  });
});
