import type { Range } from '../../text/lines.ts';
import { normalise, type Word } from '../../text/words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A named function or committee in a sentence. */
export interface Mention extends Range {
  name: string;
  key: string;
  /** It does something here: it is the subject, or the actor of a passive. */
  acts: boolean;
}

/** Articles and the like, as normal forms. */
export const DETERMINERS = new Set(
  'de het een the a an each every elke iedere ieder elk onze our uw your deze this die that its zijn haar their één per'
    .split(' ')
    .map(normalise),
);
/** What comes after one of these does nothing in its sentence. */
export const PREPOSITIONS: ReadonlySet<string> = new Set(
  'aan met van bij voor naar tot over onder to with of for from at about between via tegen als as is into against without zonder und'.split(
    ' ',
  ),
);
/** `De kaderhuisarts is de coördinator`: what joins a role and whoever fills it. */
export const COPULA = /^(?:is|zijn|are)$/;
/** Most words of a role's name. */
export const LONGEST_ROLE = 4;

/** A word that can be the finite verb of a sentence, as far as its form tells. */
export function isVerb(norm: string, language: 'nl' | 'en'): boolean {
  if (VERBS.test(norm)) return true;
  return language === 'nl' ? norm.length > 3 && /t$/.test(norm) : norm.length > 3 && /[^s]s$/.test(norm);
}

/** Verbs that are no other word. */
export const VERBS = /^(?:is|zijn|heeft|doet|gaat|staat|wordt|mag|moet|kan|zal|are|has|does|will|may|shall|can|must)$/;

/** The form in which two mentions of one role are equal: no article, no plural, no case. */
export function roleKey(name: string): string {
  return name
    .split(/\s+/)
    .map(normalise)
    .filter((w) => w !== '' && !DETERMINERS.has(w))
    .map((w) => w.replace(/(?:ren|en|(?<=ch)es|s)$/, (end) => (w.length - end.length >= 5 ? (end === 'ren' ? 'r' : '') : end)))
    .join(' ');
}

/**
 * Named functions and committees among the words of a text, in order.
 * @param source the text, of which `words` hold offsets less `shift`
 */
export function mentionsAmong(words: readonly Word[], source: string, shift: number, vocabulary: Vocabulary): Mention[] {
  const found: Mention[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    const from = startOfRole(words, i, vocabulary);
    if (from === undefined) continue;
    const first = words[from] as Word;
    const last = from <= 1 && vocabulary.language === 'nl' ? endOfName(words, i, vocabulary) : i;
    const { end } = words[last] as Word;
    const name = source.slice(first.start - shift, end - shift).replace(/\s+/g, ' ');
    const key = roleKey(source.slice(first.start - shift, word.end - shift));
    const after = source.slice(word.end - shift, word.end - shift + 1);
    if (from === 0 && after === ':') continue;
    found.push({
      name,
      key,
      start: first.start,
      end: word.end,
      acts: isActor(words, from) && !isJustThere(words, i) && !isFronted(words, last + 1),
    });
  }
  // `De kaderhuisarts is de coördinator`, `The secretary is a practice manager`: who fills a role does nothing in that sentence
  for (let m = 0; m + 1 < found.length; m++) {
    const [one, other] = [found[m] as Mention, found[m + 1] as Mention];
    const at = words.findIndex((w) => w.start >= other.start);
    const article = words[at - 1];
    const copula = article && DETERMINERS.has(article.norm) ? words[at - 2] : undefined;
    if (!article || !copula || !COPULA.test(copula.norm) || copula.start < one.end) continue;
    (/^(?:een|a|an|one)$/.test(article.norm) ? other : one).acts = false;
  }
  return found;
}

/** Lists of capitalised words that name no person and no organisation. */
const NO_NAMES = ['parties', 'bodies', 'role-endings', 'role-heads', 'months', 'weekdays', 'actor-words'];

/** True for a capitalised word that can be part of a name. */
export function isNameWord({ capital, norm }: Word, vocabulary: Vocabulary): boolean {
  return capital && !/\d/.test(norm) && !DETERMINERS.has(norm) && !NO_NAMES.some((list) => vocabulary.has(list, norm));
}

/** Heads of what governs, and so of what everybody knows (catalogue: rulings). */
const GOVERNS = /^(?:board|council)$/;

/** Index of the first word of a role that ends at word `i`; undefined where none does. */
function startOfRole(words: readonly Word[], i: number, vocabulary: Vocabulary): number | undefined {
  const word = words[i] as Word;
  const { norm } = word;
  if (vocabulary.language === 'nl') {
    if (!vocabulary.remembered('role', norm, isRoleWord)) return undefined;
    return isTitle(words, i, vocabulary) ? i - 1 : i;
  }
  const before = words[i - 1];
  const modified = before !== undefined && !word.breakBefore && isModifier(before.norm, vocabulary);
  if (vocabulary.has('role-endings', norm)) {
    if (modified) return firstModifier(words, i, vocabulary);
    return vocabulary.has('not-roles', norm) ? undefined : i;
  }
  // `the Duty Pharmacist`, `the Skin Desk`: capitals make a name of a function
  if (
    modified &&
    word.capital &&
    before.capital &&
    before.norm !== 'care' &&
    i >= 2 &&
    DETERMINERS.has(words[i - 2]?.norm ?? '') &&
    vocabulary.has('role-heads', norm)
  )
    return GOVERNS.test(norm) && vocabulary.has('governing', before.norm) ? undefined : i - 1;
  // `The pain desk answers`: who opens a sentence and does something, unless everybody knows such a person (`the district nurse`)
  const next = words[i + 1];
  if (
    i === 2 &&
    words[0]?.norm === 'the' &&
    modified &&
    vocabulary.has('acting-heads', norm) &&
    !vocabulary.has('common-modifiers', before.norm) &&
    next &&
    !next.breakBefore &&
    /[^s]s$/.test(next.norm)
  )
    return i - 1;
  return undefined;
}

/** What is neuter has an adjective without ending (`een vast aanspreekpunt`): that is no part of its name. */
const NEUTER = /(?:punt|team|teams|maatje|lid|bureau|college)$/;

/** `de medisch manager`, `de case manager`: in Dutch a word without ending between the article and a person's role is part of its name. */
function isTitle(words: readonly Word[], role: number, vocabulary: Vocabulary): boolean {
  const [article, word, { norm, breakBefore }] = [words[role - 2], words[role - 1], words[role] as Word];
  if (!word || breakBefore || NEUTER.test(norm)) return false;
  // A heading and an entry begin without an article.
  if (article ? word.breakBefore || !/^(?:de|een|onze|elke|iedere)$/.test(article.norm) : !word.capital) return false;
  return (
    isModifier(word.norm, vocabulary) &&
    (!/(?:e|en|\d)$/.test(word.norm) || vocabulary.has('titles', word.norm)) &&
    !vocabulary.has('no-titles', word.norm)
  );
}

/** Most words that stand behind a role's own: `de coördinator palliatieve zorg`. */
const MOST_BEHIND = 2;

/**
 * Index of the last word of a role's name that opens a Dutch sentence: what stands between it and the verb is said of it
 * (`De kaderarts ouderenzorg beslist`), as nothing else comes there.
 */
function endOfName(words: readonly Word[], role: number, vocabulary: Vocabulary): number {
  for (let i = role + 1; i <= role + 1 + MOST_BEHIND; i++) {
    const word = words[i];
    if (!word || word.breakBefore) return role;
    if (isVerb(word.norm, 'nl') && !/teit$/.test(word.norm) && !word.capital) {
      // `de werkgroep mentale | veerkracht geeft`: an adjective has its noun behind it, and no verb.
      if (i === role + 1 || !/(?<!i|ag|os|ad)e$/.test((words[i - 1] as Word).norm)) return i - 1;
      return isVerb(words[i + 1]?.norm ?? '', 'nl') ? i : role;
    }
    if (!isModifier(word.norm, vocabulary) || /^(?:en|of|die|dat|in|op|te|ter|uit|zelf|dan|dus|door|bij|wie)$/.test(word.norm)) return role;
  }
  return role;
}

/** Most words that stand before a role's own: `the regional medical officer`. */
const MOST_MODIFIERS = 3;

/** Index of the first word of an English role: up to its article, where one stands near; else the word before it. */
function firstModifier(words: readonly Word[], role: number, vocabulary: Vocabulary): number {
  for (let i = role - 1; i >= Math.max(1, role - MOST_MODIFIERS); i--) {
    const word = words[i] as Word;
    if (word.breakBefore || !isModifier(word.norm, vocabulary)) break;
    if (DETERMINERS.has(words[i - 1]?.norm ?? '')) return i;
  }
  return role - 1;
}

/** `collega-praktijkmanagers`, `oud-bestuurder`: whoever has, or had, the same function. */
const FELLOW = /^(?:collega|mede|oud|aspirant)/;

/** True where the words from `from` on are the subject of their clause, or the actor of a passive. */
export function isActor(words: readonly Word[], from: number): boolean {
  const first = words[from] as Word;
  const before = words[from - 1]?.norm;
  if (before === undefined || first.breakBefore) return true;
  if (before === 'door' || before === 'by') return true;
  if (!DETERMINERS.has(before)) return false;
  // `wijst een contactpersoon aan`: what is new to the sentence is not its subject, but at its start
  if (from > 1 && /^(?:een|a|an)$/.test(before)) return false;
  const preposition = words[from - 2]?.norm;
  return preposition === undefined || !PREPOSITIONS.has(preposition) || (words[from - 1] as Word).breakBefore;
}

/** Whoever stands right behind the verb is its subject. */
const SUBJECT = /^(?:hij|zij|wij|we|ik|men)$/;

/** `Een nachtzuster inzetten mag hij`, `Een operatie kan hij uitstellen`: what opens a Dutch sentence is not its subject where another stands behind the verb, at word `verb`. */
export function isFronted(words: readonly Word[], verb: number): boolean {
  return isVerb(words[verb]?.norm ?? '', 'nl') && SUBJECT.test(words[verb + 1]?.norm ?? '') && !words[verb + 1]?.breakBefore;
}

/** Most words from a role to the verb that says that it is there. */
const TO_VERB = 8;

/** `An Advisory Council of former members exists as well`: whoever is only there does nothing. */
function isJustThere(words: readonly Word[], last: number): boolean {
  for (let i = last + 1; i < words.length && i <= last + TO_VERB; i++) {
    const { norm, breakBefore } = words[i] as Word;
    if (breakBefore) return false;
    if (/^(?:exists?|bestaat|bestaan)$/.test(norm)) return !/^(?:uit|to)$/.test(words[i + 1]?.norm ?? '');
  }
  return false;
}

function isModifier(norm: string, vocabulary: Vocabulary): boolean {
  return (
    norm.length > 2 &&
    !DETERMINERS.has(norm) &&
    !PREPOSITIONS.has(norm) &&
    !/^(?:and|or|by|if|when|who|which|new|same|one|two|both|other|former|own|next|first|second|only|also|then|its)$/.test(norm) &&
    !vocabulary.has('negations', norm) &&
    !vocabulary.has('modals', norm)
  );
}

/** Endings of role names are shorter; a word can be as long as a text. */
const LONGEST_ENDING = 30;
/** `-gids`, `-bode`. */
const SHORTEST_ENDING = 4;

function isRoleWord(norm: string, vocabulary: Vocabulary): boolean {
  if (norm.length < 4 || vocabulary.has('not-roles', norm) || vocabulary.has('not-roles', norm.replace(FELLOW, ''))) return false;
  for (let i = Math.max(0, norm.length - LONGEST_ENDING); i <= norm.length - SHORTEST_ENDING; i++) {
    const tail = norm.slice(i);
    if (vocabulary.has('role-endings', tail) || vocabulary.has('role-endings', tail.replace(/(?:(?<=ch)es|s|en)$/, ''))) return true;
  }
  return false;
}
