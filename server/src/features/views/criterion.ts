import { type Assessment, type Finding, PLAIN } from '../../checks/finding.ts';
import { quote } from '../../checks/places.ts';
import { sayer } from '../../checks/run.ts';
import type { DocumentModel } from '../../document/model.ts';
import type { Framework, Language } from '../../framework/types.ts';
import type { TextEdit } from '../../text/edits.ts';
import type { Checked } from '../../workspace/workspace.ts';
import { type Fix, fixesFor, suppresses } from '../fixes.ts';
import { metBy } from '../recommendations.ts';

/** What can be asked for about a criterion, from outside the text. */
export type Wanted = 'insert' | 'suppress';

/** Changes to choose from; `title` asks which, or says why there are none. */
export interface CriterionChoices {
  title: string;
  choices: { label: string; detail: string; edits: readonly TextEdit[] }[];
}

/** True where something can be inserted: it is missing, and no text to fill in waits for it; or an element is told to be absent. */
export function canInsert(model: DocumentModel, { criterion, standing }: Assessment, findings: readonly Finding[]): boolean {
  if (findings.some(({ code, element }) => element !== undefined || code === `${criterion.id}/missing`)) return true;
  return standing === 'missing' && !model.elements.some((e) => e.criterion === criterion && e.placeholders.length > 0);
}

/**
 * What can be inserted in a document to meet a criterion, or how its findings can be suppressed: the changes that the
 * findings offer where they stand. What is missing can be inserted where nothing is told of it too.
 */
export function criterionChoices(
  { model, result }: Pick<Checked, 'model' | 'result'>,
  id: string,
  wanted: Wanted,
  framework: Framework,
  ui: Language,
): CriterionChoices {
  const say = sayer(framework, { ui });
  const title = framework.criterion(id)?.title[ui] ?? id;
  const context = { model, framework, ui, met: metBy(result.assessments) };
  const told = result.findings.filter(({ criterion }) => criterion === id);
  const assessment = result.assessments.find(({ criterion }) => criterion.id === id);
  const untold: Finding = { ...PLAIN, code: `${id}/missing`, criterion: id, level: 'hint', message: '', start: 0, end: 0 };
  const silent = told.length === 0 && wanted === 'insert' && assessment !== undefined && canInsert(model, assessment, told);
  const findings = silent ? [untold] : told;
  const choices = findings.flatMap((finding) => {
    const fits = (fix: Fix): boolean => suppresses(fix) === (wanted === 'suppress');
    // Which of several places: its own words say it best.
    const detail = findings.length > 1 ? `${quote(model.text, finding)} — ${finding.message}` : finding.message;
    return fixesFor(finding, context)
      .filter(fits)
      .map(({ title: label, edits }) => ({ label, detail, edits }));
  });
  return { title: say(choices.length > 0 ? `view/${wanted}` : `view/${wanted}-nothing`, { title }), choices };
}
