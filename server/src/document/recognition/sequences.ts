import type { Word } from '../../text/words.ts';
import type { BlockFacts, Section, Sentence, Statement } from '../model.ts';
import { isPersonal } from './joined.ts';
import { DETERMINERS, PREPOSITIONS } from './mentions.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The criterion that a row of steps is on. */
export const STEPS = 'process-steps';
/** Fewer make no row. */
const FEWEST = 3;
/** Whoever takes a step, or its place in the order, stands among the first words of its sentence. */
const OPENING = 4;
/** What has rows of its own that are not the course of care or of a project: of duties, people, meetings. */
const OTHERS = new Set(
  'how-to-join admission disputes withdrawal compliance decision-making governance-structure roles member-support division-of-tasks delegation interests value-creation expected-contribution accountability feedback data-sharing'.split(
    ' ',
  ),
);

/**
 * True for a section that tells steps by its shape, whatever its heading says: a numbered list of which most items
 * open with somebody who does something, or sentences of which some open with their place in an order or in time.
 */
export function tellsSteps(section: Section, facts: readonly BlockFacts[], to: number, vocabulary: Vocabulary): boolean {
  if ([...section.own].some((topic) => OTHERS.has(topic) || topic === STEPS)) return false;
  let numbered = 0;
  let acting = 0;
  let ordered = 0;
  for (let b = Math.max(0, section.from); b < to; b++)
    for (const passage of (facts[b] as BlockFacts).passages) {
      if (passage.heading) continue;
      const [first] = passage.sentences;
      if (passage.enumerated === 'number' && first) {
        numbered++;
        if (acts(first, vocabulary)) acting++;
      }
      ordered += passage.sentences.filter((sentence) => isPlaced(sentence, vocabulary)).length;
    }
  if (acting >= FEWEST && acting * 3 >= numbered * 2) return true;
  return ordered >= FEWEST && ![...section.own].some((topic) => !topic.startsWith('lens:'));
}

/** True for a section whose numbered items all open with a time: `1. 2028: afspraken met de scholen.` */
export function isTimetable(section: Section, facts: readonly BlockFacts[], to: number, vocabulary: Vocabulary): boolean {
  if ([...section.own].some((topic) => OTHERS.has(topic) || topic === STEPS)) return false;
  let numbered = 0;
  for (let b = Math.max(0, section.from); b < to; b++)
    for (const { enumerated, sentences } of facts[b]?.passages ?? []) {
      const [first] = sentences;
      if (enumerated !== 'number' || !first) continue;
      if (!isPlaced(first, vocabulary)) return false;
      numbered++;
    }
  return numbered >= FEWEST;
}

/** Somebody opens the sentence and does something: `U maakt een foto`, `De wondverpleegkundige belt`. */
function acts({ words, values, mentions }: Sentence, vocabulary: Vocabulary): boolean {
  if (words.length < OPENING) return false;
  const opening = words[OPENING - 1]?.end ?? 0;
  return (
    values.some(({ type, from }) => (type === 'party' || type === 'body') && from < OPENING) ||
    mentions.some((m) => m.acts && m.start < opening) ||
    (DETERMINERS.has(words[0]?.norm ?? '') && isPersonal(words[1]?.norm ?? '', vocabulary))
  );
}

/** `Daarna …`, `In januari …`, `Week 1: …` */
function isPlaced({ words, values }: Sentence, vocabulary: Vocabulary): boolean {
  if (words.length < OPENING) return false;
  return (
    vocabulary.has('order-words', words[0]?.norm) || values.some(({ type, from }) => (type === 'period' || type === 'date') && from <= 1)
  );
}

/** A word that says which ones are meant: `deelnemende praktijken`, `new members`. */
const ATTRIBUTE = {
  nl: /^(?:\p{L}{3,}ende|eigen|nieuwe|andere|overige|betrokken|aangesloten|jonge|beide|alle)$/u,
  en: /^(?:\p{L}{4,}ing|own|new|other|all|both|young|interested|involved)$/u,
};
/** Most words between a preposition or a verb and whoever comes after it: `for the four practices`. */
const MOST_BETWEEN = 2;

/**
 * False where whoever is named is only what a step is about: `a timetable for four practices`, `Recruit three therapists`.
 * @param at offset of the first word that names them
 */
export function takesStep({ words }: Sentence, at: number, vocabulary: Vocabulary): boolean {
  const named = words.findIndex(({ end }) => end > at);
  let counted = false;
  // `Januari 2028: de eerste vier praktijken`: whoever is counted and does nothing is what the step is about
  const isLast = named === words.length - 1;
  for (let i = named - 1; i >= Math.max(0, named - 1 - MOST_BETWEEN) && !words[i + 1]?.breakBefore; i--) {
    const { norm } = words[i] as Word;
    if (PREPOSITIONS.has(norm) || (i < named - 1 && /^(?:in|op|on)$/.test(norm))) return false;
    const isNumber = vocabulary.has('numbers', norm) || /^\d+$/.test(norm);
    // `een lijst van stoppende huisartsen`, `in all eleven surgeries`: what they are stands between
    if (ATTRIBUTE[vocabulary.language].test(norm)) continue;
    if (!isNumber && !DETERMINERS.has(norm)) return !(counted && (i === 0 || isLast));
    counted ||= isNumber;
  }
  return !(counted && isLast);
}

/** In a block that its author named so, a numbered item that says something is a step. */
export function isStep({ passage, sentence }: Statement): boolean {
  return passage.enumerated === 'number' && sentence.words.length >= FEWEST;
}

/** Most words of a step in a row of them. */
const SHORT = 3;

/** Under a heading on steps a numbered word or two is one (`2. Gesprek`), and a row of such (`Pols voelen, filmpje maken, nazien.`). */
export function namesSteps({ passage, sentence: { words } }: Statement): boolean {
  if (passage.enumerated === 'number') return words.length <= SHORT;
  const parts = words.filter((w, i) => i === 0 || w.breakBefore).length;
  return passage.kind === 'paragraph' && parts > FEWEST && words.length <= parts * SHORT;
}

/** A paragraph of which some sentences open with their place in time, and some with whoever acts or after it: `In mei maakt de arts …` */
export function tellsStepsInOrder({ passages }: BlockFacts, vocabulary: Vocabulary): boolean {
  return passages.some(
    ({ kind, sentences }) =>
      kind === 'paragraph' &&
      sentences.length > FEWEST &&
      sentences.filter((s) => isPlaced(s, vocabulary) && !s.words[0]?.norm.endsWith('ly')).length >= FEWEST - 1 &&
      sentences.some((s) => s.words.slice(0, 2 * OPENING).some(({ norm }) => isPersonal(norm, vocabulary))),
  );
}
