import { accessSync, constants } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportedBetween } from '../report/reported.ts';
import { type BaselineContent, baselineName, codeOf, knownAs, parseBaseline } from '../workspace/baseline.ts';
import { type Given, isGiven, optionValue, UsageError } from './arguments.ts';
import { existing, readText, reason, shown, writeText } from './files.ts';
import { configurationHere } from './here.ts';
import type { Session } from './io.ts';
import { unwritable } from './output.ts';

interface Named {
  code: string;
  fingerprint?: string | undefined;
}

/** What a run looked at, as far as that tells whether an entry of a baseline still fits. */
export interface Extent {
  /** True where all findings on a document, by its absolute path, were told to the baseline; for one that is gone, where it would have been. */
  covers(file: string): boolean;
}

/**
 * Findings that are known and accepted, by their content: they are not told and do not count. A finding keeps its
 * name when lines move or articles are numbered anew, and a document is known again under another name by
 * the findings that it has; a finding that is not in the file is told, whatever it looks like.
 */
export class Baseline {
  readonly #documents: Map<string, readonly string[]>;
  readonly #between: BaselineContent['between'];
  readonly #matched = new Map<string, Set<string>>();
  readonly #matchedBetween = new Set<string>();
  readonly #found: BaselineContent = { version: 1, documents: {}, between: [] };
  /** Documents that were known again, by the path under which the file knows them. */
  readonly #renamed = new Map<string, string>();
  readonly #folder: string;

  private constructor(
    private readonly file: string,
    content: BaselineContent,
    /** What is found is taken up in the file: nothing is told. */
    readonly updates: boolean,
  ) {
    this.#folder = dirname(file);
    this.#documents = new Map(Object.entries(content.documents).map(([path, findings]) => [path, [...new Set(findings)]]));
    this.#between = content.between;
  }

  /** @throws UsageError where the file is not there or cannot be read as a baseline */
  static of(given: Given, session: Session): Baseline | undefined {
    const { io } = session;
    const updates = isGiven(given, 'update-baseline');
    const name = baselineNamed(given, session);
    if (name === undefined) {
      if (updates) throw new UsageError('baseline/needs-file');
      return undefined;
    }
    const file = resolve(io.cwd, name);
    if (updates) mustBeWritable(file, name);
    if (updates && existing(file) === undefined) return new Baseline(file, { version: 1, documents: {}, between: [] }, true);
    let text: string;
    try {
      text = readText(file);
    } catch (error) {
      throw new UsageError('baseline/unreadable', { name, detail: reason(error) });
    }
    const content = parseBaseline(text);
    if (!content) throw new UsageError('baseline/shape', { name });
    return new Baseline(file, content, updates);
  }

  /** Which findings on a document are to be told: those that the baseline does not know. */
  fresh(file: string, findings: readonly Named[]): boolean[] {
    const names = findings.map(baselineName);
    const path = shown(file, this.#folder);
    if (names.length > 0) this.#found.documents[path] = names;
    const known = this.#knownAs(path, new Set(names));
    const entries = known === undefined ? undefined : this.#documents.get(known);
    if (known !== undefined) this.#matched.set(known, new Set(names.filter((name) => entries?.includes(name))));
    return names.map((name) => !this.updates && !this.#matched.get(known ?? '')?.has(name));
  }

  /** Which findings between documents are to be told. */
  freshBetween(findings: readonly ReportedBetween[], cwd: string): boolean[] {
    return findings.map((one) => {
      const finding = baselineName(one);
      this.#found.between.push({ finding, paths: one.places.map(({ path }) => shown(resolve(cwd, path), this.#folder)) });
      const known = this.#between.some((entry) => entry.finding === finding);
      if (known) this.#matchedBetween.add(finding);
      return !this.updates && !known;
    });
  }

  /** Entries that fit nothing any more, with the document where they stood. */
  stale({ covers }: Extent): { path: string; code: string }[] {
    const documents = [...this.#documents].flatMap(([path, findings]) => {
      if (!this.#judges(path, covers)) return [];
      return findings.filter((finding) => !this.#matched.get(path)?.has(finding)).map((finding) => ({ path, code: codeOf(finding) }));
    });
    const between = this.#between
      .filter(({ finding, paths }) => paths.every((path) => this.#judges(path, covers)) && !this.#matchedBetween.has(finding))
      .map(({ finding, paths: [path = ''] }) => ({ path, code: codeOf(finding) }));
    return [...documents, ...between];
  }

  /**
   * Writes what was found, and leaves in what this run did not look at.
   * @returns how many findings the file holds now
   * @throws UsageError where the file cannot be written
   */
  write({ covers }: Extent, name: string): number {
    const kept = [...this.#documents]
      .filter(([path]) => !this.#judges(path, covers))
      .map(([path, findings]) => [path, [...findings]] as const);
    const documents = [...kept, ...Object.entries(this.#found.documents)].sort(([a], [b]) => (a < b ? -1 : 1));
    const found = new Set(this.#found.between.map(({ finding }) => finding));
    const between = [
      ...this.#between.filter(({ finding, paths }) => !found.has(finding) && !paths.every((path) => this.#judges(path, covers))),
      ...this.#found.between,
    ].sort((a, b) => (a.finding < b.finding ? -1 : 1));
    try {
      writeText(
        this.file,
        `${JSON.stringify({ version: 1, documents: Object.fromEntries(documents), between } satisfies BaselineContent, null, 2)}\n`,
      );
    } catch (error) {
      throw unwritable(name, error);
    }
    return documents.reduce((sum, [, findings]) => sum + findings.length, between.length);
  }

  /** True where this run tells whether the entries of a document still fit. */
  #judges(path: string, covers: Extent['covers']): boolean {
    return this.#matched.has(path) || covers(resolve(this.#folder, path));
  }

  /** The path under which the file knows a document. */
  #knownAs(path: string, names: ReadonlySet<string>): string | undefined {
    const isGone = (other: string): boolean => !this.#renamed.has(other) && existing(resolve(this.#folder, other)) === undefined;
    const known = knownAs(path, names, this.#documents, isGone);
    if (known !== undefined && known !== path) this.#renamed.set(known, path);
    return known;
  }
}

/** What is found is told and taken up at the end, so that the file can be written is looked at before. @throws UsageError where it cannot */
function mustBeWritable(file: string, name: string): void {
  try {
    accessSync(existing(file) === undefined ? dirname(file) : file, constants.W_OK);
  } catch (error) {
    throw unwritable(name, error);
  }
}

/** The file that is asked for, as it is shown; where a baseline is only to be updated, that of the configuration. */
export function baselineNamed(given: Given, session: Session): string | undefined {
  const name = optionValue(given, 'baseline');
  if (name !== undefined || !isGiven(given, 'update-baseline')) return name;
  const { baseline } = configurationHere(session).configuration;
  return baseline && shown(fileURLToPath(baseline), session.io.cwd);
}
