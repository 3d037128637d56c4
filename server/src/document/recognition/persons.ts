import type { Range } from '../../text/lines.ts';
import type { Word } from '../../text/words.ts';
import type { Sentence, Statement } from '../model.ts';
import { COPULA, DETERMINERS, isNameWord, mentionsAmong } from './mentions.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A title or a first name that is no part of a person's name by itself. */
const HONORIFICS = /^(?:mevrouw|mevr|mw|heer|dhr|dr|drs|dokter|prof|mrs|mr|ms|miss|sister|zuster)$/;
const PARTICLES = /^(?:van|der|den|de|ten|ter|het|in|t|el|al|von|o)$/;

/** The first name of a person in a sentence: a title with a name after it, or two names in a row that stand for no office or body. */
export function personIn({ sentence, base }: Statement, vocabulary: Vocabulary): Range | undefined {
  const { words, values } = sentence;
  const isName = (word: Word | undefined): word is Word =>
    word !== undefined && word.norm.length > 1 && isNameWord(word, vocabulary) && mentionsAmong([word], '', 0, vocabulary).length === 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    // `huisarts Kuipers`
    const titled =
      HONORIFICS.test(word.norm) || (!word.capital && values.some(({ type, from, to }) => type === 'party' && from === i && to === i + 1));
    if (!titled && !isName(word)) continue;
    let next = i + 1;
    while (next < words.length && next < i + 4 && (PARTICLES.test((words[next] as Word).norm) || isInitial(words[next] as Word))) next++;
    const last = words[next];
    if (last?.breakBefore || !isName(last)) continue;
    return { start: base + word.start, end: base + last.end };
  }
  // `The camera nurse is Siobhan.`: one name is a person's where it is all that is said of a role
  const copula = words.slice(0, OPENING).findIndex(({ norm }) => COPULA.test(norm));
  const [name, after] = copula < 2 ? [] : [words[copula + 1], words[copula + 2]];
  const isAll = after === undefined || after.breakBefore || /^(?:or|of|and|en)$/.test(after.norm);
  return isName(name) && isAll && DETERMINERS.has(words[0]?.norm ?? '') ? { start: base + name.start, end: base + name.end } : undefined;
}

/** A role that opens its sentence ends before this word. */
const OPENING = 5;
/** Between `is` and whoever fills a role. */
const ALWAYS = /^(?:altijd|steeds|telkens|meestal|nu|always|usually|now|currently)$/;
/** How many of a group fill it. */
const COUNTED = /^(?:een|twee|drie|vier|one|two|three|four)$/;

/** Most words between a role and whoever fills it: `De dorpsarts, in elk dorp één huisarts die …`. */
const APPOSED = 8;

/**
 * Who fills a role, where a sentence says so beside its name: `De dorpsarts, in elk dorp één huisarts die door de
 * collega's is aangewezen, voert …`. The first profession in the apposition; offsets counted from the sentence's block.
 */
export function apposed({ words, values, mentions }: Sentence): Range | undefined {
  const role = mentions[0];
  if (!role) return undefined;
  const at = words.findIndex((w) => w.start >= role.end);
  // `De leermeesters zijn assistentes met vijf jaar ervaring`
  if (at > 0 && at <= OPENING && COPULA.test((words[at] as Word).norm)) {
    const from = ALWAYS.test(words[at + 1]?.norm ?? '') ? at + 2 : at + 1;
    const [one, of] = [words[from], words[from + 1]];
    // `The foot nurse is always one of the four of us`
    if (one && of && COUNTED.test(one.norm) && /^(?:van|uit|of|from)$/.test(of.norm))
      return { start: one.start, end: clauseEnd(words, from) };
    const filled = values.find(({ type, from }) => type === 'party' && from > at && from <= at + 2);
    if (filled) return { start: (words[filled.from] as Word).start, end: (words[filled.to - 1] as Word).end };
  }
  if (!role.acts) return undefined;
  if (at < 0 || at > OPENING || !(words[at] as Word).breakBefore) return undefined;
  let end = at + 1;
  while (end < words.length && end < at + APPOSED && !(words[end] as Word).breakBefore) end++;
  // `, an accountant from outside who …,`: whatever the profession is called
  if (/^(?:een|a|an|one)$/.test((words[at] as Word).norm) && end > at + 1)
    return { start: (words[at] as Word).start, end: (words[end - 1] as Word).end };
  const found = values.find(
    ({ type, from, to }) => type === 'party' && from >= at && to <= end && !/^(?:die|who)$/.test((words[at] as Word).norm),
  );
  return found && { start: (words[found.from] as Word).start, end: (words[found.to - 1] as Word).end };
}

/** Where a clause ends that goes on from a word. */
function clauseEnd(words: readonly Word[], from: number): number {
  let last = from;
  while (last + 1 < words.length && !(words[last + 1] as Word).breakBefore) last++;
  return (words[last] as Word).end;
}

/** What somebody is for the work, which tells nobody who it is. */
const WHAT =
  /^(?:the|de|het|contact|link|point|role|function|post|job|position|person|someone|somebody|anyone|part|sounding|linchpin|go|eyes|aanspreekpunt|schakel|spil|vraagbaak|rol|functie|taak|iemand|persoon|degene|verbinding|contactpersoon|oren|first|eerste|key|central|centrale|new|nieuwe|member|lid|responsible|verantwoordelijke|full|permanent|vaste)$/;

/**
 * Who fills a role by an entry that opens with it: `The camera teacher is a registrar of the cooperative`, `The reader is one of
 * three dermatologists`. `to` is where the role's name ends; offsets counted from the sentence's block.
 */
export function saidToBe({ words }: Sentence, to: number): Range | undefined {
  const at = words.findIndex((w) => w.start >= to);
  if (at < 1 || at > OPENING || !COPULA.test((words[at] as Word).norm)) return undefined;
  const from = ALWAYS.test(words[at + 1]?.norm ?? '') ? at + 2 : at + 1;
  const [one, what] = [words[from], words[from + 1]];
  if (!one || !what || one.breakBefore || !/^(?:a|an|one|two|three|een|twee|drie)$/.test(one.norm) || WHAT.test(what.norm))
    return undefined;
  return { start: one.start, end: clauseEnd(words, from) };
}

function isInitial({ norm, capital }: Word): boolean {
  return capital && norm.length === 1;
}
