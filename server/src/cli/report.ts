import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sayer } from '../checks/run.ts';
import { compareDocuments } from '../features/compare/compare.ts';
import type { Comparison } from '../features/compare/types.ts';
import { aboutProfiles } from '../features/profile.ts';
import { boardDocument } from '../report/html/board.ts';
import { boardReport } from '../report/html/report.ts';
import { type Given, type OptionSpecs, optionValue, UsageError } from './arguments.ts';
import { tellProblems } from './check.ts';
import type { Look } from './checking.ts';
import { holding, sideOf } from './compare.ts';
import { reason, uriOf } from './files.ts';
import { CLEAN, COULD_NOT, type Session } from './io.ts';
import { READING_OPTIONS, STDIN } from './plan.ts';
import { scanGiven } from './profile.ts';
import { languageOf } from './questions.ts';
import { readAll } from './reading.ts';
import { presentVersions, versionsAt } from './versions.ts';

const { format: _, ...reading } = READING_OPTIONS;
export const REPORT_OPTIONS: OptionSpecs = {
  ...reading,
  output: { example: 'board.html', short: 'o' },
  scan: { example: 'scan.yaml' },
  since: { example: 'main' },
};

/** Writes the board's report on documents to a file. */
export async function report(given: Given, session: Session): Promise<number> {
  const output = outputOf(given);
  const { io, framework } = session;
  // What comes in on standard input is read once, however often it is looked at.
  let stdin: Promise<Uint8Array> | undefined;
  const inLanguage = (ui: Session['ui']): Session => ({
    ...session,
    ui,
    say: sayer(framework, { ui }),
    io: { ...io, stdin: () => (stdin ??= io.stdin()) },
  });
  let here = inLanguage(session.ui);
  let read = await readDocuments(given, here);
  const language = languageOf(given, read.made, session.ui);
  // Messages were made in the language of the one who asks; a board reads them in that of its documents.
  if (language !== session.ui) read = await readDocuments(given, (here = inLanguage(language)));
  const { made, checking, sources } = read;
  const scan = scanGiven(optionValue(given, 'scan'), checking, here);
  const between = checking.between(sources);
  const { problems } = checking.taken();
  if (made.length === 0 && !scan) {
    tellProblems(problems, io);
    io.stderr(`${session.say('cli/none')}\n`);
    return COULD_NOT;
  }
  const about = aboutProfiles(framework, language);
  const board = { documents: made, ambitions: checking.ambitions(), between, scan, problems, about };
  const page = boardReport(board, { say: here.say, ui: language, framework });
  try {
    writeFileSync(resolve(io.cwd, output), page);
  } catch (error) {
    throw new UsageError('cli/unwritable', { detail: `${output}: ${reason(error)}` });
  }
  tellProblems(problems, io);
  return problems.length > 0 ? COULD_NOT : CLEAN;
}

function readDocuments(given: Given, session: Session) {
  const earlier = earlierVersions(given, session);
  return readAll(given, session, (path, look, lines, { file }) => {
    const document = boardDocument({ path, uri: uriOf(file) }, look, lines, session.ui);
    return earlier ? { ...document, since: earlier(file, look) ?? null } : document;
  });
}

/** What changed in a document since the version that is asked for; undefined where none is. */
function earlierVersions(given: Given, session: Session): ((file: string, look: Look) => Comparison | undefined) | undefined {
  const since = optionValue(given, 'since');
  if (since === undefined) return undefined;
  const paths = (given.positionals.length > 0 ? given.positionals : ['.']).filter((path) => path !== STDIN);
  const before = versionsAt(since, paths, presentVersions(paths, session), session);
  const workspace = holding(before, given, session);
  return (file, look) => {
    const version = before.find((one) => one.file === file);
    const then = version && sideOf(workspace, version);
    return then && compareDocuments(then, look, workspace.configuration(uriOf(file)).reading, session.ui);
  };
}

/** Where the report goes. Only a page is written, so that no slip of the fingers writes over a document. */
function outputOf(given: Given): string {
  const output = optionValue(given, 'output');
  if (output === undefined) throw new UsageError('cli/report-output');
  if (!/\.html?$/i.test(output)) throw new UsageError('cli/report-form', { name: output });
  return output;
}
