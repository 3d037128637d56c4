import type { sayer } from '../checks/run.ts';
import type { Consultation } from '../features/consultation.ts';
import { type About, type DocumentProfile, profileOfSet } from '../features/profile.ts';
import type { Scan } from '../features/scan.ts';
import { problemJson } from './json.ts';
import type { Problem } from './reported.ts';

/** A place as JSON has it: one-based, columns in UTF-16 units, the end exclusive. */
export interface JsonPlace {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export interface ProfiledDocument {
  path: string;
  profile: DocumentProfile<JsonPlace>;
}

/** The output of `convenant profile` (`server/framework/schema/profile.schema.json`), a document a line. */
export function profileJson(
  documents: readonly ProfiledDocument[],
  about: About,
  scan: Scan | undefined,
  problems: readonly Problem[],
  say: ReturnType<typeof sayer>,
): string {
  const lines = documents.map(({ path, profile }) => `\n${JSON.stringify({ path, ...profile })}`);
  const rest = {
    set: documents.length > 1 ? profileOfSet(documents) : null,
    scan: scan ?? null,
    about,
    problems: problems.map((problem) => problemJson(problem, say)),
  };
  return `{"version":1,"documents":[${lines.join(',')}${lines.length > 0 ? '\n' : ''}],${JSON.stringify(rest).slice(1)}\n`;
}

/** The output of `convenant questions` (`server/framework/schema/questions.schema.json`). */
export function questionsJson(
  { lenses }: Consultation,
  language: string,
  documents: readonly string[],
  problems: readonly Problem[],
  say: ReturnType<typeof sayer>,
): string {
  const told = problems.map((problem) => problemJson(problem, say));
  return `${JSON.stringify({ version: 1, language, documents, lenses, problems: told }, null, 2)}\n`;
}
