import { sayer } from '../checks/run.ts';
import type { Level } from '../framework/types.ts';
import { closing, oneLine } from './closing.ts';
import { mergeOf } from './merge.ts';
import { type FormOptions, placeOf, type Reporter } from './reported.ts';

/**
 * Findings as Markdown (GFM): a heading and a table for each document that has any. For a comment beside a change,
 * or the summary of a workflow.
 */
export function markdownReporter({ framework, ui, quiet }: FormOptions): Reporter {
  const say = sayer(framework, { ui });
  const head = `| ${['place', 'level', 'code', 'message'].map((name) => say(`report/${name}`)).join(' | ')} |\n|---|---|---|---|\n`;
  const told = (level: Level): boolean => !quiet || level === 'error' || level === 'warning';
  const cells = (place: string, level: Level, code: string): string => `| ${place} | ${say(`level/${level}`)} | \`${code}\` | `;
  return {
    begin: () => `# ${say('report/findings')}\n\n`,
    document: (one) => ({
      head: `## ${inline(one.path)} (${one.kind ? say(`kind/${one.kind}`) : say('cli/kind/unknown')})\n\n${head}`,
      findings: one.findings.map((finding) => {
        const { level, code, message, start } = finding;
        const { line, column } = placeOf(one.lines, start);
        const before = cells(`${line}:${column}`, level, code);
        return {
          text: told(level) ? `${before}${inline(message)} |\n` : undefined,
          merge: mergeOf(finding, one, say, before, ' |\n', inline),
        };
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
          [
            cells(places.map(({ path, line, column }) => `${inline(path)}:${line}:${column}`).join('<br>'), level, code),
            inline(message),
            ' |\n',
          ].join(''),
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
