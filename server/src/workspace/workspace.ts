import { BETWEEN_CHECKS } from '../checks/between/all.ts';
import { digestOf } from '../checks/between/digest/digest.ts';
import type { BetweenCheck, Digest, Member } from '../checks/between/types.ts';
import type { Finding, References, Settings, Surroundings } from '../checks/finding.ts';
import { check, type Result, sayer, tooLarge } from '../checks/run.ts';
import type { Reading } from '../document/document.ts';
import type { FrontMatter } from '../document/front-matter.ts';
import type { DocumentModel } from '../document/model.ts';
import type { Framework, Kind, Profile } from '../framework/types.ts';
import { difference, type TextEdit } from '../text/edits.ts';
import { type Answers, Around, moved, type Question, View } from './around.ts';
import { type Between, betweenAll } from './between.ts';
import { Configurations, type Decided } from './configurations.ts';
import { type About, Decisions } from './decisions.ts';
import { type Files, resolveUri } from './files.ts';
import { claimsOf, Held, idsOf } from './held.ts';
import { LinkTargets } from './links.ts';
import { DocumentSets } from './sets.ts';
import type { Preferences } from './settings.ts';
import { isSameSettled, type Settled, Settlements, toBeDecided } from './settlements.ts';

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
  /** What was settled of it by others than its author: decisions, a baseline. */
  settled: Settled;
}

interface Entry {
  document: Held;
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
  readonly configurations: Configurations;
  readonly #decisions: Decisions;
  /** What others than the author settled of documents: the review, a baseline. */
  readonly settlements: Settlements;
  /** Documents that were edited since the last check, with the ids that they had. */
  readonly #edited = new Map<string, string>();
  readonly #links: LinkTargets;
  readonly #sets: DocumentSets;
  /** Documents that may give others something else to depend on than their set knows. */
  readonly #stale = new Set<string>();
  /** Closed documents under another configuration than when it was worked out what they give others: read again as somebody asks for them. */
  readonly #outdated = new Set<string>();
  /** Documents of which only a part is read, so that nothing can be said of what they lack. */
  readonly #partial = new Set<string>();

  /** @param checks ways of checking a set of documents */
  constructor(
    readonly reading: Reading,
    private readonly files: Files,
    checks: readonly BetweenCheck[] = BETWEEN_CHECKS,
  ) {
    const heldAt = (uri: string): Held | undefined => this.#entries.get(uri)?.document;
    this.#sets = new DocumentSets(checks);
    this.#links = new LinkTargets(reading, files, heldAt);
    this.configurations = new Configurations(files, reading, () => this.roots);
    this.#decisions = new Decisions(this.configurations);
    this.settlements = new Settlements(files, this.#decisions, this.#sets, heldAt, this.#links);
  }

  get preferences(): Preferences {
    return this.#decisions.preferences;
  }

  /** Sets preferences; everything is decided anew. */
  prefer(preferences: Preferences): void {
    this.#decisions.preferences = preferences;
    this.reconfigure();
  }

  /** Folders of the workspace, each with a slash at its end. */
  setRoots(roots: readonly string[]): void {
    this.#decisions.roots = roots;
    this.reconfigure();
  }

  get roots(): readonly string[] {
    return this.#decisions.roots;
  }

  /** Configuration files may have changed: kinds, profiles and levels are decided anew. */
  reconfigure(): void {
    this.configurations.forget();
    this.settlements.forget();
    for (const [uri, entry] of this.#entries) {
      entry.checked = undefined;
      const changed = entry.document.place(this.configuration(uri).reading, this.#decisions.mapped(uri));
      const digest = this.#sets.digest(uri);
      if (digest && entry.document.kind) this.#sets.put(uri, this.#decisions.setOf(uri), digest);
      if (changed && (entry.open || !entry.document.kind)) this.#stale.add(uri);
      else if (changed) this.#outdated.add(uri);
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
        document: new Held(this.configuration(uri).reading, text, this.#decisions.mapped(uri)),
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
    this.#outdated.delete(uri);
    this.#invalidate(uri);
  }

  /** Forgets a document's text, but not what it gives others to depend on: for who cannot hold all texts at once. */
  shelve(uri: string): void {
    this.#settle();
    this.#refresh(uri);
    this.#entries.delete(uri);
  }

  /** Takes what a document gives others, as another workspace worked it out. */
  adopt(uri: string, digest: Digest): void {
    this.#sets.put(uri, this.#decisions.setOf(uri), digest);
  }

  /** What a document gives others to depend on; undefined where it is in no set. */
  digest(uri: string): Digest | undefined {
    this.#settle();
    this.#refresh(uri);
    return this.#sets.digest(uri);
  }

  /** Documents of which `digest` is out of date, as their configuration changed. */
  outdated(): string[] {
    return [...this.#outdated];
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
    return this.#decisions.configuration(uri);
  }

  /** Names the set of a document: those with the same name belong together. */
  setOf(uri: string): string {
    return this.#decisions.setOf(uri);
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
    return this.#decisions.profile(uri, this.#about(uri)?.profile);
  }

  /** Findings and standing of a document among the others of its set; undefined for what is no governance document. */
  check(uri: string): Checked | undefined {
    const entry = this.#entries.get(uri);
    if (!entry) return undefined;
    this.#settle();
    this.#refresh(uri);
    const view = this.#view(uri);
    const settled = this.settlements.of(uri);
    const known = this.settlements.knownBetween(uri, settled);
    const drafts = view?.drafts(known) ?? [];
    const told = JSON.stringify(drafts.map(({ related: _, ...draft }) => draft));
    const places = JSON.stringify(drafts.map(({ related }) => related));
    const { checked, basis } = entry;
    if (checked && basis && basis.told === told && isSameSettled(basis.settled, settled) && (view?.holds(basis.answers) ?? true)) {
      // Other ends of findings move with every edit above them: that alone is no reason to check again.
      if (basis.places !== places) {
        basis.places = places;
        entry.checked = { ...checked, result: { ...checked.result, findings: moved(checked.result.findings, drafts) } };
      }
      return entry.checked;
    }
    const around = view && new Around(view, false, known);
    entry.checked = this.#checkNow(uri, entry, around, settled);
    entry.basis = { answers: around?.asked ?? [], told, places, settled };
    return entry.checked;
  }

  /** Findings and standing of a document as if it stood by itself, with what it would ask of others: see `changed`. */
  checkAlone(uri: string): { checked: Checked; asked: Answers } | undefined {
    const entry = this.#entries.get(uri);
    if (!entry) return undefined;
    this.#settle();
    const view = this.#view(uri);
    const around = view && new Around(view, true);
    const settled = this.settlements.of(uri, false);
    const checked = this.#checkNow(uri, entry, around, settled);
    const asked = [...(around?.asked ?? []), ...toBeDecided(settled, this.configuration(uri).reading.framework)];
    return checked && { checked, asked };
  }

  /** What a document asked of the others of its set and would be answered otherwise now. */
  changed(uri: string, answers: Answers): Question[] {
    this.#settle();
    return this.#view(uri)?.changed(answers) ?? [];
  }

  /** All findings between documents, of every set. */
  between(): Between[] {
    this.#settle();
    for (const uri of this.#outdated) this.#refresh(uri);
    return betweenAll(this.#sets, this.reading.framework, (uri) => this.#settings(uri), this.settlements);
  }

  /** The documents of each set, as others can depend on them. */
  members(): Member[][] {
    this.#settle();
    return this.#sets.all().map(({ members }) => [...members.values()]);
  }

  #checkNow(uri: string, { document, targets }: Entry, set: Surroundings | undefined, settled: Settled): Checked | undefined {
    const { model } = document;
    if (!model) return undefined;
    const settings = this.#settings(uri);
    const configuration = this.configuration(uri);
    targets.clear();
    const resolve = (target: string): ReturnType<References['resolve']> => this.#links.resolve(uri, target, targets);
    const references: References = set ? { resolve, set } : { resolve };
    const context = { model, framework: configuration.reading.framework, settings };
    const found = model.text.length > LARGEST ? undefined : check(configuration.reading, model, settings, references);
    const result = found ? this.settlements.settle(found, uri, settled, context) : tooLarge(settings, this.reading);
    return { model, result, profile: settings.profile, configuration };
  }

  #settings(uri: string): Settings {
    return this.#decisions.settings(uri, this.#about(uri));
  }

  /** What a document says of itself; of one whose text is not held, what it gives others tells that. */
  #about(uri: string): About | undefined {
    return this.#entries.get(uri)?.document.about ?? this.#sets.digest(uri)?.parts.about[0];
  }

  #view(uri: string): View | undefined {
    const set = this.#sets.of(uri);
    return set && new View(uri, set, this.#sets, this.#settings(uri), this.configuration(uri).reading.framework);
  }

  /** Findings on a document that means to be of a kind but names none that is known. */
  claims(uri: string): Finding[] {
    return claimsOf(this.#entries.get(uri)?.document, sayer(this.reading.framework, this.preferences));
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
      this.#digest(uri);
    }
  }

  #refresh(uri: string): void {
    if (this.#outdated.has(uri)) this.#digest(uri);
  }

  /** Works out what a document gives others, as it is now. */
  #digest(uri: string): void {
    this.#outdated.delete(uri);
    const model = this.#partial.has(uri) ? undefined : this.#entries.get(uri)?.document.model;
    if (!model || model.text.length > LARGEST) this.#sets.drop(uri);
    else {
      const { reading } = this.configuration(uri);
      this.#sets.put(
        uri,
        this.#decisions.setOf(uri),
        digestOf(model, reading.vocabulary(model.language), (path) => resolveUri(uri, path)),
      );
    }
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
