import type { Word } from '../../text/words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words `from` to `to`, `to` exclusive. */
export type Stretch = readonly [from: number, to: number];

/**
 * The words of a sentence that tell what is not so: what there is not (`no committee that decides within six weeks`), what was and
 * is no more, what only some wish and what is yet to be looked into. A criterion can take nothing from those.
 */
export function unsaidIn(words: readonly Word[], { language }: Vocabulary): Stretch | undefined {
  if (words.length < SHORTEST) return undefined;
  return absent(words) ?? bygone(words) ?? wished(words) ?? lookedInto(words, language === 'nl' ? /^of$/ : /^(?:whether|if)$/);
}

/** In fewer words nobody says what is not so of anything. */
const SHORTEST = 6;
/** So many words are read at most: nobody writes a longer row. */
const LONGEST = 30;

function text(words: readonly Word[], from: number, to: number): string {
  let joined = '';
  for (let i = Math.max(0, from); i < to && i < words.length; i++) joined += `${joined && ' '}${(words[i] as Word).norm}`;
  return joined;
}

/** Where something else is said from here on. */
const TURN = /^(?:maar|echter|doch|wel|dus|daarom|zodat|but|however|yet|so|because|therefore|instead)$/;

/** Where the clause of the word at `from` ends. */
export function clauseEnd(words: readonly Word[], from: number): number {
  for (let i = from + 1; i < words.length; i++) if (words[i]?.breakBefore || TURN.test(words[i]?.norm ?? '')) return i;
  return words.length;
}

const NONE = /^(?:geen|no)$/;
const ALSO_NONE = /^(?:geen|no|noch|nor)$/;
const THERE_IS =
  /(?:^| )(?:there (?:is|are|exists?)|er (?:is|zijn|bestaat|bestaan)|we have|(?:wij|we) (?:hebben|kennen)|(?:hebben|kennen) (?:wij|we))$/;
const AND = /^(?:and|or|en|of)$/;
const DETERMINER = /^(?:de|het|een|the|a|an|its|onze|our)$/;
const RELATIVE = /^(?:die|dat|that|which)$/;
/** Of people it tells how they fare (`there is no child that waits`), and of doubt and need nothing is denied. */
const NO_THING =
  /^(?:patient|patients|patienten|kind|kinderen|child|children|mens|mensen|people|person|ouderen?|lid|leden|members?|praktijk|praktijken|practices?|huisarts|huisartsen|gps?|doctors?|doubt|question|twijfel|vraag|need|reason|reden)$/;
/** A bound, an exception or a second denial takes the first one back. */
const TAKEN_BACK =
  /^(?:geen|niet|nooit|no|not|never|dan|than|longer|langer|more|meer|later|behalve|tenzij|except|unless|without|zonder|cannot|20\d\d)$/;

/** `Er is geen gesprek, geen mediator en geen commissie die binnen zes weken beslist`. */
function absent(words: readonly Word[]): Stretch | undefined {
  const at = words.findIndex(({ norm }, i) => NONE.test(norm) && THERE_IS.test(text(words, i - 3, i)));
  if (at < 0) return undefined;
  for (let i = at + 1; i < words.length && i < at + LONGEST; i++) {
    const { norm, breakBefore } = words[i] as Word;
    const then = words[i + 1]?.norm ?? '';
    if (RELATIVE.test(norm)) {
      const end = clauseEnd(words, i);
      if (NO_THING.test(words[i - 1]?.norm ?? '') || words.slice(i, end).some((w) => TAKEN_BACK.test(w.norm))) return undefined;
      return [at, end];
    }
    if (TURN.test(norm)) return undefined;
    if (breakBefore && !ALSO_NONE.test(AND.test(norm) ? then : norm)) return undefined;
    if (AND.test(norm) && DETERMINER.test(then)) return undefined;
  }
  return undefined;
}

/** What is agreed to be done for members, or is not. */
const PROMISED = /^(?:ge)?(?:evalu|terugkoppel|teruggekoppel|rapport|verantwoord|rekenschap|review|report|account|feedback)/;
/** What goes on in another way is still done. */
const NOWADAYS = /^(?:nu|now|voortaan|sindsdien|since|inmiddels|tegenwoordig|instead|vanaf|currently|today)$/;

/** `does not report …`, `rapporteert niet …`: nothing of that is done in all that follows in its clause. */
export function undoes(words: readonly Word[], not: number, at: number): boolean {
  return [not - 1, not + 1].some((i) => PROMISED.test(words[i]?.norm ?? '')) && at < clauseEnd(words, not);
}

/** How a sentence ends that takes back what it told. */
const NO_MORE = new RegExp(
  `^(?:(?:but|and|maar|en) )?(?:${[
    '(?:dat|dit|zo) (?:doen|deed|doet|gebeurt|is|gaat) (?:(?:wij|we|men|het bestuur) )?niet (?:meer|langer)(?: zo)?',
    '(?:wij|we) (?:doen|deden) (?:dat|dit) niet (?:meer|langer)',
    '(?:dat|dit|daar) (?:is|zijn|hebben|werd) (?:(?:wij|we|er|mee|later|in 20\\d\\d) )*(?:afgeschaft|gestopt|opgehouden|geschrapt)',
    '(?:we|they|it|that|this) no longer (?:do|does|happens|exists|applies)(?: so| it| that| this)?',
    '(?:we|they|it|that|this) (?:(?:has|have|had|was|been|were) )*(?:stopped|ended|ceased|abolished|discontinued|dropped)(?: in 20\\d\\d)?',
  ].join('|')})$`,
);
const ABOLISHED = /(?:^| )(?:is|zijn|werd|werden|has been|have been|was|were) (?:afgeschaft|gestopt|abolished|discontinued|scrapped)$/;
const NO_LONGER = /(?:^| )(?:we|they|board|group|cooperative|association|federation) no longer$/;

/** `Vroeger evalueerden wij dit elk jaar, maar dat doen wij niet meer`, `The yearly review has been abolished`. */
function bygone(words: readonly Word[]): Stretch | undefined {
  const longer = words.findIndex(({ norm }, i) => PROMISED.test(norm) && NO_LONGER.test(text(words, i - 3, i)));
  if (longer > 0) return [longer, clauseEnd(words, longer)];
  let last = words.length - 1;
  while (last > 0 && !words[last]?.breakBefore && !/^(?:but|maar)$/.test(words[last]?.norm ?? '')) last--;
  const isOver = last > 0 && NO_MORE.test(text(words, last, words.length));
  const isAbolished =
    ABOLISHED.test(text(words, words.length - 3, words.length)) &&
    words.some(({ norm }) => /^(?:(?:jaar|leden|tussen)?evalu|terugkoppel|verantwoord|review|feedback|report)/.test(norm));
  if (!isOver && !isAbolished) return undefined;
  return words.slice(0, isOver ? last : words.length).some(({ norm }) => NOWADAYS.test(norm)) ? undefined : [0, words.length];
}

const SOME_WISH =
  /^(?:veel|vele|sommige|enkele|verschillende|diverse) (?:\S+ )?\S+ (?:willen|wensen|vinden|hopen|vragen) dat (?:wij|we|het|de|er|ze|zij) |^(?:many|some|several|a few|most) (?:\S+ )?\S+ (?:want|wish|would like|ask|hope|think|feel) (?:that )?(?:us|we|the|it|for) /;
const IDEALLY = /^(?:ideally|idealiter|in an ideal world|in het ideale geval) (?:\S+ ){0,5}?(?:would|zou|zouden) /;

/** `Veel leden willen dat wij elk jaar evalueren`, `Ideally, the board would report …`. */
function wished(words: readonly Word[]): Stretch | undefined {
  const opening = text(words, 0, 10);
  const ideal = IDEALLY.exec(opening)?.[0].trim().split(' ').length;
  if (ideal === undefined && !SOME_WISH.test(opening)) return undefined;
  const end = clauseEnd(words, ideal ?? 1);
  return words.slice(0, end).some(({ norm }) => PROMISED.test(norm)) ? [0, end] : undefined;
}

const LOOKS =
  /^(?:bekijk|bekijken|bekijkt|bezien|beziet|onderzoeken|onderzoekt|overwegen|overweegt|verkennen|verkent|bespreken|bespreekt|kijken|kijkt|nagaan|beslissen|beslist|look|looks|consider|considers|explore|explores|discuss|discusses|examine|examines|see|decide|decides|investigate)$/;
/** How far what it is about stands from it. */
const NEAR = 5;
const WOULD = /^(?:gaan|gaat|zullen|zal|willen|wil|kunnen|kan|moeten|moet|to|will|should|shall|can|could|might|want|going)$/;

/** `In 2028 bekijken wij of wij gaan evalueren`: whether it is done is not known. */
function lookedInto(words: readonly Word[], whether: RegExp): Stretch | undefined {
  for (let i = 0; i < words.length; i++) {
    if (!whether.test(words[i]?.norm ?? '')) continue;
    if (!words.slice(Math.max(0, i - NEAR), i).some(({ norm }) => LOOKS.test(norm))) continue;
    const end = clauseEnd(words, i);
    const asked = words.slice(i + 1, Math.min(end, i + LONGEST));
    if (!asked.slice(0, NEAR).some(({ norm }) => WOULD.test(norm)) || !asked.some(({ norm }) => PROMISED.test(norm))) continue;
    let from = i;
    while (from > 0 && !words[from]?.breakBefore) from--;
    if (words[i]?.breakBefore) for (from = i - 1; from > 0 && !words[from]?.breakBefore; ) from--;
    return [from, end];
  }
  return undefined;
}

const TRIES =
  /(?:^| )(?:(?:will|shall) try to|(?:we|they|board|group|cooperative|association|federation) (?:try|tries) to|zal trachten|zullen trachten|(?:zal|zullen|we|wij|ze|zij|bestuur|zorggroep|cooperatie|vereniging) (?:proberen|probeert|trachten|tracht)|(?:proberen|trachten) (?:we|wij))(?: |$)|(?:^| )(?:zal|zullen) .*(?:proberen|trachten)(?: (?:om )?te \S+)?$/;

/** `The group will try to report …`: what is only tried may be left undone. */
export function onlyTries({ words }: { words: readonly Word[] }): boolean {
  const at = words.findIndex(({ norm }) => /^(?:try|tries|proberen|probeert|trachten|tracht)$/.test(norm));
  return (
    at >= 0 &&
    TRIES.test(text(words, 0, words.length)) &&
    words.slice(at, clauseEnd(words, at)).some(({ norm }) => PROMISED.test(norm) || /koppel|evalu|rapporter|bericht|verantwoord/.test(norm))
  );
}
