import type { DocumentModel, Evidence, Statement } from '../model.ts';
import { DETERMINERS } from './mentions.ts';
import { byStatement } from './statements.ts';
import type { Vocabulary } from './vocabulary.ts';

const FEEDBACK = 'feedback';
/** Between `all` and those who are meant: `all doctors`, `alle aan het wondpunt deelnemende praktijken`. */
const NEAR = 5;
/** Whoever stands after these hears, or only says when: `een verslag voor de huisarts`, `hears after the clinic`. */
const NO_SENDER = /^(?:voor|na|bij|for|after|at)$/;
/** Of whoever hears, these say from whom. */
const FROM = /^(?:van|door|from|by)$/;
/** What is sent about things names nobody who sends it: `van de ingestuurde meetwaarden ontvangt u`. */
const OF = /^(?:van|of|from)$/;
/** A time that a value says makes a vague word beside it precise. */
const TIMES: ReadonlySet<string> = new Set(['period', 'date', 'term']);

/**
 * Takes away evidence on feedback that says nothing of who hears what became of something: what goes to all members whatever
 * they asked or gave (a bulletin), a sender who only stands in another phrase, and a moment that a vague word leaves open
 * (`after the visit, in due course`).
 */
export function discountUnheard(model: DocumentModel, vocabulary: Vocabulary): void {
  const evidence = model.evidence.filter((e) => e.criterion === FEEDBACK && e.certainty !== 'declared').sort((a, b) => a.start - b.start);
  if (evidence.length === 0) return;
  const unheard = new Set<Evidence>();
  for (const [statement, here] of byStatement(evidence, model.statements)) {
    const isNews = goesToAll(statement, vocabulary) && here.every(({ element }) => element !== null);
    const isOpen = leavesTimeOpen(statement);
    for (const e of here)
      if (isNews || (isOpen && e.element === 'timing') || (e.element === 'sender' && isAside(e, statement, vocabulary))) unheard.add(e);
  }
  if (unheard.size > 0) model.evidence = model.evidence.filter((e) => !unheard.has(e));
}

function goesToAll({ sentence: { words } }: Statement, vocabulary: Vocabulary): boolean {
  return words.some(
    ({ norm }, i) =>
      vocabulary.has('told-to-all', norm) && words.slice(i + 1, i + 1 + NEAR).some((word) => vocabulary.has('words-members', word.norm)),
  );
}

function leavesTimeOpen({ sentence: { hits, values } }: Statement): boolean {
  return hits.some(({ cue }) => cue.kind === 'lexicon' && cue.list === 'vague-when') && !values.some(({ type }) => TIMES.has(type));
}

/** True where the last word of a sender's evidence belongs to a preposition that no sender has, or nobody is heard from, or only what was given. */
function isAside({ start, end }: Evidence, { base, sentence: { words } }: Statement, vocabulary: Vocabulary): boolean {
  const first = words.findIndex((word) => base + word.start === start);
  const last = words.findIndex((word) => base + word.end === end);
  if (first < 0 || last < 0) return false;
  const before = DETERMINERS.has(words[last - 1]?.norm ?? '') ? last - 2 : last - 1;
  if (NO_SENDER.test(words[before]?.norm ?? '')) return true;
  const within = words.slice(first, last);
  if (vocabulary.has('hearing-verbs', words[first]?.norm) && !within.some(({ norm }) => FROM.test(norm))) return true;
  return OF.test(words[first]?.norm ?? '') && within.some(({ norm }) => vocabulary.has('given-data', norm));
}
