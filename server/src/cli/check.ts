import { resolve } from 'node:path';
import { LEVELS, type Level } from '../framework/types.ts';
import { add, type Problem, type Totals } from '../report/reported.ts';
import { type Given, isGiven, optionValue, UsageError } from './arguments.ts';
import { checkSome, type Part, type Source } from './checking.ts';
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
  io.stdout(reporter.begin());
  for await (const part of worthThreads(sources, io) ? inThreads(sources, given, session) : inTurn(sources, plan)) {
    const text = part.texts.join(reporter.separator);
    if (text !== '') progress.clear();
    io.stdout(totals.documents > 0 && part.texts.length > 0 ? reporter.separator + text : text);
    add(totals, part.totals);
    for (const problem of part.problems) if (!problems.some((known) => isSame(known, problem))) problems.push(problem);
    progress.step(part.sources);
  }
  progress.clear();
  io.stdout(reporter.end(totals, problems));
  tell(problems, totals, session, given);
  return status(totals, problems, plan.failOn);
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
