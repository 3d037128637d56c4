import type { Range } from '../../text/lines.ts';
import type { Word } from '../../text/words.ts';
import type { ReadPassage, Section, Sentence, Statement } from '../model.ts';
import { isPersonal } from './joined.ts';
import {
  COPULA,
  DETERMINERS,
  isFronted,
  isNameWord,
  isVerb,
  LONGEST_ROLE,
  type Mention,
  mentionsAmong,
  roleKey,
  VERBS,
} from './mentions.ts';
import { personIn } from './persons.ts';
import { mentionsIn, ROLES } from './role-parts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What joins a person and a role: `Nour Aziz is de wondcoördinator`, `De coördinator heet Nour Aziz`. */
const NAMES = /^(?:is|zijn|are|heet)$/;
/** Where the name of a role ends that stands after `is the`. */
const ROLE_ENDS = /^(?:van|voor|bij|in|op|en|die|dat|met|sinds|of|for|at|on|and|who|with|since|from|to|uit|als|as)$/;
/** Most words of a person's name. */
const LONGEST_NAME = 4;
/** Most words of a line that only names what follows. */
const ENTRY = 4;
/** Most words from `is` to a role: `is sinds 2027 onze coördinator`. */
const AFTER_COPULA = 4;
const POST = /^(?:functie|rol|post|taak|function|role|position|office)$/;
/** `Wie zijn de wandelmaatjes?`: what such a heading asks after is a role, whatever it is called. */
const ASKED_AFTER = /^(?:wie (?:is|zijn) (?:de|het|onze)|who (?:is|are) (?:the|our)) ([^\s?]+(?: [^\s?]+){0,2})\??$/iu;
/** Words for whoever has a role, which name none: `VIII. Officers`. */
const ANY = /^(?:[\divxlc.]+ )?(?:officer|functionari(?:s|ss))$/;

/** `Jitske Wiarda is de medisch coördinator`, under the heading of that role: it is about the role, not about whoever fills it. */
export function titleAfterName(statement: Statement, heading: Mention | undefined): Mention | undefined {
  if (!heading) return undefined;
  const { words } = statement.sentence;
  const mentions = mentionsIn(statement);
  const filled = mentions.some((m) => {
    if (m.key !== heading.key && !heading.key.endsWith(` ${m.key}`)) return false;
    const at = words.findIndex((w) => statement.base + w.start >= m.start);
    return words.slice(Math.max(0, at - AFTER_COPULA), at).some((w) => COPULA.test(w.norm));
  });
  return filled ? heading : undefined;
}

/** Under a heading on roles: `The foot nurse is Shona Muir`, `Nour Aziz is de wondcoördinator`, whatever the function is called. */
export function introduced(statement: Statement, vocabulary: Vocabulary): Mention | undefined {
  const { sentence, passage, base } = statement;
  const { words } = sentence;
  const copula = words.findIndex(({ norm }) => NAMES.test(norm));
  const person = copula > 0 ? personIn(statement, vocabulary) : undefined;
  if (!person) return undefined;
  const personFirst = person.start < base + (words[copula] as Word).start;
  let from = personFirst ? copula + 1 : 0;
  if (!DETERMINERS.has(words[from]?.norm ?? '')) return undefined;
  from++;
  let to = from;
  const last = personFirst ? words.length : copula;
  while (
    to < last &&
    to < from + LONGEST_ROLE &&
    !ROLE_ENDS.test((words[to] as Word).norm) &&
    (to === from || !(words[to] as Word).breakBefore)
  )
    to++;
  const first = words[from];
  const end = words[to - 1];
  if (!first || !end || to <= from) return undefined;
  const name = passage.plain.slice(first.start - passage.start, end.end - passage.start).replace(/\s+/g, ' ');
  return { name, key: roleKey(name), start: base + first.start, end: base + end.end, acts: true };
}

/** `Ruta is our language coordinator`, under any heading: the role, and who fills it. */
export function filledBy({ sentence, base }: Statement, vocabulary: Vocabulary): { role: Mention; holder: Range } | undefined {
  const { words, mentions } = sentence;
  const copula = words.findIndex(({ norm }) => NAMES.test(norm));
  const first = words[0];
  const last = words[copula - 1];
  if (copula < 1 || copula > LONGEST_NAME || !first || !last || !isNameWord(first, vocabulary)) return undefined;
  if (!/^(?:our|the|onze|ons|de|het)$/.test(words[copula + 1]?.norm ?? '')) return undefined;
  const role = mentions.find((m) => m.start === words[copula + 2]?.start);
  return (
    role && {
      role: { ...role, start: base + role.start, end: base + role.end, acts: true },
      holder: { start: base + first.start, end: base + last.end },
    }
  );
}

/** So far behind the colon stands whoever fills the role: `een ervaren huisarts`, `two retired PE teachers`. */
const APPOSED = 4;

/** `… door de beweegcoaches: twee oud-sportleraren die …`, `a buddy coach: a doctor from another village`: the role, and who fills it. */
export function explained({ sentence, passage, base }: Statement, vocabulary: Vocabulary): { role: Mention; holder: Range } | undefined {
  const { words, mentions, values } = sentence;
  const role = mentions.find((m) => m.start > sentence.start && passage.plain[m.end - passage.start] === ':');
  const from = role ? words.findIndex((w) => w.start >= role.end) : -1;
  const first = words[from];
  if (!role || !first || !/^(?:een|a|an|one|two|three|twee|drie|vier)$/.test(first.norm)) return undefined;
  let to = from + 1;
  while (to < words.length && to <= from + APPOSED && !(words[to] as Word).breakBefore && !ROLE_ENDS.test((words[to] as Word).norm)) to++;
  const last = words[to - 1] as Word;
  // `een coach: een dag per week`, `een contactpersoon: een mail volstaat`: no person
  const isPerson = (w: Word): boolean =>
    vocabulary.has('parties', w.norm) || vocabulary.remembered('person', w.norm, isPersonWord) || mentions.some((m) => m.end === w.end);
  if (values.some((v) => v.type === 'period' && v.from < to && v.to > from) || !words.slice(from + 1, to).some(isPerson)) return undefined;
  return {
    role: { ...role, start: base + role.start, end: base + role.end, acts: true },
    holder: { start: base + first.start, end: base + last.end },
  };
}

/** How words for people by what they do end: `oud-sportleraren`, `a retired teacher`. */
function isPersonWord(norm: string): boolean {
  return (
    norm.length > 5 &&
    /(?:leraar|leraren|kundige|kundigen|peut|peuten|loog|logen|arts|artsen|lid|leden|teacher|teachers|nurse|nurses|ist|ists|isten|doctor|doctors|member|members|worker|workers|werker|werkers|hebbende)$/.test(
      norm,
    )
  );
}

/** A passage that opens with what it is about: in bold, or as a line of its own (`Secretary. One of the board members …`). */
export function isEntry({ opening, sentences }: ReadPassage, { language }: Vocabulary): boolean {
  if (opening !== '') return true;
  const [first, second] = sentences;
  return (
    first !== undefined &&
    second !== undefined &&
    first.words.length <= ENTRY &&
    first.words[0]?.capital === true &&
    !first.words.some((w) => isVerb(w.norm, language))
  );
}

/** A person or a member of a body in the first words of a line without a verb of its own; its place in the document. */
export function namedFirst({ sentence, base }: Statement): Range | undefined {
  const { words, values } = sentence;
  const value = values.find(({ type, from }) => (type === 'party' || type === 'body') && from > 0 && from <= ENTRY);
  const first = words[0];
  if (!first || !value || !/^(?:a|an|the|one|two|een|de|het|twee)$/.test(first.norm)) return undefined;
  return { start: base + first.start, end: base + (words[value.to - 1] as Word).end };
}

/** How many of a group fill a role. */
const COUNTED = /^(?:een|twee|drie|vier|one|two|three|four)$/;
/** Most words that say who fills a role, right after its name. */
const HOLDER = 10;

/** `Reader - one of four dermatologists, in turns`: an entry says after its name who fills the role; its place in the document. */
export function filledInEntry({ sentence, passage, base }: Statement, vocabulary: Vocabulary): Range | undefined {
  if (passage.opening === '' || passage.sentences[0] !== sentence) return undefined;
  const from = vocabulary.words(passage.opening).length;
  const { words } = sentence;
  let to = from;
  while (to < words.length && (to === from || !(words[to] as Word).breakBefore)) to++;
  const said = words.slice(from, to);
  const [one, of] = said;
  const last = said.at(-1);
  if (!one || !of || !last || said.length > HOLDER || said.some(({ norm }) => VERBS.test(norm))) return undefined;
  const counted = COUNTED.test(one.norm) && /^(?:van|uit|of|from)$/.test(of.norm);
  const named = /^(?:an?|een)$/.test(one.norm) && sentence.values.some((v) => v.type === 'party' && v.from > from && v.from < from + ENTRY);
  return counted || named ? { start: base + one.start, end: base + last.end } : undefined;
}

/** Under a heading on roles: the function that opens a paragraph, an item or bold words (`**Wound nurse.**`); `entry` as `isEntry` says of it. */
export function subjectOf(statement: Statement, entry: boolean, vocabulary: Vocabulary): Mention | undefined {
  const { sentence, passage, base } = statement;
  const { words } = sentence;
  const source = passage.plain;
  const make = (from: number, to: number): Mention | undefined => {
    const first = words[from];
    const last = words[to - 1];
    if (!first || !last) return undefined;
    const name = source.slice(first.start - passage.start, last.end - passage.start).replace(/\s+/g, ' ');
    return { name, key: roleKey(name), start: base + first.start, end: base + last.end, acts: true };
  };
  let i = 0;
  if (words[0] && /^(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)$/.test(words[0].norm) && words.length > 3) i = 1;
  if (passage.opening !== '') {
    const opened = vocabulary.words(passage.opening).length;
    if (opened > 0 && opened <= ENTRY) return make(DETERMINERS.has(words[i]?.norm ?? '') ? i + 1 : i, i + opened);
  }
  if (entry && passage.sentences[0] === sentence) return make(DETERMINERS.has(words[0]?.norm ?? '') ? 1 : 0, words.length);
  if (!DETERMINERS.has(words[i]?.norm ?? '') || !words[i + 1]) return undefined;
  // `De functie van longverpleegkundige wordt vervuld door …`
  if (POST.test(words[i + 1]?.norm ?? '') && /^(?:van|of)$/.test(words[i + 2]?.norm ?? ''))
    i += DETERMINERS.has(words[i + 3]?.norm ?? '') ? 3 : 2;
  // `Deze functie wordt bekleed door …`: the heading says which
  else if (POST.test(words[i + 1]?.norm ?? '') && /^(?:deze|dit|this)$/.test(words[i]?.norm ?? '')) return undefined;
  for (let to = i + 2; to <= Math.min(i + LONGEST_ROLE, words.length - 1); to++) {
    const head = (words[to - 1] as Word).norm;
    if (vocabulary.has('parties', head) || vocabulary.has('bodies', head)) return undefined;
    if (isFronted(words, to)) return undefined;
    const next = words[to] as Word;
    // `De verpleegkundige ggz (dat ben ik) voert …`: what stands between is no part of the name.
    if (next.breakBefore || isVerb(next.norm, vocabulary.language)) return make(i + 1, to);
  }
  return undefined;
}

/** `Verdeelt coaches en zalen`: it begins with its verb, and asks nothing and supposes nothing (`Valt een lid uit, dan …`). */
export function isClipped({ words }: Sentence, language: 'nl' | 'en'): boolean {
  const [first, second] = words;
  if (!first || !second || !isVerb(first.norm, language) || /^(?:wordt|worden|zijn|het|dit|met|niet|its|this|has|are)$/.test(first.norm))
    return false;
  return !/^(?:u|je|wij|we|er|you)$/.test(second.norm) && !words.some((w) => w.breakBefore && w.norm === 'dan');
}

/** `I lead the programme myself`: whoever writes has a role, and says so in the first words. */
export function firstPerson(statement: Statement, vocabulary: Vocabulary): Mention | undefined {
  const [i, verb, next] = statement.sentence.words;
  if (!i || !/^(?:ik|i)$/.test(i.norm)) return undefined;
  if (![verb, next].some((word) => vocabulary.has('leading-verbs', word?.norm))) return undefined;
  const start = statement.base + i.start;
  return {
    name: statement.passage.plain.slice(i.start - statement.passage.start, i.end - statement.passage.start),
    key: i.norm,
    start,
    end: statement.base + i.end,
    acts: true,
  };
}

/** Most words of a heading that is a role's name; a number or letter before it is none of them. */
export const LONGEST_TITLE = 3;
const NUMBERED = /^(?:art|artikel|article|section|clause|[\divxlc.]+|[a-z])$/;

/** The words of a heading without what numbers it and what points: `Artikel 3 – De echografist`. */
export function nameWords(title: string, vocabulary: Vocabulary): Word[] {
  return vocabulary.titleWords(title).filter(({ norm }) => !NUMBERED.test(norm) && !DETERMINERS.has(norm));
}

/** Below a heading on roles, what a short heading names that says nothing else is a role, if it ends as words for people do (`### Kidney nurse`). */
function entitled(section: Section, vocabulary: Vocabulary): Omit<Mention, 'start' | 'end'> | undefined {
  if ([...section.own].some((id) => id !== ROLES)) return undefined;
  const words = nameWords(section.title, vocabulary);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.length > LONGEST_TITLE || !isPersonal(last.norm, vocabulary)) return undefined;
  if (words.length === 1 && vocabulary.has('parties', last.norm)) return undefined;
  const name = section.title.slice(first.start, last.end);
  return { name, key: roleKey(name), acts: true };
}

/** The role that a section's heading names, where it names one. */
export function headed(section: Section, vocabulary: Vocabulary): Mention | undefined {
  const words = vocabulary.words(section.title);
  const asked = ASKED_AFTER.exec(section.title.slice(0, 100))?.[1];
  const found =
    mentionsAmong(words, section.title, 0, vocabulary).find((m) => !ANY.test(m.key)) ??
    (asked ? { name: asked, key: roleKey(asked), acts: true } : undefined) ??
    entitled(section, vocabulary);
  return found && { ...found, start: section.heading.start, end: section.heading.end };
}
