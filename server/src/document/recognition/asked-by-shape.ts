import type { Word } from '../../text/words.ts';
import type { Sentence } from '../model.ts';
import { DETERMINERS, PREPOSITIONS } from './mentions.ts';
import type { Value } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Lists of the lexicon with nouns of what is given, by what asks for it. */
const GIVEN: readonly [string, string][] = [
  ['ask-incident', 'words-incidents'],
  ['ask-idea', 'words-ideas'],
  ['ask-opinion', 'given-opinions'],
  ['ask-data', 'given-data'],
];
/** Between a verb and the subject that follows it. */
const NEAR = 3;
/** Between a noun and the preposition that it belongs to. */
const BELONGS = 3;

type Ask = Sentence['asks'][number];

/**
 * What a sentence asks of members by its shape: somebody gives something, whoever gives is a member or
 * the reader (`Every partner rings the desk about near misses`, `Vul de enquête in`), and what is given is a
 * report, an idea, an opinion or data. Who acts on whom is read from the place of the subject before or
 * after its verb, so that what a group sends its members is none.
 */
export function askedByShape(sentence: Pick<Sentence, 'words' | 'values' | 'mentions'>, vocabulary: Vocabulary): Ask | undefined {
  const { words, values, mentions } = sentence;
  // `Ring the falls coach`: what is part of a name is not given.
  const isInName = ({ start, end }: Word): boolean => mentions.some((m) => m.start <= start && end <= m.end);
  const is = (list: string, i: number): boolean => vocabulary.has(list, words[i]?.norm);
  if (!words.some((_, i) => is('giving-verbs', i)) || words.some((_, i) => is('not-asked-for', i))) return undefined;
  for (let i = 0; i < words.length; i++) {
    if (!is('giving-verbs', i) || !isGivenByMember(words, i, values, vocabulary) || goesToPatients(words, i, vocabulary)) continue;
    for (const [list, nouns] of GIVEN) {
      const at = words.findIndex(
        (w, k) =>
          !isInName(w) && !isRung(words, i, k, vocabulary) && isObjectAt(words, i, k, vocabulary) && isNoun(nouns, words, k, vocabulary),
      );
      if (at < 0) continue;
      const [from, to] = [words[Math.min(i, at)] as Word, words[Math.max(i, at)] as Word];
      return { list, start: from.start, end: to.end, negated: isDeniedNear(words, i, vocabulary) };
    }
  }
  return undefined;
}

function isGivenByMember(words: readonly Word[], verb: number, values: readonly Value[], vocabulary: Vocabulary): boolean {
  const is = (list: string, i: number): boolean => vocabulary.has(list, words[i]?.norm);
  let start = verb;
  while (start > 0 && !words[start]?.breakBefore) start--;
  let opens = start;
  while (opens < verb && is('before-request', opens)) opens++;
  if (opens === verb && is('giving-requests', verb)) return vocabulary.language === 'nl' || start === 0 || is('opens-condition', 0);
  let finite = verb;
  for (let k = verb - 1; k >= start; k--) if (is('binding', k) || is('modals', k) || is('may-give', k)) finite = k;
  const inverted =
    finite === start ||
    PREPOSITIONS.has(words[start]?.norm ?? '') ||
    is('opens-inverted', start) ||
    values.some((v) => (v.type === 'period' || v.type === 'date') && v.from === start && v.to >= finite);
  const dutch = vocabulary.language === 'nl';
  const before = dutch && inverted ? undefined : memberAmong(words, start, finite, vocabulary);
  if (before !== undefined || !dutch) return before ?? false;
  // `Klachten over de bus geeft de praktijk door`: what is given stands first, whoever gives it after the verb.
  if (!inverted && ![start, start + 1].some((k) => k < finite && GIVEN.some(([, nouns]) => isNoun(nouns, words, k, vocabulary))))
    return false;
  return memberAmong(words, finite + 1, Math.min(words.length, finite + 1 + NEAR), vocabulary) ?? false;
}

/** Whether the first party among some words, other than what a preposition brings in, is a member; undefined where none is there. */
function memberAmong(words: readonly Word[], from: number, to: number, vocabulary: Vocabulary): boolean | undefined {
  for (let k = from; k < to; k++) {
    const { norm } = words[k] as Word;
    const member = vocabulary.has('words-members', norm);
    if (!member && !vocabulary.has('parties', norm) && !vocabulary.has('bodies', norm)) continue;
    if (!isAfterPreposition(words, k, from)) return member;
  }
  return undefined;
}

/** True where a preposition, with no more than an article or an adjective between, stands before a word. */
function isAfterPreposition(words: readonly Word[], at: number, from: number): boolean {
  for (let k = at - 1; k >= Math.max(from, at - BELONGS); k--) {
    const { norm } = words[k] as Word;
    if (PREPOSITIONS.has(norm)) return true;
    if (!DETERMINERS.has(norm) && k < at - 1) return false;
  }
  return false;
}

/** `geeft de patiënt een vragenlijst`, `sends its figures to parents`: the group hears nothing. */
function goesToPatients(words: readonly Word[], verb: number, vocabulary: Vocabulary): boolean {
  return words.some(({ norm }, k) => {
    if (k <= verb || !vocabulary.has('given-to-patients', norm)) return false;
    const before = DETERMINERS.has(words[k - 1]?.norm ?? '') ? k - 2 : k - 1;
    return before === verb || /^(?:aan|naar|to)$/.test(words[before]?.norm ?? '');
  });
}

function isDeniedNear(words: readonly Word[], i: number, vocabulary: Vocabulary): boolean {
  return words.slice(Math.max(0, i - 3), i + 3).some(({ norm }) => vocabulary.has('negations', norm));
}

/** True where the word at `k` can be what the verb at `i` is about: in its clause, or before it where a pronoun points back at it. */
function isObjectAt(words: readonly Word[], i: number, k: number, vocabulary: Vocabulary): boolean {
  if (k === i) return false;
  if (k < i && [1, 2].some((n) => vocabulary.has('points-at', words[i + n]?.norm))) return true;
  for (let b = Math.min(i, k) + 1; b <= Math.max(i, k); b++) if (words[b]?.breakBefore) return false;
  return true;
}

/** What somebody comes with, or what a thing is for, is not what is given: `patiënten met klachten`. */
const ABOUT = /^(?:met|bij|voor|tegen|na|zonder|with|after|for|by|without|against|in)$/;

function isNoun(list: string, words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const { norm } = words[at] as Word;
  if (!vocabulary.remembered(list, norm, isOneOf(list))) return false;
  const last = DETERMINERS.has(words[at - 1]?.norm ?? '') ? at - 2 : at - 1;
  const before = words[last]?.norm ?? '';
  // `de reden van de val` is no report of one, `een lijst van incidenten` is.
  if (/^(?:van|of)$/.test(before)) return vocabulary.has('given-reports', words[last - 1]?.norm);
  return !ABOUT.test(before);
}

/** Who is rung, told or written to stands right behind such a verb: in `Ring the falls desk`, `falls` says which. */
function isRung(words: readonly Word[], verb: number, at: number, vocabulary: Vocabulary): boolean {
  if (!vocabulary.has('ringing-verbs', words[verb]?.norm)) return false;
  return (
    at > verb &&
    words.slice(verb + 1, at).every(({ norm }) => DETERMINERS.has(norm) || vocabulary.has('ringing-verbs', norm) || norm === 'or')
  );
}

/** Shorter words stand in others by chance. */
const COMPOUND = 5;

/** True for the words of a list and, in Dutch, for compounds that end in one or open with one: `incidentenlijn`. */
function isOneOf(list: string): (norm: string, vocabulary: Vocabulary) => boolean {
  return (norm, vocabulary) => {
    if (vocabulary.has(list, norm)) return true;
    if (vocabulary.language !== 'nl') return false;
    for (let i = COMPOUND; i <= norm.length - 3; i++)
      if (vocabulary.has(list, norm.slice(norm.length - i)) || (i < norm.length && vocabulary.has(list, norm.slice(0, i)))) return true;
    return false;
  };
}
