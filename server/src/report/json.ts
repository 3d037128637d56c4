import type { Assessment, Finding } from '../checks/finding.ts';
import { fingerprintsOf } from '../checks/fingerprint.ts';
import { quote } from '../checks/places.ts';
import { sayer } from '../checks/run.ts';
import { LONGEST_TEXT, telling } from '../features/evidence.ts';
import { fixesFor } from '../features/fixes.ts';
import { metBy } from '../features/recommendations.ts';
import type { Language } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import {
  type FormOptions,
  type Problem,
  placeOf,
  type Rendered,
  type Reported,
  type ReportedBetween,
  type Reporter,
  type Totals,
} from './reported.ts';

/** How a file's address is shown; undefined where nothing is told of files. */
type Files = FormOptions['files'];

/**
 * Findings as JSON (design §7; `server/framework/schema/check.schema.json`). A document a line, written
 * as it is checked, so that memory does not grow with their number.
 */
export function jsonReporter({ framework, ui, files }: FormOptions): Reporter {
  return {
    begin: () => '{"version":1,"documents":[',
    document: (one) => rendered(one, ui, files),
    separator: ',',
    end: (totals, problems, between) => {
      const say = sayer(framework, { ui });
      const rest = {
        between: between.map((one) => betweenJson(one, files)),
        problems: problems.map((problem) => problemJson(problem, say)),
        summary: summaryJson(totals),
      };
      return `${totals.documents > 0 ? '\n' : ''}],${JSON.stringify(rest).slice(1)}\n`;
    },
  };
}

function rendered(one: Reported, ui: Language, files: Files): Rendered {
  const fingerprints = fingerprintsOf(one.model.text, one.findings);
  const head = JSON.stringify({
    path: one.path,
    kind: one.kind ?? null,
    language: one.language,
    status: one.status,
    profile: one.profile,
    criteria: Object.fromEntries(one.assessments.map((assessment) => [assessment.criterion.id, criterionJson(assessment, one)])),
  });
  const findings = one.findings.map((finding, i) => ({
    text: JSON.stringify({
      code: finding.code,
      level: finding.level,
      ...rangeJson(finding, one),
      message: finding.message,
      criterion: finding.criterion ?? null,
      sources: finding.sources,
      fingerprint: fingerprints[i],
      related: finding.related.map((related) => ({ path: one.path, ...placeOf(one.lines, related.start), message: related.message })),
      fixes: fixTitles(finding, one, ui),
      ...decidedJson(finding, files),
      ...reviewJson(finding),
    }),
  }));
  return { head: `\n${head.slice(0, -1)},"findings":[`, findings, glue: ',', tail: ']}', always: true };
}

/** What the review decided on a finding; nothing where it did not. */
function reviewJson({ review }: Pick<Finding, 'review'>): object {
  if (!review) return {};
  const { decision, reason, by, until, date, expired } = review;
  return { review: { decision, reason, by, until, date, expired } };
}

function fixTitles(finding: Finding, { model, framework, assessments }: Reported, ui: Language): { title: string }[] {
  return fixesFor(finding, { model, framework, ui, met: metBy(assessments) }).map(({ title }) => ({ title }));
}

function criterionJson(assessment: Assessment, one: Reported): object {
  return {
    level: assessment.importance,
    standing: assessment.standing,
    absent: assessment.absent.map((element) => element.id),
    evidence: telling(assessment).map((evidence) => ({
      certainty: evidence.certainty,
      element: evidence.element,
      ...rangeJson(evidence, one),
      text: quote(one.model.text, evidence, LONGEST_TEXT),
    })),
  };
}

/** A range as JSON has it: one-based, the end exclusive. */
export function rangeJson(
  range: Range,
  { lines }: Pick<Reported, 'lines'>,
): { line: number; column: number; endLine: number; endColumn: number } {
  const start = placeOf(lines, range.start);
  const end = placeOf(lines, range.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function betweenJson(one: ReportedBetween, files: Files): object {
  const { code, level, message, fingerprint } = one;
  const places = one.places.map(({ path, line, column }) => ({ path, line, column }));
  return { code, level, message, places, fingerprint, ...decidedJson(one, files), ...reviewJson(one) };
}

/** Which configuration file decided a finding, where that is told. */
function decidedJson({ decidedBy }: Pick<Finding, 'decidedBy'>, files: Files): object {
  return files && decidedBy ? { decidedBy: { by: decidedBy.by, path: files(decidedBy.file) } } : {};
}

/** What kept a run from being whole, as JSON has it. */
export function problemJson({ path, message, at }: Problem, say: ReturnType<typeof sayer>): { path: string; message: string } {
  return { path, message: at ? say('cli/located', { line: String(at.line), column: String(at.column), message }) : message };
}

function summaryJson({ documents, levels }: Totals): object {
  return { documents, errors: levels.error, warnings: levels.warning, information: levels.information, hints: levels.hint };
}
