import type { Range } from '../../text/lines.ts';
import { sentences as splitSentences } from '../../text/sentences.ts';
import { type Word, words as wordsOf } from '../../text/words.ts';
import type { Hit, Sentence } from '../model.ts';
import type { Passage } from '../passages.ts';
import { passiveDuty } from './duties.ts';
import { mentionsAmong } from './mentions.ts';
import type { Value } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How many words a negation reaches ahead of it and back from it, within its clause. */
const REACH = 4;

/** Reads the sentences of a passage. */
export function readSentences(passage: Passage, vocabulary: Vocabulary): Sentence[] {
  return splitSentences(passage.plain).map((range) => {
    const text = passage.plain.slice(range.start, range.end);
    const base = passage.start + range.start;
    return readSentence(text, base, vocabulary, passage);
  });
}

function readSentence(text: string, base: number, vocabulary: Vocabulary, passage: Passage): Sentence {
  const words = wordsOf(text, base);
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
    quotes,
    mentions: mentionsAmong(words, passage.plain, passage.start, vocabulary),
    duty: undefined,
    asks: [],
    binds: words.some((w) => vocabulary.has('binding', w.norm)),
    introduces: text.trimEnd().endsWith(':'),
    vague: false,
  };
  const slots = amountsToo(values);
  const negations = placesOf(words, (i) => vocabulary.has('negations', (words[i] as Word).norm) && !isBound(words, i));
  const modals = placesOf(words, (i) => vocabulary.has('modals', (words[i] as Word).norm));
  for (const match of vocabulary.cues.match(words, slots)) {
    const first = words[match.from] as Word;
    const last = words[match.to - 1] as Word;
    const hit: Hit = {
      cue: match.owner,
      start: first.start,
      end: last.end,
      negated: !match.negative && isNear(words, match.from, match.to, negations),
      modal: isNear(words, match.from, match.to, modals),
    };
    if (hit.cue.kind === 'lexicon' && hit.cue.list === 'deferral') sentence.deferred ??= { start: hit.start, end: sentence.end };
    else if (hit.cue.kind === 'lexicon' && hit.cue.list === 'definition-lines') sentence.definition = true;
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
      negated: words.slice(Math.max(0, match.from - 3), match.to + 3).some((w) => vocabulary.has('negations', w.norm)),
    });
  sentence.duty = passiveDuty(sentence, text, vocabulary);
  return sentence;
}

/** `<measure>` in a cue is any amount. */
function amountsToo(values: readonly Value[]): { type: string; from: number; to: number }[] {
  const slots: { type: string; from: number; to: number }[] = [...values];
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

/** True when one of the words at `places` stands in the same clause as the words `from` to `to`, and close to them. */
function isNear(words: readonly Word[], from: number, to: number, places: readonly number[]): boolean {
  const breaks = (low: number, high: number): boolean => {
    for (let i = low; i <= high; i++) if ((words[i] as Word).breakBefore) return true;
    return false;
  };
  return places.some((i) => {
    if (i >= from && i < to) return true;
    if (i < from) return i >= from - REACH && !breaks(i + 1, from);
    return i < to + REACH && !breaks(to, i);
  });
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
