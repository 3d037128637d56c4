import { compareDocuments } from '../features/compare/compare.ts';
import { counterparts } from '../features/compare/sets.ts';
import type { Comparison } from '../features/compare/types.ts';
import { aboutProfiles } from '../features/profile.ts';
import type { Language } from '../framework/types.ts';
import { noEarlier } from '../report/compare/compared.ts';
import { boardDocument } from '../report/html/board.ts';
import { boardReport } from '../report/html/report.ts';
import { type Given, isGiven, type OptionSpecs, optionValue, UsageError } from './arguments.ts';
import { tellProblems, tellUnchecked } from './check.ts';
import type { Look } from './checking.ts';
import { holding, sideOf } from './compare.ts';
import { isWord, wordReport } from './export.ts';
import { uriOf } from './files.ts';
import { readInLanguage } from './in-language.ts';
import { CLEAN, COULD_NOT, type Session } from './io.ts';
import { save } from './output.ts';
import { READING_OPTIONS, STDIN } from './plan.ts';
import { scanGiven } from './profile.ts';
import { isAdoptedVersion, presentVersions, type Versioned, versionsAt } from './versions.ts';

const { format: _, ...reading } = READING_OPTIONS;
export const REPORT_OPTIONS: OptionSpecs = {
  ...reading,
  output: { example: 'board.html', short: 'o' },
  scan: { example: 'scan.yaml' },
  force: {},
  since: { example: 'main' },
};

/** Writes the board's report on documents to a file. */
export async function report(given: Given, session: Session): Promise<number> {
  const output = outputOf(given);
  if (isWord(output)) {
    const surplus = ['since', 'scan'].find((option) => isGiven(given, option));
    if (surplus !== undefined) throw new UsageError('cli/report-page-only', { name: `--${surplus}` });
    return wordReport(output, given, session);
  }
  const { io, framework } = session;
  const earlier = earlierVersions(given, session);
  const { made, checking, ignored, sources, here } = await readInLanguage(given, session, (path, look, lines, { file }, ui) => {
    const document = boardDocument({ path, uri: uriOf(file) }, look, lines, ui);
    if (!earlier) return document;
    return { ...document, since: earlier(file, look, ui) ?? noEarlier(isAdoptedVersion(optionValue(given, 'since') ?? '')) };
  });
  const { ui, say } = here;
  const scan = scanGiven(optionValue(given, 'scan'), checking, here);
  const between = checking.between(sources);
  const { problems } = checking.taken();
  tellUnchecked(ignored, here);
  if (made.length === 0 && !scan) {
    tellProblems(problems, io);
    io.stderr(`${session.say('cli/none')}\n`);
    return COULD_NOT;
  }
  const board = { documents: made, ambitions: checking.ambitions(), between, scan, problems, about: aboutProfiles(framework, ui) };
  // A report is made anew whenever it is asked for.
  save(output, boardReport(board, { say, ui, framework }), io.cwd, true);
  tellProblems(problems, io);
  return problems.length > 0 ? COULD_NOT : CLEAN;
}

/** What changed in a document since the version that is asked for; undefined where none is. */
function earlierVersions(given: Given, session: Session): ((file: string, look: Look, ui: Language) => Comparison | undefined) | undefined {
  const since = optionValue(given, 'since');
  if (since === undefined) return undefined;
  const paths = (given.positionals.length > 0 ? given.positionals : ['.']).filter((path) => path !== STDIN);
  const present = presentVersions(paths, session);
  const before = versionsAt(since, paths, present, session);
  const workspace = holding(before, given, session);
  // A document may have had another name.
  const named = (versions: readonly Versioned[]) => versions.map((version) => ({ ...version, name: version.file }));
  const then = new Map(counterparts(named(before), named(present)).map((pair) => [pair.after?.file, pair.before]));
  return (file, look, ui) => {
    const version = then.get(file);
    const side = version && sideOf(workspace, version);
    return side && compareDocuments(side, look, workspace.configuration(uriOf(file)).reading, ui);
  };
}

/** Where the report goes. Only a page or a Word document is written, so that no slip of the fingers writes over a document. */
function outputOf(given: Given): string {
  const output = optionValue(given, 'output');
  if (output === undefined) throw new UsageError('cli/report-output');
  if (!/\.html?$/i.test(output) && !isWord(output)) throw new UsageError('cli/report-form', { name: output });
  return output;
}
