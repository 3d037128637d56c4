import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import picomatch from 'picomatch';
import { Reading } from '../document/document.ts';
import { KIND_NAMES, PROFILE_NAMES } from '../framework/names.ts';
import type { Kind, Level } from '../framework/types.ts';
import { jsonReporter } from '../report/json.ts';
import type { Problem, Reporter, Totals } from '../report/reported.ts';
import { textReporter } from '../report/text.ts';
import { PREFERENCES } from '../workspace/settings.ts';
import { Workspace } from '../workspace/workspace.ts';
import { type Given, isGiven, named, namedOption, oneOf, type OptionSpecs, UsageError, valueOf } from './arguments.ts';
import { Checking } from './checking.ts';
import { collect, diskFiles, existing, type Input, shown, uriOf } from './files.ts';
import { CLEAN, COULD_NOT, FINDINGS, type Session } from './io.ts';
import { Progress } from './progress.ts';

export const CHECK_OPTIONS: OptionSpecs = {
  format: { example: 'json' },
  profile: { example: 'standard' },
  'fail-on': { example: 'warning' },
  fix: {},
  config: { example: '.convenant.yaml' },
  kind: { example: 'visie' },
  map: { example: "'visies/**=visie'", multiple: true },
  'stdin-filename': { example: 'visie.md' },
  quiet: { short: 'q' },
};
export const CHECK_LATER = ['baseline', 'update-baseline', 'changed-since'];
const FORMATS_LATER = ['sarif', 'junit', 'github', 'markdown'];

const FAIL_ON = ['warning', 'information', 'hint', 'never'] as const;
type FailOn = (typeof FAIL_ON)[number];
const RANK: Record<Level, number> = { error: 0, warning: 1, information: 2, hint: 3 };

/** How standard input is named among the paths, and shown where it has no name. */
const STDIN = '-';
const UNNAMED = '<stdin>';

/** Checks documents and writes what is found, document by document, in the order of their paths. */
export async function check(given: Given, session: Session): Promise<number> {
  const { io, say } = session;
  const reporter = reporterFor(given, session);
  const failOn = oneOf<FailOn>(given, 'fail-on', FAIL_ON, 'warning');
  const paths = given.positionals.length > 0 ? given.positionals : ['.'];
  const checking = new Checking(workspaceFor(given, paths, session), session);
  const stdin = await standardInput(given, paths, session);
  const { inputs, failures } = collect(paths.filter((path) => path !== STDIN), io.cwd);
  for (const { path, key, parameters } of failures) checking.problem(path, say(key, parameters));

  // All are mended before any is checked: a reference from one must find what stands in the other now.
  if (isGiven(given, 'fix')) for (const input of inputs) checking.fix(input);
  const progress = new Progress(session, inputs.length);
  io.stdout(reporter.begin());
  for (const input of inOrder(stdin ? [...inputs, stdin] : inputs)) {
    const one = input.bytes ? checking.checkBytes(input, input.bytes) : checking.check(input);
    const text = one ? reporter.document(one) : '';
    if (text !== '') progress.clear();
    io.stdout(text);
    progress.step();
  }
  progress.clear();
  io.stdout(reporter.end(checking.totals, checking.problems));
  tell(checking, session, given);
  return status(checking.totals, checking.problems, failOn);
}

function reporterFor(given: Given, { framework, ui, io }: Session): Reporter {
  const format = oneOf(given, 'format', ['text', 'json'], 'text', FORMATS_LATER);
  const colours = io.terminal.stdout && !io.env.NO_COLOR;
  return format === 'json' ? jsonReporter(framework, ui) : textReporter(framework, { ui, colours, quiet: isGiven(given, 'quiet') });
}

function workspaceFor(given: Given, paths: readonly string[], { io, framework, ui }: Session): Workspace {
  const config = valueOf(given, 'config');
  const configurationFile = config === undefined ? undefined : configurationUri(config, io.cwd);
  const workspace = new Workspace(new Reading(framework), diskFiles);
  const folders = configurationFile ? [io.cwd] : rootsOf(paths, io.cwd);
  workspace.setRoots(folders.map((folder) => uriOf(folder.endsWith('/') ? folder : `${folder}/`)));
  workspace.prefer({ ...PREFERENCES, ui, configurationFile, forcedProfile: namedOption(given, 'profile', PROFILE_NAMES), kindOf: kindOf(given, io.cwd) });
  return workspace;
}

/** The kinds that `--map` and `--kind` give, the more precise one first. */
function kindOf(given: Given, cwd: string): (uri: string) => Kind | undefined {
  const kind = namedOption(given, 'kind', KIND_NAMES);
  const maps = (given.options.get('map') ?? []).map((value) => {
    const at = value.lastIndexOf('=');
    if (at < 1) throw new UsageError('cli/wrong-map', { value });
    return { matches: picomatch(value.slice(0, at).replace(/^\.\//, ''), { dot: true }), kind: named(value.slice(at + 1), '--map', KIND_NAMES) };
  });
  return (uri) => {
    const path = maps.length > 0 ? shown(fileURLToPath(uri), cwd) : '';
    return maps.find(({ matches }) => matches(path))?.kind ?? kind;
  };
}

function configurationUri(config: string, cwd: string): string {
  const file = resolve(cwd, config);
  if (existing(file) !== 'file') throw new UsageError('cli/no-config', { name: config });
  return uriOf(file);
}

/**
 * Folders above which no configuration is looked for: the repository that a path is in, as an editor
 * has that open, so that the folder from which one happens to check makes no difference.
 */
function rootsOf(paths: readonly string[], cwd: string): string[] {
  const roots = new Set<string>();
  for (const path of [cwd, ...paths.map((p) => resolve(cwd, p))]) {
    const folder = existing(path) === 'folder' ? path : dirname(path);
    roots.add(repositoryOf(folder) ?? (`${folder}/`.startsWith(`${cwd}/`) ? cwd : folder));
  }
  return [...roots];
}

function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existing(join(at, '.git'))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** A document to check; standard input comes with its bytes. */
interface Source extends Input {
  bytes?: Uint8Array;
}

async function standardInput(given: Given, paths: readonly string[], { io }: Session): Promise<Source | undefined> {
  const name = valueOf(given, 'stdin-filename');
  if (!paths.includes(STDIN)) {
    if (name !== undefined) throw new UsageError('cli/stray-stdin-filename');
    return undefined;
  }
  if (isGiven(given, 'fix')) throw new UsageError('cli/fix-stdin');
  const file = resolve(io.cwd, name ?? UNNAMED);
  return { path: shown(file, io.cwd), file, bytes: await io.stdin() };
}

/** By path; what an editor holds and pipes in goes in place of the file of that name. */
function inOrder(sources: readonly Source[]): Source[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** On standard error: what kept the run from being whole; and where JSON holds nothing, why. */
function tell({ problems, totals }: Checking, { io, say }: Session, given: Given): void {
  for (const { path, message, at } of problems) io.stderr(`${path}${at ? `:${at.line}:${at.column}` : ''}: ${message}\n`);
  if (valueOf(given, 'format') === 'json' && totals.documents === 0) io.stderr(`${say('cli/none')}\n`);
}

function status({ levels }: Totals, problems: readonly Problem[], failOn: FailOn): number {
  if (problems.length > 0) return COULD_NOT;
  if (failOn === 'never') return CLEAN;
  return (Object.keys(levels) as Level[]).some((level) => levels[level] > 0 && RANK[level] <= RANK[failOn]) ? FINDINGS : CLEAN;
}
