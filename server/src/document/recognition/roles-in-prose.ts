import type { Range } from '../../text/lines.ts';
import type { Word } from '../../text/words.ts';
import type { Certainty, DocumentModel, Parts, Role, Section, Sentence, Statement } from '../model.ts';
import { appointed } from './appointed.ts';
import { isPersonal } from './joined.ts';
import { COPULA, DETERMINERS, isVerb, type Mention, roleKey } from './mentions.ts';
import { personIn, saidToBe } from './persons.ts';
import {
  explained,
  filledBy,
  filledInEntry,
  firstPerson,
  headed,
  introduced,
  isClipped,
  isEntry,
  namedFirst,
  subjectOf,
  titleAfterName,
} from './role-names.ts';
import { mentionsInFull, partsOf, ROLES, splitTasks, statedIn, withSubject } from './role-parts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A role that opens its sentence ends before this word. */
const OPENING = 5;
/** Fewer words say nothing of what a role does. */
const FEWEST = 3;

/**
 * Roles that prose describes: a sentence that says who fills a role or what it may decide defines it;
 * under a heading on roles, or one that names the role, what it does counts too.
 */
export function rolesInProse(model: DocumentModel, vocabulary: Vocabulary, roles: Role[]): void {
  const found = new Map<string, Role>();
  const known = new Set(roles.map((r) => r.key));
  const describedUntil = descriptions(model.statements, vocabulary);
  const meantAt = lastActing(model, vocabulary);
  let headedSection: Section | undefined;
  let headedRole: Mention | undefined;
  let current: { role: Role; section: number; passage: Statement['passage']; told: boolean } | undefined;
  for (let i = 0; i < model.statements.length; i++) {
    const statement = model.statements[i] as Statement;
    const section = model.sections[statement.section] as Section;
    const described = describedAs(statement, vocabulary);
    const meant = statement.sentence.goesOn ? meantAt(i) : undefined;
    const mentions = statement.sentence.mentions.length > 0 || described !== undefined || meant !== undefined;
    if (!mentions && !section.topics.has(ROLES) && current?.passage !== statement.passage) continue;
    if (section.skipped || statement.sentence.deferred || statement.sentence.definition) continue;
    const mentioned = mentionsInFull(statement, model);
    if (statement.passage.kind === 'cell' || statement.around.some((b) => b.criteria.some((c) => c.id === ROLES))) continue;
    // An annotated block is about what its author says, whatever the heading above it announces.
    const announced =
      !statement.around.some((b) => b.annotation) && section.topics.has(ROLES) && (section.own.has(ROLES) || section.own.size === 0);
    if (!announced && !mentions && current?.passage !== statement.passage) continue;
    const clipped = announced && isClipped(statement.sentence, vocabulary.language);
    const parts = partsOf(
      clipped ? { ...statement, sentence: withSubject(statement.sentence, clipped, vocabulary) } : statement,
      vocabulary,
    );
    const person = meant && saidToBeNamed(statement, vocabulary);
    if (person) parts.set('holder', { criterion: ROLES, element: 'holder', certainty: 'cue', ...person });
    const opens = current?.passage !== statement.passage;
    if (announced && section !== headedSection) {
      headedSection = section;
      headedRole = headed(section, vocabulary);
    }
    const heading = announced ? headedRole : undefined;
    const headedKey = heading?.key;
    const isOneEntry = announced && isEntry(statement.passage, vocabulary);
    // An entry is on its role to its end, whoever else is named in it.
    const entered = isOneEntry && !opens && current?.section === statement.section;
    const told = announced ? explained(statement, vocabulary) : undefined;
    const filled = told ?? (opens ? filledBy(statement, vocabulary) : undefined) ?? appointed(statement);
    if (filled) parts.set('holder', { criterion: ROLES, element: 'holder', certainty: 'cue', ...filled.holder });
    // `Secretary. One of the board members …`: an entry says first who fills it
    if (entered && current && !current.role.parts.has('holder') && statement.sentence === statement.passage.sentences[1]) {
      const holder = namedFirst(statement);
      if (holder) parts.set('holder', { criterion: ROLES, element: 'holder', certainty: 'cue', ...holder });
    }
    const inEntry = isOneEntry && opens && !parts.has('holder') ? filledInEntry(statement, vocabulary) : undefined;
    if (inEntry) parts.set('holder', { criterion: ROLES, element: 'holder', certainty: 'cue', ...inEntry });
    const mention = entered
      ? undefined
      : (told?.role ??
        (announced && opens && (isOneEntry || i <= describedUntil(i)) ? subjectOf(statement, isOneEntry, vocabulary) : undefined) ??
        filled?.role ??
        titleAfterName(statement, heading) ??
        (announced ? introduced(statement, vocabulary) : undefined) ??
        mentioned.find((m) => m.acts) ??
        described ??
        heading ??
        (current?.passage === statement.passage ? undefined : meant?.subject));
    let role: Role | undefined;
    if (mention) {
      role = found.get(mention.key);
      // Merely acting is no definition: the text says who fills it or what it may decide, or names it as an entry.
      const entry =
        announced &&
        (mention.key === headedKey ||
          (opens && (isOneEntry || (opensWith(statement, mention) && i <= describedUntil(i) && !isBody(mention, vocabulary)))));
      if (entry && opens && !parts.has('holder')) {
        const holder = saidToBe(statement.sentence, mention.end - statement.base);
        if (holder) parts.set('holder', { criterion: ROLES, element: 'holder', certainty: 'cue', ...moved(holder, statement.base) });
      }
      if (announced) addPerson(parts, statement, vocabulary);
      const defines =
        parts.has('holder') || parts.has('authority') || (announced && parts.has('accountable-to') && !isBody(mention, vocabulary));
      if (!role && (entry || defines) && !(known.has(mention.key) && !defines)) {
        role = {
          name: mention.name,
          key: mention.key,
          id: undefined,
          at: place(mention),
          certainty: announced && section.guessed !== ROLES ? 'heading' : 'cue',
          parts: new Map(),
          tasks: [],
        };
        found.set(mention.key, role);
        if (meant?.subject === mention) role.parts = partsOf(meant.statement, vocabulary);
      }
      if (role)
        current = {
          role,
          section: statement.section,
          passage: statement.passage,
          told: announced || filled !== undefined || (current?.told === true && current.role === role),
        };
    } else if (
      current?.section === statement.section &&
      (current.passage === statement.passage || (announced && statement.leadIn !== undefined))
    )
      role = current.role;
    if (!role) continue;
    if (announced && !mention && !role.parts.has('holder')) addPerson(parts, statement, vocabulary);
    for (const [element, evidence] of parts) if (!role.parts.has(element)) role.parts.set(element, evidence);
    if (announced || (current?.told && current.passage === statement.passage))
      addTasks(statement, role, parts, announced && section.guessed !== ROLES ? 'heading' : 'cue');
  }
  tasksElsewhere(model, found);
  roles.push(...found.values());
  if (roles.length === 0) roles.push(...writerOf(model, vocabulary));
}

interface Meant {
  subject: Mention;
  statement: Statement;
}

/**
 * For a statement, whom it means where it goes on about somebody (`The reading nurse looks through the questions. She may send
 * back …`), and where that one was named: the last one that does something before it in its paragraph. Each paragraph is read once.
 */
function lastActing(model: DocumentModel, vocabulary: Vocabulary): (at: number) => Meant | undefined {
  const { statements } = model;
  let passage: Statement['passage'] | undefined;
  let next = 0;
  let last: Meant | undefined;
  return (at) => {
    const { passage: here, sentence } = statements[at] as Statement;
    if (here !== passage) {
      passage = here;
      last = undefined;
      for (next = at; statements[next - 1]?.passage === here; next--);
    }
    for (; next < at; next++) {
      const statement = statements[next] as Statement;
      if (statement.sentence.deferred || statement.sentence.definition) continue;
      const subject =
        mentionsInFull(statement, model).find((m) => m.acts) ?? explained(statement, vocabulary)?.role ?? actorOf(statement, vocabulary);
      if (subject) last = { subject, statement };
    }
    return sentence.mentions.some((m) => m.acts) ? undefined : last;
  };
}

/** `Zij houdt de regie en is mevrouw Blankestijn`: a name stands right behind the verb. */
function saidToBeNamed(statement: Statement, vocabulary: Vocabulary): Range | undefined {
  const person = personIn(statement, vocabulary);
  const at = person ? statement.sentence.words.findIndex((w) => statement.base + w.start >= person.start) : -1;
  return COPULA.test(statement.sentence.words[at - 1]?.norm ?? '') ? person : undefined;
}

/** Who opens an English sentence and does something, by two words of which the last is for people, unless everybody knows such a person. */
function actorOf({ sentence, passage, base }: Statement, vocabulary: Vocabulary): Mention | undefined {
  const [article, first, last, verb] = sentence.words;
  if (vocabulary.language !== 'en' || article?.norm !== 'the' || !first || !last || !isVerb(verb?.norm ?? '', 'en')) return undefined;
  const isKnown = vocabulary.has('common-modifiers', first.norm) || vocabulary.has('parties', first.norm);
  if (isKnown || !isPersonal(last.norm, vocabulary)) return undefined;
  const name = passage.plain.slice(first.start - passage.start, last.end - passage.start);
  return { name, key: roleKey(name), start: base + first.start, end: base + last.end, acts: true };
}

/** `The foot nurse is always one of the four of us, and she decides who …`: a role by what the sentence says of it, whatever it is called. */
function describedAs({ sentence, passage, base }: Statement, vocabulary: Vocabulary): Mention | undefined {
  const { words, verbOfNamed } = sentence;
  const [first, last] = [words[1], words[verbOfNamed - 1]];
  if (!first || !last) return undefined;
  const stated = new Set(statedIn(sentence, vocabulary).map((e) => e.element));
  if (!stated.has('holder') || !(stated.has('authority') || stated.has('accountable-to'))) return undefined;
  const name = passage.plain.slice(first.start - passage.start, last.end - passage.start).replace(/\s+/g, ' ');
  return { name, key: roleKey(name), start: base + first.start, end: base + last.end, acts: true };
}

/** What a role does outside its description: it acts in another sentence (`The foot nurse rings them and books the couch`). */
function tasksElsewhere({ statements, sections }: DocumentModel, roles: ReadonlyMap<string, Role>): void {
  const without = new Map([...roles].filter(([, { parts }]) => !parts.has('tasks')));
  if (without.size === 0) return;
  const order = new Map([...without.keys()].map((key, i) => [key, i]));
  const openings = new Set([...without.keys()].map((key) => key.split(' ')[0]));
  let longest = 0;
  for (const key of without.keys()) longest = Math.max(longest, key.split(' ').length);
  for (const { sentence, passage, section, base } of statements) {
    const { words, mentions } = sentence;
    // Most sentences are on none of them.
    if (mentions.length === 0 && !openings.has(words[0]?.norm) && !openings.has(words[1]?.norm)) continue;
    if (sentence.deferred || sentence.definition || passage.kind === 'quote' || sections[section]?.skipped) continue;
    const acting = actorsIn(sentence, without, longest);
    const key = acting.sort((a, b) => (order.get(a) as number) - (order.get(b) as number))[0];
    if (key === undefined) continue;
    const range = { start: base + sentence.start, end: base + sentence.end };
    without.get(key)?.parts.set('tasks', { criterion: ROLES, element: 'tasks', certainty: 'cue', ...range });
    without.delete(key);
  }
}

/** The roles, by their keys, that are the subject of a sentence which does not say what they are. */
function actorsIn({ words, mentions }: Sentence, roles: ReadonlyMap<string, Role>, longest: number): string[] {
  const after = new Map<string, Word | undefined>();
  for (const { acts, key, end } of mentions)
    if (acts && roles.has(key) && !after.has(key))
      after.set(
        key,
        words.find((w) => w.start >= end),
      );
  const from = DETERMINERS.has(words[0]?.norm ?? '') ? 1 : 0;
  let name = '';
  for (let i = from; i < Math.min(words.length, from + longest); i++) {
    name += (i > from ? ' ' : '') + (words[i] as Word).norm;
    if (roles.has(name) && !after.has(name)) after.set(name, words[i + 1]);
  }
  return [...after].flatMap(([key, word]) => (word && !COPULA.test(word.norm) ? key : []));
}

/** Where no role has a name: the first sentence in which whoever writes says what he or she runs. */
function writerOf({ statements, sections }: DocumentModel, vocabulary: Vocabulary): Role[] {
  for (const statement of statements) {
    if (sections[statement.section]?.skipped || statement.passage.kind === 'quote') continue;
    const mention = firstPerson(statement, vocabulary);
    if (!mention) continue;
    const { sentence, base } = statement;
    const parts = partsOf(statement, vocabulary);
    const evidence = (element: string, { start, end }: Range): void =>
      void (parts.has(element) || parts.set(element, { criterion: ROLES, element, certainty: 'cue', start, end }));
    evidence('holder', place(mention));
    evidence('tasks', { start: base + sentence.start, end: base + sentence.end });
    return [{ name: mention.name, key: mention.key, id: undefined, at: place(mention), certainty: 'cue', parts, tasks: [] }];
  }
  return [];
}

/** The sentence starts with the role: `De programmaleider, kaderhuisarts Wil Terpstra, …`. */
function opensWith({ sentence, base }: Statement, mention: Mention): boolean {
  const second = sentence.words[1];
  return second !== undefined && mention.acts && mention.start <= base + second.start;
}

/**
 * For a statement, the last of its paragraph that says of a role more than what it does: who fills it, what it may
 * decide or to whom it answers; -1 where none does. Each paragraph is read once, when its first statement asks.
 */
function descriptions(statements: readonly Statement[], vocabulary: Vocabulary): (i: number) => number {
  let read: Statement['passage'] | undefined;
  let last = -1;
  return (first) => {
    const passage = statements[first]?.passage;
    if (passage === read) return last;
    read = passage;
    last = -1;
    for (let i = first; statements[i]?.passage === passage && i < statements.length; i++) {
      const parts = statedIn((statements[i] as Statement).sentence, vocabulary);
      if (parts.some((e) => e.element === 'holder' || e.element === 'authority' || e.element === 'accountable-to')) last = i;
    }
    return last;
  };
}

/** A board or an office gives account as such; that alone makes it no role. */
function isBody({ name }: Mention, vocabulary: Vocabulary): boolean {
  const found = vocabulary.words(name);
  return vocabulary.values.find(found, name, 0).some(({ type }) => type === 'body');
}

/** Under a heading on roles a person's name says who fills the role. */
function addPerson(parts: Parts, statement: Statement, vocabulary: Vocabulary): void {
  if (parts.has('holder')) return;
  const name = personIn(statement, vocabulary);
  if (name) parts.set('holder', { criterion: ROLES, element: 'holder', certainty: 'cue', ...name });
}

/** A sentence that says to whom a role answers, and is no longer, says nothing else. */
const SHORT = 8;

/** What a sentence under a heading on roles says that the role does. */
function addTasks(statement: Statement, role: Role, parts: Parts, certainty: Certainty): void {
  const { sentence, passage, base } = statement;
  const range = { start: base + sentence.start, end: base + sentence.end };
  const text = passage.plain.slice(sentence.start - passage.start, sentence.end - passage.start);
  const says = [...parts.keys()].some((p) => p === 'holder' || p === 'authority' || p === 'accountable-to');
  // `Zij begeleiden de leerlingen en bepalen wanneer …` says both
  const both = parts.has('authority') && !parts.has('holder') && !parts.has('accountable-to') && /\s(?:en|and)\s/.test(text);
  if ((!says || both || goesOn(statement)) && sentence.words.length >= 4 && !role.parts.has('tasks'))
    role.parts.set('tasks', { criterion: ROLES, element: 'tasks', certainty, ...range });
  // `Answers to the board.` is no task.
  if (parts.has('accountable-to') && sentence.words.length <= SHORT) return;
  role.tasks.push(...splitTasks(text, { start: 0, end: text.length }, range.start));
}

/** `De continentieverpleegkundige (Annelies of Tamar) gaat op huisbezoek`: who fills the role stands beside its name, and then what it does. */
function goesOn({ sentence: { words, mentions } }: Statement): boolean {
  const [role] = mentions;
  const at = role ? words.findIndex((w) => w.start >= role.end) : -1;
  if (at < 1 || at > OPENING || !words[at]?.breakBefore) return false;
  const after = words.findIndex((w, i) => i > at && w.breakBefore && !DETERMINERS.has(w.norm));
  return after > at && words.length - after >= FEWEST;
}

function moved({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

function place(range: Range): Range {
  return { start: range.start, end: range.end };
}
