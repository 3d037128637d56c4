import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Range } from '../text/lines.ts';

/** What is wrong in a YAML file, and where; `range` in UTF-16 offsets of the file. */
export interface DataProblem {
  file: string;
  range: Range;
  /** One-based. */
  line: number;
  column: number;
  message: string;
}

/**
 * Reads one YAML file field by field. What is wrong is collected with its place and the rest goes
 * on: a bad entry is left out, it never stops the run. Nothing throws.
 */
export class DataReader {
  readonly #lines = new LineCounter();
  readonly #root: Node | null;

  constructor(
    private readonly file: string,
    source: string,
    private readonly problems: DataProblem[],
  ) {
    const document = parseDocument(source, { lineCounter: this.#lines, uniqueKeys: true });
    for (const error of [...document.errors, ...document.warnings])
      this.#report(error.pos[0], error.pos[1], error.message.split('\n')[0] as string);
    this.#root = document.contents as Node | null;
  }

  root(): Entry {
    return new Entry(this.#root, this, '', undefined);
  }

  problem(node: Node | null | undefined, message: string): void {
    const range = node?.range ?? [0, 0];
    this.#report(range[0], range[1] ?? range[0], message);
  }

  #report(start: number, end: number, message: string): void {
    const { line, col } = this.#lines.linePos(start);
    this.problems.push({ file: this.file, range: { start, end }, line: Math.max(1, line), column: Math.max(1, col), message });
  }
}

/** A value in a YAML file, with its path for messages (`elements.timing.cues`). */
export class Entry {
  constructor(
    private readonly node: Node | null | undefined,
    private readonly reader: DataReader,
    private readonly path: string,
    private readonly parent: Node | null | undefined,
  ) {}

  get exists(): boolean {
    return this.node !== null && this.node !== undefined;
  }

  /** True where nothing is written: no value, or an empty one. */
  get empty(): boolean {
    return !this.exists || (isScalar(this.node) && (this.node.value === null || this.node.value === ''));
  }

  /** Reports a problem at this value, or at what should have held it. */
  problem(message: string): void {
    this.reader.problem(this.node ?? this.parent, this.path ? `${this.path}: ${message}` : message);
  }

  get(key: string): Entry {
    const map = isMap(this.node) ? (this.node as YAMLMap) : undefined;
    const value = map?.get(key, true) as Node | undefined;
    return new Entry(value, this.reader, this.path ? `${this.path}.${key}` : key, this.node ?? this.parent);
  }

  /** The keys of a mapping, each with its value; none where this is no mapping. */
  entries(): [string, Entry][] {
    if (!this.exists) return [];
    if (!isMap(this.node)) {
      this.problem('expected a mapping, such as `key: value`');
      return [];
    }
    return (this.node as YAMLMap).items.flatMap((item): [string, Entry][] => {
      // A mapping as a key is no name, and writing one out takes time beyond bounds where they nest.
      if (!isScalar(item.key)) {
        this.reader.problem(item.key as Node | null, 'expected a text as key');
        return [];
      }
      const key = String(item.key.value);
      return [[key, new Entry(item.value as Node, this.reader, this.path ? `${this.path}.${key}` : key, this.node)]];
    });
  }

  items(): Entry[] {
    if (!this.exists) return [];
    if (!isSeq(this.node)) {
      this.problem('expected a list, such as `[one, two]`');
      return [];
    }
    return this.node.items.map((item, i) => new Entry(item as Node, this.reader, `${this.path}[${i}]`, this.node));
  }

  /** A non-empty text; `undefined`, with a problem, where it is something else. */
  text(): string | undefined {
    if (isScalar(this.node) && (typeof this.node.value === 'string' || typeof this.node.value === 'number')) {
      const text = String(this.node.value).trim();
      if (text !== '') return text;
    }
    this.problem(this.exists ? 'expected a text' : 'is missing; expected a text');
    return undefined;
  }

  optionalText(): string | undefined {
    return this.exists ? this.text() : undefined;
  }

  flag(otherwise: boolean): boolean {
    if (!this.exists) return otherwise;
    if (isScalar(this.node) && typeof this.node.value === 'boolean') return this.node.value;
    this.problem('expected `true` or `false`');
    return otherwise;
  }

  texts(): string[] {
    return this.items().flatMap((item) => {
      const text = item.text();
      return text === undefined ? [] : [text];
    });
  }

  oneOf<T extends string>(allowed: readonly T[]): T | undefined {
    const text = this.text();
    if (text === undefined) return undefined;
    if ((allowed as readonly string[]).includes(text)) return text as T;
    this.problem(`"${text}" is not one of ${allowed.join(', ')}`);
    return undefined;
  }

  /** Reports keys that are not known, with the nearest that is. */
  onlyKeys(known: readonly string[]): void {
    for (const [key, entry] of this.entries()) if (!known.includes(key)) entry.problem(`unknown key; expected one of ${known.join(', ')}`);
  }
}
