import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Reading } from '../document/document.ts';
import { KIND_NAMES, PROFILE_NAMES } from '../framework/names.ts';
import { short } from '../framework/reader.ts';
import type { Kind } from '../framework/types.ts';
import { FORMATS, type Format } from '../report/formats.ts';
import { FAIL_ON, type FailOn, type Reporter } from '../report/reported.ts';
import { fromHere, patternOf } from '../text/patterns.ts';
import { mappedByTail, PREFERENCES } from '../workspace/settings.ts';
import { Workspace } from '../workspace/workspace.ts';
import { type Given, isGiven, named, namedOption, type OptionSpecs, oneOf, optionValue, UsageError } from './arguments.ts';
import { Checking } from './checking.ts';
import { diskFiles, existing, rootsOf, shown, uriOf } from './files.ts';
import { frameworkHere } from './here.ts';
import type { Session } from './io.ts';

/** Options of every command over documents: what is read, and how it is set. */
export const READING_OPTIONS: OptionSpecs = {
  format: { example: 'json' },
  profile: { example: 'standard' },
  config: { example: '.convenant.yaml' },
  kind: { example: 'visie' },
  map: { example: "'visies/**=visie'", multiple: true },
  'stdin-filename': { example: 'visie.md' },
  today: { example: '2027-01-31' },
};
export const CHECK_OPTIONS: OptionSpecs = {
  ...READING_OPTIONS,
  'fail-on': { example: 'warning' },
  baseline: { example: 'baseline.json' },
  'update-baseline': {},
  'changed-since': { example: 'main' },
  fix: {},
  quiet: { short: 'q' },
  verbose: { short: 'v' },
};

/** How standard input is named among the paths. */
export const STDIN = '-';

/** What the arguments of `check` come to: how documents are checked, how that is told, and when it fails. */
export interface Plan {
  paths: readonly string[];
  checking: Checking;
  reporter: Reporter;
  failOn: FailOn;
}

/** @throws UsageError where an option has no value that can be used */
export function planOf(given: Given, session: Session): Plan {
  const failOn = oneOf(given, 'fail-on', FAIL_ON, 'warning');
  return { failOn, reporter: reporterFor(given, failOn, session), ...readingOf(given, session) };
}

/** Which paths are read, and by what: the part of a plan that every command over documents has. */
export function readingOf(given: Given, session: Session): Pick<Plan, 'paths' | 'checking'> {
  const paths = given.positionals.length > 0 ? given.positionals : ['.'];
  return { paths, checking: new Checking(workspaceFor(given, paths, session), session, withBaseline(given)) };
}

function reporterFor(given: Given, failOn: FailOn, session: Session): Reporter {
  const { framework, ui, io } = session;
  const format = oneOf(given, 'format', Object.keys(FORMATS) as Format[], 'text');
  return FORMATS[format]({
    framework,
    ui,
    version: io.version,
    colours: io.terminal.stdout && !io.env.NO_COLOR,
    quiet: isGiven(given, 'quiet'),
    failOn,
    files: isGiven(given, 'verbose') ? (uri: string) => shown(fileURLToPath(uri), io.cwd) : undefined,
    explained: () => frameworkHere(session),
  });
}

/** A workspace in which documents at these paths are read as the options say. */
export function workspaceFor(given: Given, paths: readonly string[], { io, framework, ui }: Session): Workspace {
  const config = optionValue(given, 'config');
  const configurationFile = config === undefined ? undefined : configurationUri(config, io.cwd);
  const workspace = new Workspace(new Reading(framework), diskFiles);
  const folders = configurationFile ? [io.cwd] : rootsOf(paths, io.cwd);
  workspace.setRoots(folders.map((folder) => uriOf(folder.endsWith('/') ? folder : `${folder}/`)));
  workspace.prefer({
    ...PREFERENCES,
    ui,
    configurationFile,
    together: true,
    forcedProfile: namedOption(given, 'profile', PROFILE_NAMES),
    kindOf: kindOf(given, io.cwd),
    today: today(given, io),
    withoutBaseline: withBaseline(given),
  });
  return workspace;
}

/** True where a baseline is asked for: then that of a configuration does not count by itself. */
function withBaseline(given: Given): boolean {
  return isGiven(given, 'baseline') || isGiven(given, 'update-baseline');
}

/** The day by which waivers expire: that of the run, or another that is asked for, so that a run can be repeated. */
function today(given: Given, io: Session['io']): string | undefined {
  const day = optionValue(given, 'today') ?? io.today;
  if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day)) throw new UsageError('review/date', { value: day });
  return day;
}

/** The kinds that `--map` and `--kind` give, the more precise one first. */
function kindOf(given: Given, cwd: string): (uri: string) => Kind | undefined {
  const kind = namedOption(given, 'kind', KIND_NAMES);
  const maps = (given.options.get('map') ?? []).map((value) => {
    const at = value.lastIndexOf('=');
    if (at < 1) throw new UsageError('cli/wrong-map', { value });
    const pattern = fromHere(value.slice(0, at));
    const matches = patternOf(pattern);
    if (!matches) throw new UsageError('cli/wrong-map', { value: short(value) });
    return { pattern, matches, kind: named(value.slice(at + 1), '--map', KIND_NAMES) };
  });
  return (uri) => {
    const path = maps.length > 0 ? shown(fileURLToPath(uri), cwd) : '';
    const outside = path.startsWith('../') || path.startsWith('/');
    return maps.find(({ matches }) => matches(path))?.kind ?? (outside ? mappedByTail(uri, maps) : undefined) ?? kind;
  };
}

function configurationUri(config: string, cwd: string): string {
  const file = resolve(cwd, config);
  if (existing(file) !== 'file') throw new UsageError('cli/no-config', { name: config });
  return uriOf(file);
}
