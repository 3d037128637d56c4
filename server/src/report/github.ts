import { sayer } from '../checks/run.ts';
import type { Level } from '../framework/types.ts';
import { closing, oneLine } from './closing.ts';
import { rangeJson } from './json.ts';
import { mergeOf } from './merge.ts';
import type { FormOptions, Reported, ReportedBetween, Reporter } from './reported.ts';

/** The commands of a workflow that make annotations; there is none below a notice. */
const COMMAND: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

/**
 * Findings as commands to a GitHub workflow, which shows them beside the lines of a pull request:
 * `::warning file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message` ("Workflow commands for GitHub Actions").
 * Paths are from the working directory, so run it at the top of the repository.
 */
export function githubReporter({ framework, ui, quiet }: FormOptions): Reporter {
  const say = sayer(framework, { ui });
  const skipped = (level: Level): boolean => quiet && level !== 'error' && level !== 'warning';
  return {
    begin: () => '',
    document: (one) => ({
      head: '',
      findings: one.findings.map((finding) => ({
        text: skipped(finding.level) ? undefined : command(finding.level, places(finding, one), finding.code, finding.message),
        merge: mergeOf(finding, one, say, opening(finding.level, places(finding, one), finding.code), '\n', (words) =>
          data(oneLine(words)),
        ),
      })),
      glue: '',
      tail: '',
      always: false,
    }),
    separator: '',
    end: (totals, problems, between) => {
      const lines = between.filter(({ level }) => !skipped(level)).map((one) => betweenCommand(one, say('cli/see-also')));
      const failed = problems.map(({ path, message, at }) =>
        command('error', { file: path, ...(at && { line: at.line, col: at.column }) }, 'convenant', message),
      );
      return [...lines, ...failed].join('') + (quiet ? '' : `${closing(totals, say).join('\n')}\n`);
    },
  };
}

function places(finding: Reported['findings'][number], one: Reported): Record<string, string | number> {
  const { line, column, endLine, endColumn } = rangeJson(finding, one);
  // Columns count where a place is on one line; an annotation with both is refused.
  return line === endLine ? { file: one.path, line, col: column, endLine, endColumn } : { file: one.path, line, endLine };
}

function betweenCommand({ code, level, message, places: [first, ...others] }: ReportedBetween, seeAlso: string): string {
  const also = others.map(({ path, line, column }) => `\n${seeAlso} ${path}:${line}:${column}`).join('');
  return command(level, first ? { file: first.path, line: first.line, col: first.column } : {}, code, message + also);
}

function command(level: Level, where: Readonly<Record<string, string | number>>, title: string, message: string): string {
  return `${opening(level, where, title)}${data(message)}\n`;
}

/** A command up to its message. */
function opening(level: Level, where: Readonly<Record<string, string | number>>, title: string): string {
  const properties = Object.entries({ ...where, title }).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${COMMAND[level]} ${properties.join(',')}::`;
}

/** As the toolkit of GitHub Actions escapes what a command says. */
function data(value: string): string {
  return value.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(value: string): string {
  return data(value).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
