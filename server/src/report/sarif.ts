import { fingerprintsOf } from '../checks/fingerprint.ts';
import { explain, explainBetween } from '../features/explain.ts';
import { betweenTopic } from '../framework/names.ts';
import type { Framework, Language, Level } from '../framework/types.ts';
import { rangeJson } from './json.ts';
import type { FormOptions, Problem, Rendered, Reported, ReportedBetween, Reporter } from './reported.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** SARIF knows no level below a note (2.1.0 §3.27.10). */
const LEVEL: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };
/** Names the way in which results are named, so that a better way can be told from it (§3.27.17). */
const FINGERPRINT = 'convenantFinding/v1';

/**
 * Findings as SARIF 2.1.0, for code scanning. Results come before the tool, so that they are written as they
 * are found: which rules there are to explain is known at the end.
 */
export function sarifReporter({ ui, version, explained }: FormOptions): Reporter {
  return {
    begin: () => `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`,
    document: rendered,
    separator: ',',
    end: ({ codes, levels }, problems, between) => {
      const all = Object.values(levels).reduce((sum, n) => sum + n, 0);
      const results = between.map((one) => `\n${JSON.stringify(betweenResult(one))}`).join(',');
      const comma = all > between.length && between.length > 0 ? ',' : '';
      const framework = explained();
      const driver = { name: 'convenant', version, rules: [...codes].sort().map((code) => rule(code, framework, ui)) };
      const invocation = { executionSuccessful: problems.length === 0, toolExecutionNotifications: problems.map(notification) };
      return `${comma}${results}],"invocations":[${JSON.stringify(invocation)}],"tool":${JSON.stringify({ driver })}}]}\n`;
    },
  };
}

function rendered(one: Reported): Rendered {
  const fingerprints = fingerprintsOf(one.model.text, one.findings);
  const findings = one.findings.map(({ code, level, message, start, end, related }, i) => {
    const result = {
      ruleId: code,
      level: LEVEL[level],
      message: { text: message },
      locations: [location(one.path, region(rangeJson({ start, end }, one)))],
      partialFingerprints: { [FINGERPRINT]: fingerprints[i] },
      ...(related.length > 0 && {
        relatedLocations: related.map((other) => ({
          ...location(one.path, region(rangeJson(other, one))),
          message: { text: other.message },
        })),
      }),
    };
    return { text: `\n${JSON.stringify(result)}` };
  });
  return { head: '', findings, glue: ',', tail: '', always: false };
}

function betweenResult({ code, level, message, places, fingerprint }: ReportedBetween): object {
  const [first, ...others] = places.map(({ path, line, column }) => location(path, { startLine: line, startColumn: column }));
  return {
    ruleId: code,
    level: LEVEL[level],
    message: { text: message },
    locations: first ? [first] : [],
    partialFingerprints: { [FINGERPRINT]: fingerprint },
    ...(others.length > 0 && { relatedLocations: others }),
  };
}

/** What a code stands for, and what the rule pages say of it. */
function rule(code: string, framework: Framework, ui: Language): object {
  const [id = ''] = code.split('/');
  const criterion = framework.criterion(id);
  const topic = betweenTopic(framework, id);
  const own = framework.messages[ui][`explain/own/${id}`];
  const title = (criterion ?? topic)?.title[ui];
  const markdown = criterion ? explain(criterion, framework, ui) : topic ? explainBetween(topic, framework, ui) : own;
  const text = criterion ? criterion.asks[ui] : (own ?? title ?? code);
  return {
    id: code,
    shortDescription: { text: title ? `${title} (${code})` : code },
    fullDescription: { text },
    ...(markdown && { help: { text: plain(markdown), markdown } }),
    ...(criterion && { properties: { tags: [criterion.lens, ...criterion.sources] } }),
  };
}

/** Markdown for a reader that shows it as it stands. */
function plain(markdown: string): string {
  return markdown.replace(/^#+ /gm, '').replace(/\*\*|`/g, '');
}

function notification({ path, message, at }: Problem): object {
  const place = at && { startLine: at.line, startColumn: at.column };
  return { level: 'error', message: { text: message }, locations: [location(path, place)] };
}

function region(range: ReturnType<typeof rangeJson>): object {
  return { startLine: range.line, startColumn: range.column, endLine: range.endLine, endColumn: range.endColumn };
}

function location(path: string, place: object | undefined): object {
  return { physicalLocation: { artifactLocation: { uri: address(path) }, ...(place && { region: place }) } };
}

/** A path as a relative reference (RFC 3986): its names encoded, its slashes kept, and no colon that would make a scheme of its start. */
function address(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
