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
  for (const match of vocabulary.cues.match(words, slots)) {
    const first = words[match.from] as Word;
    const last = words[match.to - 1] as Word;
    const hit: Hit = {
      cue: match.owner,
      start: first.start,
      end: last.end,
      negated: !match.negative && isNear(words, match.from, match.to, 'negations', vocabulary),
      modal: isNear(words, match.from, match.to, 'modals', vocabulary),
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

/** True when a word of `list` stands in the same clause, close to the words `from` to `to`. */
function isNear(words: readonly Word[], from: number, to: number, list: string, vocabulary: Vocabulary): boolean {
  const is = (i: number): boolean => vocabulary.has(list, words[i]?.norm) && !(list === 'negations' && isBound(words, i));
  for (let i = from; i < to; i++) if (is(i)) return true;
  for (let i = from - 1; i >= Math.max(0, from - REACH); i--) {
    if ((words[i + 1] as Word).breakBefore) break;
    if (is(i)) return true;
  }
  for (let i = to; i < Math.min(words.length, to + REACH); i++) {
    if ((words[i] as Word).breakBefore) break;
    if (is(i)) return true;
  }
  return false;
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
