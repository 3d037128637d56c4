import { DETERMINERS } from '../../document/recognition/mentions.ts';
import type { Lexicon } from '../../framework/types.ts';
import { PhraseSet } from '../../text/phrases.ts';
import { normalise, type Word, words } from '../../text/words.ts';
import { contentOf } from './content.ts';
import { finderOf, listOf } from './lists.ts';

/** What the words of a power tell of how far it goes. */
export interface Said {
  words: readonly Word[];
  /** 1 for advice, 2 for proposals, 3 for decisions; undefined where the words say none, or several. */
  rank: number | undefined;
  ranked: boolean;
  /** 1 where others are heard first, 2 where they propose, 3 where they must agree; 0 for none of these. */
  condition: number;
  /** Who must be heard or agree, in normal forms of words. */
  others: readonly string[];
  /** What follows on `except` and `unless`, each word in one form. */
  excepted: readonly string[];
  /** How often it is bound to less: only, except, unless. */
  restrictions: number;
  /** `alleen het bestuur beslist`: nobody else does, which says nothing of what the board may decide. */
  exclusive: boolean;
  /** It says that nobody need be asked. */
  free: boolean;
  denied: number;
  /** The first word that says that somebody decides or may; -1 where none does. */
  marker: number;
  /** Words that say on what, each in one form, with its place among `words`. */
  matters: readonly { stem: string; at: number; name: boolean }[];
}

/** The rank of decisions, and the condition of consent. */
export const DECIDES = 3;
export const CONSENT = 3;

/** Lists of phrases in the lexicon, and what each says. */
const LISTS = [
  'power-advises',
  'power-proposes',
  'power-decides',
  'power-after-hearing',
  'power-after-proposal',
  'power-with-consent',
  'power-restricted',
  'power-exclusive',
  'power-free',
] as const;
type List = (typeof LISTS)[number];

interface Prepared {
  phrases: PhraseSet<List>;
  /** Words of these phrases, which are no matter that is decided on. */
  own: ReadonlySet<string>;
}

const prepared = new WeakMap<Lexicon, Prepared>();

function preparedOf(lexicon: Lexicon): Prepared {
  let known = prepared.get(lexicon);
  if (!known) {
    const phrases = new PhraseSet<List>();
    const own = new Set<string>();
    for (const list of LISTS)
      for (const phrase of lexicon[list] ?? []) {
        phrases.add(phrase, list);
        for (const word of phrase.split(/[\s|&!*]+/)) own.add(normalise(word));
      }
    for (const list of ['upper-bounds', 'thresholds', 'units', 'deciding'])
      for (const phrase of lexicon[list] ?? []) for (const word of phrase.split(' ')) own.add(normalise(word));
    prepared.set(lexicon, (known = { phrases, own }));
  }
  return known;
}

/** A row of words on who must agree is no longer than this. */
const LONGEST = 8;
/** Values that say how much or how long: what they are to the power is looked at by itself. */
const AMOUNTS = /^(?:money|percent|number|period|date)$/;

/** Reads a text that says what somebody may decide: a sentence, or what is named as a power. */
export function readPower(text: string, lexicon: Lexicon): Said {
  const { phrases, own } = preparedOf(lexicon);
  const said = words(text);
  const matches = phrases.match(said);
  const is = (list: string, word: Word | undefined): boolean => word !== undefined && listOf(lexicon, list).has(word.norm);
  const valued = finderOf(lexicon).find(said, text, 0);
  const inValue = (at: number): boolean => valued.some(({ type, from, to }) => AMOUNTS.test(type) && from <= at && at < to);
  const of = (...lists: List[]) => matches.filter(({ owner }) => lists.includes(owner));
  const ranks = [...new Set(of('power-advises', 'power-proposes', 'power-decides').map(({ owner }) => LISTS.indexOf(owner) + 1))];
  const conditions = of('power-after-hearing', 'power-after-proposal', 'power-with-consent');
  const restricted = of('power-restricted');
  const modal = said.findIndex((word) => is('permitting', word));
  const markers = [...of('power-decides').map(({ from }) => from), ...(modal < 0 ? [] : [modal])];
  const marker = markers.length > 0 ? Math.min(...markers) : -1;
  const only = of('power-exclusive');
  const exclusive = only.some(({ from }) => from < marker);
  const exceptions = restricted
    .filter(({ from }) => is('exception-openers', said[from]))
    .map(({ to }) => ({ from: to, to: tailEnd(said, to, lexicon) }));
  const tails = [
    // All that stands in a condition that these open is about it: `with the board's consent`.
    ...conditions.map(({ from, to }) => ({ from: is('condition-openers', said[from]) ? from : to, to: tailEnd(said, to, lexicon, true) })),
    ...exceptions,
  ];
  const inTail = (at: number): boolean => tails.some(({ from, to }) => from <= at && at < to);
  const others = said.flatMap(({ norm }, at) => (inTail(at) ? [norm] : []));
  const matters = said.flatMap(({ norm }, at) => {
    const [stem] = norm.length < 3 || /\d/.test(norm) || own.has(norm) || inTail(at) || inValue(at) ? [] : contentOf([norm], lexicon);
    return stem === undefined || /^\d+$/.test(stem) ? [] : [{ stem, at, name: isName(norm, lexicon) }];
  });
  return {
    words: said,
    rank: ranks.length === 1 ? ranks[0] : undefined,
    ranked: ranks.length > 0,
    condition: Math.max(0, ...conditions.map(({ owner }) => LISTS.indexOf(owner) - 2)),
    others,
    excepted: contentOf(
      exceptions.flatMap(({ from, to }) => said.slice(from, to).map(({ norm }) => norm)),
      lexicon,
    ),
    restrictions: restricted.length + (exclusive ? 0 : only.length),
    exclusive,
    free: of('power-free').length > 0,
    denied: said.filter((word) => is('negations', word) && !is('without', word)).length - capped(said, lexicon),
    marker,
    matters,
  };
}

/** How a text binds what it says: whether somebody must be heard or agree, what it excepts. */
export function conditionsIn(text: string, lexicon: Lexicon): { asked: boolean; restrictions: number; exclusive: boolean } {
  const { condition, restrictions, exclusive } = readPower(text, lexicon);
  return { asked: condition > 0, restrictions, exclusive };
}

/** `niet meer dan`, `no more than`: these deny nothing. */
function capped(said: readonly Word[], lexicon: Lexicon): number {
  return said.filter(({ norm }, i) => lexicon.caps?.includes(`${norm} ${said[i + 1]?.norm}`)).length;
}

/** Where the words end that go on from one; of a condition, where the words on its matter begin. */
function tailEnd(said: readonly Word[], from: number, lexicon: Lexicon, condition = false): number {
  let to = from;
  while (to < said.length && to < from + LONGEST) {
    const { norm, breakBefore } = said[to] as Word;
    // `in overleg met de huisarts | een fysiotherapeut`
    const next = to > from && DETERMINERS.has(norm) && !listOf(lexicon, 'name-leading').has(said[to - 1]?.norm ?? '');
    if (breakBefore || (condition && (next || listOf(lexicon, 'matter-before').has(norm)))) break;
    to++;
  }
  return to;
}

/** A party, a body or a role, as far as a word by itself shows. */
export function isName(norm: string, lexicon: Lexicon): boolean {
  return (
    listOf(lexicon, 'parties').has(norm) ||
    listOf(lexicon, 'bodies').has(norm) ||
    [...listOf(lexicon, 'role-endings').keys()].some((ending) => ending.length > 4 && norm.endsWith(ending))
  );
}

/** What an amount is to a power: what it goes up to, from where on something else holds, or neither. */
export type Bound = 'upper' | 'threshold' | undefined;

/** So many words stand between the word that bounds and the amount: `tot een bedrag van € 5.000`. */
const BETWEEN = 4;

/** What the words before an amount make of it. */
export function boundOf({ words: said }: Said, start: number, lexicon: Lexicon): Bound {
  const at = said.findIndex((word) => word.start >= start);
  const before = ` ${said
    .slice(Math.max(0, at - BETWEEN), at < 0 ? undefined : at)
    .filter(({ norm }) => !/^[€£]$/.test(norm))
    .map(({ norm }) => norm)
    .join(' ')} `;
  const last = (list: string): number =>
    Math.max(-1, ...(lexicon[list] ?? []).map((phrase) => before.lastIndexOf(` ${phrase.split(' ').map(normalise).join(' ')} `)));
  const [upper, threshold] = [last('upper-bounds'), last('thresholds')];
  if (upper < 0 && threshold < 0) return undefined;
  return upper >= threshold ? 'upper' : 'threshold';
}
