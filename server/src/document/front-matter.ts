import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { FRONT_MATTER_KEYS, KIND_NAMES, nameOf, nearest, PROFILE_NAMES, STATUS_NAMES } from '../framework/names.ts';
import type { Kind, Language, Profile, Status } from '../framework/types.ts';
import { yamlFault } from '../framework/yaml-fault.ts';
import type { Range } from '../text/lines.ts';

/** A text in the front matter, with its place. */
export interface FrontMatterText {
  text: string;
  range: Range;
}

/** A value in the front matter: a text, a list or a mapping. What it is not is empty. */
export interface FrontMatterValue extends FrontMatterText {
  items: FrontMatterValue[];
  entries: { key: FrontMatterText; value: FrontMatterValue }[];
}

/** A key of the front matter with the places of key and value; `name` is its English name. */
export interface FrontMatterField extends FrontMatterValue {
  name: string;
  key: Range;
  value: Range;
}

/** Something wrong in the front matter, as a message key with its parameters. */
export interface FrontMatterProblem {
  code: string;
  range: Range;
  parameters: Record<string, string>;
  /** What would be right in its place. */
  replacement: string | undefined;
}

export interface FrontMatter extends Range {
  fields: Map<string, FrontMatterField>;
  kind: Kind | undefined;
  language: Language | undefined;
  status: Status | undefined;
  profile: Profile | undefined;
  problems: FrontMatterProblem[];
}

const LANGUAGE_NAMES: Record<Language, readonly string[]> = {
  nl: ['nl', 'nl-nl', 'nl-be', 'nederlands', 'dutch'],
  en: ['en', 'en-gb', 'en-us', 'engels', 'english'],
};

/** More than this is not read: what YAML costs grows with the square of some texts. */
const LONGEST = 40_000;
/** `integration: {clinical: {now: alignment}}`. */
const DEEPEST = 3;
const CLOSED = /[\r\n](?:---|\.\.\.)[ \t]*$/;
/** What is typed for the line that closes it: too many dashes or too few, or long ones. */
const NEARLY_CLOSED = /(?<=[\r\n])(?:-{2,}|[–—]+)(?=[ \t]*$)/;

/** Reads front matter, `---` lines included. Never throws; what is wrong is in `problems`. */
export function readFrontMatter(source: string, base: number): FrontMatter {
  const matter: FrontMatter = {
    start: base,
    end: base + source.length,
    fields: new Map(),
    kind: undefined,
    language: undefined,
    status: undefined,
    profile: undefined,
    problems: [],
  };
  const open = /^---[ \t]*(?:\r\n|\n|\r)/.exec(source)?.[0].length ?? 0;
  // YAML 1.2 ends lines at a lone CR as well, its parser does not; the length stays, and so do offsets.
  const body = source
    .slice(open)
    .replace(/(?:---|\.\.\.)[ \t]*$/, '')
    .replace(NEARLY_CLOSED, '')
    .replace(/\r(?!\n)/g, '\n');
  const offset = base + open;
  if (body.length > LONGEST) {
    const range = { start: base, end: base + 3 };
    matter.problems.push({
      code: 'front-matter/syntax',
      range,
      parameters: { detail: 'yaml/too-long', most: String(LONGEST) },
      replacement: undefined,
    });
  }
  const yaml = parseDocument(body.slice(0, LONGEST), { lineCounter: new LineCounter(), uniqueKeys: false });
  // What follows the first error is nearly always its consequence, as are all of them where the end is not where it should be.
  const closed = CLOSED.test(source);
  for (const error of closed ? yaml.errors.slice(0, 1) : []) {
    const start = Math.min(error.pos[0], body.trimEnd().length);
    matter.problems.push({
      code: 'front-matter/syntax',
      range: { start: offset + start, end: offset + Math.max(start, Math.min(error.pos[1], body.trimEnd().length)) },
      parameters: { detail: yamlFault(error) },
      replacement: undefined,
    });
  }
  if (!closed) {
    const nearly = NEARLY_CLOSED.exec(source);
    const start = base + (nearly?.index ?? 0);
    const range = { start, end: start + (nearly?.[0].length ?? 3) };
    matter.problems.push({ code: 'front-matter/unclosed', range, parameters: {}, replacement: nearly ? '---' : undefined });
  }
  if (isMap(yaml.contents))
    for (const item of yaml.contents.items) addField(matter, item.key as Node, item.value as Node | null, body, offset);
  readValues(matter);
  return matter;
}

function addField(matter: FrontMatter, key: Node, value: Node | null, body: string, offset: number): void {
  if (!isScalar(key)) return;
  const written = String(key.value).toLowerCase();
  const name = Object.keys(FRONT_MATTER_KEYS).find((k) => (FRONT_MATTER_KEYS[k] as readonly string[]).includes(written));
  const range = rangeOf(key, offset);
  if (!name) {
    // Other keys are the author's own; only what is nearly one of ours is pointed out.
    const near = nearest(written, Object.values(FRONT_MATTER_KEYS).flat());
    // `organisation` is a word of its own, not a misspelt `organisation-type`.
    if (near && written.length > 4 && !near.startsWith(`${written}-`))
      matter.problems.push({ code: 'front-matter/unknown-key', range, parameters: { name: written, nearest: near }, replacement: near });
    return;
  }
  // An empty value has no characters to point at: the key stands for it.
  const [start, end] = value?.range ?? [0, 0];
  const source = body.slice(start, end).trimEnd();
  const at = source === '' ? range : { start: offset + start, end: offset + start + source.length };
  const field = {
    ...matterOf(value, offset, DEEPEST),
    name,
    key: range,
    value: at,
    range: at,
    text: textOf(value) || (isScalar(value) ? '' : source),
  };
  if (matter.fields.has(name))
    matter.problems.push({ code: 'front-matter/duplicate-key', range, parameters: { name: written }, replacement: undefined });
  else matter.fields.set(name, field);
}

function readValues(matter: FrontMatter): void {
  matter.kind = oneOf(matter, 'document', KIND_NAMES);
  matter.language = oneOf(matter, 'language', LANGUAGE_NAMES);
  matter.status = oneOf(matter, 'status', STATUS_NAMES);
  matter.profile = oneOf(matter, 'profile', PROFILE_NAMES);
  for (const name of ['date', 'review-by', 'ends']) {
    const field = matter.fields.get(name);
    if (!field || field.text === '' || isDate(field.text)) continue;
    matter.problems.push({ code: 'front-matter/date', range: field.value, parameters: { value: field.text }, replacement: undefined });
  }
}

/** True for a year, a month or a day that exists, written as year-month-day. */
function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [year, month = 1, day = 1] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  // The day 0 of the next month is the last of this one.
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year ?? 0, month, 0)).getUTCDate();
}

function oneOf<K extends string>(matter: FrontMatter, name: string, table: Readonly<Record<K, readonly string[]>>): K | undefined {
  const field = matter.fields.get(name);
  if (!field) return undefined;
  const key = nameOf(table, field.text);
  if (key) return key;
  const names = (Object.values(table) as string[][]).flat();
  const near = nearest(field.text, names);
  matter.problems.push({
    code: `front-matter/${name}`,
    range: field.value,
    parameters: { value: field.text, nearest: near ?? '', names: (Object.values(table) as string[][]).map((n) => n[0]).join(', ') },
    replacement: near,
  });
  return undefined;
}

/** A value with what is in it, as deep as any key needs: more is not read, as authors nest what they like. */
function matterOf(node: Node | null, offset: number, depth: number): FrontMatterValue {
  const within = (inner: unknown): FrontMatterValue => matterOf(inner as Node | null, offset, depth - 1);
  return {
    text: textOf(node),
    range: node ? rangeOf(node, offset) : { start: offset, end: offset },
    items: depth > 0 && isSeq(node) ? node.items.map(within) : [],
    entries:
      depth > 0 && isMap(node)
        ? node.items.flatMap(({ key, value }) => (isScalar(key) ? [{ key: within(key), value: within(value) }] : []))
        : [],
  };
}

function textOf(node: Node | null | undefined): string {
  if (!isScalar(node)) return '';
  return (node.source ?? String(node.value ?? '')).trim();
}

function rangeOf(node: Node, offset: number): Range {
  return { start: offset + (node.range?.[0] ?? 0), end: offset + (node.range?.[1] ?? 0) };
}
