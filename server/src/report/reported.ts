import type { Assessment, Finding } from '../checks/finding.ts';
import type { DocumentModel } from '../document/model.ts';
import { type Framework, type Kind, type Language, LEVELS, type Level, type Profile, type Status } from '../framework/types.ts';
import { LineIndex } from '../text/lines.ts';

/** One checked document, as every report tells of it. */
export interface Reported {
  /** Relative to the working directory, with `/`. */
  path: string;
  /** Undefined where the front matter means to name a kind but names none that is known. */
  kind: Kind | undefined;
  language: Language;
  status: Status;
  profile: Profile;
  /** What the offsets of findings count in. */
  lines: LineIndex;
  /** In order of place and code. */
  findings: readonly Finding[];
  assessments: readonly Assessment[];
  /** What was read, for fixes and fingerprints. */
  model: DocumentModel;
  /** What it was read with: the configuration may add to the product's. */
  framework: Framework;
}

/** A finding between documents, with all its ends; the first is where it belongs most. */
export interface ReportedBetween {
  code: string;
  level: Level;
  message: string;
  /** One-based; columns in UTF-16 units. */
  places: readonly { path: string; line: number; column: number }[];
  decidedBy: Finding['decidedBy'];
  /** Names it by its content, whatever its documents are called. */
  fingerprint: string;
  review?: Finding['review'];
}

/** Something that kept the run from being whole: an unreadable file, an error in a configuration. */
export interface Problem {
  path: string;
  message: string;
  /** One-based, where the problem has a place. */
  at: { line: number; column: number } | undefined;
}

/** What the run came to. */
export interface Totals {
  documents: number;
  levels: Record<Level, number>;
  /** Changes that `--fix` made, and in how many documents. */
  fixed: { changes: number; documents: number };
  /** Findings that a baseline knows, which are neither told nor counted. */
  known: number;
  /** Hints that are findings on which the review decided: they fail no run. */
  settled: number;
  /** The code of a finding that was told of, to show how one is explained. */
  example: string | undefined;
  /** What is said where there are no documents. */
  nothing: 'cli/none' | 'cli/nothing-checked' | 'changed/none';
  /** Every code that was told of. */
  codes: Set<string>;
}

export function noTotals(): Totals {
  return {
    documents: 0,
    levels: { error: 0, warning: 0, information: 0, hint: 0 },
    fixed: { changes: 0, documents: 0 },
    known: 0,
    settled: 0,
    example: undefined,
    nothing: 'cli/none',
    codes: new Set(),
  };
}

/** Adds a document to what a run came to. */
export function count(totals: Totals, findings: readonly (Pick<Finding, 'code' | 'level' | 'criterion'> & { settled: boolean })[]): void {
  totals.documents++;
  totals.settled += findings.filter(({ settled }) => settled).length;
  countAll(totals, findings);
  totals.example ??= (findings.find((finding) => finding.criterion) ?? findings[0])?.code;
}

/** Adds findings between documents to what a run came to. */
export function countBetween(totals: Totals, between: readonly ReportedBetween[]): void {
  countAll(totals, between);
  totals.settled += between.filter(({ review }) => review?.settled).length;
  totals.example ??= between[0]?.code;
}

function countAll(totals: Totals, findings: readonly Pick<Finding, 'code' | 'level'>[]): void {
  for (const { code, level } of findings) {
    totals.levels[level]++;
    totals.codes.add(code);
  }
}

interface RenderedFinding {
  text: string | undefined;
  once?: { key: string; text: string } | undefined;
  merge?: Merge | undefined;
}

/** How a finding is told in one line with others of its key, where these are many. */
export interface Merge {
  key: string;
  /** The message for all of them, with `{count}`, `{words}` and `{line}`, and what stands around it. */
  message: string;
  around: readonly [before: string, after: string];
  /** Its own words, and its line. */
  words: string;
  line: number;
}

/** From so many on, findings that can be told in one line are; so many of them are quoted there. */
const MANY = 3;
const MOST_QUOTED = 4;

/** A document as a report tells of it, finding by finding: some may turn out not to stand among the other documents. */
export interface Rendered {
  head: string;
  /** In the order of the document's findings; no text where the form leaves one out. `once` follows the first that has its key. */
  findings: readonly RenderedFinding[];
  glue: string;
  tail: string;
  /** Written where no finding is left too. */
  always: boolean;
}

/** The text of a document. */
export function written({ head, findings, glue, tail, always }: Rendered): string {
  const told = new Set<string>();
  const groups = new Map<string, Merge[]>();
  for (const { text, merge } of findings) if (text !== undefined && merge) groups.set(merge.key, [...(groups.get(merge.key) ?? []), merge]);
  const texts = findings.flatMap(({ text: own, once, merge }) => {
    if (own === undefined) return [];
    const group = groups.get(merge?.key ?? '') ?? [];
    if (group.length >= MANY && group[0] !== merge) return [];
    const text = group.length >= MANY ? merged(group) : own;
    const first = once !== undefined && !told.has(once.key);
    if (once) told.add(once.key);
    return [first ? text + once.text : text];
  });
  return texts.length > 0 || always ? head + texts.join(glue) + tail : '';
}

function merged(group: readonly Merge[]): string {
  const { message = '', around: [before, after] = ['', ''] } = group[0] ?? {};
  const quoted = group.slice(0, MOST_QUOTED).map(({ words }) => words);
  const values: Readonly<Record<string, string>> = {
    count: String(group.length),
    words: [...quoted, ...(group.length > MOST_QUOTED ? ['…'] : [])].join(', '),
    line: String(group.at(-1)?.line),
  };
  return before + message.replace(/\{(count|words|line)\}/g, (_, name: string) => values[name] ?? '') + after;
}

/** What a form of output is set by; not every form has a use for all of it. */
export interface FormOptions {
  framework: Framework;
  ui: Language;
  /** Of the product. */
  version: string;
  /** For a terminal that shows them. */
  colours: boolean;
  /** Errors and warnings only, and no closing lines. */
  quiet: boolean;
  /** From which level a finding counts as a failure. */
  failOn: FailOn;
  /** How a file's address is shown, where which configuration file decided a finding is told too. */
  files: ((uri: string) => string) | undefined;
  /** What explains codes that come from a configuration: its criteria are not the product's. */
  explained: () => Framework;
}

/** The level from which findings fail a run. */
export type FailOn = (typeof FAIL_ON)[number];
export const FAIL_ON = [...LEVELS, 'never'] as const;

/** True where a finding of this level fails a run: `never` is beyond all of them. */
export function fails(level: Level, failOn: FailOn): boolean {
  return failOn !== 'never' && LEVELS.indexOf(level) <= LEVELS.indexOf(failOn);
}

/** A form of output: text to write as it is. Documents come in the order of their paths and know nothing of each other. */
export interface Reporter {
  begin(): string;
  document(reported: Reported): Rendered;
  /** The text of a document, of what is left of it; `written` where a form needs no more than that. */
  write?(rendered: Rendered): string;
  /** Stands between two documents. */
  separator: string;
  end(totals: Totals, problems: readonly Problem[], between: readonly ReportedBetween[]): string;
}

/** One-based place of an offset: lines, and columns in UTF-16 units. */
export function placeOf(lines: LineIndex, offset: number): { line: number; column: number } {
  const { line, column } = lines.positionAt(offset);
  return { line: line + 1, column: column + 1 };
}

/** The order in which findings between documents are listed. */
export function byFirstPlace(a: Pick<ReportedBetween, 'places' | 'code'>, b: Pick<ReportedBetween, 'places' | 'code'>): number {
  const [one, other] = [a.places[0], b.places[0]];
  if (!one || !other) return 0;
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return one.line - other.line || one.column - other.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

/** Findings as reports list them: by place, then by code (design §7). The core orders by end before code. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.start - b.start || (a.code < b.code ? -1 : a.code > b.code ? 1 : a.end - b.end));
}

/** Makes what reports need of what a check gave. `kind` is not the model's where the document misspells its own. */
export function reported(
  path: string,
  model: DocumentModel,
  checked: { framework: Framework; profile: Profile; findings: readonly Finding[]; assessments: readonly Assessment[] },
  kind: Kind | undefined,
): Reported {
  return {
    path,
    kind,
    language: model.language,
    status: model.status,
    profile: checked.profile,
    lines: new LineIndex(model.text),
    findings: inOrder(checked.findings),
    assessments: checked.assessments,
    model,
    framework: checked.framework,
  };
}
