import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { SourceDocument } from '../../server/src/document/document.ts';
import { type Criterion, KINDS, type Kind, LANGUAGES, type Language } from '../../server/src/framework/types.ts';
import { framework, reading } from '../support/framework.ts';
import { checkDocument } from '../support/score.ts';

const EXAMPLES = fileURLToPath(new URL('../../server/framework/recognition/examples/', import.meta.url));

interface Bank {
  met: Record<Language, { text: string; states: string[]; heading?: string }[]>;
  not: Record<Language, { text: string; lacks: 'all' | string[]; heading?: string }[]>;
}

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

/** Elements of a criterion that a text states under a heading. */
function stated(criterion: Criterion, language: Language, heading: string, text: string): Set<string> {
  const [kind = 'vision'] = KINDS.filter((k) => criterion.levels[k]);
  const model = new SourceDocument(reading, source(kind, language, heading, text)).model ?? assert.fail('no model');
  const found = new Set(model.evidence.flatMap((e) => (e.criterion === criterion.id && e.element ? [e.element] : [])));
  for (const role of criterion.id === 'roles' ? model.roles : []) for (const part of role.parts.keys()) found.add(part);
  return found;
}

describe('every criterion has a passing and a failing fixture', () => {
  for (const criterion of framework.criteria)
    for (const language of LANGUAGES)
      it(`${criterion.id}, ${language}`, () => {
        const path = `${EXAMPLES}${criterion.id}.yaml`;
        if (criterion.elements.length === 0) {
          const { fails, passes } = WORDING[criterion.id]?.[language] ?? assert.fail('no fixture');
          const told = (text: string): boolean =>
            checkDocument(source('proposition', language, 'Zaken', text), 'complete').findings.some((f) => f.criterion === criterion.id);
          assert.deepEqual([told(fails), told(passes)], [true, false]);
          return;
        }
        assert.ok(existsSync(path), path);
        const bank = parse(readFileSync(path, 'utf8')) as Bank;
        const heading = criterion.heading?.[language] ?? criterion.title[language];
        const passing = bank.met[language].filter(({ text, states, heading: own }) => {
          const found = stated(criterion, language, own ?? heading, text);
          return states.every((s) => found.has(s));
        });
        const failing = bank.not[language].filter(({ text, lacks, heading: own }) => {
          const found = stated(criterion, language, own ?? 'Overig', text);
          return lacks === 'all' ? found.size === 0 : !lacks.some((e) => found.has(e));
        });
        // A careful reader wrote them before there were rules; a few are beyond the rules, never most.
        assert.ok(
          passing.length >= 2 && passing.length * 10 >= bank.met[language].length * 6,
          `passes ${passing.length} of ${bank.met[language].length}`,
        );
        assert.ok(
          failing.length >= 2 && failing.length * 10 >= bank.not[language].length * 6,
          `fails ${failing.length} of ${bank.not[language].length}`,
        );
      });
});
