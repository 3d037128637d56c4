import type { NameIndex } from '../framework/names.ts';
import { WORD_JOINER, type Word } from '../text/words.ts';
import { readAnnotation } from './annotations.ts';
import type { TextBlock } from './blocks.ts';
import { headingOf } from './headings.ts';
import { parseBlock } from './markdown.ts';
import type { BlockFacts, ReadPassage } from './model.ts';
import { type BlockContent, contentOf, emptyContent, type Passage } from './passages.ts';
import { DETERMINERS, LONGEST_ROLE, mentionsAmong } from './recognition/mentions.ts';
import { placeholdersIn } from './recognition/placeholders.ts';
import { readSentences } from './recognition/sentences.ts';
import { type ShortNames, withoutShortNames } from './recognition/short-names.ts';
import type { SubjectWeight } from './recognition/subjects.ts';
import type { Value } from './recognition/values.ts';
import type { Vocabulary } from './recognition/vocabulary.ts';
import { readTables } from './tables.ts';

const EMPTY = emptyContent();

/** A clause of an enumeration that Markdown takes for a paragraph. */
const ENUMERATED = /^\s*(?:[a-z][.)]|\(?[ivx]{1,4}[.)]|\d+(?:\.\d+)+\.?|[–—•])\s/i;

/** Reads one block. Never throws. */
export function readBlock(
  source: string,
  kind: TextBlock['kind'],
  vocabulary: Vocabulary,
  names: NameIndex,
  parties: ShortNames,
): BlockFacts {
  const facts: BlockFacts = {
    kind,
    passages: [],
    content: EMPTY,
    fence: undefined,
    colons: 0,
    tables: [],
    tops: 0,
    hasPlaceholders: false,
    subject: undefined,
  };
  if (kind === 'front-matter') return facts;
  if (kind === 'fence') return readFence(source, facts);
  if (kind === 'leaf') return readLeaf(source, facts, vocabulary, names, parties);
  facts.content = contentOf(parseBlock(source), source, (name) => names.isKnown(name));
  facts.passages = readPassages(facts.content, source, vocabulary, parties);
  facts.tables = readTables(facts.content, facts.passages, vocabulary);
  facts.tops = facts.passages.filter((p) => p.heading?.level === 1).length;
  facts.hasPlaceholders = facts.passages.some((p) => p.placeholders.length > 0);
  facts.subject = subjectOf(facts.passages, vocabulary);
  return facts;
}

function subjectOf(passages: readonly ReadPassage[], vocabulary: Vocabulary): SubjectWeight | undefined {
  if (!vocabulary.subjects) return undefined;
  const words: Word[] = [];
  const values: Value[] = [];
  for (const passage of passages) {
    if (passage.heading) words.push(...vocabulary.words(passage.heading.title));
    else
      for (const sentence of passage.sentences) {
        words.push(...sentence.words);
        values.push(...sentence.values);
      }
    if (words.length > 400) break;
  }
  return vocabulary.subjects.weigh(words, values);
}

function readFence(source: string, facts: BlockFacts): BlockFacts {
  const at = source.search(/:/);
  let colons = 0;
  while (source[at + colons] === ':') colons++;
  facts.colons = colons;
  facts.fence = readAnnotation(source, at, colons);
  if (!facts.fence && source.slice(at + colons).trim() !== '') {
    const rest = { start: at, end: source.trimEnd().length };
    // `:::{#id}` or `:::[…]`: a container without a name.
    facts.fence = {
      form: 'container',
      name: '',
      nameRange: { start: at, end: at + colons },
      label: undefined,
      braces: undefined,
      attributes: [],
      id: undefined,
      idRange: undefined,
      broken: { range: rest, what: 'attributes' },
      ...rest,
    };
  }
  return facts;
}

function readLeaf(source: string, facts: BlockFacts, vocabulary: Vocabulary, names: NameIndex, parties: ShortNames): BlockFacts {
  const at = source.search(/:/);
  const leaf = readAnnotation(source, at, 2);
  if (!leaf) return facts;
  const label = leaf.label ?? { start: leaf.nameRange.end, end: leaf.nameRange.end };
  // What stands in the label, and after the leaf, is read as a line of prose; what opens it is masked.
  const masked = WORD_JOINER.repeat(label.start) + source.slice(label.start);
  const content = contentOf(parseBlock(masked), masked, (name) => names.isKnown(name));
  const line = content.passages[0]?.plain ?? '';
  const plain = line.slice(label.start, label.end) + ' '.repeat(leaf.end - label.end) + line.slice(leaf.end);
  // A colon in the leaf's own attributes opens nothing.
  const inner = content.annotations.filter((a) => a.start < label.end || a.start >= leaf.end);
  facts.content = { ...content, annotations: [leaf, ...inner] };
  const passage: Passage = {
    kind: 'paragraph',
    start: label.start,
    end: label.start + plain.length,
    plain,
    depth: 0,
    bold: false,
    cell: undefined,
    opening: '',
    text: '',
  };
  facts.passages = [
    {
      ...passage,
      sentences: readSentences(passage, vocabulary, parties),
      heading: undefined,
      runIn: [],
      placeholders: placeholdersIn(passage, source, facts.content),
      enumerated: undefined,
      slug: '',
    },
  ];
  facts.hasPlaceholders = facts.passages.some((p) => p.placeholders.length > 0);
  return facts;
}

function readPassages(content: BlockContent, source: string, vocabulary: Vocabulary, parties: ShortNames): ReadPassage[] {
  const alone = content.passages.length === 1;
  return content.passages.map((passage) => {
    const line = headingOf(passage, source, alone);
    const heading = line && { ...line, topics: topicsOf(line.title, vocabulary, parties) };
    const opening = passage.opening === '' ? questionIn(passage) : passage.opening;
    const runIn = opening === '' ? [] : topicsOf(opening, vocabulary, parties);
    // A line that only looks like a heading can turn out to be text, so its sentences are read too.
    const text = passage.kind !== 'quote' && passage.kind !== 'heading';
    return {
      ...passage,
      sentences: text ? readSentences(passage, vocabulary, parties) : [],
      heading,
      runIn,
      placeholders: placeholdersIn(passage, source, content),
      enumerated: enumeratedBy(passage, source),
      slug: heading ? slugOf(passage.text || passage.plain) : '',
    };
  });
}

/** A longer question is no heading of what follows. */
const LONGEST_QUESTION = 80;

/** The question that a paragraph opens with and then answers (`What's in it for you? …`); empty where there is none. */
function questionIn({ kind, plain }: Passage): string {
  if (kind !== 'paragraph' && kind !== 'item') return '';
  const mark = plain.slice(0, LONGEST_QUESTION).indexOf('?');
  return mark > 0 && /^[^.!?:;]*$/.test(plain.slice(0, mark)) && plain.slice(mark + 1).trim() !== '' ? plain.slice(0, mark) : '';
}

/** What stands before an item that has a number, in this list or as it is counted. */
const NUMBERED = /\d[.)]\s+$/;

function enumeratedBy({ kind, start, plain }: Passage, source: string): ReadPassage['enumerated'] {
  if (kind === 'item') return NUMBERED.test(source.slice(Math.max(0, start - 8), start)) ? 'number' : 'mark';
  return ENUMERATED.test(plain.slice(0, 40)) ? 'mark' : undefined;
}

/** The id that GitHub and VS Code give to a heading. */
export function slugOf(heading: string): string {
  return heading
    .replace(/^#+/, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** Criteria, lenses (`lens:…`) and lexicon lists that a heading's words announce. */
export function topicsOf(title: string, vocabulary: Vocabulary, parties: ShortNames): string[] {
  const topics = new Set<string>();
  const words = withoutShortNames(vocabulary.words(title), parties);
  for (const match of vocabulary.headings.match(words)) topics.add(match.owner);
  if (namesRole(words, title, vocabulary)) topics.add('roles');
  return [...topics];
}

/** True for a heading that is nothing but the name of a role: `De wondverpleegkundige`. */
function namesRole(words: readonly Word[], title: string, vocabulary: Vocabulary): boolean {
  if (words.length === 0 || words.length > LONGEST_ROLE || title.endsWith('?')) return false;
  const [mention] = mentionsAmong(words, title, 0, vocabulary);
  return mention?.end === words.at(-1)?.end && words.filter((w) => w.end <= (mention?.start ?? 0)).every((w) => DETERMINERS.has(w.norm));
}
