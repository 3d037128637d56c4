import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearest } from '../framework/names.ts';
import { type Given, isGiven, languageIn, type OptionSpecs, oneOf, readArguments, UsageError } from './arguments.ts';
import { check } from './check.ts';
import { COMPARE_OPTIONS, compare } from './compare.ts';
import { CRITERIA_OPTIONS, criteria } from './criteria.ts';
import { explain } from './explain.ts';
import { EXPORT_OPTIONS, exportWord } from './export.ts';
import { IMPORT_OPTIONS, importWord } from './import.ts';
import { CLEAN, COULD_NOT, environmentLanguage, type Io, type Session, session } from './io.ts';
import { LSP_OPTIONS, lsp } from './lsp.ts';
import { NEW_OPTIONS, newText } from './new.ts';
import { CHECK_OPTIONS } from './plan.ts';
import { PROFILE_OPTIONS, profile } from './profile.ts';
import { QUESTIONS_OPTIONS, questions } from './questions.ts';
import { REPORT_OPTIONS, report } from './report.ts';
import { TEST_OPTIONS, test } from './test.ts';

interface Command {
  options: OptionSpecs;
  run(given: Given, session: Session): number | Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: { options: CHECK_OPTIONS, run: check },
  profile: { options: PROFILE_OPTIONS, run: profile },
  report: { options: REPORT_OPTIONS, run: report },
  compare: { options: COMPARE_OPTIONS, run: compare },
  questions: { options: QUESTIONS_OPTIONS, run: questions },
  import: { options: IMPORT_OPTIONS, run: importWord },
  export: { options: EXPORT_OPTIONS, run: exportWord },
  explain: { options: {}, run: explain },
  criteria: { options: CRITERIA_OPTIONS, run: criteria },
  new: { options: NEW_OPTIONS, run: newText },
  test: { options: TEST_OPTIONS, run: test },
  lsp: { options: LSP_OPTIONS, run: lsp },
};

/**
 * Runs the command line.
 * @param argv the arguments after the program's name
 * @returns the exit status: 0 clean, 1 findings, 2 could not run
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [first] = argv;
  if (first === '--version' || first === '-v') {
    io.stdout(`${io.version}\n`);
    return CLEAN;
  }
  const here = session(io, languageIn(argv) ?? environmentLanguage(io.env));
  const command = first === 'help' ? argv[1] : first;
  try {
    return await dispatch(argv, here);
  } catch (error) {
    if (error instanceof UsageError) io.stderr(usage(error, command, here));
    else io.stderr(`${here.say('cli/failed', { detail: error instanceof Error ? error.message : String(error) })}\n`);
    return COULD_NOT;
  }
}

function dispatch(argv: readonly string[], here: Session): number | Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined) return help(undefined, here, COULD_NOT);
  if (name === 'help')
    return help(
      args.find((arg) => !arg.startsWith('-')),
      here,
      CLEAN,
    );
  // The language may be said before the command, as what holds for all of them.
  if (name === '--ui' && args.length > 1) return dispatch([...args.slice(1), name, args[0] ?? ''], here);
  if (name.startsWith('-') && name !== '-') {
    readArguments(argv, {});
    return help(undefined, here, CLEAN);
  }
  const command = commandOf(name, here.io);
  const given = readArguments(args, command.options);
  oneOf(given, 'ui', ['nl', 'en'], 'nl');
  if (isGiven(given, 'help')) return help(name, here, CLEAN);
  return command.run(given, here);
}

function commandOf(name: string, io: Io): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command;
  if (name === '-' || existsSync(resolve(io.cwd, name))) throw new UsageError('cli/path-as-command', { name });
  const names = Object.keys(COMMANDS);
  throw new UsageError('cli/unknown-command', { name, names: names.join(', ') }, nearest(name, names));
}

/** Writes the help of a command, or of the program. */
function help(name: string | undefined, here: Session, status: number): number {
  if (name !== undefined) commandOf(name, here.io);
  const text = `${here.say(name === undefined ? 'cli/help' : `cli/help/${name}`)}\n`;
  if (status === CLEAN) here.io.stdout(text);
  else here.io.stderr(text);
  return status;
}

/** What was wrong, what may have been meant, and where to read more. */
function usage(error: UsageError, command: string | undefined, { say }: Session): string {
  const lines = [say(error.key, error.parameters)];
  if (error.near) lines.push(say('nearest', { name: error.near }));
  if (command && Object.hasOwn(COMMANDS, command)) lines.push(say('cli/more-help', { command }));
  return `convenant: ${lines.join('\n')}\n`;
}
