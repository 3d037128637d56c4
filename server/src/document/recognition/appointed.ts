import type { Range } from '../../text/lines.ts';
import type { Word } from '../../text/words.ts';
import type { Statement } from '../model.ts';
import { DETERMINERS, type Mention } from './mentions.ts';

const APPOINTS = /^(?:benoemt|benoemen|kiest|kiezen|appoints?|elects?|chooses?)$/;
const SERVES = /^(?:treedt|treden|fungeert|fungeren|acts?|serves?)$/;
/** A holder is named in fewer words. */
const LONGEST = 12;

/**
 * A role that is given to somebody, and to whom: `De vergadering benoemt een der leden tot dienstcommissaris`, `One of the
 * members serves as treasurer`, `Als adviseur treedt op een kaderhuisarts`. Places in the document.
 */
export function appointed({ sentence: { words, mentions }, base }: Statement): { role: Mention; holder: Range } | undefined {
  for (const mention of mentions) {
    const at = words.findIndex((w) => w.start === mention.start);
    const before = DETERMINERS.has(words[at - 1]?.norm ?? '') ? at - 2 : at - 1;
    if (before < 0 || !/^(?:tot|als|as)$/.test((words[before] as Word).norm)) continue;
    const given = words.findIndex(({ norm }, i) => i < before && (APPOINTS.test(norm) || SERVES.test(norm)));
    const after = words.findIndex((w) => w.start >= mention.end);
    let span: [from: number, to: number] | undefined;
    if (given >= 0 && APPOINTS.test((words[given] as Word).norm)) span = [given + 1, before];
    else if (given > 0) span = [0, given];
    else if (before <= 1 && SERVES.test(words[after]?.norm ?? ''))
      span = [words[after + 1]?.norm === 'op' ? after + 2 : after + 1, words.length];
    const [first, last] = span ? [words[span[0]], words[Math.min(span[1], span[0] + LONGEST) - 1]] : [];
    if (!first || !last || last.start < first.start) continue;
    const role = { ...mention, start: base + mention.start, end: base + mention.end, acts: true };
    return { role, holder: { start: base + first.start, end: base + last.end } };
  }
  return undefined;
}
