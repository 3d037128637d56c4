import type { Finding } from '../../checks/finding.ts';
import type { sayer } from '../../checks/run.ts';
import { sourcesLine } from '../../features/explain.ts';
import { betweenTopic } from '../../framework/names.ts';
import type { Framework, Language } from '../../framework/types.ts';
import type { LineIndex } from '../../text/lines.ts';
import { capitalised } from '../../text/words.ts';
import type { ReportedBetween } from '../reported.ts';
import type { WordNote } from './model.ts';

/** What findings say, as comments: the finding, why it is asked, and the source. */
export function notesOf(findings: readonly Finding[], framework: Framework, ui: Language, say: ReturnType<typeof sayer>): WordNote[] {
  return findings.map(({ code, level, message, criterion: id, start, end }) => {
    const criterion = id === undefined ? undefined : framework.criterion(id);
    const grounds = criterion ? [criterion.why[ui], sourcesLine(criterion, framework, ui)] : [];
    return { start, end, title: titled(code, level, say), paragraphs: [message, ...grounds.filter((text) => text !== '')] };
  });
}

/** The ends that findings between documents have in one of them, as comments on the words from there to the end of the line. */
export function notesBetween(
  all: readonly ReportedBetween[],
  path: string,
  text: string,
  lines: LineIndex,
  framework: Framework,
  ui: Language,
  say: ReturnType<typeof sayer>,
): WordNote[] {
  return all.flatMap(({ code, level, message, places }) =>
    places.flatMap((place, i) => {
      if (place.path !== path) return [];
      const start = lines.offsetAt({ line: place.line - 1, column: place.column - 1 });
      const end = start + Math.max(1, text.slice(start).search(/[\r\n]|$/));
      const topic = betweenTopic(framework, code.split('/')[0]);
      const others = places.filter((_, n) => n !== i).map((other) => `${say('cli/see-also')} ${other.path}:${other.line}`);
      return [{ start, end, title: titled(code, level, say), paragraphs: [message, ...others, ...(topic ? [topic.action[ui]] : [])] }];
    }),
  );
}

function titled(code: string, level: Finding['level'], say: ReturnType<typeof sayer>): string {
  return `${capitalised(say(`level/${level}`))} · ${code}`;
}
