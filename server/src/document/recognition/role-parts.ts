import type { Range } from '../../text/lines.ts';
import type { Evidence, Parts, Sentence, Statement } from '../model.ts';
import type { Mention } from './mentions.ts';
import { apposed } from './persons.ts';
import { detailsOf } from './sentences.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The criterion of which each role is a unit. */
export const ROLES = 'roles';

const stated = new WeakMap<Sentence, readonly Evidence[]>();

/** Elements of a role that a sentence states by its words, the first of each; offsets counted from its block. */
export function statedIn(sentence: Sentence, vocabulary: Vocabulary): readonly Evidence[] {
  let known = stated.get(sentence);
  if (!known) {
    const found = new Map<string, Evidence>();
    for (const { cue, negated, start, end } of [...sentence.hits, ...detailsOf(sentence, ROLES, vocabulary)]) {
      if ((cue.kind !== 'element' && cue.kind !== 'anywhere') || cue.criterion !== ROLES || negated) continue;
      if (!found.has(cue.element)) found.set(cue.element, { criterion: ROLES, element: cue.element, certainty: 'cue', start, end });
    }
    const holder = found.has('holder') ? undefined : apposed(sentence);
    if (holder) found.set('holder', { criterion: ROLES, element: 'holder', certainty: 'cue', ...holder });
    stated.set(sentence, (known = [...found.values()]));
  }
  return known;
}

/** The same, at its place in the document. */
export function partsOf({ sentence, base }: Statement, vocabulary: Vocabulary): Parts {
  const parts: Parts = new Map();
  for (const e of statedIn(sentence, vocabulary)) parts.set(e.element as string, { ...e, start: base + e.start, end: base + e.end });
  return parts;
}

/** Roles that a sentence mentions, in order; offsets in the document. */
export function mentionsIn({ sentence, base }: Statement): Mention[] {
  return sentence.mentions.map((m) => ({ ...m, start: base + m.start, end: base + m.end }));
}

/** Tasks that stand in a row, one by one; `base` is added to their places. */
export function splitTasks(text: string, range: Range, base = 0): { text: string; range: Range }[] {
  const source = text.slice(range.start, range.end);
  const tasks: { text: string; range: Range }[] = [];
  for (const m of source.matchAll(/(?:(?!\s(?:en|and)\s)[^,;.])+/g)) {
    const part = m[0].replace(/^\s*(?:en|and|of|or)\s+/i, '');
    const lead = m[0].length - part.length + (part.length - part.trimStart().length);
    const trimmed = part.trim();
    if (trimmed.length < 3) continue;
    const start = base + range.start + m.index + lead;
    tasks.push({ text: trimmed, range: { start, end: start + trimmed.length } });
  }
  return tasks;
}
