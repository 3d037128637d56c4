import type { Range } from '../../text/lines.ts';
import type { Slot } from '../../text/phrases.ts';
import { sentences as splitSentences } from '../../text/sentences.ts';
import { type Word, words as wordsOf } from '../../text/words.ts';
import type { Hit, Sentence } from '../model.ts';
import type { Passage } from '../passages.ts';
import { askedByShape } from './asked-by-shape.ts';
import { passiveDuty } from './duties.ts';
import { joinedIn } from './joined.ts';
import { COPULA, DETERMINERS, isFronted, isVerb, mentionsAmong } from './mentions.ts';
import { type ShortNames, withoutShortNames } from './short-names.ts';
import { undoes, unsaidIn } from './unsaid.ts';
import { opensWithClauseNumber, type Value } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How many words a negation reaches ahead of it and back from it, within its clause. */
const REACH = 4;

/** Reads the sentences of a passage. */
export function readSentences(passage: Passage, vocabulary: Vocabulary, names: ShortNames): Sentence[] {
  return splitSentences(passage.plain).map((range) => {
    const text = passage.plain.slice(range.start, range.end);
    const base = passage.start + range.start;
    return readSentence(text, base, vocabulary, passage, names);
  });
}

function readSentence(text: string, base: number, vocabulary: Vocabulary, passage: Passage, names: ShortNames): Sentence {
  const words = withoutClauseNumber(withoutShortNames(wordsOf(text, base), names));
  const unsaid = unsaidIn(words, vocabulary);
  const values = words.length > 0 ? vocabulary.values.find(words, text, base) : [];
  const quotes = quotations(text, base);
  const sentence: Sentence = {
    start: base,
    end: base + text.length,
    words,
    values,
    hits: [],
    deferred: undefined,
    definition: false,
    idle: unsaid !== undefined && unsaid[1] - unsaid[0] === words.length,
    unsaid,
    quotes,
    mentions: mentionsAmong(words, passage.plain, passage.start, vocabulary),
    duty: undefined,
    asks: [],
    binds: words.some((w) => vocabulary.has('binding', w.norm)) || opensWithActor(values) || actsAfterCondition(words),
    introduces: introduces(text, words, passage),
    vague: false,
    verbOfNamed: -1,
    goesOn: goesOn(words),
  };
  sentence.verbOfNamed = verbOfNamed(sentence, vocabulary);
  const slots = slotsOf(words, values, vocabulary);
  for (const hit of hitsIn(sentence, slots, vocabulary)) {
    if (hit.cue.kind === 'lexicon' && hit.cue.list === 'deferral') {
      if (!isOwn(words, hit)) sentence.deferred ??= { start: hit.start, end: sentence.end };
    } else if (hit.cue.kind === 'lexicon' && hit.cue.list === 'definition-lines') sentence.definition = true;
    else if (hit.cue.kind === 'lexicon' && hit.cue.list === 'idle-lines') sentence.idle = true;
    else {
      sentence.hits.push(hit);
      if (hit.cue.kind === 'lexicon' && hit.cue.list.startsWith('vague')) sentence.vague = true;
    }
  }
  for (const match of vocabulary.asks.match(words, slots))
    sentence.asks.push({
      list: match.owner,
      start: (words[match.from] as Word).start,
      end: (words[match.to - 1] as Word).end,
      negated:
        isUnsaid(sentence, match.from, match.to) ||
        words.slice(Math.max(0, match.from - 3), match.to + 3).some((w) => vocabulary.has('negations', w.norm)),
    });
  const shaped = askedByShape(sentence, vocabulary);
  if (shaped && !sentence.asks.some(({ list }) => list.startsWith('ask-'))) sentence.asks.push(shaped);
  sentence.binds ||=
    sentence.mentions.some(({ acts }) => acts) || opensWithPronoun(words, vocabulary) || actsAfterVerb(words, values, vocabulary);
  sentence.duty = passiveDuty(sentence, text, vocabulary);
  return sentence;
}

/** Whoever opens a sentence is named before this word. */
const NAMED = 5;

function verbOfNamed({ words, mentions }: Sentence, vocabulary: Vocabulary): number {
  const [opening, first] = words;
  if (!opening || !first || mentions.length > 0 || !DETERMINERS.has(opening.norm)) return -1;
  const verb = words.slice(0, NAMED).findIndex((w) => COPULA.test(w.norm));
  return verb < 2 || (verb === 2 && vocabulary.has('parties', first.norm)) ? -1 : verb;
}

const PRONOUN = /^(?:hij|zij|ze|he|she)$/;

function goesOn(words: readonly Word[]): boolean {
  const at = words.slice(0, NAMED).findIndex(({ norm }) => PRONOUN.test(norm));
  return at === 0 || (at > 0 && isFronted(words, at - 1));
}

/** The number of a clause (`5.3 De praktijk …`) says nothing: what it opens is read as if it stood without. */
function withoutClauseNumber(words: readonly Word[]): readonly Word[] {
  return opensWithClauseNumber(words) ? words.slice(1) : words;
}

/** A line longer than this that ends in the middle of a sentence introduces nothing: a full stop was forgotten. */
const LONGEST_OPENING = 12;

/** True where one of some words tells what is not so. */
function isUnsaid({ unsaid }: Pick<Sentence, 'unsaid'>, from: number, to: number): boolean {
  return unsaid !== undefined && from < unsaid[1] && to > unsaid[0];
}

/** True for what an enumeration follows on: it ends in a colon, or breaks off (`De praktijken`, and then `a. leveren …`). */
function introduces(text: string, words: readonly Word[], { kind, bold }: Passage): boolean {
  if (text.trimEnd().endsWith(':')) return true;
  return kind === 'paragraph' && !bold && words.length > 0 && words.length <= LONGEST_OPENING && /[\p{L}\p{N}]\s*$/u.test(text);
}

/** So far from its start an actor is the subject of the sentence: `De praktijk`, `Elke deelnemende huisarts`. */
const OPENING = 3;

function opensWithActor(values: readonly Value[]): boolean {
  return values.some(({ type, from }) => (type === 'party' || type === 'body') && from < OPENING);
}

/** `Zij beantwoordt vragen tijdig.`: whoever the sentence before named goes on acting. */
function opensWithPronoun([first, second]: readonly Word[], { language }: Vocabulary): boolean {
  return /^(?:zij|hij|they|she|he)$/.test(first?.norm ?? '') && second !== undefined && isVerb(second.norm, language);
}

/** `De gevolgen regelen Partijen`, `In andere gevallen handelt de coöperatie`: in Dutch whoever acts follows the verb where something else opens. */
function actsAfterVerb(words: readonly Word[], values: readonly Value[], { language }: Vocabulary): boolean {
  if (language !== 'nl') return false;
  return values.some(({ type, from }) => {
    if (type !== 'party' && type !== 'body') return false;
    const verb = words[from - (DETERMINERS.has(words[from - 1]?.norm ?? '') ? 2 : 1)]?.norm ?? '';
    return isVerb(verb, language) || /[^aeiou]en$/.test(verb);
  });
}

/** `dan gaat het om …`: nobody acts. */
const NOBODY = /^(?:gaat|blijft|lukt|komt|staat) het$/;

/** `Valt een trainer uit, dan regelt het loket …`: what somebody does where something happens is agreed. */
function actsAfterCondition(words: readonly Word[]): boolean {
  return words.some(
    ({ norm, breakBefore }, i) =>
      norm === 'dan' &&
      breakBefore &&
      !NOBODY.test(`${words[i + 1]?.norm} ${words[i + 2]?.norm}`) &&
      /[^s]t$/.test(words[i + 1]?.norm ?? '') &&
      /^(?:de|het|een|onze|uw|je|jouw)$/.test(words[i + 2]?.norm ?? ''),
  );
}

const THIS = /^(?:deze|dit|onderhavige|this|these|present)$/;
const PAPER =
  /^(?:statuten|[a-z]*overeenkomst|reglement|document|artikel|visie|convenant|boekje|manifest|stuk|notitie|propositie|bylaws|agreement|articles|rules|regulations|constitution|deed|paper|booklet|manifesto|vision|proposition)$/;

/** True for words that lead to the document itself (`wat in deze statuten is bepaald`): nothing is put off to elsewhere. */
function isOwn(words: readonly Word[], { start, end }: Range): boolean {
  return words.some(
    (w, i) => w.start >= start && w.end <= end && THIS.test(w.norm) && PAPER.test(words[i + 1]?.norm ?? '') && !words[i + 1]?.breakBefore,
  );
}

const details = new WeakMap<Sentence, Map<string, readonly Hit[]>>();
const NO_HITS: readonly Hit[] = [];

/**
 * What the phrases that only count on a criterion find in a sentence. They are most of all phrases and few
 * sentences are on their criterion, so they are looked for when somebody asks, and remembered.
 */
export function detailsOf(sentence: Sentence, criterion: string, vocabulary: Vocabulary): readonly Hit[] {
  let known = details.get(sentence);
  if (!known) details.set(sentence, (known = new Map()));
  let hits = known.get(criterion);
  if (!hits) {
    hits = hitsIn(sentence, slotsOf(sentence.words, sentence.values, vocabulary), vocabulary, criterion);
    known.set(criterion, hits.length === 0 ? NO_HITS : hits);
  }
  return hits;
}

const rows = new WeakMap<Sentence, { name: Sentence; row: Sentence }>();

/** A cell read together with the name of its row (`Ledenraad | besluit over de begroting`), as one sentence at the cell's place. */
export function rowOf(name: Sentence, cell: Sentence, vocabulary: Vocabulary): Sentence {
  const known = rows.get(cell);
  if (known?.name === name) return known.row;
  const by = name.words.length;
  const words = [...name.words, ...cell.words];
  const values = [...name.values, ...cell.values.map((v) => ({ ...v, from: v.from + by, to: v.to + by }))];
  const unsaid = cell.unsaid && ([cell.unsaid[0] + by, cell.unsaid[1] + by] as const);
  const row: Sentence = {
    ...cell,
    words,
    values,
    unsaid,
    hits: hitsIn({ words, unsaid }, slotsOf(words, values, vocabulary), vocabulary).filter((h) => h.cue.kind !== 'lexicon'),
  };
  rows.set(cell, { name, row });
  return row;
}

/** Phrases in a sentence: those that count anywhere, or those of a criterion. */
function hitsIn(sentence: Pick<Sentence, 'words' | 'unsaid'>, slots: readonly Slot[], vocabulary: Vocabulary, criterion?: string): Hit[] {
  const { words } = sentence;
  const matches = vocabulary.cues.match(words, slots, criterion);
  if (matches.length === 0) return [];
  const negations = placesOf(words, (i) => vocabulary.has('negations', (words[i] as Word).norm) && !isBound(words, i));
  const modals = placesOf(words, (i) => vocabulary.has('modals', (words[i] as Word).norm));
  const denied = isDenied(words);
  return matches.map(({ owner, from, to, negative }) => ({
    cue: owner,
    start: (words[from] as Word).start,
    end: (words[endOf(slots, to) - 1] as Word).end,
    negated: denied || isUnsaid(sentence, from, to) || (!negative && isNear(words, from, to, negations)),
    modal: isNear(words, from, to, modals),
  }));
}

/** Where a phrase ends, after its last word: never within a value (`elk half | jaar`), as people read what it says. */
function endOf(slots: readonly Slot[], to: number): number {
  let end = to;
  for (const slot of slots) if (slot.from < to && slot.to > end) end = slot.to;
  return end;
}

/** True where what stands at the words `from` to `to` is denied: `never reports within two weeks`. */
export function isDeniedAt(sentence: Sentence, from: number, to: number, vocabulary: Vocabulary): boolean {
  const { words } = sentence;
  if (isUnsaid(sentence, from, to)) return true;
  const negations = placesOf(words, (i) => vocabulary.has('negations', (words[i] as Word).norm) && !isBound(words, i));
  return negations.length > 0 && (isDenied(words) || isNear(words, from, to, negations));
}

/** What `<…>` in a cue can be: a value, `<measure>` for any amount, `<people>` and `<row>` for what is joined. */
function slotsOf(words: readonly Word[], values: readonly Value[], vocabulary: Vocabulary): Slot[] {
  const slots: Slot[] = [...values, ...joinedIn(words, values, vocabulary)];
  for (const v of values)
    if (v.type === 'money' || v.type === 'percent' || v.type === 'number') slots.push({ type: 'measure', from: v.from, to: v.to });
  return slots;
}

/** Indices of the words for which `is` holds. */
function placesOf(words: readonly Word[], is: (i: number) => boolean): number[] {
  const places: number[] = [];
  for (let i = 0; i < words.length; i++) if (is(i)) places.push(i);
  return places;
}

/** Denies all that follows in its clause, however far. */
const NEVER = /^(?:never|nooit)$/;

const NOT = /^(?:not|niet)$/;

/** True when one of the words at `places` stands in the same clause as the words `from` to `to`, and close to them. */
function isNear(words: readonly Word[], from: number, to: number, places: readonly number[]): boolean {
  const breaks = (low: number, high: number): boolean => {
    for (let i = low; i <= high; i++) if ((words[i] as Word).breakBefore) return true;
    return false;
  };
  return places.some((i) => {
    if (i >= from && i < to) return true;
    if (i < from && deniesAll(words, i)) return true;
    if (i < from && NOT.test((words[i] as Word).norm) && undoes(words, i, from)) return true;
    if (i < from) return (i >= from - REACH || NEVER.test((words[i] as Word).norm)) && !breaks(i + 1, from);
    return i < to + REACH && !breaks(to, i);
  });
}

/** `Een vast overleg is er niet.`, `A standing dialogue does not exist.`: the whole sentence says what there is not. */
function isDenied(words: readonly Word[]): boolean {
  return DENIED.test(
    words
      .slice(-4)
      .map(({ norm }) => norm)
      .join(' '),
  );
}

const DENIED =
  /(?:^| )(?:(?:is|zijn|bestaat|bestaan|komt|komen) er (?:nog )?niet|bestaat (?:nog )?niet|(?:kennen|hebben) (?:we|wij) (?:nog )?niet|(?:we|they) do not (?:yet )?have|(?:does|do) not (?:yet )?exist(?: yet)?)$/;

/** `is het niet de bedoeling dat …`, `it is not the intention that …`: all that follows is denied. */
function deniesAll(words: readonly Word[], i: number): boolean {
  return [1, 2].some((n) => /^(?:bedoeling|intention|intended|meant|plan)$/.test(words[i + n]?.norm ?? ''));
}

/** `no later than`, `niet alleen`: a bound or an addition, no denial. */
function isBound(words: readonly Word[], i: number): boolean {
  return /^(?:later|eerder|earlier|sooner|more|less|fewer|meer|minder|langer|longer|alleen|slechts|only|merely)$/.test(
    words[i + 1]?.norm ?? '',
  );
}

const QUOTED = /["“„«]([^"”“»\n]{1,400})["”»]|‘([^’\n]{3,400})’(?!\p{L})/gu;

function quotations(text: string, base: number): Range[] {
  if (!/["“„«‘]/.test(text)) return [];
  return [...text.matchAll(QUOTED)].map((m) => ({ start: base + m.index, end: base + m.index + m[0].length }));
}
