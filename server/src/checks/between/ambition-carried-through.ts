import { normalise } from '../../text/words.ts';
import { stem } from './digest/content.ts';
import { kindOf, nameOf, sameLanguage } from './names.ts';
import { overlap, setOf } from './same.ts';
import type { BetweenCheck, BetweenDraft, End, Member, Offer, Parts } from './types.ts';

/** So many of an ambition's words, and so large a part of them, are the ambition told in other words. */
const FEWEST = 3;
const SAME = 0.6;
/** More ambitions than this are too many to choose from in a list of fixes. */
const MOST_OFFERS = 4;

/** An ambition of a vision, in its place, with the documents that take it up. */
interface Ambition {
  vision: Member;
  item: number;
  /** The words of each of its ids. */
  named: string[][];
  takers: Member[];
}

/**
 * Every ambition of the vision is taken up by an agreement or a proposition, and every proposition names the ambition
 * that it serves (catalogue). A set of visions alone, or one without a vision, presumes neither.
 */
export const ambitionCarriedThrough: BetweenCheck = {
  id: 'ambition-carried-through',
  reads: ['about', 'ambitions', 'serves', 'links', 'ambitionWords'],
  *run(members) {
    const { ambitions, others, unnamed } = traced(members);
    if (others.length === 0) return;
    const untaken = ambitions.filter(({ takers, vision }) => takers.length === 0 && others.some((other) => sameLanguage(other, vision)));
    for (const proposition of unnamed) yield namesNone(proposition, ambitions, untaken);
    for (const { vision, item } of untaken) {
      const alone = untaken.filter((other) => sameLanguage(other.vision, vision)).length === 1;
      // One ambition that nothing follows from and a proposition that follows from none are one problem.
      if (alone && unnamed.some((proposition) => sameLanguage(proposition, vision))) continue;
      yield {
        code: 'ambition-carried-through/untaken',
        parameters: { ambition: vision.parts.ambitions[item]?.title ?? '', document: nameOf(vision) },
        ends: [{ uri: vision.uri, part: 'ambitions', item }],
      };
    }
  },
};

/** The ambitions of the visions of a set, each with the agreements and propositions that take it up; and propositions that name none. */
export function traced(members: readonly Member[]): { ambitions: Ambition[]; others: Member[]; unnamed: Member[] } {
  const visions = members.filter((m) => kindOf(m) === 'vision' && m.parts.ambitions.length > 0);
  const others = members.filter((m) => kindOf(m) !== 'vision');
  const ambitions = visions.flatMap((vision): Ambition[] =>
    vision.parts.ambitions.map(({ ids }, item) => ({ vision, item, named: ids.map(wordsOf), takers: [] })),
  );
  const unnamed: Member[] = [];
  for (const other of others) {
    const named = takeUp(other, ambitions);
    if (!named && kindOf(other) === 'proposition' && visions.some((vision) => sameLanguage(vision, other))) unnamed.push(other);
  }
  return { ambitions, others, unnamed };
}

/** Notes a document with the ambitions that it takes up. True where it names one, or where that cannot be told. */
function takeUp(other: Member, ambitions: readonly Ambition[]): boolean {
  const take = ({ takers }: Ambition): void => {
    if (!takers.includes(other)) takers.push(other);
  };
  const { serves, links, ambitionWords } = other.parts;
  // What `serves` names and nothing holds is a broken reference: that is told as such, and it is not also no ambition.
  let named = serves.length > 0;
  const references = [...serves, ...links];
  for (const ambition of ambitions) {
    const { vision, item, named: idWords } = ambition;
    const { ids, words } = vision.parts.ambitions[item] as Parts['ambitions'][number];
    for (const { uri, id } of references) {
      if (uri !== vision.uri) continue;
      named = true;
      // A reference to the document is one to its ambition where it has one, or where nothing more exact can be said.
      if (id === undefined ? vision.parts.ambitions.length === 1 || ids.length === 0 : ids.includes(id) || ids.length === 0) take(ambition);
    }
    if (!sameLanguage(other, vision)) continue;
    if (ambitionWords.some((own) => (words.length >= FEWEST && tells(own.words, words)) || idWords.some((its) => holds(own.words, its)))) {
      take(ambition);
      named = true;
    } else if (ambitionWords.some((own) => holds(own.words, vision.parts.about[0]?.words ?? []))) {
      // It names the vision: which of its ambitions it means cannot be told, unless there is one.
      named = true;
      if (vision.parts.ambitions.length === 1) take(ambition);
    }
  }
  return named;
}

/** All of some words, of which there are too many to stand together by chance. */
function holds(own: readonly string[], words: readonly string[]): boolean {
  if (words.length < 2) return false;
  const known = setOf(own);
  return words.every((word) => known.has(word));
}

/** The words of an id: `thuis-wonen`. */
function wordsOf(id: string): string[] {
  return id.split(/[-_]/).map((word) => stem(normalise(word)));
}

function tells(own: readonly string[], words: readonly string[]): boolean {
  return own.length >= FEWEST && overlap(own, words) >= SAME;
}

function namesNone(proposition: Member, ambitions: readonly Ambition[], untaken: readonly Ambition[]): BetweenDraft {
  const near = (list: readonly Ambition[]): readonly Ambition[] => list.filter(({ vision }) => sameLanguage(vision, proposition));
  const [first] = [...near(untaken), ...near(ambitions)];
  const ends: End[] = [{ uri: proposition.uri, part: 'about', item: 0 }];
  if (first) ends.push({ uri: first.vision.uri, part: 'ambitions', item: first.item });
  const offers = [...new Set([...near(untaken), ...near(ambitions)])].slice(0, MOST_OFFERS).map(({ vision, item }): Offer => {
    const id = vision.parts.ambitions[item]?.ids[0];
    return { kind: 'serves', uri: vision.uri, id };
  });
  return {
    code: 'ambition-carried-through/unnamed',
    parameters: { document: nameOf(proposition), vision: first ? nameOf(first.vision) : '' },
    ends,
    // As weighty as the finding on the document alone that it stands for.
    level: 'warning',
    offers: { [proposition.uri]: offers },
  };
}
