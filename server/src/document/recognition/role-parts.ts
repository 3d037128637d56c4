import type { Range } from '../../text/lines.ts';
import type { Word } from '../../text/words.ts';
import type { DocumentModel, Evidence, Parts, Sentence, Statement } from '../model.ts';
import type { Mention } from './mentions.ts';
import { apposed } from './persons.ts';
import { detailsOf, rowOf } from './sentences.ts';
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
    const add = (element: string, range: Range | undefined): void =>
      void (range && !found.has(element) && found.set(element, { criterion: ROLES, element, certainty: 'cue', ...range }));
    add('holder', apposed(sentence));
    add('authority', permitted(sentence));
    stated.set(sentence, (known = [...found.values()]));
  }
  return known;
}

/** Words by which a sentence goes on about whoever was named. */
const PRONOUN = /^(?:zij|ze|hij|deze|die)$/;
/** Who may do a thing only so, or has it done, has no power by that. */
const NO_POWER = /^(?:niet|nooit|geen|alleen|uitsluitend|slechts|worden)$/;
/** Whoever is asked, or may do what everybody may. */
const ANYBODY = /^(?:u|je|jij|ik|wij|we|men|het|er|iedereen)$/;
const OPENING = 4;
const GOES_ON = /^(?:voor|wie|die|als|zonder|zolang|wanneer)$/;

/**
 * `Zij mag de groep bepalen`, `De coach mag een deelnemer uitschrijven`, `Mag een deelnemer uitschrijven`: whatever a role may do
 * is a power. (English says `may` of little else, which a cue tells.)
 */
function permitted({ words, mentions }: Sentence): Range | undefined {
  const at = words.slice(0, OPENING + 1).findIndex((w) => /^(?:mag|mogen)$/.test(w.norm));
  const before = words[at - 1];
  if (at < 0 || (before && !(at === 1 && PRONOUN.test(before.norm)) && !mentions.some((m) => m.acts && m.end === before.end)))
    return undefined;
  let to = at + 1;
  while (to < words.length && !/^(?:en|of|maar)$/.test((words[to] as Word).norm)) to++;
  const said = words.slice(at + 1, to);
  // `Mag de post sluiten voor wie …`: what it is allowed to do ends in its verb, and what goes on after it says of whom
  const verb = said.findIndex(
    ({ norm }, i) => i > 0 && /(?:en|aan|oen|ien)$/.test(norm) && (!said[i + 1] || GOES_ON.test(said[i + 1]?.norm ?? '')),
  );
  const last = said[verb];
  if (said.length < 2 || !last) return undefined;
  if (ANYBODY.test((said[0] as Word).norm) || said.some((w) => NO_POWER.test(w.norm))) return undefined;
  return { start: (words[at] as Word).start, end: last.end };
}

/** The same, at its place in the document. */
export function partsOf({ sentence, base }: Statement, vocabulary: Vocabulary): Parts {
  const parts: Parts = new Map();
  for (const e of statedIn(sentence, vocabulary)) parts.set(e.element as string, { ...e, start: base + e.start, end: base + e.end });
  return parts;
}

/** Whom an entry speaks of where it names nobody. */
const SUBJECT = { nl: 'zij', en: 'she' } as const;
const withSubjects = new WeakMap<Sentence, Sentence>();

/**
 * A sentence of an entry that begins with its verb (`Verdeelt de uren en beslist over het boek.`), read as if it named its
 * subject; any other sentence as it is.
 */
export function withSubject(sentence: Sentence, isClipped: boolean, vocabulary: Vocabulary): Sentence {
  const [first] = sentence.words;
  if (!isClipped || !first) return sentence;
  let read = withSubjects.get(sentence);
  if (!read) {
    const [subject] = vocabulary.words(SUBJECT[vocabulary.language]);
    const named: Sentence = {
      ...sentence,
      words: [{ ...(subject as Word), start: first.start, end: first.start }],
      values: [],
      mentions: [],
    };
    withSubjects.set(sentence, (read = rowOf(named, sentence, vocabulary)));
  }
  return read;
}

/** Roles that a sentence mentions, in order; offsets in the document. */
export function mentionsIn({ sentence, base }: Statement): Mention[] {
  return sentence.mentions.map((m) => ({ ...m, start: base + m.start, end: base + m.end }));
}

/** The same, each by its full name where only the last word of it is said; places stay those of the words. */
export function mentionsInFull(statement: Statement, { inFull }: Pick<DocumentModel, 'inFull'>): Mention[] {
  return mentionsIn(statement).map((mention) => ({ ...mention, ...inFull.get(mention.start) }));
}

/** Tasks that stand in a row, one by one; `base` is added to their places. */
export function splitTasks(text: string, range: Range, base = 0): { text: string; range: Range }[] {
  const source = text.slice(range.start, range.end);
  const tasks: { text: string; range: Range }[] = [];
  // The sign within a number (`€ 3.000`) ends nothing.
  for (const m of source.matchAll(/(?:(?!\s(?:en|and)\s)[^,;.]|(?<=\d)[.,](?=\d))+/g)) {
    const part = m[0].replace(/^\s*(?:en|and|of|or)\s+/i, '');
    const lead = m[0].length - part.length + (part.length - part.trimStart().length);
    const trimmed = part.trim();
    if (trimmed.length < 3) continue;
    const start = base + range.start + m.index + lead;
    tasks.push({ text: trimmed, range: { start, end: start + trimmed.length } });
  }
  return tasks;
}
