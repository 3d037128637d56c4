import { join, resolve } from 'node:path';
import type { Level } from '../framework/types.ts';
import type { Format } from '../report/formats.ts';
import { count, countBetween, fails, type Problem, type ReportedBetween, type Totals, written } from '../report/reported.ts';
import { type Given, isGiven, optionValue, UsageError } from './arguments.ts';
import { Baseline, baselineNamed, type Extent } from './baseline.ts';
import { checkSome, type Outcome, type Part, type Source } from './checking.ts';
import { collect, existing, shown } from './files.ts';
import { changedSince } from './git.ts';
import { CLEAN, COULD_NOT, FINDINGS, type Session } from './io.ts';
import { unpack } from './packed.ts';
import { type Plan, planOf, STDIN } from './plan.ts';
import { Progress } from './progress.ts';
import { inThreads, worthThreads } from './threads.ts';

/** How standard input is shown where it has no name. */
const UNNAMED = '<stdin>';
/** So many files that were named and not checked are told of by name. */
const MOST_UNCHECKED = 5;
/** So many entries of a baseline that fit nothing are named; of the others it is told that they are there. */
const MOST_STALE = 20;

/** Checks documents and writes what is found, document by document, in the order of their paths. */
export async function check(given: Given, session: Session): Promise<number> {
  const { io, say } = session;
  const plan = planOf(given, session);
  const { checking, reporter, paths } = plan;
  const baseline = Baseline.of(given, session);
  const stdin = await standardInput(given, paths, session);
  const { inputs, failures } = collect(
    paths.filter((path) => path !== STDIN),
    io.cwd,
  );
  for (const { path, key, parameters } of failures) checking.problem(path, say(key, parameters));
  const revision = optionValue(given, 'changed-since');
  const isChanged = revision === undefined ? undefined : changedSince(revision, inputs, io.cwd);
  // What comes in on standard input is being written now.
  const isTold = ({ file, bytes }: Source): boolean => bytes !== undefined || !isChanged || isChanged(file);

  // All are mended before any is checked: a reference from one must find what stands in the other now.
  if (isGiven(given, 'fix')) for (const input of inputs) if (isTold(input)) checking.fix(input);
  const { totals, problems } = checking.taken();
  if (failures.length > 0) totals.nothing = 'cli/nothing-checked';
  if (isChanged) totals.nothing = 'changed/none';
  const sources = inOrder(stdin ? [...inputs, stdin] : inputs);
  const progress = new Progress(session, sources.length);
  const waiting = new Map<Source, Outcome>();
  const checked = new Set<string>();
  const output = new Output(session, plan, totals, progress, baseline);
  io.stdout(reporter.begin());
  let at = 0;
  // The others are checked too: what is found in a document depends on them.
  for await (const part of worthThreads(sources, io) ? inThreads(sources, given, session) : inTurn(sources, plan)) {
    for (const outcome of part.outcomes) {
      const source = sources[at++] as Source;
      if (!outcome) continue;
      checked.add(source.path);
      checking.adopt(outcome);
      if (!isTold(source)) continue;
      // What asks nothing of the others is as it will be; what does waits for all of them, and so does what comes after it.
      if (waiting.size === 0 && outcome.asked.length === 0) output.write(outcome, source);
      else waiting.set(source, { ...outcome, digest: undefined });
    }
    for (const problem of part.problems) if (!problems.some((known) => isSame(known, problem))) problems.push(problem);
    progress.step(part.outcomes.length);
  }
  for (const [source, outcome] of waiting) output.write(checking.among(outcome, source, reporter), source);
  const told = new Set(sources.filter(isTold).map(({ path }) => path));
  const between = output.between(checking.between(sources).filter(({ places }) => places.some(({ path }) => told.has(path))));
  progress.clear();
  io.stdout(reporter.end(totals, problems, between));
  tell(problems, totals, session, given);
  if (!isGiven(given, 'quiet')) tellUnchecked(unchecked(sources, checked, problems), session);
  if (baseline) settle(baseline, extentOf(sources.filter(isTold), isChanged ? [] : paths, io.cwd), problems, session, given);
  return status(totals, problems, plan.failOn);
}

/** Writes documents in their order, as soon as each is as it will be, without what a baseline knows. */
class Output {
  #any = false;

  constructor(
    private readonly session: Session,
    private readonly plan: Plan,
    private readonly totals: Totals,
    private readonly progress: Progress,
    private readonly baseline: Baseline | undefined,
  ) {}

  write({ packed }: Outcome, { file }: Source): void {
    const { reporter } = this.plan;
    const content = unpack(packed);
    const isFresh = this.baseline?.fresh(file, content.findings);
    const fresh = <T>(all: readonly T[]): readonly T[] => (isFresh ? all.filter((_, i) => isFresh[i]) : all);
    const findings = fresh(content.findings);
    const rendered = { ...content.rendered, findings: fresh(content.rendered.findings) };
    const text = reporter.write ? reporter.write(rendered) : written(rendered);
    count(this.totals, findings);
    this.totals.known += content.known + content.findings.length - findings.length;
    if (text === '') return;
    this.progress.clear();
    this.session.io.stdout(this.#any ? reporter.separator + text : text);
    this.#any = true;
  }

  /** Counts findings between documents; gives those that are to be told. */
  between(all: readonly ReportedBetween[]): ReportedBetween[] {
    const isFresh = this.baseline?.freshBetween(all, this.session.io.cwd);
    const fresh = all.filter((_, i) => isFresh?.[i] ?? true);
    countBetween(this.totals, fresh);
    this.totals.known += all.length - fresh.length;
    return fresh;
  }
}

/** What a run tells of a baseline: all findings of these documents, and that one that is gone is in none of these folders. */
function extentOf(sources: readonly Source[], paths: readonly string[], cwd: string): Extent {
  const files = new Set(sources.map(({ file }) => file));
  const folders = paths.map((path) => resolve(cwd, path)).filter((path) => existing(path) === 'folder');
  return {
    covers: (file) => files.has(file) || (existing(file) === undefined && folders.some((folder) => file.startsWith(join(folder, '/')))),
  };
}

/** On standard error: what became of a baseline. Where not everything could be checked, it is not known what still fits. */
function settle(baseline: Baseline, extent: Extent, problems: readonly Problem[], session: Session, given: Given): void {
  const { io, say } = session;
  const name = baselineNamed(given, session) ?? '';
  if (problems.length > 0) {
    if (baseline.updates) io.stderr(`${say('baseline/unwritten', { name })}\n`);
    return;
  }
  if (baseline.updates) {
    io.stderr(`${say('baseline/written', { name, count: String(baseline.write(extent, name)) })}\n`);
    return;
  }
  const stale = baseline.stale(extent);
  for (const { path, code } of stale.slice(0, MOST_STALE)) io.stderr(`${name}: ${say('baseline/stale', { path, code })}\n`);
  if (stale.length > 0) io.stderr(`${name}: ${say('baseline/clear', { count: String(stale.length) })}\n`);
}

function* inTurn(sources: readonly Source[], { checking, reporter }: Plan): Iterable<Part> {
  for (const source of sources) yield checkSome([source], checking, reporter);
}

/** What comes in on standard input, where the paths ask for it. */
export async function standardInput(given: Given, paths: readonly string[], { io }: Session): Promise<Source | undefined> {
  const name = optionValue(given, 'stdin-filename');
  if (!paths.includes(STDIN)) {
    if (name !== undefined) throw new UsageError('cli/stray-stdin-filename');
    return undefined;
  }
  if (isGiven(given, 'fix')) throw new UsageError('cli/fix-stdin');
  const file = resolve(io.cwd, name ?? UNNAMED);
  return { path: shown(file, io.cwd), file, bytes: await io.stdin() };
}

/** By path; what an editor holds and pipes in goes in place of the file of that name. */
export function inOrder(sources: readonly Source[]): Source[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Threads meet the same configuration each. */
function isSame(a: Problem, b: Problem): boolean {
  return a.path === b.path && a.message === b.message && a.at?.line === b.at?.line && a.at?.column === b.at?.column;
}

/** On standard error, what kept a run from being whole. */
export function tellProblems(problems: readonly Problem[], io: Session['io']): void {
  for (const { path, message, at } of problems) io.stderr(`${path}${at ? `:${at.line}:${at.column}` : ''}: ${message}\n`);
}

/** Files that were named by themselves and are no governance documents, by their paths. */
export function unchecked(sources: readonly Source[], checked: ReadonlySet<string>, problems: readonly Problem[]): string[] {
  const isTold = ({ path, named = true }: Source): boolean => named && !checked.has(path) && !problems.some((one) => one.path === path);
  return sources.filter(isTold).map(({ path }) => path);
}

/** On standard error, which files were named and not checked: somebody who names one expects that something was looked at. */
export function tellUnchecked(paths: readonly string[], { io, say }: Session): void {
  for (const name of paths.slice(0, MOST_UNCHECKED)) io.stderr(`${say('cli/not-governance', { name })}\n`);
  const more = paths.length - MOST_UNCHECKED;
  if (more > 0) io.stderr(`${say('cli/not-governance-more', { count: String(more) })}\n`);
}

/** Forms that are read by programs: they say nothing to people where there is nothing to tell. */
const FOR_PROGRAMS: readonly string[] = ['json', 'sarif', 'junit'] satisfies Format[];

/** On standard error: what kept the run from being whole; and where a form for programs holds nothing, why. */
function tell(problems: readonly Problem[], totals: Totals, { io, say }: Session, given: Given): void {
  tellProblems(problems, io);
  if (FOR_PROGRAMS.includes(optionValue(given, 'format') ?? '') && totals.documents === 0) io.stderr(`${say(totals.nothing)}\n`);
}

function status({ levels, settled }: Totals, problems: readonly Problem[], failOn: Plan['failOn']): number {
  if (problems.length > 0) return COULD_NOT;
  const counted = (Object.keys(levels) as Level[]).filter((level) => levels[level] > (level === 'hint' ? settled : 0));
  return counted.some((level) => fails(level, failOn)) ? FINDINGS : CLEAN;
}
