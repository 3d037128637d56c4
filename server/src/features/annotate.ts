import type { Assessment, Finding } from '../checks/finding.ts';
import type { DocumentModel, Section } from '../document/model.ts';
import type { Criterion, Framework, Language } from '../framework/types.ts';
import { applyEdits } from '../text/edits.ts';
import type { Range } from '../text/lines.ts';
import { annotateSection } from './fixes.ts';

/** A document as it was read and checked. */
export interface Read {
  model: DocumentModel;
  findings: readonly Finding[];
  assessments: readonly Assessment[];
}

/** A text with annotations, and of each annotation the criterion and the heading that it stands under, in order. */
export interface Annotated {
  text: string;
  annotations: { criterion: string; name: string; heading: string }[];
}

/** A document has no more sections than this that are worth annotating: each is checked. */
const MOST = 80;

/**
 * Annotates what was recognised for certain: a section whose heading announces a criterion and that states all that is
 * asked of it. An annotation that would change anything else (a finding, how the document stands, who does what) is left out.
 * @param read reads and checks a text; undefined where it is no governance document
 */
export function annotateCertain(text: string, read: (text: string) => Read | undefined, framework: Framework, ui: Language): Annotated {
  const annotations: Annotated['annotations'] = [];
  let now = read(text);
  const sections = now?.model.sections.filter(({ own, skipped }) => own.size > 0 && !skipped).slice(0, MOST) ?? [];
  // From the end, so that the places of those that come are still right.
  for (const section of sections.reverse()) {
    if (!now) break;
    for (const criterion of certainIn(section, now, framework)) {
      const name = criterion.block?.[now.model.language];
      const fix = annotateSection(section.heading.start, { model: now.model, framework, ui }).find(({ edits }) =>
        edits[0]?.text.startsWith(`:::${name}\n`),
      );
      if (!fix || name === undefined) continue;
      const next = read(applyEdits(now.model.text, fix.edits));
      if (!next || stateOf(next) !== stateOf(now)) continue;
      now = next;
      annotations.unshift({ criterion: criterion.id, name, heading: section.title });
      break;
    }
  }
  return { text: now?.model.text ?? text, annotations };
}

/**
 * The criteria that the section's heading announces and of which it states each element that is asked, surely. Where
 * something is to be said of what stands there, or a table declares it already, there is nothing to annotate.
 */
function certainIn(section: Section, { model, findings, assessments }: Read, framework: Framework): Criterion[] {
  const within = ({ start, end }: Range): boolean => start >= section.start && end <= section.end;
  if (model.declared.some(within)) return [];
  return [...section.own].flatMap((id) => {
    if (findings.some((finding) => finding.criterion === id && within(finding))) return [];
    const criterion = framework.criterion(id);
    const assessment = assessments.find((one) => one.criterion.id === id);
    if (!criterion?.block || assessment?.standing !== 'met' || assessment.asked.length === 0) return [];
    const sure = assessment.evidence.filter((one) => one.certainty !== 'cue' && within(one));
    return assessment.asked.every((element) => sure.some((one) => one.element === element.id)) ? [criterion] : [];
  });
}

/** All that an annotation must leave as it is. */
function stateOf({ model, findings, assessments }: Read): string {
  return JSON.stringify([
    findings.map(({ code, message }) => `${code} ${message}`).sort(),
    assessments.map(({ criterion, standing }) => [criterion.id, standing]),
    model.roles.map(({ key }) => key),
    model.clauses.length,
    model.problems.length,
  ]);
}
