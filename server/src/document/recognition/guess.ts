import type { BlockFacts, Section, Sentence } from '../model.ts';
import { STEPS, tellsSteps } from './sequences.ts';
import type { SubjectWeight } from './subjects.ts';
import type { Vocabulary } from './vocabulary.ts';

/** From this probability on, what the words of a section say that it is about counts as if its heading said so. */
const ANNOUNCED = 0.6;
/** The same where its heading announces something: its words confirm that, or it is about both. Both were chosen on the tuned documents. */
const BESIDE = 0.5;
/** From this on they are a cue, where no heading says anything. */
const SURE = 0.3;
/** How sure one block alone must be. */
const SURE_ALONE = 0.65;
/** With fewer known words than this a block or a sentence alone tells nothing. */
const FEW = 8;

/** How sure one sentence among others must be. */
const SURE_SENTENCE = 0.6;
/** From this on it is on a criterion of which it states some elements: none is stated by chance so often. All three were chosen over all documents. */
const LIKELY_SENTENCE = 0.25;
/** A sentence that is only likely to be on a criterion must state so many of its elements. */
export const STATED = 3;
/** A shorter sentence tells nothing of its subject. */
const SHORTEST = 6;

/** What sections and blocks are probably about, where that is no more than a cue: by their index. */
export interface Guesses {
  sections: ReadonlyMap<number, string>;
  blocks: ReadonlyMap<number, string>;
}

/** Where an author says what is what. */
export const NO_GUESSES: Guesses = { sections: new Map(), blocks: new Map() };

/**
 * What the words of each section, under its own heading only, say that it is about. Where they leave
 * no doubt the section announces it, as a heading would; else it is a guess. A section that has the shape of steps announces those.
 */
export function guessSubjects(sections: readonly Section[], facts: readonly BlockFacts[], vocabulary: Vocabulary): Guesses {
  const guesses = { sections: new Map<number, string>(), blocks: new Map<number, string>() };
  const { subjects } = vocabulary;
  if (!subjects) return guesses;
  sections.forEach((section, s) => {
    if (section.skipped || section.isTitle) return;
    const to = Math.min(section.to, sections[s + 1]?.from ?? section.to);
    const weights: SubjectWeight[] = [];
    for (let b = Math.max(0, section.from); b < to; b++) {
      const weight = (facts[b] as BlockFacts).subject;
      if (!weight) continue;
      weights.push(weight);
      if (weight.count < FEW) continue;
      const alone = subjects.likeliest([weight]);
      if (alone && alone.probability >= SURE_ALONE) guesses.blocks.set(b, alone.criterion);
    }
    if (tellsSteps(section, facts, to, vocabulary)) {
      section.guessed = STEPS;
      section.own = new Set([...section.own, STEPS]);
      section.topics = new Set([...section.topics, STEPS]);
    }
    if (section.level === 0) return;
    const { criterion, probability } = subjects.likeliest(weights) ?? { criterion: '', probability: 0 };
    const headed = hasCriterion(section.own);
    if (probability >= (headed ? BESIDE : ANNOUNCED) && section.guessed === undefined) {
      if (!section.topics.has(criterion)) section.guessed = criterion;
      section.own = new Set([...section.own, criterion]);
      section.topics = new Set([...section.topics, criterion]);
    } else if (!headed && probability >= SURE) guesses.sections.set(s, criterion);
  });
  return guesses;
}

function hasCriterion(topics: ReadonlySet<string>): boolean {
  for (const topic of topics) if (!topic.startsWith('lens:')) return true;
  return false;
}

/** What a sentence is about by its words, under whatever heading it stands; `sure` where it may state a single element. */
export function guessSentence(sentence: Sentence, { subjects }: Vocabulary): { criterion: string; sure: boolean } | undefined {
  if (!subjects || sentence.words.length < SHORTEST) return undefined;
  const weight = subjects.weigh(sentence.words, sentence.values);
  const guess = weight && weight.count >= FEW ? subjects.likeliest([weight]) : undefined;
  if (!guess || guess.probability < LIKELY_SENTENCE) return undefined;
  return { criterion: guess.criterion, sure: guess.probability >= SURE_SENTENCE };
}
