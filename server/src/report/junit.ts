import { sayer } from '../checks/run.ts';
import type { Level } from '../framework/types.ts';
import {
  type FormOptions,
  fails,
  type Problem,
  placeOf,
  type Rendered,
  type Reported,
  type ReportedBetween,
  type Reporter,
} from './reported.ts';

/** What a test case tells of a finding. */
interface Case {
  code: string;
  level: Level;
  message: string;
  path: string;
  line: number;
  column: number;
}

/**
 * Findings as JUnit XML, in the form that Jenkins and GitLab read: a suite for each document, a case for each
 * finding. A finding that fails the run is a failure; the others are told in cases that pass, so that the tests
 * and the exit status say the same. A document without findings is a case that passes.
 */
export function junitReporter({ framework, ui, failOn }: FormOptions): Reporter {
  const say = sayer(framework, { ui });
  const cased = (one: Case): string => testCase(one, fails(one.level, failOn), say(`level/${one.level}`));
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="convenant">\n',
    document: (one) => rendered(one, cased),
    // Suites say beforehand how many cases they have.
    write: ({ head, findings }) => suite(head, texts(findings)),
    separator: '',
    end: (_, problems, between) => {
      const betweenCases = between.flatMap((one) => (one.places[0] ? [cased(betweenCase(one, say('cli/see-also')))] : []));
      const name = attribute(say('cli/between'));
      return `${between.length > 0 ? suite(name, betweenCases) : ''}${problemSuite(problems)}</testsuites>\n`;
    },
  };
}

function rendered(one: Reported, cased: (one: Case) => string): Rendered {
  const findings = one.findings.map(({ code, level, message, start }) => ({
    text: cased({ code, level, message, path: one.path, ...placeOf(one.lines, start) }),
  }));
  return { head: attribute(one.path), findings, glue: '', tail: '', always: true };
}

function texts(findings: Rendered['findings']): string[] {
  return findings.flatMap(({ text }) => text ?? []);
}

function suite(name: string, cases: readonly string[]): string {
  const all = cases.length > 0 ? cases : [`    <testcase classname="${name}" name="convenant" file="${name}"/>\n`];
  // No text of a document holds this: there a < is escaped.
  const failures = all.filter((one) => one.includes('<failure ')).length;
  return `  <testsuite name="${name}" tests="${all.length}" failures="${failures}" errors="0" skipped="0">\n${all.join('')}  </testsuite>\n`;
}

function testCase({ code, level, message, path, line, column }: Case, failed: boolean, word: string): string {
  const at = `${path}:${line}:${column}`;
  const told = text(`${at} ${word} ${code}\n${message}`);
  const inner = failed ? `<failure type="${level}" message="${attribute(message)}">${told}</failure>` : `<system-out>${told}</system-out>`;
  const name = attribute(`${code} (${line}:${column})`);
  return `    <testcase classname="${attribute(path)}" name="${name}" file="${attribute(path)}" line="${line}">\n      ${inner}\n    </testcase>\n`;
}

function betweenCase({ code, level, message, places }: ReportedBetween, seeAlso: string): Case {
  const [first = { path: '', line: 1, column: 1 }, ...others] = places;
  const also = others.map(({ path, line, column }) => `\n${seeAlso} ${path}:${line}:${column}`).join('');
  return { code, level, message: message + also, ...first };
}

/** What kept a run from being whole is an error: no test was held there. */
function problemSuite(problems: readonly Problem[]): string {
  if (problems.length === 0) return '';
  const cases = problems.map(({ path, message, at }) => {
    const place = at ? `${path}:${at.line}:${at.column}` : path;
    return `    <testcase classname="convenant" name="${attribute(place)}" file="${attribute(path)}">\n      <error message="${attribute(message)}">${text(`${place}: ${message}`)}</error>\n    </testcase>\n`;
  });
  const n = problems.length;
  return `  <testsuite name="convenant" tests="${n}" failures="0" errors="${n}" skipped="0">\n${cases.join('')}  </testsuite>\n`;
}

/** What XML 1.0 cannot hold, in whatever way it is written. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function text(value: string): string {
  return value.replace(FORBIDDEN, '\ufffd').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** In an attribute a line end would be read as a space. */
function attribute(value: string): string {
  return text(value).replace(/\s+/g, ' ');
}
