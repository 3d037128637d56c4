import { type Finding, ofFile, PLAIN, type References, type Settings } from '../checks/finding.ts';
import { check, type Result, sayer } from '../checks/run.ts';
import { type Reading, SourceDocument } from '../document/document.ts';
import type { FrontMatter } from '../document/front-matter.ts';
import type { DocumentModel } from '../document/model.ts';
import { levelsFor, mergeLevels } from '../framework/configuration/levels.ts';
import { nearest } from '../framework/names.ts';
import type { Framework, Kind, Profile } from '../framework/types.ts';
import { difference, type TextEdit } from '../text/edits.ts';
import { Configurations, type Decided } from './configurations.ts';
import { type Files, folderOf, resolveUri } from './files.ts';
import { mappedByTail, mappedKind, PREFERENCES, type Preferences } from './settings.ts';

/** A larger text gets one visible message and no checks (design §3). */
export const LARGEST = 5 * 1024 * 1024;

/** Files outside the set whose ids are kept, for links to them. */
const MOST_FOREIGN = 50;

/** What is known of one document in one version. */
export interface Checked {
  model: DocumentModel;
  result: Result;
  profile: Profile;
  configuration: Decided;
}

interface Entry {
  document: Held;
  /** Open in an editor: its text goes before the file's. */
  open: boolean;
  checked: Checked | undefined;
  /** Addresses that its references lead to: when one changes, it is checked again. */
  targets: Set<string>;
}

/**
 * A document under its configuration. When that changes, it is read anew only once it is asked for:
 * a configuration that is being typed changes with every keystroke, and holds for a whole workspace.
 */
class Held {
  #document: SourceDocument;
  #stale = false;

  /** @param mapped the kind that configuration gives it */
  constructor(
    private reading: Reading,
    text: string,
    private mapped: Kind | undefined,
  ) {
    this.#document = new SourceDocument(reading, text, mapped);
  }

  /** Another configuration may hold for it now. */
  place(reading: Reading, mapped: Kind | undefined): void {
    if (reading === this.reading && mapped === this.mapped) return;
    this.reading = reading;
    this.mapped = mapped;
    this.#stale = true;
  }

  get text(): string {
    return this.#document.text;
  }

  get frontMatter(): FrontMatter | undefined {
    return this.#document.frontMatter;
  }

  get claimsKind(): boolean {
    return this.#document.claimsKind;
  }

  get kind(): Kind | undefined {
    return this.frontMatter?.kind ?? this.mapped;
  }

  get model(): DocumentModel | undefined {
    return this.kind && this.#now().model;
  }

  edit(edits: readonly TextEdit[]): void {
    this.#now().edit(edits);
  }

  #now(): SourceDocument {
    if (this.#stale) this.#document = new SourceDocument(this.reading, this.#document.text, this.mapped);
    this.#stale = false;
    return this.#document;
  }
}

/**
 * The set of documents: buffers over files. It knows which kind each has, checks a document when its
 * findings are asked for and something that it depends on has changed, and forgets what is gone.
 */
export class Workspace {
  readonly #entries = new Map<string, Entry>();
  readonly configurations: Configurations;
  #preferences: Preferences = PREFERENCES;
  #roots: string[] = [];
  /** Documents that were edited since the last check, with the ids that they had. */
  readonly #edited = new Map<string, string>();
  readonly #foreign = new Map<string, { text: string; ids: ReadonlySet<string> | undefined }>();

  constructor(
    readonly reading: Reading,
    private readonly files: Files,
  ) {
    this.configurations = new Configurations(files, reading, () => this.#roots);
  }

  get preferences(): Preferences {
    return this.#preferences;
  }

  /** Sets preferences; everything is decided anew. */
  prefer(preferences: Preferences): void {
    this.#preferences = preferences;
    this.reconfigure();
  }

  /** Folders of the workspace, each with a slash at its end. */
  setRoots(roots: readonly string[]): void {
    this.#roots = roots.map((r) => (r.endsWith('/') ? r : `${r}/`));
    this.reconfigure();
  }

  get roots(): readonly string[] {
    return this.#roots;
  }

  /** Configuration files may have changed: kinds, profiles and levels are decided anew. */
  reconfigure(): void {
    this.configurations.forget();
    for (const [uri, entry] of this.#entries) {
      entry.checked = undefined;
      entry.document.place(this.configuration(uri).reading, this.#mapped(uri));
    }
  }

  /** Takes a text: of an editor's buffer (`open`) or of a file. A text that is known is edited into the new one. */
  set(uri: string, text: string, open: boolean): void {
    const known = this.#entries.get(uri);
    if (known && text === known.document.text) {
      known.open = open;
      return;
    }
    if (known) {
      known.open = open;
      known.document.edit([difference(known.document.text, text)]);
      known.checked = undefined;
    } else {
      this.#entries.set(uri, {
        document: new Held(this.configuration(uri).reading, text, this.#mapped(uri)),
        open,
        checked: undefined,
        targets: new Set(),
      });
    }
    this.#invalidate(uri);
  }

  /** Applies edits to a buffer, each in offsets of the text as the one before left it. */
  edit(uri: string, edits: readonly TextEdit[]): void {
    const entry = this.#entries.get(uri);
    if (!entry) return;
    if (!this.#edited.has(uri)) this.#edited.set(uri, idsOf(entry.document.model));
    entry.document.edit(edits);
    entry.checked = undefined;
  }

  /** A buffer is closed: what the file says counts again, or nothing where there is no file. */
  close(uri: string): void {
    const entry = this.#entries.get(uri);
    if (entry) entry.open = false;
    const text = this.files.read(uri);
    if (text === undefined) this.remove(uri);
    else this.set(uri, text, false);
  }

  /** A file is gone. An open buffer stays. */
  remove(uri: string): void {
    if (this.#entries.get(uri)?.open) return;
    this.#entries.delete(uri);
    this.#invalidate(uri);
  }

  isOpen(uri: string): boolean {
    return this.#entries.get(uri)?.open ?? false;
  }

  text(uri: string): string | undefined {
    return this.#entries.get(uri)?.document.text;
  }

  /** Addresses of all documents that are known, in a fixed order. */
  uris(): string[] {
    return [...this.#entries.keys()].sort();
  }

  kind(uri: string): Kind | undefined {
    return this.#entries.get(uri)?.document.kind;
  }

  model(uri: string): DocumentModel | undefined {
    return this.#entries.get(uri)?.document.model;
  }

  /** Front matter of a document, of one that does not name its kind yet too. */
  frontMatter(uri: string): FrontMatter | undefined {
    return this.#entries.get(uri)?.document.frontMatter;
  }

  /** Which configuration decides for a document, and from which file. */
  configuration(uri: string): Decided {
    return this.configurations.decide(uri, this.#preferences.configurationFile);
  }

  /** Configuration files that decide for some document, with those that they extend. */
  configurationFiles(): ReadonlySet<string> {
    return new Set([...this.#entries.keys()].flatMap((uri) => this.configuration(uri).files));
  }

  /** Frameworks that documents are read with: the product's first, then those that configurations add to. */
  frameworks(): Framework[] {
    const readings = [this.reading, ...[...this.#entries.keys()].map((uri) => this.configuration(uri).reading)];
    return [...new Set(readings)].map(({ framework }) => framework);
  }

  /** How much is asked of a document: what goes before everything, its front matter, configuration, settings. */
  profile(uri: string): Profile {
    const { forcedProfile, profile } = this.#preferences;
    return (
      forcedProfile ??
      this.#entries.get(uri)?.document.frontMatter?.profile ??
      this.configuration(uri).configuration.profile ??
      profile ??
      'standard'
    );
  }

  /** Findings and standing of a document; undefined for what is no governance document. */
  check(uri: string): Checked | undefined {
    const entry = this.#entries.get(uri);
    if (!entry) return undefined;
    this.#settle();
    if (entry.checked) return entry.checked;
    const { model } = entry.document;
    if (!model) return undefined;
    const configuration = this.configuration(uri);
    const profile = this.profile(uri);
    const settings = this.#settings(uri, model, profile);
    entry.targets = new Set();
    const result =
      model.text.length > LARGEST
        ? tooLarge(settings, this.reading)
        : check(configuration.reading, model, settings, this.#references(uri, entry.targets));
    entry.checked = { model, result, profile, configuration };
    return entry.checked;
  }

  /** What the checks are told: the configuration for documents of this kind and status, over the editor's settings. */
  #settings(uri: string, { kind, status, frontMatter }: DocumentModel, profile: Profile): Settings {
    const { ui, levels, forcedProfile } = this.#preferences;
    const { configuration } = this.configuration(uri);
    const preferred = Object.entries(levels).map(([code, level]) => ({ code, when: undefined, level, file: undefined }));
    const decided = levelsFor(mergeLevels(preferred, configuration.levels), kind, status);
    const asked = forcedProfile ?? frontMatter?.profile;
    return {
      profile,
      ui,
      levels: decided.levels,
      known: configuration.known,
      jargon: configuration.jargon,
      files: { levels: decided.files, criteria: configuration.criteriaFiles, profile: asked ? undefined : configuration.profileFile },
    };
  }

  /**
   * Findings on a document that claims a kind but names none that is known (`document: vise`): a
   * governance document to its author, so it must not stay silent.
   */
  claims(uri: string): Finding[] {
    const document = this.#entries.get(uri)?.document;
    if (!document || document.kind || !document.claimsKind) return [];
    const problem = document.frontMatter?.problems.find((p) => p.code === 'front-matter/document');
    if (!problem?.replacement) return [];
    const say = sayer(this.reading.framework, this.#preferences);
    return [
      {
        ...problem.range,
        ...PLAIN,
        code: problem.code,
        level: 'error',
        message: `${say(problem.code, problem.parameters)} ${say('nearest', { name: problem.replacement })}`,
        replacement: problem.replacement,
      },
    ];
  }

  #mapped(uri: string): Kind | undefined {
    const asked = this.#preferences.kindOf?.(uri);
    if (asked) return asked;
    const { configuration, file } = this.configuration(uri);
    const byFile =
      file &&
      mappedKind(uri, this.#preferences.configurationFile ? (this.#baseOf(uri) ?? folderOf(file)) : folderOf(file), configuration.paths);
    if (byFile) return byFile;
    if (this.#preferences.configurationFile && !this.#baseOf(uri)) return mappedByTail(uri, configuration.paths);
    for (const root of this.#roots) {
      const kind = mappedKind(uri, root, this.#preferences.paths);
      if (kind) return kind;
    }
    return undefined;
  }

  /** Patterns of a configuration given by hand are relative to its own folder, or to the workspace where it stands outside. */
  #baseOf(uri: string): string | undefined {
    const file = this.#preferences.configurationFile;
    if (file && uri.startsWith(folderOf(file))) return folderOf(file);
    return this.#roots.find((root) => uri.startsWith(root));
  }

  #references(uri: string, targets: Set<string>): References {
    return {
      resolve: (target) => {
        const address = resolveUri(uri, target);
        if (!address) return { found: true, ids: undefined };
        targets.add(address);
        const entry = this.#entries.get(address);
        const model = entry?.document.model;
        if (model) return { found: true, ids: new Set(model.ids.keys()) };
        if (!entry && this.files.reaches?.(address) === false) return { found: true, ids: undefined };
        const text = entry?.document.text ?? this.files.read(address);
        if (text !== undefined && /\.(?:md|markdown)$/i.test(address)) return { found: true, ids: this.#idsOf(address, text) };
        if (entry || this.files.exists(address)) return { found: true, ids: undefined };
        const folder = folderOf(address);
        const near = nearest(target.split('/').at(-1) ?? target, this.files.list(folder));
        return { found: false, near: near && target.replace(/[^/]*$/, near) };
      },
    };
  }

  /** Ids of a Markdown file that is no governance document; read again only when its text is another. */
  #idsOf(address: string, text: string): ReadonlySet<string> | undefined {
    let known = this.#foreign.get(address);
    if (known?.text !== text) {
      const { model } = new SourceDocument(this.reading, text, 'vision');
      known = { text, ids: model && new Set(model.ids.keys()) };
      if (this.#foreign.size >= MOST_FOREIGN) this.#foreign.clear();
      this.#foreign.set(address, known);
    }
    return known.ids;
  }

  #invalidate(uri: string): void {
    for (const entry of this.#entries.values()) if (entry.targets.has(uri)) entry.checked = undefined;
  }

  /** Has documents checked again that refer to one whose ids are others now; not at each edit, as that takes its model. */
  #settle(): void {
    for (const [uri, before] of this.#edited) {
      this.#edited.delete(uri);
      if (idsOf(this.#entries.get(uri)?.document.model) !== before) this.#invalidate(uri);
    }
  }

  /** Documents whose findings depend on one, and may have changed with it. */
  dependents(uri: string): string[] {
    return [...this.#entries].filter(([, entry]) => entry.targets.has(uri)).map(([other]) => other);
  }
}

function idsOf(model: DocumentModel | undefined): string {
  return model ? [...model.ids.keys()].join() : '';
}

function tooLarge(settings: Settings, reading: Reading): Result {
  const finding = ofFile('document/too-large', sayer(reading.framework, settings)('document/too-large'));
  return { findings: [finding], assessments: [] };
}
