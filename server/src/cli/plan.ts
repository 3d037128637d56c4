import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import picomatch from 'picomatch';
import { Reading } from '../document/document.ts';
import { KIND_NAMES, PROFILE_NAMES } from '../framework/names.ts';
import type { Kind, Level } from '../framework/types.ts';
import { jsonReporter } from '../report/json.ts';
import type { Reporter } from '../report/reported.ts';
import { textReporter } from '../report/text.ts';
import { mappedByTail, PREFERENCES } from '../workspace/settings.ts';
import { Workspace } from '../workspace/workspace.ts';
import { type Given, isGiven, named, namedOption, type OptionSpecs, oneOf, optionValue, UsageError } from './arguments.ts';
import { Checking } from './checking.ts';
import { diskFiles, existing, shown, uriOf } from './files.ts';
import type { Session } from './io.ts';

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
const FAIL_ON = [...(['warning', 'information', 'hint'] as const satisfies readonly Level[]), 'never'] as const;

/** How standard input is named among the paths. */
export const STDIN = '-';

/** What the arguments of `check` come to: how documents are checked, how that is told, and when it fails. */
export interface Plan {
  paths: readonly string[];
  checking: Checking;
  reporter: Reporter;
  failOn: (typeof FAIL_ON)[number];
}

/** @throws UsageError where an option has no value that can be used */
export function planOf(given: Given, session: Session): Plan {
  const paths = given.positionals.length > 0 ? given.positionals : ['.'];
  const failOn = oneOf(given, 'fail-on', FAIL_ON, 'warning');
  return { paths, failOn, reporter: reporterFor(given, session), checking: new Checking(workspaceFor(given, paths, session), session) };
}

function reporterFor(given: Given, { framework, ui, io }: Session): Reporter {
  const format = oneOf(given, 'format', ['text', 'json'], 'text', FORMATS_LATER);
  const colours = io.terminal.stdout && !io.env.NO_COLOR;
  return format === 'json' ? jsonReporter(framework, ui) : textReporter(framework, { ui, colours, quiet: isGiven(given, 'quiet') });
}

function workspaceFor(given: Given, paths: readonly string[], { io, framework, ui }: Session): Workspace {
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
  });
  return workspace;
}

/** The kinds that `--map` and `--kind` give, the more precise one first. */
function kindOf(given: Given, cwd: string): (uri: string) => Kind | undefined {
  const kind = namedOption(given, 'kind', KIND_NAMES);
  const maps = (given.options.get('map') ?? []).map((value) => {
    const at = value.lastIndexOf('=');
    if (at < 1) throw new UsageError('cli/wrong-map', { value });
    const pattern = value.slice(0, at).replace(/^\.\//, '');
    return { pattern, matches: picomatch(pattern, { dot: true }), kind: named(value.slice(at + 1), '--map', KIND_NAMES) };
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
