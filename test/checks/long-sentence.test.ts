import assert from 'node:assert/strict';
import { proposition } from '../support/checked.ts';
import { checkText } from '../support/declared.ts';

const words = (count: number): string => `${Array.from({ length: count }, (_, i) => (i === 0 ? 'Woord' : `woord${i}`)).join(' ')}.`;
const found = (body: string, profile: 'standard' | 'complete' = 'complete'): string[] =>
  checkText(proposition(body), { profile }).findings.flatMap((f) => (f.code === 'long-sentence/present' ? [f.message.slice(0, 28)] : []));

describe('long sentences', () => {
  it('are told of from forty-one words on', () => {
    assert.deepEqual(found(`${words(40)}\n`), []);
    assert.deepEqual(found(`${words(41)}\n`), ['Deze zin telt 41 woorden; bo']);
  });
  it('stand where the sentence stands', () => {
    const text = proposition(`Kort.\n\nDit is kort. ${words(44)} Dit ook.\n`);
    const [finding] = checkText(text, { profile: 'complete' }).findings.filter((f) => f.code === 'long-sentence/present');
    assert.equal(text.slice(finding?.start, finding?.end), words(44));
  });
  it('count words only, and each item of a list for itself', () => {
    assert.deepEqual(found(`${words(38).replace('.', '')} 5 % of € 7 meer.\n`), ['Deze zin telt 42 woorden; bo']);
    assert.deepEqual(found(`${words(36).replace('.', '')} 5 % of € 7.\n`), []);
    assert.deepEqual(found(`De praktijk:\n\n- ${words(30).replace('.', ';')}\n- ${words(30)}\n`), []);
  });
  it('are left alone in quotations, and under a profile that does not ask for it', () => {
    assert.deepEqual(found(`> ${words(60)}\n`), []);
    assert.deepEqual(found(`${words(60)}\n`, 'standard'), []);
  });
});
