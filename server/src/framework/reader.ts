import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { Range } from '../text/lines.ts';
import { isTooDeep } from '../text/nesting.ts';
import { nearest } from './names.ts';
import { yamlFault } from './yaml-fault.ts';

/** What is wrong in a YAML file, and where; `range` in UTF-16 offsets of the file. */
export interface DataProblem {
  file: string;
  range: Range;
  /** One-based. */
  line: number;
  column: number;
  /** Key of its message (`configuration/unknown-key`), and what is filled in there; see `problemMessage`. */
  code: string;
  parameters: Readonly<Record<string, string>>;
  /** What may have been meant. */
  near: string | undefined;
}

/** So many problems of one file are told: whoever has more begins at the first. */
const MOST_PROBLEMS = 100;
/** So many keys of one mapping are read. */
const MOST_KEYS = 2000;

/**
 * Reads one YAML file field by field. What is wrong is collected with its place and the rest goes
 * on: a bad entry is left out, it never stops the run. Nothing throws.
 */
export class DataReader {
  readonly #lines = new LineCounter();
  readonly #root: Node | null;
  #count = 0;

  constructor(
    private readonly file: string,
    private readonly source: string,
    private readonly problems: DataProblem[],
  ) {
    if (isTooDeep(source)) {
      this.#root = null;
      this.#report({ start: 0, end: 0 }, 'configuration/too-deep', {}, undefined);
      return;
    }
    // Pretty errors hold a line of the text each, which takes beyond bounds where the line is long.
    const document = parseDocument(source, { lineCounter: this.#lines, uniqueKeys: true, prettyErrors: false });
    for (const error of [...document.errors, ...document.warnings]) {
      const { code, pos } = error;
      if (code === 'DUPLICATE_KEY')
        this.#report(keyAt(source, pos), 'configuration/duplicate-key', { name: wordsIn(source, pos) }, undefined);
      else this.#report({ start: pos[0], end: pos[1] }, 'configuration/syntax', { detail: yamlFault(error) }, undefined);
    }
    this.#root = document.contents as Node | null;
  }

  root(): Entry {
    const first = isMap(this.#root) ? (this.#root.items[0]?.key as Node | undefined) : undefined;
    return new Entry(this.#root, this, '', first);
  }

  /** Place of a value, without the space behind it; UTF-16 offsets of the file. */
  rangeOf(node: Node | null | undefined): Range {
    const [start = 0, valueEnd = start] = node?.range ?? [];
    const length = this.source.slice(start, valueEnd).trimEnd().length;
    return { start, end: start + length };
  }

  /** One-based line of an offset. */
  lineOf(offset: number): number {
    return Math.max(1, this.#lines.linePos(offset).line);
  }

  problem(node: Node | null | undefined, code: string, parameters: Readonly<Record<string, string>>, near: string | undefined): void {
    this.#report(this.rangeOf(node), code, { path: this.file.split('/').at(-1) ?? this.file, ...parameters }, near);
  }

  #report({ start, end }: Range, code: string, parameters: Readonly<Record<string, string>>, near: string | undefined): void {
    if (this.#count++ >= MOST_PROBLEMS) return;
    const range = { start: Math.min(start, this.source.length), end: Math.min(Math.max(start, end), this.source.length) };
    const { line, col } = this.#lines.linePos(range.start);
    this.problems.push({ file: this.file, range, line: Math.max(1, line), column: Math.max(1, col), code, parameters, near });
  }
}

/** The parser says where a key starts that stands twice, not where it ends. */
function keyAt(source: string, pos: readonly [number, number]): Range {
  return { start: pos[0], end: pos[0] + wordsIn(source, pos).length };
}

function wordsIn(source: string, [start]: readonly [number, number]): string {
  return /^[^\s:,{}[\]]{1,60}/.exec(source.slice(start, start + 60))?.[0] ?? '';
}

/** A value in a YAML file, with its path for messages (`elements.timing.cues`). */
export class Entry {
  constructor(
    private readonly node: Node | null | undefined,
    private readonly reader: DataReader,
    readonly path: string,
    /** What is pointed at where there is no value: its key, or what should have held it. */
    private readonly at: Node | null | undefined,
  ) {}

  /** False for a key without a value too, as an author leaves one for later. */
  get exists(): boolean {
    return this.node !== null && this.node !== undefined && !(isScalar(this.node) && this.node.value === null);
  }

  get isText(): boolean {
    return isScalar(this.node) && this.node.value !== null;
  }

  get isList(): boolean {
    return isSeq(this.node);
  }

  get isMapping(): boolean {
    return isMap(this.node);
  }

  /** Where it stands: offsets of the file, and its line, one-based. */
  get place(): Range & { line: number } {
    const range = this.reader.rangeOf(this.exists ? this.node : this.at);
    return { ...range, line: this.reader.lineOf(range.start) };
  }

  /** True where nothing is written: no value, or an empty one. */
  get empty(): boolean {
    return !this.exists || (isScalar(this.node) && (this.node.value === null || this.node.value === ''));
  }

  /** Reports a problem at this value, or at what should have held it. */
  problem(code: string, parameters: Readonly<Record<string, string>> = {}, near?: string): void {
    this.reader.problem(this.exists ? this.node : (this.at ?? this.node), code, { ...this.#named(), ...parameters }, near);
  }

  /** Reports a problem at the key that names this value. */
  keyProblem(code: string, parameters: Readonly<Record<string, string>> = {}, near?: string): void {
    this.reader.problem(this.at ?? this.node, code, { ...this.#named(), ...parameters }, near);
  }

  get(key: string): Entry {
    const pair = this.#pairs().find((item) => isScalar(item.key) && item.key.value === key);
    const path = this.path ? `${this.path}.${key}` : key;
    if (pair) return new Entry(pair.value as Node | null, this.reader, path, pair.key as Node);
    return new Entry(undefined, this.reader, path, (this.at === this.node ? undefined : this.at) ?? this.#firstKey() ?? this.node);
  }

  /** The keys of a mapping, each with its value; none where this is no mapping. */
  entries(): [string, Entry][] {
    if (!this.exists) return [];
    if (!isMap(this.node)) {
      this.problem('configuration/expected-mapping');
      return [];
    }
    const pairs = this.#pairs();
    if (pairs.length > MOST_KEYS) this.keyProblem('configuration/too-many', { most: String(MOST_KEYS) });
    return pairs.slice(0, MOST_KEYS).flatMap((item): [string, Entry][] => {
      // A mapping as a key is no name, and writing one out takes time beyond bounds where they nest.
      if (!isScalar(item.key)) {
        this.reader.problem(item.key as Node | null, 'configuration/expected-key', {}, undefined);
        return [];
      }
      const key = String(item.key.value);
      return [[key, new Entry(item.value as Node | null, this.reader, this.path ? `${this.path}.${key}` : key, item.key)]];
    });
  }

  /** The values of a list; none where this is no list, or none of the first `most` where there are more. */
  items(most = Number.POSITIVE_INFINITY): Entry[] {
    if (!this.exists) return [];
    if (!isSeq(this.node)) {
      this.problem('configuration/expected-list');
      return [];
    }
    if (this.node.items.length > most) this.keyProblem('configuration/too-many', { most: String(most) });
    return this.node.items
      .slice(0, most)
      .map((item, i) => new Entry(item as Node, this.reader, `${this.path}[${i}]`, (item as Node) ?? this.at));
  }

  /** A non-empty text; `undefined`, with a problem, where it is something else. */
  text(longest = Number.POSITIVE_INFINITY): string | undefined {
    if (isScalar(this.node) && (typeof this.node.value === 'string' || typeof this.node.value === 'number')) {
      const text = String(this.node.value).trim();
      if (text.length > longest) {
        this.problem('configuration/too-long', { most: String(longest) });
        return undefined;
      }
      if (text !== '') return text;
    }
    this.problem(this.exists ? 'configuration/expected-text' : 'configuration/missing');
    return undefined;
  }

  optionalText(longest = Number.POSITIVE_INFINITY): string | undefined {
    return this.exists ? this.text(longest) : undefined;
  }

  flag(otherwise: boolean): boolean {
    if (!this.exists) return otherwise;
    if (isScalar(this.node) && typeof this.node.value === 'boolean') return this.node.value;
    this.problem('configuration/expected-flag');
    return otherwise;
  }

  texts(most = Number.POSITIVE_INFINITY, longest = Number.POSITIVE_INFINITY): string[] {
    return this.items(most).flatMap((item) => {
      const text = item.text(longest);
      return text === undefined ? [] : [text];
    });
  }

  oneOf<T extends string>(allowed: readonly T[]): T | undefined {
    const text = this.text();
    if (text === undefined) return undefined;
    if ((allowed as readonly string[]).includes(text)) return text as T;
    this.problem('configuration/not-one-of', { value: short(text), names: allowed.join(', ') }, nearest(text, allowed));
    return undefined;
  }

  /** Reports keys that are not known, with the nearest that is. */
  onlyKeys(known: readonly string[]): void {
    for (const [key, entry] of this.entries())
      if (!known.includes(key))
        entry.keyProblem('configuration/unknown-key', { name: short(key), names: known.join(', ') }, nearest(key, known));
  }

  #pairs(): readonly Pair[] {
    return isMap(this.node) ? this.node.items : [];
  }

  /** The root has no path: it is called by the file's name. */
  #named(): Record<string, string> {
    return this.path === '' ? {} : { path: this.path };
  }

  #firstKey(): Node | undefined {
    const [first] = this.#pairs();
    return first && isScalar(first.key) ? first.key : undefined;
  }
}

/** As much of a text as a message can hold. */
export function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
