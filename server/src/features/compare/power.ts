import { isVerb, PREPOSITIONS } from '../../document/recognition/mentions.ts';
import type { Language, Lexicon } from '../../framework/types.ts';
import type { Word } from '../../text/words.ts';
import { type Amount, amountChanges, amountsOf } from './amounts.ts';
import { listOf } from './lists.ts';
import { boundOf, isName, readPower, type Said } from './power-said.ts';

/** How what somebody may decide changed: more, less, or otherwise. */
export type Direction = 'widened' | 'narrowed' | 'changed';

/** What is said of a power, and of whom. */
export interface Stated {
  text: string;
  language: Language;
  /** It is a power that the author names as one: an amount in it bounds it, whatever stands before. */
  named: boolean;
  /** Who has it, in normal forms of words; undefined where that is not known. */
  who: string | undefined;
}

/** A sign of the direction in which a power changed; `unsure` where it could be either. */
type Sign = 'widened' | 'narrowed' | 'unsure';

/**
 * Whether a power became wider or narrower, where the words tell that: a limit that went up or down, somebody who must agree or
 * need no longer, a decision in the place of advice, a matter that was added or left out, `only` or `unless`. Where signs point
 * both ways, where none is there, and where the words differ in something else too, it is only said that it changed.
 */
export function directionOf(before: Stated, after: Stated, lexicon: Lexicon): Direction {
  if (before.who !== after.who) return 'changed';
  const [was, is] = [readPower(before.text, lexicon), readPower(after.text, lexicon)];
  const asked = (said: Said): boolean => before.who !== undefined && before.who.split(' ').every((word) => said.others.includes(word));
  // Who must be asked has the other end of it.
  if (asked(was) || asked(is)) return 'changed';
  const ways = [byRank(was, is), byCondition(was, is), byRestriction(was, is), byDenial(was, is)];
  const amounts = byAmounts({ ...before, said: was }, { ...after, said: is }, lexicon);
  const decided = ways.some((sign) => sign !== undefined);
  const signs = [...ways, ...amounts, byMatters(was, is, { rank: ways[0], decided, language: after.language, lexicon })];
  const told = new Set(signs.filter((sign) => sign !== undefined));
  const [only] = told;
  return told.size === 1 && only && only !== 'unsure' ? only : 'changed';
}

function more(one: number, other: number, upwards: 'widened' | 'narrowed'): Sign | undefined {
  if (one === other) return undefined;
  return other > one === (upwards === 'widened') ? 'widened' : 'narrowed';
}

/** Advice, proposals, decisions. */
function byRank(was: Said, is: Said): Sign | undefined {
  if (was.rank !== undefined && is.rank !== undefined) return more(was.rank, is.rank, 'widened');
  // A sentence that tells of several says of one of them that it changed, and not of which.
  return was.ranked && is.ranked ? 'unsure' : undefined;
}

function byCondition(was: Said, is: Said): Sign | undefined {
  const sign = more(was.condition, is.condition, 'narrowed');
  if (was.free === is.free) return sign;
  const freed: Sign = is.free ? 'widened' : 'narrowed';
  // By oneself or not is only words where nobody had to be asked.
  if (sign === undefined) return was.condition > 0 ? 'unsure' : undefined;
  return sign === freed ? sign : 'unsure';
}

function byRestriction(was: Said, is: Said): Sign | undefined {
  if (was.exclusive !== is.exclusive) return 'unsure';
  const sign = more(was.restrictions, is.restrictions, 'narrowed');
  // What is excepted may be more or less than it was.
  return sign === undefined && sorted(was.excepted).join() !== sorted(is.excepted).join() ? 'unsure' : sign;
}

function byDenial(was: Said, is: Said): Sign | undefined {
  if (was.denied === is.denied) return undefined;
  return was.denied > 1 || is.denied > 1 ? 'unsure' : more(was.denied, is.denied, 'narrowed');
}

/**
 * Whether two versions of a power say the same of how far it goes: the same in other words, or with another amount that is no
 * bound of it, such as the time within which it is decided.
 */
export function isSamePower([before, after]: readonly [Stated, Stated], lexicon: Lexicon): boolean {
  const [one, other] = [before, after].map((stated) => ({ ...stated, said: readPower(stated.text, lexicon) })) as [Read, Read];
  const isBeside = (read: Read, amount: Amount | undefined): boolean => !amount || bounds(read, amount, lexicon) === undefined;
  return (
    extentOf(one.said, lexicon) === extentOf(other.said, lexicon) &&
    changesBetween(one, other, lexicon).every((change) => isBeside(one, change.before) && isBeside(other, change.after))
  );
}

/** How far a power goes, but for amounts: its rank, what binds it, who is named and on what it is. */
function extentOf({ words, matters, ...said }: Said, lexicon: Lexicon): string {
  const names = words.flatMap(({ norm }) => (isName(norm, lexicon) ? [norm] : []));
  const on = matters.flatMap(({ stem, name }) => (name ? [] : [stem]));
  const { rank, ranked, condition, restrictions, exclusive, free, denied, excepted } = said;
  return JSON.stringify([rank, ranked, condition, restrictions, exclusive, free, denied, sorted(excepted), sorted(names), sorted(on)]);
}

function sorted(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}

type Read = Stated & { said: Said };

function changesBetween(before: Read, after: Read, lexicon: Lexicon): ReturnType<typeof amountChanges> {
  const amounts = ({ text, language }: Read): Amount[] => amountsOf(text, { language }, lexicon);
  return amountChanges(amounts(before), amounts(after)).filter(({ type }) => type !== 'date');
}

function byAmounts(before: Read, after: Read, lexicon: Lexicon): (Sign | undefined)[] {
  return changesBetween(before, after, lexicon).map(({ before: one, after: other }): Sign | undefined => {
    const [first, second] = [one && bounds(before, one, lexicon), other && bounds(after, other, lexicon)];
    if (!one || !other) {
      const [there, here] = one ? [before.said, after.said] : [after.said, before.said];
      // An amount of a matter that is new, or gone, is part of that.
      if (isOfOwn(there, (one ?? other) as Amount, here, lexicon)) return undefined;
      const bound = first ?? second;
      return bound === 'upper' ? (one ? 'widened' : 'narrowed') : (one ?? other)?.type === 'number' && !bound ? undefined : 'unsure';
    }
    if (first === undefined || first !== second) return one.type === 'period' && !first && !second ? undefined : 'unsure';
    if (one.size === undefined || other.size === undefined || one.size === other.size) return 'unsure';
    if (first === 'upper') return before.said.denied > 0 ? 'unsure' : more(one.size, other.size, 'widened');
    // From there on others must agree, or the power itself begins.
    const consent = before.said.condition > 0 && after.said.condition > 0;
    const denied = before.said.denied > 0 && after.said.denied > 0;
    return more(one.size, other.size, consent || denied ? 'widened' : 'narrowed');
  });
}

/** What an amount is to the power: nothing where it stands with something else that the sentence says. */
function bounds({ said, named, language }: Read, amount: Amount, lexicon: Lexicon): 'upper' | 'threshold' | undefined {
  const bound = boundOf(said, amount.start, lexicon);
  // A term within which somebody decides is no power.
  if (amount.type === 'period' && isTerm(said, amount, lexicon)) return undefined;
  if (named) return bound ?? (amount.type === 'money' ? 'upper' : undefined);
  return bound && isWithPower(said, amount, language, lexicon) ? bound : undefined;
}

/** Whether an amount stands in an item of a row that the other version does not have. */
function isOfOwn({ words, matters }: Said, { start }: Amount, other: Said, lexicon: Lexicon): boolean {
  const at = words.findIndex((word) => word.start >= start);
  const { from, to } = itemAt(words, Math.max(0, at), 0, lexicon);
  const said = matters.filter((matter) => from <= matter.at && matter.at < to);
  return from > 0 && said.length > 0 && !said.some(({ stem }) => other.matters.some((matter) => matter.stem === stem));
}

function isTerm({ words }: Said, { start }: Amount, lexicon: Lexicon): boolean {
  const at = words.findIndex((word) => word.start >= start);
  return words.slice(Math.max(0, at - 3), at).some(({ norm }) => listOf(lexicon, 'term-before').has(norm));
}

/** Whether an amount stands with the words that give the power: in one part of the sentence, or in a row that goes on from it. */
function isWithPower({ words, marker }: Said, { start }: Amount, language: Language, lexicon: Lexicon): boolean {
  if (marker < 0) return true;
  const at = words.findIndex((word) => word.start >= start);
  const [from, to] = marker < at ? [marker, at] : [at, marker];
  const between = words.slice(from, to);
  const joint = between.findLastIndex(({ norm, breakBefore }, i) => i > 0 && (breakBefore || listOf(lexicon, 'clause-joining').has(norm)));
  if (joint < 0) return true;
  // An amount before the power, in another part of the sentence, is on something else.
  if (at < marker) return false;
  return !between
    .slice(joint)
    .some(({ norm }) => listOf(lexicon, 'beside-power').has(norm) || (language === 'nl' && isVerb(norm, 'nl') && !/teit$/.test(norm)));
}

/** Matters that came or went: items of a row, where nothing else differs. */
function byMatters(
  was: Said,
  is: Said,
  { rank, decided, language, lexicon }: { rank: Sign | undefined; decided: boolean; language: Language; lexicon: Lexicon },
): Sign | undefined {
  const of = (said: Said, other: Said): Said['matters'] => {
    const there = new Set(other.matters.map(({ stem }) => stem));
    // Who is advised, heard or asked comes and goes with that.
    return said.matters.filter(({ stem, name }) => !there.has(stem) && !(name && decided));
  };
  const [gone, come] = [of(was, is), of(is, was)];
  if (gone.length === 0 && come.length === 0) return undefined;
  if (gone.length > 0 && come.length > 0) return 'unsure';
  // Who decides on less than was advised on has more to say on that all the same, and the other way round.
  if ((rank === 'widened' && come.length > 0) || (rank === 'narrowed' && gone.length > 0)) return undefined;
  const [longer, shorter, added] = come.length > 0 ? [is, was, come] : [was, is, gone];
  if (longer.denied > 0 || longer.condition > 0 || longer.restrictions > 0 || joints(longer, lexicon) <= joints(shorter, lexicon))
    return 'unsure';
  const stems = new Set(added.map(({ stem }) => stem));
  if (!added.every(({ at }) => isItem(longer, at, stems, language, lexicon))) return 'unsure';
  return come.length > 0 ? 'widened' : 'narrowed';
}

function joints({ words }: Said, lexicon: Lexicon): number {
  return words.filter((word, i) => i > 0 && isJoint(word, lexicon)).length;
}

function isJoint({ norm, breakBefore }: Word, lexicon: Lexicon): boolean {
  return breakBefore || listOf(lexicon, 'joining').has(norm);
}

/** The item of a row in which a word stands, which begins no sooner than `least`. */
function itemAt(words: readonly Word[], at: number, least: number, lexicon: Lexicon): { from: number; to: number } {
  let from = at;
  while (from > least && !isJoint(words[from] as Word, lexicon)) from--;
  let to = at + 1;
  while (to < words.length && !isJoint(words[to] as Word, lexicon)) to++;
  return { from: from < at && listOf(lexicon, 'joining').has((words[from] as Word).norm) ? from + 1 : from, to };
}

/** Whether a matter stands in an item of a row that is new, or gone, as a whole: `audits` in `scholing en audits tot € 5.000`. */
function isItem({ words, marker, matters }: Said, at: number, added: ReadonlySet<string>, language: Language, lexicon: Lexicon): boolean {
  // What stands before the power is another row.
  if (at < marker) return false;
  const { from, to } = itemAt(words, at, marker + 1, lexicon);
  const restricts = listOf(lexicon, 'restricting');
  const item = words.slice(from, to).map(({ norm }) => norm);
  // `scholing voor nieuwe leden` in the place of `scholing` is less; `the audit plan` beside `the training plan` is more.
  const shared = matters.some((matter) => from <= matter.at && matter.at < to && !added.has(matter.stem));
  if (shared && (from === marker + 1 || item.some((norm) => restricts.has(norm)))) return false;
  const [first, second] = item;
  if (first === undefined || restricts.has(first)) return false;
  // Whoever does something more decides on nothing more.
  const acts =
    isVerb(first, language) &&
    !/teit$/.test(first) &&
    (language === 'nl' || (second !== undefined && !PREPOSITIONS.has(second) && second !== 'up'));
  return listOf(lexicon, 'item-openers').has(first) || from === marker + 1 || !acts;
}
