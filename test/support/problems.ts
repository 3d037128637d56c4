import { problemMessage } from '../../server/src/framework/messages.ts';
import type { DataProblem } from '../../server/src/framework/reader.ts';
import { framework } from './framework.ts';

/** A problem as it is read, in English: where, and what. */
export function told(problem: DataProblem): string {
  return `${problem.line}:${problem.column} ${problemMessage(problem, framework.messages.en)}`;
}
