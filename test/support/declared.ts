import { NO_WORDS, type References, type Settings } from '../../server/src/checks/finding.ts';
import { check, type Result } from '../../server/src/checks/run.ts';
import { Reading, SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import { frameworkOf } from '../../server/src/framework/load.ts';
import type { Criterion, Framework, Kind, Language, Phrases } from '../../server/src/framework/types.ts';
import { words } from '../../server/src/text/words.ts';
import { framework as shipped } from './framework.ts';

const NONE: Phrases = { nl: [], en: [] };

/** Tables that tests declare criteria with. */
const TABLES: Record<string, Criterion['table']> = {
  roles: {
    rows: undefined,
    row: { nl: ['rol'], en: ['role'] },
    columns: {
      holder: { nl: ['vervuld door'], en: ['holder'] },
      tasks: { nl: ['taken'], en: ['tasks'] },
      authority: { nl: ['bevoegdheid'], en: ['authority'] },
      'accountable-to': { nl: ['verantwoording aan'], en: ['accountable to'] },
    },
  },
  'process-steps': {
    rows: undefined,
    row: { nl: ['stap'], en: ['step'] },
    columns: { steps: { nl: ['stap'], en: ['step'] }, actor: { nl: ['wie'], en: ['who'] }, timing: { nl: ['wanneer'], en: ['when'] } },
  },
};

/**
 * The framework as it ships, but recognising least: a criterion by its own heading and two tables, no
 * cues and no subjects. What a test says of annotations and headings does not depend on how recognition is tuned.
 */
export const framework: Framework = frameworkOf({
  ...shipped,
  subjects: { nl: undefined, en: undefined },
  criteria: shipped.criteria.map((criterion) => ({
    ...criterion,
    recognised: criterion.elements.length > 0,
    headings: { nl: [headingPhrase(criterion, 'nl')], en: [headingPhrase(criterion, 'en')] },
    cues: NONE,
    firm: false,
    table: TABLES[criterion.id],
    elements: criterion.elements.map((element) => ({
      ...element,
      recognition: { values: [], cues: NONE, anywhere: NONE, substance: false, headings: NONE, ownName: false, onlyWith: [] },
    })),
  })),
});

export const reading = new Reading(framework);

function headingPhrase(criterion: Criterion, language: Language): string {
  return words((criterion.heading ?? criterion.title)[language])
    .map((w) => w.norm)
    .join(' ');
}

/** What a document says; it must be a governance document. */
export function modelOf(text: string, mapped?: Kind): DocumentModel {
  const { model } = new SourceDocument(reading, text, mapped);
  if (!model) throw new Error('not a governance document');
  return model;
}

export const NO_REFERENCES: References = { resolve: () => ({ found: true, ids: undefined }) };

export interface CheckOptions extends Partial<Settings> {
  kind?: Kind;
  references?: References;
}

/** Checks a text; a document of `kind` where its front matter names none. Standard profile, Dutch messages. */
export function checkText(text: string, options: CheckOptions = {}): Result & { model: DocumentModel } {
  const { kind, references = NO_REFERENCES, ...settings } = options;
  const model = modelOf(text, kind);
  return { model, ...check(reading, model, { profile: 'standard', ui: 'nl', levels: {}, ...NO_WORDS, ...settings }, references) };
}
