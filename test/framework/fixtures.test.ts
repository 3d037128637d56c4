import { strict as assert } from 'node:assert';
import { type Kind, LANGUAGES, type Language } from '../../server/src/framework/types.ts';
import { announces, type Example, examplesOf, isJudgedRight, type Met, type Not } from '../support/example-bank.ts';
import { framework } from '../support/framework.ts';
import { checkDocument } from '../support/score.ts';

/** Of the criteria on wording, a sentence that is told of and one that is not. */
const WORDING: Record<string, Record<Language, { fails: string; passes: string }>> = {
  'long-sentence': {
    nl: { fails: `De praktijk stuurt ${'heel '.repeat(40)}veel brieven.`, passes: 'De praktijk stuurt veel brieven.' },
    en: { fails: `The practice sends ${'very '.repeat(40)}many letters.`, passes: 'The practice sends many letters.' },
  },
  placeholder: {
    nl: { fails: 'De contributie gaat naar [naam praktijk].', passes: 'De contributie gaat naar praktijk De Linde.' },
    en: { fails: 'The subscription goes to [name of practice].', passes: 'The subscription goes to the Linden practice.' },
  },
  'policy-jargon': {
    nl: { fails: 'Alle stakeholders zijn gehoord.', passes: 'Alle praktijken zijn gehoord.' },
    en: { fails: 'All stakeholders have been heard.', passes: 'All practices have been heard.' },
  },
  'undefined-term': {
    nl: { fails: 'De praktijk levert de QZX aan.', passes: 'De praktijk levert de kwartaalcijfers (QZX) aan; de QZX gaat per mail.' },
    en: { fails: 'The practice delivers the QZX.', passes: 'The practice delivers the quarterly figures (QZX); the QZX goes by e-mail.' },
  },
  'vague-wording': {
    nl: { fails: 'De praktijk zal de lijst zo spoedig mogelijk sturen.', passes: 'De praktijk zal de lijst binnen twee weken sturen.' },
    en: { fails: 'The practice shall send the list as soon as possible.', passes: 'The practice shall send the list within two weeks.' },
  },
};

function source(kind: Kind, language: Language, heading: string, text: string): string {
  return `---\ndocument: ${kind}\nlanguage: ${language}\n---\n\n# Document\n\n## ${heading}\n\n${text}\n`;
}

describe('every criterion has a passing and a failing fixture', () => {
  for (const criterion of framework.criteria)
    for (const language of LANGUAGES)
      it(`${criterion.id}, ${language}`, () => {
        if (criterion.elements.length === 0) {
          const { fails, passes } = WORDING[criterion.id]?.[language] ?? assert.fail('no fixture');
          const told = (text: string): boolean =>
            checkDocument(source('proposition', language, 'Zaken', text), 'complete').findings.some((f) => f.criterion === criterion.id);
          assert.deepEqual([told(fails), told(passes)], [true, false]);
          return;
        }
        const bank = examplesOf(criterion.id) ?? assert.fail('no examples');
        const wrong = (examples: readonly Example[], right: (example: Example) => boolean): string[] =>
          examples.filter((example) => right(example) === (example.beyond ?? false)).map(({ text }) => text);
        const isRight = (example: Met | Not): boolean => isJudgedRight(criterion, language, example);
        // A careful reader wrote them before there were rules; the few that are beyond the rules say so, and only those.
        assert.deepEqual(
          {
            headings: wrong(bank.headings[language], ({ text }) => announces(criterion.id, language, text)),
            notHeadings: wrong(bank.notHeadings[language], ({ text }) => !announces(criterion.id, language, text)),
            met: wrong(bank.met[language], (example) => isRight(example as Met)),
            not: wrong(bank.not[language], (example) => isRight(example as Not)),
          },
          { headings: [], notHeadings: [], met: [], not: [] },
          'judged otherwise than marked: npm run beyond, and look at the difference',
        );
        for (const examples of [bank.met[language], bank.not[language]])
          assert.ok(examples.filter(({ beyond }) => !beyond).length >= 2, 'most pass');
      });
});
