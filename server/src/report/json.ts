import type { Assessment, Finding } from '../checks/finding.ts';
import { quote } from '../checks/places.ts';
import { sayer } from '../checks/run.ts';
import type { Evidence } from '../document/model.ts';
import { fixesFor } from '../features/fixes.ts';
import type { Framework, Language } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import { Fingerprints } from './fingerprint.ts';
import { type Problem, placeOf, type Rendered, type Reported, type ReportedBetween, type Reporter, type Totals } from './reported.ts';

/** Most pieces of evidence of a criterion, and most characters of their text. */
const MOST_EVIDENCE = 6;
const LONGEST_TEXT = 118;

/**
 * Findings as JSON (design §7; `server/framework/schema/check.schema.json`). A document a line, written
 * as it is checked, so that memory does not grow with their number.
 */
export function jsonReporter(framework: Framework, ui: Language): Reporter {
  return {
    begin: () => '{"version":1,"documents":[',
    document: (one) => rendered(one, framework, ui),
    separator: ',',
    end: (totals, problems, between) => {
      const say = sayer(framework, { ui });
      const rest = {
        between: between.map(betweenJson),
        problems: problems.map((problem) => problemJson(problem, say)),
        summary: summaryJson(totals),
      };
      return `${totals.documents > 0 ? '\n' : ''}],${JSON.stringify(rest).slice(1)}\n`;
    },
  };
}

function rendered(one: Reported, framework: Framework, ui: Language): Rendered {
  const fingerprints = new Fingerprints(one.model.text);
  const head = JSON.stringify({
    path: one.path,
    kind: one.kind ?? null,
    language: one.language,
    status: one.status,
    profile: one.profile,
    criteria: Object.fromEntries(one.assessments.map((assessment) => [assessment.criterion.id, criterionJson(assessment, one)])),
  });
  const findings = one.findings.map((finding) => ({
    text: JSON.stringify({
      code: finding.code,
      level: finding.level,
      ...rangeJson(finding, one),
      message: finding.message,
      criterion: finding.criterion ?? null,
      sources: finding.sources,
      fingerprint: fingerprints.of(finding.code, finding),
      related: finding.related.map((related) => ({ path: one.path, ...placeOf(one.lines, related.start), message: related.message })),
      fixes: fixTitles(finding, one, framework, ui),
    }),
  }));
  return { head: `\n${head.slice(0, -1)},"findings":[`, findings, glue: ',', tail: ']}', always: true };
}

function fixTitles(finding: Finding, { model }: Reported, framework: Framework, ui: Language): { title: string }[] {
  return fixesFor(finding, { model, framework, ui }).map(({ title }) => ({ title }));
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

/** The evidence that tells most: one place of each element first, then what there is; in order of place. */
function telling({ evidence, asked }: Assessment): Evidence[] {
  const byPlace = [...evidence].sort((a, b) => a.start - b.start || a.end - b.end);
  const chosen = new Set<Evidence>();
  for (const element of asked) {
    const first = byPlace.find((e) => e.element === element.id);
    if (first) chosen.add(first);
  }
  for (const e of byPlace) chosen.add(e);
  const kept = new Set([...chosen].slice(0, MOST_EVIDENCE));
  return byPlace.filter((e) => kept.has(e));
}

function rangeJson(range: Range, { lines }: Reported): { line: number; column: number; endLine: number; endColumn: number } {
  const start = placeOf(lines, range.start);
  const end = placeOf(lines, range.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function betweenJson({ code, level, message, places }: ReportedBetween): ReportedBetween {
  return { code, level, message, places: places.map(({ path, line, column }) => ({ path, line, column })) };
}

function problemJson({ path, message, at }: Problem, say: ReturnType<typeof sayer>): { path: string; message: string } {
  return { path, message: at ? say('cli/located', { line: String(at.line), column: String(at.column), message }) : message };
}

function summaryJson({ documents, levels }: Totals): object {
  return { documents, errors: levels.error, warnings: levels.warning, information: levels.information, hints: levels.hint };
}
