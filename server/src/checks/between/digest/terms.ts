import type { BlockFacts, DocumentModel, ReadPassage, Sentence } from '../../../document/model.ts';
import type { Vocabulary } from '../../../document/recognition/vocabulary.ts';
import type { Range } from '../../../text/lines.ts';
import { normalise, type Word, words } from '../../../text/words.ts';
import type { Term } from '../types.ts';
import { contentWords, stem } from './content.ts';

/** Terms of a block, with places counted from its start. A block's words are read once: what they define depends on them alone. */
const known = new WeakMap<BlockFacts, Found[]>();

interface Found {
  item: Term;
  place: Range;
}

/** So many terms of a document are compared. */
const MOST = 400;

/** What a document gives names to: abbreviations that it writes out, terms that it defines, short names of parties. */
export function termsOf(model: DocumentModel, vocabulary: Vocabulary): Found[] {
  const found: Found[] = [];
  const seen = new Set<string>();
  const add = ({ item, place }: Found, base: number): void => {
    const key = `${item.kind} ${item.key}`;
    if (found.length >= MOST || seen.has(key) || item.key === '' || item.words.length === 0) return;
    seen.add(key);
    found.push({ item, place: { start: base + place.start, end: base + place.end } });
  };
  model.facts.forEach((facts, b) => {
    let terms = known.get(facts);
    if (!terms) known.set(facts, (terms = inBlock(facts, vocabulary)));
    for (const term of terms) add(term, model.blocks[b]?.start ?? 0);
  });
  for (const section of model.sections) {
    if (section.skipped !== 'definition-headings') continue;
    for (let b = section.from; b < section.to; b++)
      for (const passage of model.facts[b]?.passages ?? [])
        for (const term of entry(passage, vocabulary)) add(term, model.blocks[b]?.start ?? 0);
  }
  return found;
}

function inBlock(facts: BlockFacts, vocabulary: Vocabulary): Found[] {
  return facts.passages.flatMap((passage) => [
    ...abbreviations(passage, vocabulary),
    ...passage.sentences.flatMap((sentence) => [
      ...shortName(passage, sentence, vocabulary),
      ...(sentence.definition ? definition(passage, sentence, vocabulary) : []),
    ]),
  ]);
}

const IN_BRACKETS = /\(([^()\n]{2,80})\)/g;
const ABBREVIATION = /^(?=(?:.*\p{Lu}){2})\p{L}{2,8}$/u;
/** A written-out name has no more words than this. */
const LONGEST = 8;

/** `praktijkondersteuner huisartsenzorg (POH)` and `POH (praktijkondersteuner huisartsenzorg)`. */
function abbreviations(passage: ReadPassage, vocabulary: Vocabulary): Found[] {
  const found: Found[] = [];
  for (const match of passage.plain.matchAll(IN_BRACKETS)) {
    const inner = (match[1] as string).trim();
    const before = passage.plain.slice(Math.max(0, match.index - 120), match.index);
    const list = words(before).slice(-LONGEST);
    const [short, written] = ABBREVIATION.test(inner)
      ? [
          inner,
          writtenOut(
            inner,
            before,
            list.filter((w) => !vocabulary.has('small-words', w.norm)),
          ),
        ]
      : [/(\p{L}{2,8})\s*$/u.exec(before)?.[1] ?? '', inner];
    if (!ABBREVIATION.test(short) || written === undefined || !spells(short, written)) continue;
    const at = passage.start + match.index;
    found.push({
      item: {
        kind: 'abbreviation',
        key: normalise(short.replace(/[’']?s$/, '')),
        name: short,
        words: contentWords(written, vocabulary),
        meaning: written.replace(/\s+/g, ' '),
      },
      place: { start: at, end: at + match[0].length },
    });
  }
  return found;
}

/** The fewest words before an abbreviation that it can stand for. */
function writtenOut(short: string, before: string, list: readonly Word[]): string | undefined {
  for (let from = list.length - 1; from >= 0; from--) {
    const text = before.slice((list[from] as Word).start).trim();
    if (spells(short, text)) return text;
  }
  return undefined;
}

/** The letters of an abbreviation stand in a text in their order, the first at its start and each word long enough to be one. */
function spells(short: string, text: string): boolean {
  const letters = normalise(short);
  const source = normalise(text);
  if (source[0] !== letters[0] || source.length < letters.length * 3) return false;
  let at = 0;
  for (const letter of source) if (letter === letters[at]) at++;
  return at >= letters.length;
}

/** `Zorggroep De Brug, gevestigd te Brugge, hierna: de zorggroep`. */
function shortName(passage: ReadPassage, sentence: Sentence, vocabulary: Vocabulary): Found[] {
  const { words: list } = sentence;
  const at = list.findIndex((w) => vocabulary.has('short-names', w.norm));
  if (at < 1) return [];
  let named = at + 1;
  while (
    list[named] &&
    (vocabulary.has('short-name-fillers', (list[named] as Word).norm) || vocabulary.has('small-words', (list[named] as Word).norm))
  )
    named++;
  const name = list[named];
  let first = 0;
  while (first < at && /^\d|^.$/.test((list[first] as Word).norm)) first++;
  let last = first;
  while (last + 1 < at && !(list[last + 1] as Word).breakBefore) last++;
  const [start, end] = [list[first], list[last]];
  if (!name || !start || !end || first >= at || !list.slice(first, last + 1).some((w) => w.capital)) return [];
  const full = passage.plain.slice(start.start - passage.start, end.end - passage.start).replace(/\s+/g, ' ');
  const item: Term = {
    kind: 'short-name',
    key: stem(name.norm),
    name: textOf(passage, name),
    words: contentWords(full, vocabulary, ['legal-words']),
    meaning: full,
  };
  return [{ item, place: { start: name.start, end: name.end } }];
}

/** `Onder lid wordt verstaan: een praktijk die …`, `In this agreement, member means a practice that …`. */
function definition(passage: ReadPassage, sentence: Sentence, vocabulary: Vocabulary): Found[] {
  const { words: list } = sentence;
  const verb = list.findIndex((w) => vocabulary.has('defines', w.norm));
  if (verb < 1) return [];
  const before = list.findIndex((w, i) => i < verb && vocabulary.has('before-defined', w.norm));
  const subject =
    before >= 0
      ? upTo(list.slice(before + 1, verb), (w) => /^(?:wordt|worden|wij|we|is)$/.test(w.norm))
      : afterLast(list.slice(0, verb), (w) => w.breakBefore);
  const terms = subject.filter((w) => !vocabulary.has('small-words', w.norm));
  const meaning = passage.plain.slice((list[verb] as Word).end - passage.start, sentence.end - passage.start).replace(/^[\s:,]+/, '');
  if (terms.length === 0 || terms.length > 4) return [];
  return made(passage, terms[0] as Word, terms.at(-1) as Word, meaning, vocabulary);
}

function upTo(list: readonly Word[], stops: (word: Word) => boolean): Word[] {
  const at = list.findIndex(stops);
  return at < 0 ? [...list] : list.slice(0, at);
}

function afterLast(list: readonly Word[], opens: (word: Word) => boolean): Word[] {
  return list.slice(Math.max(0, list.findLastIndex(opens)));
}

/** Under a heading that announces definitions: `Lid: een praktijk die …`. */
function entry(passage: ReadPassage, vocabulary: Vocabulary): Found[] {
  if (passage.kind === 'heading' || passage.kind === 'cell') return [];
  const match = /^[^\p{L}]{0,8}(\p{L}[^:\n]{1,50}?)\s*:\s+(.{10,600})/su.exec(passage.plain);
  const list = match ? words(match[1] as string, passage.start + passage.plain.indexOf(match[1] as string)) : [];
  const [first, last] = [list[0], list.at(-1)];
  return match && first && last && list.length <= 5 ? made(passage, first, last, match[2] as string, vocabulary) : [];
}

function made(passage: ReadPassage, first: Word, last: Word, meaning: string, vocabulary: Vocabulary): Found[] {
  const name = passage.plain
    .slice(first.start - passage.start, last.end - passage.start)
    .replace(/\s+/g, ' ')
    .trim();
  const key = words(name)
    .map((w) => stem(w.norm))
    .join(' ');
  const item: Term = {
    kind: 'definition',
    key,
    name,
    words: contentWords(meaning, vocabulary),
    meaning: meaning.replace(/\s+/g, ' ').slice(0, 200).trim(),
  };
  return [{ item, place: { start: first.start, end: last.end } }];
}

function textOf(passage: ReadPassage, { start, end }: Range): string {
  return passage.plain.slice(start - passage.start, end - passage.start);
}
