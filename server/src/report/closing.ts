import type { sayer } from '../checks/run.ts';
import type { Level } from '../framework/types.ts';
import type { Totals } from './reported.ts';

/** The lines for people at the end of a report: what was mended, what a baseline knows, what the run came to. */
export function closing({ documents, levels, fixed, known, example, nothing }: Totals, say: ReturnType<typeof sayer>): string[] {
  if (documents === 0) return [say(nothing)];
  const number = (what: string, n: number): string => say(`count/${what}/${n === 1 ? 'one' : 'many'}`, { count: String(n) });
  const lines: string[] = [];
  if (fixed.changes > 0)
    lines.push(say('cli/fixed', { changes: number('change', fixed.changes), documents: number('document', fixed.documents) }));
  if (known > 0) lines.push(say('baseline/known', { findings: number('finding', known) }));
  if (example) lines.push(say('cli/explain', { code: example }));
  const found = (Object.keys(levels) as Level[]).filter((level) => levels[level] > 0);
  const counts = found.map((level) => number(level, levels[level])).join(', ');
  lines.push(say(found.length > 0 ? 'cli/summary' : 'cli/clean', { documents: number('document', documents), counts }));
  return lines;
}

/** A text on one line. Words of a document may hold line ends, control characters and turns of direction, on which nothing must act. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '');
}
