import { Reading } from '../document/document.ts';
import { CONFIGURATION_FILE, type Configuration, MISNAMED_FILE, NO_CONFIGURATION } from '../framework/configuration/configuration.ts';
import { isEmpty } from '../framework/configuration/merge.ts';
import { type ReadConfiguration, type Refusal, readConfiguration } from '../framework/configuration/read.ts';
import { MOST } from '../framework/configuration/shape.ts';
import { nearest } from '../framework/names.ts';
import type { DataProblem } from '../framework/reader.ts';
import type { Framework } from '../framework/types.ts';
import { parseBaseline } from './baseline.ts';
import { canonicalUri, type Files, folderOf, isYaml, resolveUri } from './files.ts';

/** The configuration that holds for a document, and the files that it comes from. */
export interface Decided {
  configuration: Configuration;
  /** How documents under it are read: the product's framework with what the configuration adds. */
  reading: Reading;
  /** The file that decided; undefined where none did. */
  file: string | undefined;
  /** That file and all that it extends. */
  files: readonly string[];
  /** Of all those files, and of those on the way to them that are misnamed. */
  problems: readonly DataProblem[];
}

/** A file read on its own, with what it extends. */
interface Loaded extends ReadConfiguration {
  /** The file and all that it extends, each once. */
  files: readonly string[];
}

/** Reading one file with all that it extends. */
interface Run {
  files: Set<string>;
  /** How many times a file was read: one that several extend counts each time. */
  reads: number;
  /** It goes deeper, or takes more files, than is read. */
  exceeded: boolean;
}

/** Finds, reads and remembers configuration files: the nearest one above a document decides, per folder. */
export class Configurations {
  readonly #loaded = new Map<string, Loaded>();
  readonly #decided = new Map<string, Decided>();
  readonly #byFolder = new Map<string, Decided>();
  /** Texts of files that are open in an editor: they go before what is on disk. */
  readonly #buffers = new Map<string, string>();
  /** By what is added to the framework: documents under equal configurations are read with one vocabulary. */
  #readings = new Map<string, Reading>();
  /** Those that were in use before the last change: most are again. */
  #before = new Map<string, Reading>();

  constructor(
    private readonly files: Files,
    private readonly shipped: Reading,
    /** Folders above which no configuration is looked for, and outside which nothing is extended. */
    private readonly roots: () => readonly string[],
  ) {}

  /** To be called when any configuration file may have changed. */
  forget(): void {
    this.#loaded.clear();
    this.#decided.clear();
    this.#byFolder.clear();
    if (this.#readings.size > 0) this.#before = this.#readings;
    this.#readings = new Map();
  }

  /** Takes the text of a file that is open in an editor; undefined when it is closed. True where that is another text than before. */
  buffer(uri: string, text: string | undefined): boolean {
    const before = this.#text(uri);
    if (text === undefined) this.#buffers.delete(uri);
    else this.#buffers.set(uri, text);
    return before !== this.#text(uri);
  }

  /** Takes the texts of files that are open in another's editor. */
  takeBuffers(other: Configurations): void {
    for (const [uri, text] of other.#buffers) this.#buffers.set(uri, text);
  }

  /** True for a YAML file that is open in an editor. */
  isBuffer(uri: string): boolean {
    return this.#buffers.has(uri);
  }

  /** The text of a configuration file as it counts now. */
  text(uri: string): string | undefined {
    return this.#text(uri);
  }

  decide(uri: string, fixed: string | undefined): Decided {
    if (fixed) return this.#open(fixed);
    const folder = folderOf(uri);
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const decided = this.#nearest(folder);
    this.#byFolder.set(folder, decided);
    return decided;
  }

  /** That a file is nearly named as a configuration, which then decides for nothing; nothing where one stands beside it. */
  misnamed(file: string): DataProblem[] {
    if (!file.endsWith(`/${MISNAMED_FILE}`) || !this.#stands(file) || this.#stands(folderOf(file) + CONFIGURATION_FILE)) return [];
    return [atStart(file, 'configuration/misnamed', { name: CONFIGURATION_FILE })];
  }

  /** What a file says by itself, with what it extends: also of a file that decides for no document yet. */
  read(file: string): ReadConfiguration & { files: readonly string[] } {
    return this.#load(file);
  }

  /** What a file said when it was read last; undefined where it was not read since something changed. */
  readBefore(file: string): ReadConfiguration | undefined {
    return this.#loaded.get(file);
  }

  /** YAML files that one can extend, as it would write them: in its own folder and the one above. */
  extensible(file: string): string[] {
    const folder = folderOf(file);
    const above = folderOf(folder.slice(0, -1));
    const named = (at: string, prefix: string): string[] =>
      this.#isInside(file, at)
        ? this.files
            .list(at)
            .filter(isYaml)
            .map((name) => prefix + name)
        : [];
    return [...named(folder, ''), ...named(above, '../')].filter((path) => resolveUri(file, path) !== file);
  }

  #nearest(start: string): Decided {
    const root = this.roots().find((r) => start.startsWith(r));
    const misnamed: DataProblem[] = [];
    const withMisnamed = (decided: Decided): Decided => {
      // One that is extended counts, whatever it is called.
      const idle = misnamed.filter(({ file }) => !decided.files.includes(file));
      return idle.length === 0 ? decided : { ...decided, problems: [...decided.problems, ...idle] };
    };
    let folder = start;
    for (let depth = 0; depth < 40 && folder !== ''; depth++) {
      const file = folder + CONFIGURATION_FILE;
      if (this.#stands(file)) return withMisnamed(this.#open(file));
      misnamed.push(...this.misnamed(folder + MISNAMED_FILE));
      if (root === undefined || folder.length <= root.length) break;
      folder = folderOf(folder.slice(0, -1));
    }
    return withMisnamed({ configuration: NO_CONFIGURATION, reading: this.shipped, file: undefined, files: [], problems: [] });
  }

  #stands(file: string): boolean {
    return this.#buffers.has(file) || this.files.exists(file);
  }

  #open(file: string): Decided {
    let decided = this.#decided.get(file);
    if (!decided) {
      const { configuration, framework, files } = this.#load(file);
      const problems = files.flatMap((one) => this.#load(one).problems);
      decided = { configuration, reading: this.#readingOf(configuration, framework), file, files, problems };
      this.#decided.set(file, decided);
    }
    return decided;
  }

  #readingOf({ extension }: Configuration, framework: Framework): Reading {
    if (isEmpty(extension)) return this.shipped;
    const key = JSON.stringify(extension);
    let reading = this.#readings.get(key) ?? this.#before.get(key);
    reading ??= new Reading(framework, this.shipped);
    this.#readings.set(key, reading);
    return reading;
  }

  #load(file: string): Loaded {
    let loaded = this.#loaded.get(file);
    if (!loaded) {
      const run: Run = { files: new Set(), reads: 0, exceeded: false };
      loaded = { ...this.#readFile(file, [], run).read, files: [...run.files] };
      this.#loaded.set(file, loaded);
    }
    return loaded;
  }

  /**
   * Reads a file as one of a chain, each extended by the one before.
   * @returns with `circle` the first in the chain that it leads back to, or the chain's length
   */
  #readFile(file: string, before: readonly string[], run: Run): { read: ReadConfiguration; circle: number } {
    const chain = [...before, file];
    run.files.add(file);
    run.reads++;
    let circle = chain.length;
    const extend = (target: string): { configuration: Configuration } | Refusal => {
      const found = this.#target(file, target);
      if (typeof found !== 'string') return found;
      const at = chain.indexOf(found);
      if (at >= 0) {
        circle = Math.min(circle, at);
        return { code: 'configuration/extends-circle' };
      }
      if (chain.length > MOST.depth || run.reads >= MOST.files) {
        run.exceeded = true;
        return { code: 'configuration/extends-bounds', parameters: { depth: String(MOST.depth), files: String(MOST.files) } };
      }
      const { read, circle: back } = this.#readFile(found, chain, run);
      if (before.length === 0 && run.exceeded)
        return { code: 'configuration/extends-bounds', parameters: { depth: String(MOST.depth), files: String(MOST.files) } };
      if (back >= chain.length) return read;
      // Every file of the circle leaves out what leads into it, whichever of them is read first.
      circle = Math.min(circle, back);
      return { code: 'configuration/extends-circle' };
    };
    const read = readConfiguration(file, this.#text(file) ?? '', this.shipped.framework, extend, (path) => this.#baseline(file, path));
    if (!this.#buffers.has(file) && this.files.isUtf8?.(file) === false) read.problems.unshift(atStart(file, 'configuration/encoding'));
    return { read, circle };
  }

  /** Where a path in `extends` leads: a YAML file of the workspace, or why not there. */
  #target(file: string, written: string): string | Refusal {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/|\\|~)/i.test(written)) return { code: 'configuration/extends-relative' };
    if (!isYaml(written)) return { code: 'configuration/extends-yaml' };
    const resolved = resolveUri(file, written);
    const uri = resolved && canonicalUri(resolved);
    if (uri === undefined || !this.#isInside(file, uri)) return { code: 'configuration/extends-outside' };
    if (this.#text(uri) !== undefined) return uri;
    const name = written.split('/').at(-1) ?? written;
    const near = nearest(name, this.files.list(folderOf(uri)).filter(isYaml));
    return { code: 'configuration/extends-missing', near: near && written.replace(/[^/]*$/, near) };
  }

  /** Where a path in `baseline` leads: a baseline in the workspace, or why not there. */
  #baseline(file: string, written: string): string | Refusal {
    const resolved = /^(?:[a-z][a-z0-9+.-]*:|\/|\\|~)/i.test(written) ? undefined : resolveUri(file, written);
    const uri = resolved && canonicalUri(resolved);
    if (uri === undefined || !/\.json$/i.test(written) || !this.#isInside(file, uri)) return { code: 'configuration/baseline-relative' };
    const text = this.files.read(uri);
    return text !== undefined && parseBaseline(text) ? uri : { code: 'configuration/baseline-missing' };
  }

  /** In a folder of the workspace, links resolved; without a workspace, in the file's own folder. */
  #isInside(file: string, uri: string): boolean {
    const roots = this.roots();
    const real = (address: string): string => this.files.real?.(address) ?? address;
    const folders = roots.some((root) => file.startsWith(root)) ? roots : [...roots, folderOf(file)];
    return folders.some((folder) => uri.startsWith(folder) && real(uri).startsWith(real(folder)));
  }

  #text(uri: string): string | undefined {
    return this.#buffers.get(uri) ?? this.files.read(uri);
  }
}

/** What is wrong with a file as a whole. */
function atStart(file: string, code: string, parameters: DataProblem['parameters'] = {}): DataProblem {
  return { file, range: { start: 0, end: 0 }, line: 1, column: 1, code, parameters, near: undefined };
}
