import { strict as assert } from 'node:assert';
import type { Finding, References } from '../../server/src/checks/finding.ts';
import { NO_WORDS } from '../../server/src/checks/finding.ts';
import { check } from '../../server/src/checks/run.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import { withoutStops } from '../../server/src/features/fixes.ts';
import { underTitle } from '../../server/src/features/insertion.ts';
import { criteriaMet, insertRecommendation, nameOf, passageOf } from '../../server/src/features/recommendations.ts';
import { KINDS, type Kind, LANGUAGES, type Language, type Recommendation } from '../../server/src/framework/types.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import type { Checked } from '../../server/src/workspace/workspace.ts';
import { filled } from '../support/filled.ts';
import { framework, reading } from '../support/recognised.ts';

const EVERYWHERE: References = { resolve: () => ({ found: true, ids: undefined }) };

type Seen = Pick<Checked, 'model' | 'result'>;

/** One document a kind and language, written anew each time: a paragraph that was read once is not read again. */
const documents = new Map<string, SourceDocument>();

function see(text: string): Seen {
  const key = text.slice(0, text.indexOf('\n#'));
  const document = documents.get(key) ?? new SourceDocument(reading, text);
  documents.set(key, document);
  document.edit([{ start: 0, end: document.text.length, text }]);
  const model = document.model ?? assert.fail('not a governance document');
  return { model, result: check(reading, model, { profile: 'complete', ui: 'nl', levels: {}, ...NO_WORDS }, EVERYWHERE) };
}

const front = (kind: Kind, language: Language): string => `---\ndocument: ${kind}\nlanguage: ${language}\n---\n\n# De Brug\n`;

/** A document in which nothing is amiss, but for criteria that it leaves out: every other criterion's own text, filled in. */
function good(kind: Kind, language: Language, without: readonly string[]): string {
  const parts = framework.criteria
    .filter(({ id, levels, template }) => levels[kind] && template && !without.includes(id))
    .map(({ id, heading, title, template }) => {
      const body = filled(template?.[language] ?? '', language);
      // A role has one description: that of the criterion on roles.
      const once =
        id === 'roles' ? body : body.replaceAll('valcoördinator', 'wijkcoördinator').replaceAll('falls coordinator', 'area coordinator');
      return `\n## ${(heading ?? title)[language]}\n\n${once}`;
    });
  return `${front(kind, language)}${parts.join('')}`;
}

const told = ({ model, result }: Seen): string[] =>
  result.findings.map((f) => `${f.code}: ${f.message} | ${model.text.slice(f.start, f.end)}`);

/** Findings that were not there before, placeholders left out. */
function surplus(before: Seen, after: Seen): string[] {
  // That a criterion is missing is said in other words where a text touches upon it.
  const words = (f: Finding): string => `${f.code}: ${f.message}`;
  const known = before.result.findings.map(words);
  return after.result.findings
    .filter((f) => {
      const at = known.indexOf(words(f));
      if (at >= 0) known.splice(at, 1);
      const wasMissing = before.result.findings.some((b) => b.code === `${f.criterion}/missing`);
      return at < 0 && f.code !== 'placeholder/present' && !wasMissing;
    })
    .map((f) => `${words(f)} | ${after.model.text.slice(f.start, f.end)}`);
}

/** What a document says with a recommendation inserted, as the command does it. */
function inserted(before: Seen, recommendation: Recommendation, stops: (text: string) => string): Seen {
  const edit = insertRecommendation(before, nameOf(recommendation), 0, framework) ?? assert.fail('nothing to insert');
  return see(applyEdits(before.model.text, [{ ...edit, text: stops(edit.text) }]));
}

describe('a document with the text of every criterion', () => {
  for (const kind of KINDS)
    for (const language of LANGUAGES)
      it(`${kind}, ${language}: has nothing amiss`, () => {
        const seen = see(good(kind, language, []));
        assert.deepEqual(told(seen), []);
        assert.deepEqual(
          seen.result.assessments.filter((a) => a.standing !== 'met').map((a) => a.criterion.id),
          [],
        );
      });
});

describe('the passage of a recommendation', () => {
  for (const recommendation of framework.recommendations)
    for (const kind of recommendation.kinds)
      for (const language of LANGUAGES) {
        const name = `${nameOf(recommendation)}, ${kind}, ${language}`;
        const meets = criteriaMet(recommendation, kind, framework).map(({ id }) => id);

        it(`${name}: unfilled says only what is to be filled in`, () => {
          const before = see(front(kind, language));
          const after = inserted(before, recommendation, withoutStops);
          assert.deepEqual(surplus(before, after), []);
          assert.deepEqual(about(after, meets), []);
          assert.ok(after.result.findings.some((f) => f.code === 'placeholder/present'));
        });

        it(`${name}: filled in meets ${meets.join(', ')}`, () => {
          const after = inserted(see(front(kind, language)), recommendation, (text) => filled(text, language));
          assert.deepEqual(about(after, meets), []);
          assert.deepEqual(notMet(after, meets), [], after.model.text);
        });

        it(`${name}: filled in, in a document that lacks only this, leaves nothing amiss`, () => {
          const passage = passageOf(recommendation, { kind, language });
          const after = see(`${good(kind, language, meets)}\n${filled(underTitle(passage, 2), language)}\n`);
          assert.deepEqual(told(after), []);
          assert.deepEqual(notMet(after, meets), []);
        });
      }
});

function about({ model, result }: Seen, criteria: readonly string[]): string[] {
  const found = result.findings.filter((f) => f.criterion !== undefined && criteria.includes(f.criterion));
  return found.map((f) => `${f.code}: ${f.message} | ${model.text.slice(f.start, f.end)}`);
}

/** Of these criteria, those that have elements and are not met. */
function notMet({ result }: Seen, criteria: readonly string[]): string[] {
  const met = new Set(result.assessments.filter((a) => a.standing === 'met').map((a) => a.criterion.id));
  return criteria.filter((id) => !met.has(id) && (framework.criterion(id)?.elements.length ?? 0) > 0);
}
