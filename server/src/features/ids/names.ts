import { termsOf } from '../../checks/between/digest/terms.ts';
import type { BlockFacts, DocumentModel, ReadPassage } from '../../document/model.ts';
import type { Vocabulary } from '../../document/recognition/vocabulary.ts';
import type { Range } from '../../text/lines.ts';
import { type Word, words } from '../../text/words.ts';
import { blockAt } from '../at.ts';
import type { Definition } from './occurrences.ts';

/** Something that people name in words and that has no id: a party of the front matter, a term that the text defines. */
export interface NamedThing extends Definition {
  kind: 'party' | 'term';
  /** The normal forms of its words, between spaces. */
  key: string;
  /** It is a proper name: words that begin with a small letter mean something else. */
  proper: boolean;
}

/** A longer name is a sentence. */
const MOST_WORDS = 12;
/** So many parties of a document count. */
const MOST_PARTIES = 200;

const known = new WeakMap<DocumentModel, readonly NamedThing[]>();

/** The parties in a document's front matter, and the terms that it defines, each at the words that name it. Worked out once a model. */
export function namedIn(model: DocumentModel, vocabulary: Vocabulary): readonly NamedThing[] {
  let found = known.get(model);
  if (!found) known.set(model, (found = [...partiesIn(model), ...termsIn(model, vocabulary)]));
  return found;
}

/** The form in which names are compared; empty for what is none. */
export function keyOf(name: string): string {
  const list = words(name.slice(0, 200));
  return list.length > MOST_WORDS ? '' : list.map(({ norm }) => norm).join(' ');
}

/** The parties of a document's front matter. */
export function partiesIn({ frontMatter, text: source }: Pick<DocumentModel, 'frontMatter' | 'text'>): NamedThing[] {
  const items = frontMatter?.fields.get('parties')?.items ?? [];
  return items.slice(0, MOST_PARTIES).flatMap(({ range }) => {
    const written = source.slice(range.start, range.end);
    const quoted = /^(["']).*\1$/s.test(written) ? 1 : 0;
    return thing('party', written.slice(quoted, written.length - quoted).trimEnd(), range.start + quoted);
  });
}

function termsIn(model: DocumentModel, vocabulary: Vocabulary): NamedThing[] {
  const { text } = model;
  return termsOf(model, vocabulary).flatMap(({ item, place }) => {
    const { name } = item;
    // `POH (praktijkondersteuner)`: the place is what stands in brackets, and the name comes before it.
    const before = text.slice(0, place.start).trimEnd();
    if (before.endsWith(name) && place.start - before.length <= 2) return thing('term', name, before.length - name.length);
    const at = text.slice(place.start, place.end).indexOf(name);
    return at < 0 ? [] : thing('term', name, place.start + at);
  });
}

function thing(kind: NamedThing['kind'], name: string, start: number): NamedThing[] {
  const key = keyOf(name);
  const range = { start, end: start + name.length };
  const proper = /^\p{Lu}/u.test(name) && (kind === 'party' || /\p{Lu}.*\p{Lu}/u.test(name));
  return key === '' ? [] : [{ kind, key, proper, id: undefined, role: undefined, name, whole: range, ...range }];
}

/** A name in a text, as it is looked for. */
export interface Wanted {
  key: string;
  proper: boolean;
}

/** Where running text, headings and tables name one of `wanted`; of names that overlap the longest. */
export function mentionsOf<T extends Wanted>(model: DocumentModel, wanted: readonly T[]): (Range & { named: T })[] {
  const byFirst = new Map<string, T[]>();
  for (const one of wanted) {
    const first = one.key.split(' ')[0] as string;
    byFirst.set(first, [...(byFirst.get(first) ?? []), one]);
  }
  const found: (Range & { named: T })[] = [];
  if (byFirst.size === 0) return found;
  model.facts.forEach((facts, b) => {
    const base = model.blocks[b]?.start ?? 0;
    for (const passage of facts.passages)
      for (const list of wordsOf(passage))
        for (let i = 0; i < list.length; i++) {
          const match = longestAt(list, i, byFirst.get((list[i] as Word).norm) ?? []);
          if (!match) continue;
          const last = i + match.length - 1;
          found.push({ named: match.named, start: base + (list[i] as Word).start, end: base + (list[last] as Word).end });
          i = last;
        }
  });
  return found;
}

/** The name that a text has at an offset. @param named the names that begin with a word, given in its normal form */
export function mentionAt<T extends Wanted>(
  model: DocumentModel,
  offset: number,
  named: (first: string) => readonly T[],
): (Range & { named: T }) | undefined {
  const at = blockAt(model, offset);
  const inside = offset - (at?.block.start ?? 0);
  const passage = at?.facts.passages.find(({ start, end }) => start <= inside && inside <= end);
  if (!at || !passage) return undefined;
  for (const list of wordsOf(passage)) {
    const here = list.findLastIndex(({ start }) => start <= inside);
    for (let i = Math.max(0, here - MOST_WORDS); i <= here; i++) {
      const match = longestAt(list, i, named((list[i] as Word).norm));
      const end = match && (list[i + match.length - 1] as Word).end;
      if (!match || end === undefined || end < inside) continue;
      return { named: match.named, start: at.block.start + (list[i] as Word).start, end: at.block.start + end };
    }
  }
  return undefined;
}

function longestAt<T extends Wanted>(list: readonly Word[], i: number, candidates: readonly T[]): { named: T; length: number } | undefined {
  let best: { named: T; length: number } | undefined;
  for (const named of candidates) {
    const parts = named.key.split(' ');
    if (named.proper && !list[i]?.capital) continue;
    if (parts.length > (best?.length ?? 0) && parts.every((part, n) => list[i + n]?.norm === part)) best = { named, length: parts.length };
  }
  return best;
}

/** The words of a passage by sentence; of a heading or a quotation, which are not read as sentences, all together. */
function wordsOf(passage: ReadPassage): (readonly Word[])[] {
  if (passage.sentences.length > 0) return passage.sentences.map((sentence) => sentence.words);
  let list = unread.get(passage);
  if (!list) unread.set(passage, (list = words(passage.plain, passage.start)));
  return [list];
}

const unread = new WeakMap<BlockFacts['passages'][number], readonly Word[]>();
