import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Digest } from '../checks/between/types.ts';
import { type Finding, ofFile } from '../checks/finding.ts';
import { fingerprintsOf } from '../checks/fingerprint.ts';
import { OPEN, openEssential } from '../checks/review/open.ts';
import { byPlace, MOST_OF_A_CODE } from '../checks/run.ts';
import { splitBlocks } from '../document/blocks.ts';
import { SourceDocument } from '../document/document.ts';
import type { DocumentModel } from '../document/model.ts';
import { safeEdits } from '../features/fixes.ts';
import { problemMessage } from '../framework/messages.ts';
import { betweenTopic } from '../framework/names.ts';
import type { DataProblem } from '../framework/reader.ts';
import type { Framework, Kind } from '../framework/types.ts';
import { ambitionsOf } from '../report/html/board.ts';
import {
  byFirstPlace,
  noTotals,
  type Problem,
  placeOf,
  type Rendered,
  type Reported,
  type ReportedBetween,
  type Reporter,
  reported,
  type Totals,
} from '../report/reported.ts';
import { applyEdits, type TextEdit } from '../text/edits.ts';
import { LineIndex } from '../text/lines.ts';
import type { Answers } from '../workspace/around.ts';
import { baselineName } from '../workspace/baseline.ts';
import { type Decoded, decode, HEAD } from '../workspace/encoding.ts';
import { LARGEST, type Workspace } from '../workspace/workspace.ts';
import { encode, type Input, readBytes, reason, shown, uriOf } from './files.ts';
import type { Session } from './io.ts';
import { pack, type Told, unpack } from './packed.ts';

/** A fix can bring up what another can mend; more rounds than this would be fixes that undo each other. */
const MOST_ROUNDS = 10;

/** By so much text after it a fingerprint tells one place from another, at most. */
const BESIDE = 200;

/** A document to check; standard input comes with its bytes. */
export interface Source extends Input {
  bytes?: Uint8Array;
}

/** A document as it was checked, ready to be written. */
export interface Outcome {
  /** Its content as bytes: there may be many that have to wait for all others. */
  packed: Uint8Array;
  /** Findings can be left out without anything else changing than how many are open: none is suppressed, and none is one of too many. */
  loose: boolean;
  uri: string;
  /** What it asked of the other documents, and was answered. */
  asked: Answers;
  /** What it gives others to depend on; undefined for one that is in no set. */
  digest: Digest | undefined;
}

/** What checking some documents gave; undefined for what is no governance document. */
export interface Part {
  outcomes: (Outcome | undefined)[];
  problems: Problem[];
}

/** Checks documents one after the other, each as if it stood by itself. */
export function checkSome(sources: readonly Source[], checking: Checking, reporter: Reporter): Part {
  return { outcomes: sources.map((source) => checking.check(source, reporter)), problems: checking.taken().problems };
}

/** Checks and mends documents one after the other: each is forgotten before the next, but for what it adds up to. */
export class Checking {
  #totals = noTotals();
  #problems: Problem[] = [];
  readonly #configurations = new Set<string>();

  constructor(
    private readonly workspace: Workspace,
    private readonly session: Session,
    /** Findings get their fingerprints, by which a baseline knows them. */
    private readonly fingerprinted: boolean,
  ) {}

  /**
   * Checks a file; undefined where it is no governance document, or cannot be read.
   * @param among the other documents of its set are known by now: else it is checked as if it stood by itself
   */
  check(source: Source, reporter: Reporter, among = false): Outcome | undefined {
    const uri = uriOf(source.file);
    const outcomeOf = (look: Look | undefined): Outcome | undefined => {
      if (!look) return undefined;
      const one = reported(source.path, look.model, look, look.kind);
      const names = this.fingerprinted ? fingerprintsOf(one.model.text, one.findings) : [];
      return {
        packed: pack({
          kind: look.kind,
          rendered: reporter.document(one),
          findings: one.findings.map(({ code, level, criterion, unless, start, end, review }, i) => ({
            code,
            level,
            criterion,
            unless,
            start,
            end,
            settled: review?.settled ?? false,
            fingerprint: names[i],
          })),
          known: look.known,
        }),
        loose: isLoose(one),
        uri,
        asked: look.asked,
        digest: among ? undefined : this.workspace.digest(uri),
      };
    };
    return this.looked(source, outcomeOf, among);
  }

  /** What `make` makes of documents as they stand among each other. It is called again for one that others settle something of. */
  each<T>(sources: readonly Source[], make: (source: Source, look: Look) => T): T[] {
    const made = new Map<Source, T>();
    const asked = new Map<Source, Answers>();
    for (const source of sources) {
      const uri = uriOf(source.file);
      const digest = this.looked(source, (look) => {
        if (!look) return undefined;
        made.set(source, make(source, look));
        asked.set(source, look.asked);
        return this.workspace.digest(uri);
      });
      if (digest) this.workspace.adopt(uri, digest);
    }
    for (const [source, answers] of asked)
      if (this.workspace.changed(uriOf(source.file), answers).length > 0)
        this.looked(source, (look) => look && made.set(source, make(source, look)), true);
    return [...made.values()];
  }

  /** Takes what a document gives others, where another thread checked it. */
  adopt({ uri, digest }: Outcome): void {
    if (digest) this.workspace.adopt(uri, digest);
  }

  /** A document as it stands among the others, once these are all known: without what they settle, or checked again. */
  among(outcome: Outcome, source: Source, reporter: Reporter): Outcome {
    const changed = outcome.asked.length > 0 ? this.workspace.changed(outcome.uri, outcome.asked) : [];
    if (changed.length === 0) return outcome;
    const settled = new Set(changed.map((question) => JSON.stringify(question)));
    if (!outcome.loose || changed.some(({ ask }) => ask !== 'role' && ask !== 'tells'))
      return this.check(source, reporter, true) ?? outcome;
    const { kind, rendered, findings, known } = unpack(outcome.packed);
    const stays = findings.map(({ unless }) => unless === undefined || !settled.has(JSON.stringify(unless)));
    const left = findings.filter((_, i) => stays[i]);
    const texts = rendered.findings.filter((_, i) => stays[i]);
    const at = left.findIndex(({ code }) => code === OPEN);
    if (at >= 0) {
      const [text] = this.#reopened(source, kind, left, reporter) ?? [];
      if (!text) return this.check(source, reporter, true) ?? outcome;
      texts[at] = text;
    }
    return { ...outcome, packed: pack({ kind, rendered: { ...rendered, findings: texts }, findings: left, known }) };
  }

  /**
   * How it is told that findings are open, of those that are left. It stands in the front matter and tells of nothing below that,
   * so no more is read; undefined where nothing is open any more.
   */
  #reopened(source: Source, kind: Kind | undefined, left: readonly Told[], reporter: Reporter): Rendered['findings'] | undefined {
    const uri = uriOf(source.file);
    const text = textOf(source.bytes ?? this.#read(source));
    const { reading } = this.workspace.configuration(uri);
    const { model } = new SourceDocument(reading, text.slice(0, (splitBlocks(text)[0]?.end ?? 0) + BESIDE), kind);
    const findings = [...left].sort(byPlace).map((told) => ({ ...told, review: told }));
    const open = model && openEssential(findings, { model, framework: reading.framework, settings: this.workspace.preferences });
    if (!open) return undefined;
    const look = { framework: reading.framework, profile: this.workspace.profile(uri), findings: [open], assessments: [] };
    return reporter.document(reported(source.path, model, look, model.kind)).findings;
  }

  /** Findings between the documents, in order of place. Texts are read again for their lines, as none is kept. */
  between(sources: readonly Source[]): ReportedBetween[] {
    const byUri = new Map(sources.map((source) => [uriOf(source.file), source]));
    const lines = new Map<string, LineIndex>();
    const found = this.workspace.between().map(({ places, ...one }) => {
      const ends = places.flatMap((range) => {
        const source = byUri.get(range.uri);
        if (!source) return [];
        const known = lines.get(range.uri) ?? new LineIndex(textOf(source.bytes ?? this.#read(source)));
        lines.set(range.uri, known);
        return [{ path: source.path, ...placeOf(known, range.start) }];
      });
      return { ...one, places: ends, uri: places[0]?.uri };
    });
    return found.sort(byFirstPlace).flatMap(({ uri, ...one }) => {
      const baseline = uri === undefined ? undefined : this.workspace.settlements.baseline(uri);
      return baseline?.content.between.some(({ finding }) => finding === baselineName(one)) ? [] : [one];
    });
  }

  /** The ambitions of the visions that were read, with the documents that take each up, by address. */
  ambitions(): ReturnType<typeof ambitionsOf> {
    return ambitionsOf(this.workspace.members());
  }

  /** What `use` makes of a document while the workspace holds it, see `check`; undefined where that cannot be read. */
  looked<T>(source: Source, use: (look: Look | undefined) => T, among = false): T | undefined {
    const bytes = source.bytes ?? this.#read(source);
    return bytes && this.#guarded(source, () => this.#look(source, decode(bytes), among, use));
  }

  /** Applies what is safe to a file, and writes it where that changes it. */
  fix(input: Input): void {
    const bytes = this.#read(input);
    const decoded = bytes && decode(bytes);
    if (!decoded?.utf8) return;
    const { text, changes } = this.#guarded(input, () => this.#mended(input, decoded)) ?? { text: decoded.text, changes: 0 };
    if (text === decoded.text) return;
    try {
      writeFileSync(input.file, encode(text, decoded));
      this.#totals.fixed.changes += changes;
      this.#totals.fixed.documents++;
    } catch (error) {
      this.problem(input.path, this.session.say('cli/unwritable', { detail: reason(error) }));
    }
  }

  problem(path: string, message: string, at?: Problem['at']): void {
    this.#problems.push({ path, message, at });
  }

  /** What kept it from being whole, since `taken` was asked last. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** What was done since this was asked last. */
  taken(): { totals: Totals; problems: Problem[] } {
    const taken = { totals: this.#totals, problems: this.#problems };
    this.#totals = noTotals();
    this.#problems = [];
    return taken;
  }

  #mended(input: Input, decoded: Decoded): { text: string; changes: number } {
    let { text } = decoded;
    let changes = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const edits = this.#look(input, { ...decoded, text }, false, (look) => this.#safeEdits(look));
      const next = applyEdits(text, edits);
      if (next === text) break;
      changes += edits.length;
      text = next;
    }
    return { text, changes };
  }

  #safeEdits(look: Look | undefined): TextEdit[] {
    return look ? safeEdits(look.findings, { model: look.model, framework: look.framework, ui: this.session.ui }) : [];
  }

  /** Has the workspace hold one text for as long as `use` takes. */
  #look<T>(input: Input, decoded: Decoded, among: boolean, use: (look: Look | undefined) => T): T {
    const { workspace } = this;
    const uri = uriOf(input.file);
    const whole = decoded.utf8 && decoded.text.length <= LARGEST;
    workspace.set(uri, whole ? decoded.text : decoded.text.slice(0, HEAD), false);
    workspace.setPartial(uri, !whole);
    try {
      this.#noteConfiguration(uri);
      if (whole) return use(this.#checked(uri, among));
      const model = workspace.model(uri);
      const code = decoded.utf8 ? 'document/too-large' : 'document/encoding';
      const { framework } = workspace.configuration(uri).reading;
      const finding = ofFile(code, this.session.say(code));
      return use(
        model && {
          model,
          framework,
          kind: model.kind,
          profile: workspace.profile(uri),
          findings: [finding],
          assessments: [],
          asked: [],
          known: 0,
        },
      );
    } finally {
      // What others depend on is kept by whoever knows them all.
      if (among) workspace.shelve(uri);
      else workspace.remove(uri);
    }
  }

  #checked(uri: string, among: boolean): Look | undefined {
    const { workspace } = this;
    const { reading } = workspace.configuration(uri);
    const { framework } = reading;
    const { checked, asked } = (among ? { checked: workspace.check(uri), asked: [] } : workspace.checkAlone(uri)) ?? {};
    if (checked) {
      const { model, profile, result } = checked;
      // What stands between documents is listed by itself, once.
      const findings = result.findings.filter(({ criterion }) => !betweenTopic(framework, criterion));
      return {
        model,
        framework,
        kind: model.kind,
        profile,
        findings,
        assessments: result.assessments,
        asked: asked ?? [],
        known: result.known ?? 0,
      };
    }
    const findings = workspace.claims(uri);
    if (findings.length === 0) return undefined;
    // Its kind is misspelt: read as any kind, it has the places that findings and fixes need.
    const { model } = new SourceDocument(reading, workspace.text(uri) ?? '', 'vision');
    return model && { model, framework, kind: undefined, profile: workspace.profile(uri), findings, assessments: [], asked: [], known: 0 };
  }

  /** What is wrong in the configuration that decides for a document, and in what that extends, once for each file. */
  #noteConfiguration(uri: string): void {
    const review = this.workspace.settlements.of(uri).beside;
    if (review && !this.#configurations.has(review.file)) {
      this.#configurations.add(review.file);
      for (const problem of review.problems) this.problem(...problemAt(problem, this.session));
    }
    const fresh = this.workspace.configuration(uri).problems.filter(({ file }) => !this.#configurations.has(file));
    for (const problem of fresh) {
      this.#configurations.add(problem.file);
      this.problem(...problemAt(problem, this.session));
    }
  }

  #read(input: Input): Uint8Array | undefined {
    try {
      return readBytes(input.file);
    } catch (error) {
      this.problem(input.path, this.session.say('cli/unreadable', { detail: reason(error) }));
      return undefined;
    }
  }

  /** A document that breaks the check is a problem of its own; the others are checked all the same. */
  #guarded<T>(input: Input, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.problem(input.path, this.session.say('cli/failed', { detail: error instanceof Error ? error.message : String(error) }));
      return undefined;
    }
  }
}

/** A problem in a configuration file, as the command line tells it: path, message, place. */
export function problemAt(problem: DataProblem, { framework, ui, io }: Session): [path: string, message: string, at: Problem['at']] {
  const { file, line, column } = problem;
  return [shown(fileURLToPath(file), io.cwd), problemMessage(problem, framework.messages[ui]), { line, column }];
}

/** What is known of a document while the workspace holds it. */
export interface Look {
  model: DocumentModel;
  framework: Framework;
  kind: Reported['kind'];
  profile: Reported['profile'];
  findings: readonly Finding[];
  assessments: Reported['assessments'];
  asked: Answers;
  /** How many findings the baseline of its configuration knows. */
  known: number;
}

/** Nothing in a document changes where one of its findings is left out, but how many are open: none is suppressed, settled or counted otherwise. */
function isLoose({ model, findings }: Reported): boolean {
  const counted = ({ code, review }: Finding): boolean => (code !== OPEN && /^(?:review|baseline)\//.test(code)) || review !== undefined;
  return model.suppressions.length === 0 && findings.length < MOST_OF_A_CODE && !findings.some(counted) && !areAlike(model.text, findings);
}

/** Of findings that may be left out, one is told from the next by their number alone: without it, the next gets its fingerprint. */
function areAlike(text: string, findings: readonly Finding[]): boolean {
  const codes = new Set(findings.flatMap(({ code, unless }) => (unless ? code : [])));
  const names = findings.flatMap((finding) => (codes.has(finding.code) ? fingerprintsOf(text, [finding]) : []));
  return new Set(names).size < names.length;
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes ? decode(bytes).text : '';
}
