import { resolve } from 'node:path';
import { LEVELS, type Level } from '../framework/types.ts';
import { count, countBetween, type Problem, type Totals, written } from '../report/reported.ts';
import { type Given, isGiven, optionValue, UsageError } from './arguments.ts';
import { checkSome, type Outcome, type Part, type Source, unpack } from './checking.ts';
import { collect, shown } from './files.ts';
import { CLEAN, COULD_NOT, FINDINGS, type Session } from './io.ts';
import { type Plan, planOf, STDIN } from './plan.ts';
import { Progress } from './progress.ts';
import { inThreads, worthThreads } from './threads.ts';

/** How standard input is shown where it has no name. */
const UNNAMED = '<stdin>';

/** Checks documents and writes what is found, document by document, in the order of their paths. */
export async function check(given: Given, session: Session): Promise<number> {
  const { io, say } = session;
  const plan = planOf(given, session);
  const { checking, reporter, paths } = plan;
  const stdin = await standardInput(given, paths, session);
  const { inputs, failures } = collect(
    paths.filter((path) => path !== STDIN),
    io.cwd,
  );
  for (const { path, key, parameters } of failures) checking.problem(path, say(key, parameters));

  // All are mended before any is checked: a reference from one must find what stands in the other now.
  if (isGiven(given, 'fix')) for (const input of inputs) checking.fix(input);
  const { totals, problems } = checking.taken();
  const sources = inOrder(stdin ? [...inputs, stdin] : inputs);
  const progress = new Progress(session, sources.length);
  const waiting = new Map<Source, Outcome>();
  const output = new Output(session, plan, totals, progress);
  io.stdout(reporter.begin());
  let at = 0;
  for await (const part of worthThreads(sources, io) ? inThreads(sources, given, session) : inTurn(sources, plan)) {
    for (const outcome of part.outcomes) {
      const source = sources[at++] as Source;
      if (!outcome) continue;
      checking.adopt(outcome);
      // What asks nothing of the others is as it will be; what does waits for all of them, and so does what comes after it.
      if (waiting.size === 0 && outcome.asked.length === 0) output.write(outcome);
      else waiting.set(source, { ...outcome, digest: undefined });
    }
    for (const problem of part.problems) if (!problems.some((known) => isSame(known, problem))) problems.push(problem);
    progress.step(part.outcomes.length);
  }
  for (const [source, outcome] of waiting) output.write(checking.among(outcome, source, reporter));
  const between = checking.between(sources);
  countBetween(totals, between);
  progress.clear();
  io.stdout(reporter.end(totals, problems, between));
  tell(problems, totals, session, given);
  return status(totals, problems, plan.failOn);
}

/** Writes documents in their order, as soon as each is as it will be. */
class Output {
  #any = false;

  constructor(
    private readonly session: Session,
    private readonly plan: Plan,
    private readonly totals: Totals,
    private readonly progress: Progress,
  ) {}

  write({ packed }: Outcome): void {
    const { rendered, findings } = unpack(packed);
    const text = written(rendered);
    if (text !== '') this.progress.clear();
    this.session.io.stdout(this.#any ? this.plan.reporter.separator + text : text);
    this.#any = true;
    count(this.totals, findings);
  }
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

/** On standard error: what kept the run from being whole; and where JSON holds nothing, why. */
function tell(problems: readonly Problem[], totals: Totals, { io, say }: Session, given: Given): void {
  tellProblems(problems, io);
  if (optionValue(given, 'format') === 'json' && totals.documents === 0) io.stderr(`${say('cli/none')}\n`);
}

function status({ levels }: Totals, problems: readonly Problem[], failOn: Plan['failOn']): number {
  if (problems.length > 0) return COULD_NOT;
  if (failOn === 'never') return CLEAN;
  const counted: readonly Level[] = LEVELS.slice(0, LEVELS.indexOf(failOn) + 1);
  return counted.some((level) => levels[level] > 0) ? FINDINGS : CLEAN;
}
