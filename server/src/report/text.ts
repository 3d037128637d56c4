import type { Finding } from '../checks/finding.ts';
import { sayer } from '../checks/run.ts';
import { cited } from '../framework/sources.ts';
import type { Level } from '../framework/types.ts';
import { closing, oneLine } from './closing.ts';
import { type FormOptions, placeOf, type Reported, type ReportedBetween, type Reporter } from './reported.ts';

type Say = ReturnType<typeof sayer>;
/** The lines that tell which configuration file decided a finding; none where that is not told. */
type Decided = (finding: Pick<Finding, 'decidedBy'>) => string[];
type Paint = (text: string, colour: keyof typeof COLOURS) => string;

const COLOURS = { error: 31, warning: 33, information: 36, hint: 2, bold: 1, dim: 2 } as const;

/**
 * Findings for a reader at a terminal: one on a line, as `path:line:column level code message`, which
 * editors and `grep` follow, under a heading for each document. What a criterion rests on is said once
 * in a document, below its first finding.
 */
export function textReporter({ framework, ui, colours, quiet, files }: FormOptions): Reporter {
  const say = sayer(framework, { ui });
  const paint: Paint = (text, colour) => (colours ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text);
  const decided: Decided = ({ decidedBy }) =>
    files && decidedBy ? [paint(`    ${say(`configuration/decided/${decidedBy.by}`)} ${files(decidedBy.file)}`, 'dim')] : [];
  return {
    begin: () => '',
    document: (one) => ({
      head: `${heading(one, say, paint)}\n`,
      findings: one.findings.map((finding) => {
        if (quiet && !isGrave(finding)) return { text: undefined };
        const { criterion, sources } = finding;
        const from = sources.length > 0 ? `\n${paint(`    ${say('cli/sources', { sources: cited(sources, framework, ui) })}`, 'dim')}` : '';
        const lines = [...findingLines(finding, one, say, paint), ...decided(finding)];
        return { text: lines.join('\n'), once: criterion ? { key: criterion, text: from } : undefined };
      }),
      glue: '\n',
      tail: '\n\n',
      always: false,
    }),
    separator: '',
    end: (totals, _, between) =>
      betweenLines(quiet ? between.filter(isGrave) : between, say, paint, decided) + (quiet ? '' : `${closing(totals, say).join('\n')}\n`),
  };
}

function isGrave({ level }: { level: Level }): boolean {
  return level === 'error' || level === 'warning';
}

/** Findings between documents under a heading of their own, each at its first place with the others below it. */
function betweenLines(between: readonly ReportedBetween[], say: Say, paint: Paint, decided: Decided): string {
  if (between.length === 0) return '';
  const lines = between.flatMap(({ code, level, message, places: [first, ...others], decidedBy }) => {
    const at = (place: ReportedBetween['places'][number] | undefined): string =>
      place ? `${place.path}:${place.line}:${place.column}` : '';
    return [
      `${at(first)} ${paint(say(`level/${level}`), level)} ${paint(code, 'bold')} ${oneLine(message)}`,
      ...others.map((place) => `    ${say('cli/see-also')} ${at(place)}`),
      ...decided({ decidedBy }),
    ];
  });
  return `${[paint(say('cli/between'), 'bold'), ...lines].join('\n')}\n\n`;
}

function heading(one: Reported, say: Say, paint: Paint): string {
  const kind = one.kind ? say(`kind/${one.kind}`) : say('cli/kind/unknown');
  return `${paint(one.path, 'bold')} ${paint(`(${kind})`, 'dim')}`;
}

function findingLines(finding: Finding, { path, lines }: Reported, say: Say, paint: Paint): string[] {
  const where = (offset: number): string => {
    const { line, column } = placeOf(lines, offset);
    return `${path}:${line}:${column}`;
  };
  const level = paint(say(`level/${finding.level}`), finding.level);
  return [
    `${where(finding.start)} ${level} ${paint(finding.code, 'bold')} ${oneLine(finding.message)}`,
    ...finding.related.map((related) => `    ${say('cli/see-also')} ${where(related.start)} ${oneLine(related.message)}`),
  ];
}
