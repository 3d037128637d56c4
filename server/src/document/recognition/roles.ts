import type { Framework } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { normalise, type Word } from '../../text/words.ts';
import type {
  Block,
  Cell,
  Certainty,
  DeclaredElement,
  DocumentModel,
  Evidence,
  Parts,
  Role,
  Section,
  Sentence,
  Statement,
  Table,
} from '../model.ts';
import { DETERMINERS, type Mention, mentionsAmong, roleKey } from './mentions.ts';
import { apposed, personIn } from './persons.ts';
import { detailsOf } from './sentences.ts';
import { firstStatement } from './statements.ts';
import type { Vocabulary } from './vocabulary.ts';

const CRITERION = 'roles';

/** Fills in `model.roles`: every role that the text describes, with the parts that it states. */
export function collectRoles(model: DocumentModel, framework: Framework, vocabulary: Vocabulary): void {
  if (!framework.criterion(CRITERION)) return;
  const roles: Role[] = [];
  fromBlocks(model, vocabulary, roles);
  for (const table of model.tables) {
    if (table.raci) fromRaci(table, vocabulary, roles);
    else if (table.criterion?.id === CRITERION) fromTable(table, roles);
  }
  fromProse(model, vocabulary, roles);
  model.roles = roles;
}

function fromBlocks(model: DocumentModel, vocabulary: Vocabulary, roles: Role[]): void {
  const evidence = model.evidence.filter((e) => e.criterion === CRITERION && e.element !== null).sort((x, y) => x.start - y.start);
  const tasks = new Map<Block, DeclaredElement[]>();
  for (const element of model.elements)
    if (element.block && element.element.id === 'tasks') tasks.set(element.block, [...(tasks.get(element.block) ?? []), element]);
  const tables = model.tables.filter((t) => t.criterion?.id === CRITERION);
  for (const block of model.declared) {
    if (!block.annotation || !block.criteria.some((c) => c.id === CRITERION)) continue;
    if (tables.some((t) => t.start >= block.start && t.end <= block.end)) continue;
    const mention = firstMention(model, block);
    const name = block.id ? block.id.replace(/[-_]/g, ' ') : (mention?.name ?? '');
    const role: Role = {
      name,
      key: roleKey(mention && block.id && normalise(mention.name) === normalise(block.id) ? mention.name : name),
      id: block.id,
      at: block.opening,
      certainty: 'declared',
      parts: partsWithin(evidence, block),
      tasks: [],
    };
    const mentioned = mention && statementAt(model, mention.start);
    const holder = mentioned && !role.parts.has('holder') ? partsOf(mentioned, vocabulary).get('holder') : undefined;
    if (holder) role.parts.set('holder', holder);
    for (const element of tasks.get(block) ?? []) role.tasks.push(...splitTasks(model.text, element.value));
    roles.push(role);
  }
}

function firstMention(model: DocumentModel, range: Range): Mention | undefined {
  for (let i = firstStatement(model.statements, range.start); i < model.statements.length; i++) {
    const statement = model.statements[i] as Statement;
    if (statement.base + statement.sentence.start >= range.end) return undefined;
    const mention = mentionsIn(statement)[0];
    if (mention) return mention;
  }
  return undefined;
}

/** The statement in which an offset stands. */
function statementAt({ statements }: DocumentModel, offset: number): Statement | undefined {
  return statements[firstStatement(statements, offset + 1) - 1];
}

/** The first evidence of each element within a block; `evidence` is sorted by place. */
function partsWithin(evidence: readonly Evidence[], range: Range): Parts {
  const parts: Parts = new Map();
  let low = 0;
  let high = evidence.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((evidence[middle] as Evidence).start < range.start) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < evidence.length; i++) {
    const e = evidence[i] as Evidence;
    if (e.start >= range.end) break;
    if (e.element && e.end <= range.end && !parts.has(e.element)) parts.set(e.element, e);
  }
  return parts;
}

function fromTable(table: Table, roles: Role[]): void {
  const nameColumn = table.columns.get('row') ?? 0;
  for (const row of table.rows) {
    const name = row[nameColumn];
    if (!name || name.text === '') continue;
    const parts: Parts = new Map();
    const role: Role = { name: name.text, key: roleKey(name.text), id: undefined, at: name, certainty: 'declared', parts, tasks: [] };
    for (const [element, column] of table.columns) {
      if (element === 'row') continue;
      const cell = row[column];
      if (!cell || !isFilled(cell)) continue;
      parts.set(element, { criterion: CRITERION, element, certainty: 'declared', start: cell.start, end: cell.end });
      if (element === 'tasks')
        role.tasks.push(
          ...splitTasks(
            cell.passage.plain,
            { start: cell.start - cell.base - cell.passage.start, end: cell.end - cell.base - cell.passage.start },
            cell.base + cell.passage.start,
          ),
        );
    }
    roles.push(role);
  }
}

function isFilled(cell: Cell): boolean {
  return cell.text !== '' && cell.passage.placeholders.length === 0 && !/^(?:-+|–|n\.?v\.?t\.?|n\/a|geen|none|\?+)$/i.test(cell.text);
}

function fromRaci(table: Table, vocabulary: Vocabulary, roles: Role[]): void {
  table.header.slice(1).forEach((cell, i) => {
    if (!cell || cell.text === '') return;
    const column = i + 1;
    const parts: Parts = new Map();
    const evidence = (element: string, at: Range): Evidence => ({
      criterion: CRITERION,
      element,
      certainty: 'declared',
      start: at.start,
      end: at.end,
    });
    const role: Role = { name: cell.text, key: roleKey(cell.text), id: undefined, at: cell, certainty: 'declared', parts, tasks: [] };
    for (const row of table.rows) {
      const mark = row[column];
      if (!mark || !/R/i.test(mark.text)) continue;
      parts.set('tasks', evidence('tasks', mark));
      const task = row[0];
      if (task) role.tasks.push({ text: task.text, range: task });
      if (row.slice(1).some((other) => other && /A/i.test(other.text))) parts.set('accountable-to', evidence('accountable-to', mark));
    }
    // A column that names a party or a body says by itself who fills the role.
    if (vocabulary.words(cell.text).some((w) => vocabulary.has('parties', w.norm) || vocabulary.has('bodies', w.norm)))
      parts.set('holder', evidence('holder', cell));
    if (parts.has('tasks')) roles.push(role);
  });
}

/**
 * Roles that prose describes: a sentence that says who fills a role or what it may decide defines it;
 * under a heading on roles, or one that names the role, what it does counts too.
 */
function fromProse(model: DocumentModel, vocabulary: Vocabulary, roles: Role[]): void {
  const found = new Map<string, Role>();
  const known = new Set(roles.map((r) => r.key));
  const describedUntil = descriptions(model.statements, vocabulary);
  let headedSection: Section | undefined;
  let headedRole: Mention | undefined;
  let current: { role: Role; section: number; passage: Statement['passage'] } | undefined;
  for (let i = 0; i < model.statements.length; i++) {
    const statement = model.statements[i] as Statement;
    const section = model.sections[statement.section] as Section;
    if (section.skipped || statement.sentence.deferred || statement.sentence.definition) continue;
    const mentions = statement.sentence.mentions.length > 0;
    if (!mentions && !section.topics.has(CRITERION) && current?.passage !== statement.passage) continue;
    if (statement.passage.kind === 'cell' || statement.around.some((b) => b.criteria.some((c) => c.id === CRITERION))) continue;
    // An annotated block is about what its author says, whatever the heading above it announces.
    const announced =
      !statement.around.some((b) => b.annotation) &&
      section.topics.has(CRITERION) &&
      (section.own.has(CRITERION) || section.own.size === 0);
    if (!announced && !mentions && current?.passage !== statement.passage) continue;
    const parts = partsOf(statement, vocabulary);
    const opens = current?.passage !== statement.passage;
    if (announced && section !== headedSection) {
      headedSection = section;
      headedRole = headed(section, vocabulary);
    }
    const heading = announced ? headedRole : undefined;
    const headedKey = heading?.key;
    // An entry is on its role to its end, whoever else is named in it.
    const entered = announced && !opens && statement.passage.opening !== '' && current?.section === statement.section;
    const mention = entered
      ? undefined
      : ((announced && opens && (statement.passage.opening !== '' || i <= describedUntil(i))
          ? subjectOf(statement, vocabulary)
          : undefined) ??
        titleAfterName(statement, heading) ??
        (announced ? introduced(statement, vocabulary) : undefined) ??
        mentionsIn(statement).find((m) => m.acts) ??
        heading);
    let role: Role | undefined;
    if (mention) {
      role = found.get(mention.key);
      // Merely acting is no definition: the text says who fills it or what it may decide, or names it as an entry.
      const entry =
        announced &&
        (mention.key === headedKey ||
          (opens && (statement.passage.opening !== '' || (opensWith(statement, mention) && i <= describedUntil(i)))));
      if (announced) addPerson(parts, statement, vocabulary);
      const defines =
        parts.has('holder') || parts.has('authority') || (announced && parts.has('accountable-to') && !isBody(mention, vocabulary));
      if (!role && (entry || defines) && !(known.has(mention.key) && !defines)) {
        role = {
          name: mention.name,
          key: mention.key,
          id: undefined,
          at: place(mention),
          certainty: announced && section.guessed !== CRITERION ? 'heading' : 'cue',
          parts: new Map(),
          tasks: [],
        };
        found.set(mention.key, role);
      }
      if (role) current = { role, section: statement.section, passage: statement.passage };
    } else if (
      current?.section === statement.section &&
      (current.passage === statement.passage || (announced && statement.leadIn !== undefined))
    )
      role = current.role;
    if (!role) continue;
    if (announced && !mention && !role.parts.has('holder')) addPerson(parts, statement, vocabulary);
    for (const [element, evidence] of parts) if (!role.parts.has(element)) role.parts.set(element, evidence);
    if (announced) addTasks(statement, role, parts, section.guessed === CRITERION ? 'cue' : 'heading');
  }
  roles.push(...found.values());
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
  if (name) parts.set('holder', { criterion: CRITERION, element: 'holder', certainty: 'cue', ...name });
}

/** `Jitske Wiarda is de medisch coördinator`, under the heading of that role: it is about the role, not about whoever fills it. */
function titleAfterName(statement: Statement, heading: Mention | undefined): Mention | undefined {
  if (!heading) return undefined;
  const { words } = statement.sentence;
  const mentions = mentionsIn(statement);
  const filled = mentions.some((m) => {
    if (m.key !== heading.key && !heading.key.endsWith(` ${m.key}`)) return false;
    const at = words.findIndex((w) => statement.base + w.start >= m.start);
    return words.slice(Math.max(0, at - 4), at).some((w) => /^(?:is|zijn|are)$/.test(w.norm));
  });
  return filled ? heading : undefined;
}

const COPULA = /^(?:is|zijn|are|heet)$/;
/** Where the name of a role ends that stands after `is the`. */
const ROLE_ENDS = /^(?:van|voor|bij|in|op|en|die|dat|met|sinds|of|for|at|on|and|who|with|since|from|to|uit|als|as)$/;
const LONGEST_ROLE = 4;

/** Under a heading on roles: `The foot nurse is Shona Muir`, `Nour Aziz is de wondcoördinator`, whatever the function is called. */
function introduced(statement: Statement, vocabulary: Vocabulary): Mention | undefined {
  const { sentence, passage, base } = statement;
  const { words } = sentence;
  const copula = words.findIndex(({ norm }) => COPULA.test(norm));
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

/** What a sentence under a heading on roles says that the role does. */
function addTasks(statement: Statement, role: Role, parts: Parts, certainty: Certainty): void {
  const { sentence, passage, base } = statement;
  const range = { start: base + sentence.start, end: base + sentence.end };
  const says = [...parts.keys()].some((p) => p === 'holder' || p === 'authority' || p === 'accountable-to');
  if (!says && sentence.words.length >= 4 && !role.parts.has('tasks'))
    role.parts.set('tasks', { criterion: CRITERION, element: 'tasks', certainty, ...range });
  const text = passage.plain.slice(sentence.start - passage.start, sentence.end - passage.start);
  role.tasks.push(...splitTasks(text, { start: 0, end: text.length }, range.start));
}

/** Under a heading on roles: the function that opens a paragraph, an item or bold words (`**Wound nurse.**`). */
function subjectOf(statement: Statement, vocabulary: Vocabulary): Mention | undefined {
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
    if (opened > 0 && opened <= 4) return make(DETERMINERS.has(words[i]?.norm ?? '') ? i + 1 : i, i + opened);
  }
  if (!DETERMINERS.has(words[i]?.norm ?? '') || !words[i + 1]) return undefined;
  for (let to = i + 2; to <= Math.min(i + 4, words.length - 1); to++) {
    const head = (words[to - 1] as Word).norm;
    if (vocabulary.has('parties', head) || vocabulary.has('bodies', head)) return undefined;
    const next = words[to] as Word;
    // `De verpleegkundige ggz (dat ben ik) voert …`: what stands between is no part of the name.
    if (next.breakBefore || isVerb(next.norm, vocabulary.language)) return make(i + 1, to);
  }
  return undefined;
}

const VERBS = /^(?:is|zijn|heeft|doet|gaat|staat|wordt|mag|moet|kan|zal|are|has|does|will|may|shall|can|must)$/;

function isVerb(norm: string, language: 'nl' | 'en'): boolean {
  if (VERBS.test(norm)) return true;
  return language === 'nl' ? norm.length > 3 && /t$/.test(norm) : norm.length > 3 && /[^s]s$/.test(norm);
}

/** `Wie zijn de wandelmaatjes?`: what such a heading asks after is a role, whatever it is called. */
const ASKED_AFTER = /^(?:wie (?:is|zijn) (?:de|het|onze)|who (?:is|are) (?:the|our)) ([^\s?]+(?: [^\s?]+){0,2})\??$/iu;

/** The role that a section's heading names, where it names one. */
function headed(section: Section, vocabulary: Vocabulary): Mention | undefined {
  const words = vocabulary.words(section.title);
  const asked = ASKED_AFTER.exec(section.title.slice(0, 100))?.[1];
  const found =
    mentionsAmong(words, section.title, 0, vocabulary)[0] ?? (asked ? { name: asked, key: roleKey(asked), acts: true } : undefined);
  return found && { ...found, start: section.heading.start, end: section.heading.end };
}

const stated = new WeakMap<Sentence, readonly Evidence[]>();

/** Elements of a role that a sentence states by its words, the first of each; offsets counted from its block. */
function statedIn(sentence: Sentence, vocabulary: Vocabulary): readonly Evidence[] {
  let known = stated.get(sentence);
  if (!known) {
    const found = new Map<string, Evidence>();
    for (const { cue, negated, start, end } of [...sentence.hits, ...detailsOf(sentence, CRITERION, vocabulary)]) {
      if ((cue.kind !== 'element' && cue.kind !== 'anywhere') || cue.criterion !== CRITERION || negated) continue;
      if (!found.has(cue.element)) found.set(cue.element, { criterion: CRITERION, element: cue.element, certainty: 'cue', start, end });
    }
    const holder = found.has('holder') ? undefined : apposed(sentence);
    if (holder) found.set('holder', { criterion: CRITERION, element: 'holder', certainty: 'cue', ...holder });
    stated.set(sentence, (known = [...found.values()]));
  }
  return known;
}

/** The same, at its place in the document. */
function partsOf({ sentence, base }: Statement, vocabulary: Vocabulary): Parts {
  const parts: Parts = new Map();
  for (const e of statedIn(sentence, vocabulary)) parts.set(e.element as string, { ...e, start: base + e.start, end: base + e.end });
  return parts;
}

/** Roles that a sentence mentions, in order; offsets in the document. */
export function mentionsIn({ sentence, base }: Statement): Mention[] {
  return sentence.mentions.map((m) => ({ ...m, start: base + m.start, end: base + m.end }));
}

function splitTasks(text: string, range: Range, base = 0): { text: string; range: Range }[] {
  const source = text.slice(range.start, range.end);
  const tasks: { text: string; range: Range }[] = [];
  for (const m of source.matchAll(/[^,;]+/g)) {
    const part = m[0].replace(/^\s*(?:en|and|of|or)\s+/i, '');
    const lead = m[0].length - part.length + (part.length - part.trimStart().length);
    const trimmed = part.trim();
    if (trimmed.length < 3) continue;
    const start = base + range.start + m.index + lead;
    tasks.push({ text: trimmed, range: { start, end: start + trimmed.length } });
  }
  return tasks;
}

function place(range: Range): Range {
  return { start: range.start, end: range.end };
}
