import type { BlockFacts, Section, Sentence } from '../model.ts';
import { isTimetable, STEPS, tellsSteps, tellsStepsInOrder } from './sequences.ts';
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
/** From this on it is on a criterion of which it states an element in words of its own: together they leave little doubt. */
const LIKELY_SENTENCE = 0.35;
/** From this on it is where it states several: none is stated by chance so often. All three were chosen over all documents. */
const POSSIBLE_SENTENCE = 0.25;
const SEVERAL = 3;
/** Where an author annotates, what stands beside the blocks must leave less doubt, and be more than a saying (`Good communication is half the work`). */
const SURE_BESIDE_BLOCKS = 0.8;
const SAYING = 12;
/** A shorter sentence tells nothing of its subject. */
const SHORTEST = 6;

/** What sections and blocks are probably about, where that is no more than a cue: by their index. */
export interface Guesses {
  sections: ReadonlyMap<number, string>;
  blocks: ReadonlyMap<number, string>;
}

/** Where an author says what is what. */
export const NO_GUESSES: Guesses = { sections: new Map(), blocks: new Map() };

/** What is told without blocks where an author annotates: numbered items that each open with their time are steps all the same. */
export function guessSteps(sections: readonly Section[], facts: readonly BlockFacts[], vocabulary: Vocabulary): Guesses {
  sections.forEach((section, s) => {
    const to = Math.min(section.to, sections[s + 1]?.from ?? section.to);
    if (!section.skipped && !section.isTitle && isTimetable(section, facts, to, vocabulary)) announceSteps(section);
  });
  return NO_GUESSES;
}

function announceSteps(section: Section): void {
  section.guessed = STEPS;
  section.own = new Set([...section.own, STEPS]);
  section.topics = new Set([...section.topics, STEPS]);
}

/**
 * What the words of each section, under its own heading only, say that it is about. Where they leave
 * no doubt the section announces it, as a heading would; else it is a guess. A section that has the shape of steps announces those.
 */
export function guessSubjects(sections: readonly Section[], facts: readonly BlockFacts[], vocabulary: Vocabulary): Guesses {
  const guesses = { sections: new Map<number, string>(), blocks: new Map<number, string>() };
  const { subjects } = vocabulary;
  if (!subjects) return guesses;
  sections.forEach((section, s) => {
    if (section.skipped) return;
    if (section.isTitle) {
      // A text without headings tells its steps in a paragraph.
      for (let b = Math.max(0, section.from); b < Math.min(section.to, sections[s + 1]?.from ?? section.to); b++)
        if (tellsStepsInOrder(facts[b] as BlockFacts, vocabulary)) guesses.blocks.set(b, STEPS);
      return;
    }
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
    if (tellsSteps(section, facts, to, vocabulary)) announceSteps(section);
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

/** What a sentence is probably about. */
export interface SentenceGuess {
  criterion: string;
  /** How many of its elements the sentence must state for it to be so: none where its words leave no doubt. */
  states: number;
}

/** What a sentence is about by its words, under whatever heading it stands. */
export function guessSentence(sentence: Sentence, { subjects }: Vocabulary, isAnnotated: boolean): SentenceGuess | undefined {
  if (!subjects || sentence.words.length < SHORTEST) return undefined;
  const weight = subjects.weigh(sentence.words, sentence.values);
  const guess = weight && weight.count >= FEW ? subjects.likeliest([weight]) : undefined;
  if (!weight || !guess || guess.probability < POSSIBLE_SENTENCE) return undefined;
  return { criterion: guess.criterion, states: isAnnotated ? besideBlocks(guess.probability, weight) : alone(guess.probability) };
}

function besideBlocks(probability: number, { count }: SubjectWeight): number {
  return probability >= SURE_BESIDE_BLOCKS && count >= SAYING ? 0 : SEVERAL;
}

function alone(probability: number): number {
  return probability >= SURE_SENTENCE ? 0 : probability >= LIKELY_SENTENCE ? 1 : SEVERAL;
}
