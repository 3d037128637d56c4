import type { Assessment, Finding } from '../checks/finding.ts';
import type { DocumentModel } from '../document/model.ts';
import { LEVELS } from '../framework/types.ts';
import { noTotals } from '../report/reported.ts';
import type { WordSummary } from '../report/word/model.ts';
import { notesBetween, notesOf } from '../report/word/notes.ts';
import type { LineIndex } from '../text/lines.ts';
import { type Given, isGiven, type OptionSpecs, optionValue, UsageError } from './arguments.ts';
import { tellProblems, tellUnchecked } from './check.ts';
import { readInLanguage } from './in-language.ts';
import { CLEAN, COULD_NOT, type Session } from './io.ts';
import { save } from './output.ts';
import { READING_OPTIONS } from './plan.ts';

const { format: _, ...reading } = READING_OPTIONS;
export const EXPORT_OPTIONS: OptionSpecs = { ...reading, output: { example: 'visie.docx', short: 'o' }, force: {} };

/** So many documents are named that were put together. */
const MOST_LISTED = 5;

export function isWord(name: string): boolean {
  return /\.docx$/i.test(name);
}

/** Writes one document to Word, with what is found in it as comments. */
export async function exportWord(given: Given, session: Session): Promise<number> {
  const output = optionValue(given, 'output');
  const [name, surplus] = given.positionals;
  if (name === undefined) throw new UsageError('cli/export-what');
  if (surplus !== undefined) throw new UsageError('cli/surplus-argument', { name: surplus });
  if (output === undefined) throw new UsageError('cli/export-output', { name: name.replace(/(?:\.[^./\\]*)?$/, '.docx') });
  if (!isWord(output)) throw new UsageError('cli/export-form', { name: output });
  return written(output, given, session, false);
}

/** Writes documents to Word, after a summary of how they stand, with what is found in them as comments. */
export function wordReport(output: string, given: Given, session: Session): Promise<number> {
  return written(output, given, session, true);
}

/** A document with all that is told of it. */
interface Told {
  path: string;
  language: DocumentModel['language'];
  model: DocumentModel;
  findings: readonly Finding[];
  assessments: readonly Assessment[];
  lines: LineIndex;
}

async function written(output: string, given: Given, session: Session, summarised: boolean): Promise<number> {
  const { io, framework } = session;
  const { made, checking, ignored, sources, here } = await readInLanguage(
    given,
    session,
    (path, { model, findings, assessments }, lines): Told => ({
      path,
      language: model.language,
      model,
      findings,
      assessments,
      lines,
    }),
  );
  const { ui, say } = here;
  const between = checking.between(sources);
  const { problems } = checking.taken();
  tellUnchecked(ignored, here);
  if (made.length === 0) {
    tellProblems(problems, io);
    io.stderr(`${session.say('cli/none')}\n`);
    return COULD_NOT;
  }
  const documents = made.map(({ path, model, findings, lines }) => ({
    model,
    notes: [...notesOf(findings, framework, ui, say), ...notesBetween(between, path, model.text, lines, framework, ui, say)],
  }));
  const title = made.length === 1 && made[0] ? titleOf(made[0]) : say('report/title');
  const { writeWord } = await import('./word.ts');
  const bytes = await writeWord(documents, title, ui, summarised ? summaryOf(made, between, here) : undefined);
  save(output, bytes, io.cwd, isGiven(given, 'force'), 'cli/exists-force');
  if (!summarised && made.length > 1)
    io.stderr(`${say('export/several', { name: output, count: String(made.length), paths: listed(made) })}\n`);
  tellProblems(problems, io);
  return problems.length > 0 ? COULD_NOT : CLEAN;
}

/** Which documents went into the file; the first of many. */
function listed(made: readonly Told[]): string {
  return [...made.slice(0, MOST_LISTED).map(({ path }) => path), ...(made.length > MOST_LISTED ? ['…'] : [])].join(', ');
}

function titleOf({ model, path }: Told): string {
  return model.frontMatter?.fields.get('title')?.text || path;
}

/** Which documents, how much was found in each, and what is essential and missing. */
function summaryOf(
  made: readonly Told[],
  between: readonly { message: string; places: readonly { path: string; line: number }[] }[],
  { say, ui }: Session,
): WordSummary {
  const head = (...names: string[]): string[] => names.map((name) => say(name));
  const documents = made.map((one) => {
    const { model, findings } = one;
    const { levels } = noTotals();
    for (const { level } of findings) levels[level]++;
    const counts = LEVELS.filter((level) => levels[level] > 0).map((level) =>
      say(`count/${level}/${levels[level] === 1 ? 'one' : 'many'}`, { count: String(levels[level]) }),
    );
    const version = model.frontMatter?.fields.get('version')?.text || '–';
    return [titleOf(one), say(`kind/${model.kind}`), say(`report/status/${model.status}`), version, counts.join(', ') || '–'];
  });
  const missing = made.flatMap((one) =>
    one.assessments
      .filter(({ importance, standing }) => importance === 'essential' && (standing === 'missing' || standing === 'partial'))
      .map(({ criterion, standing, absent }) => [
        criterion.title[ui],
        titleOf(one),
        say(`report/standing/${standing}`),
        absent.map((element) => element.title[ui]).join(', ') || criterion.asks[ui],
      ]),
  );
  const pairs = between.map(({ message, places }) => [message, places.map(({ path, line }) => `${path}:${line}`).join(', ')]);
  const tables = [
    {
      title: say('report/documents'),
      rows: [
        head('report/head/document', 'report/head/kind', 'report/head/status', 'report/head/version', 'report/findings'),
        ...documents,
      ],
    },
    {
      title: say('word/essential'),
      rows: [head('word/criterion', 'report/head/document', 'report/head/standing', 'report/head/absent'), ...missing],
    },
    { title: say('cli/between'), rows: [head('report/message', 'report/place'), ...pairs] },
  ];
  return {
    title: made.length === 1 && made[0] ? say('report/title-of', { name: titleOf(made[0]) }) : say('report/title'),
    paragraphs: [say('report/intro'), say('word/comments-note')],
    tables: tables.filter(({ rows }) => rows.length > 1),
  };
}
