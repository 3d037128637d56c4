import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Finding, ofFile } from '../checks/finding.ts';
import { SourceDocument } from '../document/document.ts';
import type { DocumentModel } from '../document/model.ts';
import { safeEdits } from '../features/fixes.ts';
import { problemMessage } from '../framework/messages.ts';
import type { DataProblem } from '../framework/reader.ts';
import type { Framework } from '../framework/types.ts';
import { count, noTotals, type Problem, type Reported, type Reporter, reported, type Totals } from '../report/reported.ts';
import { applyEdits, type TextEdit } from '../text/edits.ts';
import { type Decoded, decode, HEAD } from '../workspace/encoding.ts';
import { LARGEST, type Workspace } from '../workspace/workspace.ts';
import { encode, type Input, reason, shown, uriOf } from './files.ts';
import type { Session } from './io.ts';

/** A fix can bring up what another can mend; more rounds than this would be fixes that undo each other. */
const MOST_ROUNDS = 10;

/** A document to check; standard input comes with its bytes. */
export interface Source extends Input {
  bytes?: Uint8Array;
}

/** What checking some documents gave: their texts in the report, and what that adds up to. */
export interface Part {
  /** How many were looked at. */
  sources: number;
  texts: string[];
  totals: Totals;
  problems: Problem[];
}

/** Checks documents one after the other. */
export function checkSome(sources: readonly Source[], checking: Checking, reporter: Reporter): Part {
  const texts: string[] = [];
  for (const source of sources) {
    const one = checking.check(source);
    if (one) texts.push(reporter.document(one));
  }
  return { sources: sources.length, texts, ...checking.taken() };
}

/** Checks and mends documents one after the other: each is forgotten before the next, but for what it adds up to. */
export class Checking {
  #totals = noTotals();
  #problems: Problem[] = [];
  readonly #configurations = new Set<string>();

  constructor(
    private readonly workspace: Workspace,
    private readonly session: Session,
  ) {}

  /** Findings on a file; undefined where it is no governance document, or cannot be read. */
  check(source: Source): Reported | undefined {
    const result = this.looked(source, (look) => look && reported(source.path, look.model, look, look.kind));
    if (result) count(this.#totals, result);
    return result;
  }

  /** What `use` makes of a document while the workspace holds it; undefined where that cannot be read. */
  looked<T>(source: Source, use: (look: Look | undefined) => T): T | undefined {
    const bytes = source.bytes ?? this.#read(source);
    return bytes && this.#guarded(source, () => this.#look(source, decode(bytes), use));
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
      const edits = this.#look(input, { ...decoded, text }, (look) => this.#safeEdits(look));
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
  #look<T>(input: Input, decoded: Decoded, use: (look: Look | undefined) => T): T {
    const { workspace } = this;
    const uri = uriOf(input.file);
    const whole = decoded.utf8 && decoded.text.length <= LARGEST;
    workspace.set(uri, whole ? decoded.text : decoded.text.slice(0, HEAD), false);
    try {
      this.#noteConfiguration(uri);
      if (whole) return use(this.#checked(uri));
      const model = workspace.model(uri);
      const code = decoded.utf8 ? 'document/too-large' : 'document/encoding';
      const { framework } = workspace.configuration(uri).reading;
      const finding = ofFile(code, this.session.say(code));
      return use(model && { model, framework, kind: model.kind, profile: workspace.profile(uri), findings: [finding], assessments: [] });
    } finally {
      workspace.remove(uri);
    }
  }

  #checked(uri: string): Look | undefined {
    const { workspace } = this;
    const checked = workspace.check(uri);
    const { reading } = workspace.configuration(uri);
    const { framework } = reading;
    if (checked) return { ...checked.result, framework, model: checked.model, kind: checked.model.kind, profile: checked.profile };
    const findings = workspace.claims(uri);
    if (findings.length === 0) return undefined;
    // Its kind is misspelt: read as any kind, it has the places that findings and fixes need.
    const { model } = new SourceDocument(reading, workspace.text(uri) ?? '', 'vision');
    return model && { model, framework, kind: undefined, profile: workspace.profile(uri), findings, assessments: [] };
  }

  /** What is wrong in the configuration that decides for a document, and in what that extends, once for each file. */
  #noteConfiguration(uri: string): void {
    const { file, files, problems } = this.workspace.configuration(uri);
    if (!file || this.#configurations.has(file)) return;
    const fresh = files.filter((one) => !this.#configurations.has(one));
    for (const one of fresh) this.#configurations.add(one);
    for (const problem of problems) if (fresh.includes(problem.file)) this.problem(...problemAt(problem, this.session));
  }

  #read(input: Input): Uint8Array | undefined {
    try {
      return readFileSync(input.file);
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
}
