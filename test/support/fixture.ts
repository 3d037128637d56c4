import { strict as assert } from 'node:assert';
import { LineIndex, type Range } from '../../server/src/text/lines.ts';

/** What a caret line says of the line above it: `   ^^^^ roles/holder warning: part of the message`. */
export interface Expected extends Range {
  code: string;
  /** Compared where the caret line names one. */
  level: string | undefined;
  /** Part of the message; compared where the caret line gives one. */
  message: string | undefined;
}

/** A finding as fixtures compare it; a `Finding` is one. */
export interface Found extends Range {
  code: string;
  level: string;
  message: string;
}

const MARK = /^(\s*)(\^+|\|) ([a-z][\w-]*\/[\w-]+)(?: (error|warning|information|hint))?(?:: (.*))?$/;

/**
 * Takes the marks out of a fixture. A line such as
 *
 *     De coördinator belt.
 *        ^^^^^^^^^^^ roles/undefined information: nergens staat
 *
 * expects a finding at the characters of the line above it that the carets stand under (columns count
 * UTF-16 units: an emoji takes two carets); `|` expects an empty range before the character under it.
 * Line endings of the text are kept.
 */
export function fixture(marked: string): { text: string; expected: Expected[] } {
  const kept: string[] = [];
  const expected: Expected[] = [];
  let lineStart = 0;
  let length = 0;
  for (const line of marked.split(/(?<=\n)/)) {
    const mark = MARK.exec(line.replace(/\r?\n$/, ''));
    if (!mark) {
      kept.push(line);
      lineStart = length;
      length += line.length;
      continue;
    }
    const [, indent = '', carets = '', code = '', level, message] = mark;
    const start = lineStart + indent.length;
    expected.push({ start, end: start + (carets === '|' ? 0 : carets.length), code, level, message });
  }
  return { text: kept.join(''), expected };
}

/**
 * Compares findings with what a fixture expects, and fails with what is missing and what is surplus
 * listed apart. Every finding counts once: a second one at the same place is surplus.
 * @param only leaves out of both what it does not match: a code, a criterion, or a test of the code
 */
export function compareFindings(
  text: string,
  expected: readonly Expected[],
  findings: readonly Found[],
  only?: string | ((code: string) => boolean),
): void {
  const wanted = typeof only === 'string' ? (code: string) => code === only || code.startsWith(`${only}/`) : (only ?? (() => true));
  const left = findings.filter((f) => wanted(f.code));
  const missing: Expected[] = [];
  for (const e of expected.filter((x) => wanted(x.code))) {
    const at = left.findIndex((f) => matches(e, f));
    if (at < 0) missing.push(e);
    else left.splice(at, 1);
  }
  if (missing.length === 0 && left.length === 0) return;
  const lines = new LineIndex(text);
  const report = [
    ...(missing.length > 0 ? ['missing:', ...missing.map((e) => `  ${show(lines, text, e)}`)] : []),
    ...(left.length > 0 ? ['surplus:', ...left.map((f) => `  ${show(lines, text, f)}`)] : []),
  ];
  assert.fail(report.join('\n'));
}

function matches(e: Expected, f: Found): boolean {
  return (
    e.code === f.code &&
    e.start === f.start &&
    e.end === f.end &&
    (e.level === undefined || e.level === f.level) &&
    (e.message === undefined || f.message.includes(e.message))
  );
}

function show(lines: LineIndex, text: string, at: Expected | Found): string {
  const { line, column } = lines.positionAt(at.start);
  const words = JSON.stringify(text.slice(at.start, at.end));
  return `${line + 1}:${column + 1} ${words} ${at.code}${at.level ? ` ${at.level}` : ''}${at.message ? `: ${at.message}` : ''}`;
}
