import { BETWEEN_CHECKS } from '../checks/between/all.ts';
import { digestOf } from '../checks/between/digest/digest.ts';
import type { BetweenCheck, Digest } from '../checks/between/types.ts';
import { type Finding, ofFile, PLAIN, type References, type Settings, type Surroundings } from '../checks/finding.ts';
import { check, type Result, sayer } from '../checks/run.ts';
import { type Reading, SourceDocument } from '../document/document.ts';
import type { FrontMatter } from '../document/front-matter.ts';
import type { DocumentModel } from '../document/model.ts';
import type { Kind, Profile } from '../framework/types.ts';
import { difference, type TextEdit } from '../text/edits.ts';
import { type Answers, Around, moved, type Question, View } from './around.ts';
import { type Between, betweenAll } from './between.ts';
import { type Files, folderOf, resolveUri } from './files.ts';
import { LinkTargets } from './links.ts';
import { DocumentSets } from './sets.ts';
import { ConfigurationFinder, type Decided, mappedByTail, mappedKind, PREFERENCES, type Preferences } from './settings.ts';

/** A larger text gets one visible message and no checks (design §3). */
export const LARGEST = 5 * 1024 * 1024;

/** What is known of one document in one version. */
export interface Checked {
  model: DocumentModel;
  result: Result;
  profile: Profile;
  configuration: Decided;
}

/** What the findings of a document rest on beyond its own text: how it stood among the others of its set. */
interface Basis {
  answers: Answers;
  /** Findings between documents with an end in it, as text; apart from them, where their other ends stand. */
  told: string;
  places: string;
}

interface Entry {
  document: SourceDocument;
  /** The kind that configuration gives it. */
  mapped: Kind | undefined;
  /** Open in an editor: its text goes before the file's. */
  open: boolean;
  checked: Checked | undefined;
  basis: Basis | undefined;
  /** Addresses that its references lead to: when one changes, it is checked again. */
  targets: Set<string>;
}

/**
 * The set of documents: buffers over files. It knows which kind each has, checks a document when its
 * findings are asked for and something that it depends on has changed, and forgets what is gone.
 */
export class Workspace {
  readonly #entries = new Map<string, Entry>();
  readonly #configurations: ConfigurationFinder;
  #preferences: Preferences = PREFERENCES;
  #roots: string[] = [];
  /** Documents that were edited since the last check, with the ids that they had. */
  readonly #edited = new Map<string, string>();
  readonly #links: LinkTargets;
  readonly #sets: DocumentSets;
  /** Documents that may give others something else to depend on than their set knows. */
  readonly #stale = new Set<string>();
  /** Documents of which only a part is read, so that nothing can be said of what they lack. */
  readonly #partial = new Set<string>();

  /** @param checks ways of checking a set of documents */
  constructor(
    readonly reading: Reading,
    private readonly files: Files,
    checks: readonly BetweenCheck[] = BETWEEN_CHECKS,
  ) {
    this.#sets = new DocumentSets(checks);
    this.#links = new LinkTargets(reading, files, (uri) => this.#entries.get(uri)?.document);
    this.#configurations = new ConfigurationFinder(files, reading.framework, () => this.#roots);
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
    this.#configurations.forget();
    for (const [uri, entry] of this.#entries) {
      entry.checked = undefined;
      this.#stale.add(uri);
      const mapped = this.#mapped(uri);
      if (mapped === entry.mapped) continue;
      entry.mapped = mapped;
      entry.document = new SourceDocument(this.reading, entry.document.text, mapped);
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
      const mapped = this.#mapped(uri);
      this.#entries.set(uri, {
        document: new SourceDocument(this.reading, text, mapped),
        mapped,
        open,
        checked: undefined,
        basis: undefined,
        targets: new Set(),
      });
    }
    this.#stale.add(uri);
    this.#invalidate(uri);
  }

  /** Applies edits to a buffer, each in offsets of the text as the one before left it. */
  edit(uri: string, edits: readonly TextEdit[]): void {
    const entry = this.#entries.get(uri);
    if (!entry) return;
    if (!this.#edited.has(uri)) this.#edited.set(uri, idsOf(entry.document.model));
    entry.document.edit(edits);
    entry.checked = undefined;
    this.#stale.add(uri);
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
    this.#sets.drop(uri);
    this.#partial.delete(uri);
    this.#invalidate(uri);
  }

  /** Forgets a document's text, but not what it gives others to depend on: for who cannot hold all texts at once. */
  shelve(uri: string): void {
    this.#settle();
    this.#entries.delete(uri);
  }

  /** Takes what a document gives others, as another workspace worked it out. */
  adopt(uri: string, digest: Digest): void {
    this.#sets.put(uri, this.#setOf(uri), digest);
  }

  /** What a document gives others to depend on; undefined where it is in no set. */
  digest(uri: string): Digest | undefined {
    this.#settle();
    return this.#sets.digest(uri);
  }

  /** Says whether only a part of a document is read: such a one is in no set. */
  setPartial(uri: string, partial: boolean): void {
    if (partial) this.#partial.add(uri);
    else this.#partial.delete(uri);
    this.#stale.add(uri);
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
    return this.#configurations.decide(uri, this.#preferences.configurationFile);
  }

  /** How much is asked of a document: what goes before everything, its front matter, configuration, settings. */
  profile(uri: string): Profile {
    const { forcedProfile, profile } = this.#preferences;
    return (
      forcedProfile ??
      this.#entries.get(uri)?.document.frontMatter?.profile ??
      this.#sets.digest(uri)?.parts.about[0]?.profile ??
      this.configuration(uri).configuration.profile ??
      profile ??
      'standard'
    );
  }

  /** Findings and standing of a document among the others of its set; undefined for what is no governance document. */
  check(uri: string): Checked | undefined {
    const entry = this.#entries.get(uri);
    if (!entry) return undefined;
    this.#settle();
    const view = this.#view(uri);
    const drafts = view?.drafts() ?? [];
    const told = JSON.stringify(drafts.map(({ related: _, ...draft }) => draft));
    const places = JSON.stringify(drafts.map(({ related }) => related));
    const { checked, basis } = entry;
    if (checked && basis && basis.told === told && (view?.holds(basis.answers) ?? true)) {
      // Other ends of findings move with every edit above them: that alone is no reason to check again.
      if (basis.places !== places) {
        basis.places = places;
        entry.checked = { ...checked, result: { ...checked.result, findings: moved(checked.result.findings, drafts) } };
      }
      return entry.checked;
    }
    const around = view && new Around(view);
    entry.checked = this.#checkNow(uri, entry, around);
    entry.basis = { answers: around?.asked ?? [], told, places };
    return entry.checked;
  }

  /** Findings and standing of a document as if it stood by itself, with what it would ask of others: see `changed`. */
  checkAlone(uri: string): { checked: Checked; asked: Answers } | undefined {
    const entry = this.#entries.get(uri);
    if (!entry) return undefined;
    this.#settle();
    const view = this.#view(uri);
    const around = view && new Around(view, true);
    const checked = this.#checkNow(uri, entry, around);
    return checked && { checked, asked: around?.asked ?? [] };
  }

  /** What a document asked of the others of its set and would be answered otherwise now. */
  changed(uri: string, answers: Answers): Question[] {
    this.#settle();
    return this.#view(uri)?.changed(answers) ?? [];
  }

  /** All findings between documents, of every set. */
  between(): Between[] {
    this.#settle();
    return betweenAll(this.#sets, this.reading.framework, (uri) => this.#settings(uri));
  }

  #checkNow(uri: string, { document, targets }: Entry, set: Surroundings | undefined): Checked | undefined {
    const { model } = document;
    if (!model) return undefined;
    const settings = this.#settings(uri);
    targets.clear();
    const resolve = (target: string): ReturnType<References['resolve']> => this.#links.resolve(uri, target, targets);
    const references: References = set ? { resolve, set } : { resolve };
    const result = model.text.length > LARGEST ? tooLarge(settings, this.reading) : check(this.reading, model, settings, references);
    return { model, result, profile: settings.profile, configuration: this.configuration(uri) };
  }

  #settings(uri: string): Settings {
    const levels = { ...this.#preferences.levels, ...this.configuration(uri).configuration.levels };
    return { profile: this.profile(uri), ui: this.#preferences.ui, levels };
  }

  #view(uri: string): View | undefined {
    const set = this.#sets.of(uri);
    return set && new View(uri, set, this.#sets, this.#settings(uri), this.reading.framework);
  }

  /** Names the set of a document: that of its configuration, else of its folder of the workspace. */
  #setOf(uri: string): string {
    const { file } = this.configuration(uri);
    if (file) return file;
    if (this.#preferences.together) return '';
    return this.#roots.find((root) => uri.startsWith(root)) ?? folderOf(uri);
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
        ...PLAIN,
        ...problem.range,
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

  #invalidate(uri: string): void {
    for (const entry of this.#entries.values()) if (entry.targets.has(uri)) entry.checked = undefined;
  }

  /** Has documents checked again that refer to one whose ids are others now; not at each edit, as that takes its model. */
  #settle(): void {
    for (const [uri, before] of this.#edited) {
      this.#edited.delete(uri);
      if (idsOf(this.#entries.get(uri)?.document.model) !== before) this.#invalidate(uri);
    }
    for (const uri of this.#stale) {
      this.#stale.delete(uri);
      const model = this.#partial.has(uri) ? undefined : this.#entries.get(uri)?.document.model;
      if (!model || model.text.length > LARGEST) this.#sets.drop(uri);
      else this.#sets.put(uri, this.#setOf(uri), this.#digestOf(uri, model));
    }
  }

  #digestOf(uri: string, model: DocumentModel): Digest {
    return digestOf(model, this.reading.vocabulary(model.language), (path) => resolveUri(uri, path));
  }

  /** Documents whose findings depend on one, and may have changed with it. */
  dependents(uri: string): string[] {
    this.#settle();
    const referring = [...this.#entries].filter(([, entry]) => entry.targets.has(uri)).map(([other]) => other);
    const facing =
      this.#sets
        .of(uri)
        ?.at(uri)
        .flatMap(({ ends }) => ends.map((end) => end.uri)) ?? [];
    return [...new Set([...referring, ...facing, ...this.#sets.all().flatMap((set) => set.takeAffected())])].filter(
      (other) => other !== uri,
    );
  }
}

function idsOf(model: DocumentModel | undefined): string {
  return model ? [...model.ids.keys()].join() : '';
}

function tooLarge(settings: Settings, reading: Reading): Result {
  const finding = ofFile('document/too-large', sayer(reading.framework, settings)('document/too-large'));
  return { findings: [finding], assessments: [] };
}
