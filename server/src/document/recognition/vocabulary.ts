import type { Criterion, Framework, Language, Lexicon } from '../../framework/types.ts';
import { PhraseSet } from '../../text/phrases.ts';
import { normalise, type Word, words } from '../../text/words.ts';
import type { Subjects } from './subjects.ts';
import { ValueFinder } from './values.ts';

/** What a phrase stands for when it is found. */
export type Cue =
  | { kind: 'topic'; criterion: string; phrase: string }
  | { kind: 'element' | 'anywhere'; criterion: string; element: string; phrase: string }
  | { kind: 'lexicon'; list: string; phrase: string };

/** Lexicon lists that hold phrases to be found in running text. */
const PHRASE_LISTS = ['deferral', 'definition-lines', 'idle-lines', 'vague-when', 'vague-how-much', 'vague-how', 'vague-amount', 'jargon'];

/**
 * Everything of one language that recognition looks for, compiled once: cues in one automaton for
 * running text and one for headings, value types, and sets of words.
 */
export class Vocabulary {
  /** Phrases that say by themselves what they are about and, in a group per criterion, those that only count where it is the subject. */
  readonly cues = new PhraseSet<Cue>();
  readonly headings = new PhraseSet<string>();
  /** In a group per criterion, the elements that a heading or a lead-in announces. */
  readonly #elementHeadings = new PhraseSet<string>();
  readonly #announced = new WeakMap<readonly Word[], Map<string, string | undefined>>();
  readonly #titles = new Map<string, Word[]>();
  /** Ways of saying `everyone`, which is no target group. */
  readonly everyone = new PhraseSet<true>();
  /** `ask-data`, `answer-data`, `subject-data` and so on: see `asks.ts`. */
  readonly asks = new PhraseSet<string>();
  readonly values: ValueFinder;
  /** Remembered judgements of `substance.ts`: whether a text is an element of a type. */
  readonly held = new Map<string, boolean>();
  readonly lexicon: Lexicon;
  readonly #sets = new Map<string, Set<string>>();
  readonly #answers = new Map<string, Map<string, boolean>>();
  readonly firm = new Set<string>();
  /** Per criterion that tables can declare: what its header says. Owners are element ids, or `row`. */
  readonly tables: { criterion: Criterion; header: PhraseSet<string> }[] = [];

  constructor(
    framework: Framework,
    readonly language: Language,
    readonly subjects: Subjects | undefined,
  ) {
    this.lexicon = framework.lexicon[language];
    this.values = new ValueFinder(this.lexicon);
    for (const list of PHRASE_LISTS)
      for (const phrase of this.lexicon[list] ?? []) this.cues.add(phrase, { kind: 'lexicon', list, phrase });
    for (const criterion of framework.criteria) {
      if (criterion.firm) this.firm.add(criterion.id);
      if (criterion.table) this.tables.push({ criterion, header: headerPhrases(criterion, language) });
      for (const phrase of criterion.headings[language]) this.headings.add(phrase, criterion.id);
      for (const phrase of criterion.cues[language]) this.cues.add(phrase, { kind: 'topic', criterion: criterion.id, phrase });
      for (const element of criterion.elements) {
        const add = (kind: 'element' | 'anywhere', phrases: readonly string[]): void => {
          for (const phrase of phrases)
            this.cues.add(phrase, { kind, criterion: criterion.id, element: element.id, phrase }, kind === 'element' ? criterion.id : '');
        };
        add('element', element.recognition.cues[language]);
        add('anywhere', element.recognition.anywhere[language]);
        for (const phrase of element.recognition.headings[language]) this.#elementHeadings.add(phrase, element.id, criterion.id);
      }
    }
    for (const [list, phrases] of Object.entries(this.lexicon))
      if (/^(?:ask|answer|subject)-(?!verbs)/.test(list)) for (const phrase of phrases) this.asks.add(phrase, list);
    for (const phrase of this.lexicon.everyone ?? []) this.everyone.add(phrase, true);
    for (const [lens, { headings }] of Object.entries(framework.structure.lenses))
      for (const phrase of headings[language]) this.headings.add(phrase, `lens:${lens}`);
    for (const list of ['definition-headings', 'skipped-headings'])
      for (const phrase of this.lexicon[list] ?? []) this.headings.add(phrase, list);
  }

  /** The words of a heading or another short text. */
  words(text: string): Word[] {
    return words(text.slice(0, 400));
  }

  /** The words of a section's title, the same ones each time that it is read. */
  titleWords(title: string): readonly Word[] {
    let found = this.#titles.get(title);
    if (!found) {
      if (this.#titles.size > 5000) this.#titles.clear();
      this.#titles.set(title, (found = this.words(title)));
    }
    return found;
  }

  /** The one element of a criterion that a title or a lead-in announces; what names several tells nothing of either. */
  elementAnnounced(words: readonly Word[], criterion: string): string | undefined {
    let known = this.#announced.get(words);
    if (!known) this.#announced.set(words, (known = new Map()));
    if (!known.has(criterion)) {
      const elements = new Set(this.#elementHeadings.match(words, [], criterion).map((m) => m.owner));
      known.set(criterion, elements.size === 1 ? [...elements][0] : undefined);
    }
    return known.get(criterion);
  }

  /** What `judge` says of a word, remembered under `question`: a text repeats its words. */
  remembered(question: string, norm: string, judge: (norm: string, vocabulary: Vocabulary) => boolean): boolean {
    let answers = this.#answers.get(question);
    if (!answers) this.#answers.set(question, (answers = new Map()));
    let answer = answers.get(norm);
    if (answer === undefined) {
      if (answers.size > 20_000) answers.clear();
      answer = judge(norm, this);
      answers.set(norm, answer);
    }
    return answer;
  }

  /** True when a normal form is in one of the lexicon's lists. */
  has(list: string, norm: string | undefined): boolean {
    if (norm === undefined) return false;
    let set = this.#sets.get(list);
    if (!set) {
      set = new Set((this.lexicon[list] ?? []).map(normalise));
      this.#sets.set(list, set);
    }
    return set.has(norm);
  }
}

function headerPhrases(criterion: Criterion, language: Language): PhraseSet<string> {
  const header = new PhraseSet<string>();
  for (const phrase of criterion.table?.row[language] ?? []) header.add(phrase, 'row');
  for (const [element, phrases] of Object.entries(criterion.table?.columns ?? {}))
    for (const phrase of phrases[language]) header.add(phrase, element);
  return header;
}
