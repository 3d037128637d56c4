import { strict as assert } from 'node:assert';
import type { Finding, References } from '../../server/src/checks/finding.ts';
import { check } from '../../server/src/checks/run.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import { type Fix, annotateSection, fixesFor, safeEdits, withoutStops } from '../../server/src/features/fixes.ts';
import { type Criterion, KINDS, type Kind, LANGUAGES, type Language } from '../../server/src/framework/types.ts';
import type { TextEdit } from '../../server/src/text/edits.ts';
import { filled } from '../support/filled.ts';
import { framework, reading } from '../support/framework.ts';

const EVERYWHERE: References = { resolve: () => ({ found: true, ids: undefined }) };

interface Seen {
  text: string;
  model: DocumentModel;
  findings: Finding[];
  standing(criterion: string): string | undefined;
}

function see(text: string): Seen {
  const { model } = new SourceDocument(reading, text);
  assert.ok(model, 'not a governance document');
  const { findings, assessments } = check(reading, model, { profile: 'complete', ui: 'nl', levels: {} }, EVERYWHERE);
  return { text, model, findings, standing: (id) => assessments.find((a) => a.criterion.id === id)?.standing };
}

function find({ findings }: Seen, code: string): Finding {
  const finding = findings.find((f) => f.code === code);
  assert.ok(finding, `no ${code} in ${findings.map((f) => f.code).join(', ')}`);
  return finding;
}

const fixes = ({ model }: Seen, finding: Finding): Fix[] => fixesFor(finding, { model, framework, ui: 'nl' });

/** The fix of a finding that its title names; the first where none is named. */
function fixOf(seen: Seen, code: string, title = ''): Fix {
  const all = fixes(seen, find(seen, code));
  const fix = all.find((f) => f.title.includes(title));
  assert.ok(fix, `no fix "${title}" in ${all.map((f) => f.title).join(' | ')}`);
  return fix;
}

/** Applies edits at once, as an editor does: all offsets are those of the text before. */
function apply(text: string, edits: readonly TextEdit[], stops: (text: string) => string = withoutStops): string {
  return [...edits].reverse().sort((a, b) => b.start - a.start || b.end - a.end).reduce((t, e) => t.slice(0, e.start) + stops(e.text) + t.slice(e.end), text);
}

/**
 * Findings that were not there before, by code and message, but for placeholders. Not new is what says
 * more exactly that a criterion is missing: a text on one subject may touch upon another.
 */
function surplus(before: Seen, after: Seen): string[] {
  const known = before.findings.map(words);
  return after.findings
    .filter((f) => {
      const at = known.indexOf(words(f));
      if (at >= 0) known.splice(at, 1);
      const wasMissing = before.findings.some((b) => b.code === `${f.criterion}/missing`);
      return at < 0 && f.code !== 'placeholder/present' && !(f.element !== undefined && wasMissing);
    })
    .map((f) => `${words(f)} ${after.text.slice(f.start, f.end)}`);
}

const words = (f: Finding): string => `${f.code}: ${f.message}`;
const about = (seen: Seen, id: string): string[] => seen.findings.filter((f) => f.criterion === id).map(words);

const DOCUMENT: Record<Language, (kind: Kind) => string> = {
  nl: (kind) => `---\ndocument: ${kind}\nlanguage: nl\n---\n\n# Zorggroep De Brug\n`,
  en: (kind) => `---\ndocument: ${kind}\nlanguage: en\n---\n\n# The Bridge\n`,
};

const withTemplate = framework.criteria.filter((c) => c.recognised && c.template);
const askedOf = (criterion: Criterion): Kind[] => KINDS.filter((kind) => criterion.levels[kind]);

describe('the template of a criterion', () => {
  for (const criterion of withTemplate)
    for (const language of LANGUAGES)
      for (const kind of askedOf(criterion)) {
        const code = `${criterion.id}/missing`;
        it(`${criterion.id}, ${kind}, ${language}: unfilled says only what is to be filled in`, () => {
          const before = see(DOCUMENT[language](kind));
          const after = see(apply(before.text, fixOf(before, code).edits));
          assert.deepEqual(about(after, criterion.id), []);
          assert.deepEqual(surplus(before, after), []);
          assert.ok(after.findings.some((f) => f.code === 'placeholder/present'));
          assert.notEqual(after.standing(criterion.id), 'met', after.text);
        });
        it(`${criterion.id}, ${kind}, ${language}: filled in meets the criterion`, () => {
          const before = see(DOCUMENT[language](kind));
          const after = see(apply(before.text, fixOf(before, code).edits, (t) => filled(t, language)));
          assert.equal(after.standing(criterion.id), 'met', after.text + about(after, criterion.id).join('\n'));
          assert.deepEqual(about(after, criterion.id), []);
          assert.deepEqual(surplus(before, after), []);
        });
      }
});
void annotateSection; void safeEdits;
