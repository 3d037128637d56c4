import { sayer } from '../checks/run.ts';
import type { Level } from '../framework/types.ts';
import { closing, oneLine } from './closing.ts';
import { type FormOptions, placeOf, type Reporter } from './reported.ts';

/**
 * Findings as Markdown (GFM): a heading and a table for each document that has any. For a comment beside a change,
 * or the summary of a workflow.
 */
export function markdownReporter({ framework, ui, quiet }: FormOptions): Reporter {
  const say = sayer(framework, { ui });
  const head = `| ${['place', 'level', 'code', 'message'].map((name) => say(`report/${name}`)).join(' | ')} |\n|---|---|---|---|\n`;
  const told = (level: Level): boolean => !quiet || level === 'error' || level === 'warning';
  const row = (place: string, level: Level, code: string, message: string): string =>
    `| ${place} | ${say(`level/${level}`)} | \`${code}\` | ${inline(message)} |\n`;
  return {
    begin: () => `# ${say('report/findings')}\n\n`,
    document: (one) => ({
      head: `## ${inline(one.path)} (${one.kind ? say(`kind/${one.kind}`) : say('cli/kind/unknown')})\n\n${head}`,
      findings: one.findings.map(({ level, code, message, start }) => {
        const { line, column } = placeOf(one.lines, start);
        return { text: told(level) ? row(`${line}:${column}`, level, code, message) : undefined };
      }),
      glue: '',
      tail: '\n',
      always: false,
    }),
    separator: '',
    end: (totals, problems, between) => {
      const rows = between
        .filter(({ level }) => told(level))
        .map(({ places, level, code, message }) =>
          row(places.map(({ path, line, column }) => `${inline(path)}:${line}:${column}`).join('<br>'), level, code, message),
        );
      const parts = [
        rows.length > 0 ? `## ${say('cli/between')}\n\n${head}${rows.join('')}` : '',
        problems.length > 0
          ? `## ${say('report/problems')}\n\n${problems.map(({ path, message, at }) => `- ${inline(at ? `${path}:${at.line}:${at.column}` : path)}: ${inline(message)}\n`).join('')}`
          : '',
        quiet ? '' : `${closing(totals, say).join('\n\n')}\n`,
      ];
      return parts.filter((part) => part !== '').join('\n');
    },
  };
}

/** Text in which nothing is markup: words of a document may hold tables, links and HTML. */
function inline(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|~&#]/g, '\\$&');
}
