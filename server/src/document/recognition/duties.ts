import type { Word } from '../../text/words.ts';
import type { Duty, Sentence, Statement } from '../model.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Endings and forms of Dutch past participles, as normal forms. */
const PARTICIPLE_NL =
  /^(?:(?:aan|af|bij|door|in|mee|na|om|onder|op|over|terug|toe|uit|vast|voor|weer|samen|bekend|open|klaar|ter|gelijk|her|rond|weg|neer|thuis|vrij|bijeen)?ge[a-z]{2,}(?:d|t|en)|(?:be|her|ont|ver|er|onder|over|voor|door|mis)[a-z]{2,}(?:d|t|en)|[a-z]+eerd|(?:aan|af|bij|door|in|mee|na|om|op|over|terug|toe|uit|vast|voor)(?:be|ver|ge)[a-z]{2,}(?:d|t|en))$/;
const NOT_PARTICIPLE_NL = new Set(
  'gebied gebruik gevolg geheel geval geld gemiddeld geen gemeente gegeven gegevens genoemd bedoeld beleid betreft bestuurd verband verzoek overleg verstand bekend bestaat vergoed verantwoord beperkt voorbeeld onderdeel tegen boven binnen buiten eigen leden middelen kosten patienten dagen weken jaren maanden praktijken voorwaarden onderzoeken overleggen vergaderen gesprekken beiden afspraken geacht geschillen gezien gelden'.split(
    ' ',
  ),
);
const PARTICIPLE_EN =
  /^(?:[a-z]{2,}ed|made|done|given|kept|sent|held|taken|drawn|written|set|put|paid|brought|found|chosen|shown|told|met|begun|built|led|seen|known|sought|heard|laid|borne|shared|dealt|read|cut|left|hung|taught|thrown|worn|washed)$/;
/** Facts and legal effects: nobody is to do something. */
const FACT_NL =
  /^(?:aangegaan|verlengd|geacht|geweigerd|beeindigd|ontbonden|opgericht|gevormd|bestuurd|vertegenwoordigd|beperkt|begeleid|gebaseerd|gekenmerkt|genoemd|verstaan|bedoeld|gestemd|beslist|besloten|besluit|genomen|uitgebracht|verworpen|bepaald|aangemerkt|beschouwd|vergoed|gemist|behandeld|opgenomen|gezien|geholpen|verwezen|geconfronteerd|verwacht|gewijzigd|aangenomen|herbenoemd|herkozen|benoemd|gekozen|gewaardeerd)$/;
const FACT_EN =
  /^(?:deemed|considered|based|called|entitled|bound|required|governed|terminated|renewed|dissolved|elected|appointed|adopted|carried|limited|concerned|decided|passed|interested|needed|expected|allowed|pleased|welcomed|reappointed|founded|found|paid|seen|known|met|involved|used|made|taken)$/;
/** What even `must` makes no duty. */
const LEGAL_EN = /^(?:deemed|considered|entitled|bound|governed|based|limited|met|known|seen|paid|involved|interested|pleased|earned)$/;
const VOTING = /\b(?:stem|stemmen|meerderheid|quorum|votes?|majority|quorate)\b/i;
const PAYMENT =
  /\b(?:vergoeding|vergoed|declaratie|betaald|uitbetaald|uitbetaling|gefactureerd|gedeclareerd|premie|honorarium|fee|invoice|paid|reimbursed)\b/i;

/**
 * A duty in a passive sentence without an actor (catalogue: rulings on `roles/no-actor`). Silent where
 * an actor stands in the sentence, in subordinate clauses, prohibitions, rules of voting, payments and
 * statements of fact. Its lead-in is the caller's: see `namesActor`.
 */
export function passiveDuty(sentence: Sentence, text: string, vocabulary: Vocabulary): Duty | undefined {
  const { words } = sentence;
  if (words.length < 3 || words.length > 60) return undefined;
  if (text.trimEnd().endsWith('?') || VOTING.test(text) || PAYMENT.test(text)) return undefined;
  const verb = vocabulary.language === 'nl' ? (passiveDutch(words) ?? mustBeThere(words)) : passiveEnglish(words);
  if (!verb || isDenied(words, verb, vocabulary) || hasActor(sentence, vocabulary) || isAskedOf(sentence, verb)) return undefined;
  if (INFORMED.test(text)) return undefined;
  if (sentence.quotes.some((q) => q.start <= (words[verb.from] as Word).start && (words[verb.to] as Word).end <= q.end)) return undefined;
  const first = words[Math.min(verb.from, verb.to)] as Word;
  const last = words[Math.max(verb.from, verb.to)] as Word;
  const short = verb.to - verb.from <= 3 ? { start: first.start, end: last.end } : { start: first.start, end: first.end };
  return {
    ...short,
    words: `${text.slice(first.start - sentence.start, first.end - sentence.start)} … ${text.slice(last.start - sentence.start, last.end - sentence.start)}`,
  };
}

/** A document that speaks of itself: `Met deze notitie wordt u geïnformeerd`. */
const INFORMED = /\b(?:hiermee|met deze|met dit|in deze|in dit|hierbij)\s+(?:\p{L}+\s+)?(?:wordt|worden)\b/iu;

/** A negation close to the verb, in its clause: a prohibition binds everybody. */
function isDenied(words: readonly Word[], verb: { from: number; to: number }, vocabulary: Vocabulary): boolean {
  const low = Math.min(verb.from, verb.to);
  const high = Math.max(verb.from, verb.to);
  for (let i = low; i <= high; i++) if (vocabulary.has('negations', words[i]?.norm)) return true;
  for (let i = low - 1; i >= Math.max(0, low - 6) && !(words[i + 1] as Word).breakBefore; i--)
    if (vocabulary.has('negations', words[i]?.norm)) return true;
  return false;
}

/** Words that open a subordinate clause: what is passive in it is background, not a duty. */
const SUBORDINATE_NL = new Set(
  'die dat waarin waarbij waarop waarvan waarmee waardoor waarvoor als indien wanneer omdat zodra nadat voordat zodat tenzij terwijl hoe wat welke opdat of totdat mits'.split(
    ' ',
  ),
);

function passiveDutch(words: readonly Word[]): { from: number; to: number } | undefined {
  for (let i = 0; i < words.length; i++) {
    const norm = (words[i] as Word).norm;
    const done = norm === 'zijn' && words.slice(Math.max(0, i - 10), i).some((w) => /^(?:moet|moeten|dient|dienen)$/.test(w.norm));
    const finite = norm === 'wordt' || norm === 'worden' || done;
    if (!finite) continue;
    if (inSubordinate(words, i)) continue;
    // `willen … worden`: to become
    if (norm === 'worden' && words.slice(Math.max(0, i - 8), i).some((w) => /^(?:wil|willen|wilt|wilden)$/.test(w.norm))) continue;
    // `Je kunt lid worden`, `wie lid wordt`: to become, too
    if (/^(?:lid|deelnemer|aandeelhouder|partij)$/.test(words[i - 1]?.norm ?? '')) continue;
    // what may be done is no duty
    if (
      /^(?:kan|kun|kunt|kunnen|mag|mogen|zou|zouden)$/.test(words[i - 1]?.norm ?? '') ||
      words.slice(Math.max(0, i - 6), i).some((w) => /^(?:kan|kun|kunt|kunnen|mag|mogen)$/.test(w.norm))
    )
      continue;
    for (let j = i + 1; j < Math.min(words.length, i + 22); j++) {
      const w = words[j] as Word;
      if (SUBORDINATE_NL.has(w.norm) && w.breakBefore) break;
      if (w.breakBefore && /^(?:en|maar|want|of)$/.test(w.norm)) break;
      if (!isParticipleNl(w.norm)) continue;
      const next = words[j + 1];
      // an attributive participle (`de gestelde termijn`) is no verb
      if (next && !next.breakBefore && /^(?:termijn|tijd|voorwaarden|afspraken)$/.test(next.norm)) continue;
      if (FACT_NL.test(w.norm)) return undefined;
      return { from: i, to: j };
    }
    // `moet … worden gemeld` and `gemeld worden`: the participle stands just before
    const before = words[i - 1];
    if (
      norm === 'worden' &&
      before &&
      isParticipleNl(before.norm) &&
      words.slice(0, i).some((w) => /^(?:moet|moeten|dient|dienen|zal|zullen)$/.test(w.norm)) &&
      !FACT_NL.test(before.norm)
    )
      return { from: i - 1, to: i };
  }
  return undefined;
}

/** How a sentence ends that says of a thing where it must be: `Er moet in elke zaal een AED hangen`. */
const BEING_THERE = /^(?:hangen|liggen|staan|zijn|komen|klaarstaan|klaarliggen)$/;

/** `Er moet(en) … hangen`, `Er dient een lijst te liggen`: nobody is to see to it. */
function mustBeThere(words: readonly Word[]): { from: number; to: number } | undefined {
  const at = words.findIndex(
    ({ norm }, i) =>
      /^(?:moet|moeten|dient|dienen)$/.test(norm) &&
      words[i - 2]?.norm !== 'want' &&
      (words[i - 1]?.norm === 'er' || words[i + 1]?.norm === 'er') &&
      !inSubordinate(words, i),
  );
  if (at < 0) return undefined;
  const end = words.findIndex(({ breakBefore }, i) => i > at && breakBefore);
  const to = (end < 0 ? words.length : end) - 1;
  return to > at + 2 && BEING_THERE.test((words[to] as Word).norm) ? { from: at, to } : undefined;
}

function isParticipleNl(norm: string): boolean {
  return norm.length > 4 && PARTICIPLE_NL.test(norm) && !NOT_PARTICIPLE_NL.has(norm) && !SUBORDINATE_NL.has(norm);
}

const POINTED_AT = new Set('van voor in op bij met aan over na uit door tot al'.split(' '));

/** True when the finite verb at `i` closes a subordinate clause rather than making the sentence's own. */
function inSubordinate(words: readonly Word[], i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    const w = words[k] as Word;
    // `van die stappen`: it points, and opens no clause
    if (SUBORDINATE_NL.has(w.norm) && !POINTED_AT.has(words[k - 1]?.norm ?? '')) {
      // `Wie stopt … moet uit de lijst worden gehaald`: a modal that stands apart from its verb makes the sentence's own
      if (words.slice(k + 2, Math.max(k + 2, i - 1)).some(({ norm }) => /^(?:moet|moeten|dient|dienen)$/.test(norm))) return false;
      // `Als …, wordt …`: after the comma the main clause has begun
      for (let m = k + 1; m <= i; m++) if ((words[m] as Word).breakBefore && m === i) return false;
      // `Wat … wordt vastgesteld`: subordinate until a comma
      return !(words[i] as Word).breakBefore;
    }
    if ((words[k + 1] as Word).breakBefore && k + 1 !== i) return false;
  }
  return false;
}

const SUBORDINATE_EN = new Set('that which who whose if when where because unless whether how what'.split(' '));

function passiveEnglish(words: readonly Word[]): { from: number; to: number } | undefined {
  for (let i = 0; i + 1 < words.length; i++) {
    const norm = (words[i] as Word).norm;
    const modal = /^(?:shall|must|will|should)$/.test(norm);
    const need = /^(?:need|needs|are|is|has|have)$/.test(norm) && words[i + 1]?.norm === 'to' && words[i + 2]?.norm === 'be';
    if (!modal && !need) continue;
    let j = need ? i + 2 : i + 1;
    while (j < words.length && j < i + 4 && (words[j] as Word).norm !== 'be') j++;
    if (words[j]?.norm !== 'be') continue;
    let p = j + 1;
    while (p < words.length && p < j + 3 && !PARTICIPLE_EN.test((words[p] as Word).norm)) p++;
    const participle = words[p];
    if (!participle || !PARTICIPLE_EN.test(participle.norm) || p > j + 2) continue;
    if ((norm === 'must' || need ? LEGAL_EN : FACT_EN).test(participle.norm)) return undefined;
    for (let k = i - 1; k >= Math.max(0, i - 8); k--) {
      if ((words[k + 1] as Word).breakBefore) break;
      if (SUBORDINATE_EN.has((words[k] as Word).norm)) return undefined;
    }
    return { from: i, to: p };
  }
  return undefined;
}

/** True where the sentence that introduces an enumeration names who does it (`Het lid verplicht zich om:`). */
export function namesActor({ sentence }: Statement): boolean {
  return sentence.mentions.length > 0 || sentence.values.some((v) => v.type === 'party' || v.type === 'body');
}

/** `Van de praktijk wordt gevraagd …`, `Aan de leden wordt verzocht …`: whoever is asked is to do it. */
function isAskedOf({ words, values, mentions }: Sentence, { from, to }: { from: number; to: number }): boolean {
  if (![words[from], words[to]].some((w) => w && ASKED.test(w.norm))) return false;
  return words.some(
    (w, i) =>
      /^(?:van|aan|of|from)$/.test(w.norm) &&
      (values.some((v) => (v.type === 'party' || v.type === 'body') && v.from > i && v.from <= i + AFTER) ||
        mentions.some((m) => m.start > w.start && m.start <= (words[i + AFTER] ?? w).start)),
  );
}

const ASKED = /^(?:gevraagd|verzocht|gevergd|verlangd|verwacht|geeist|asked|requested|required|expected)$/;
/** So many words after `van` stands whoever is asked: `van elke deelnemende praktijk`. */
const AFTER = 3;

/** Somebody who acts: `door …` or `by …` with a person, a body or a role. */
function hasActor({ words, values, mentions }: Sentence, vocabulary: Vocabulary): boolean {
  const isParty = (i: number): boolean => values.some((v) => (v.type === 'party' || v.type === 'body') && v.from <= i && i < v.to);
  for (let i = 0; i < words.length; i++) {
    const norm = (words[i] as Word).norm;
    if (!vocabulary.has('actor-words', norm)) continue;
    const next = words[i + 1]?.norm;
    if (next === 'middel' || next === 'te' || next === 'means') continue;
    if (next !== undefined && /ing$/.test(next) && vocabulary.language === 'en') continue;
    for (let k = i + 1; k < Math.min(words.length, i + 6); k++) {
      if (isParty(k)) return true;
      if ((words[k] as Word).capital && k > i) return true;
    }
    if (mentions.some((m) => m.start > (words[i] as Word).start)) return true;
    // `door een verpleegkundige`: any person will do, a time or a means will not
    if (
      next &&
      /^(?:de|het|een|the|a|an|two|twee|elke|each|onze|our)$/.test(next) &&
      !values.some((v) => v.from <= i + 2 && i + 2 < v.to && v.type !== 'party' && v.type !== 'body')
    )
      return true;
  }
  return false;
}
