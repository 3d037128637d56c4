import type { Framework } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { normalise, type Word } from '../../text/words.ts';
import type { Cell, DocumentModel, Evidence, Parts, Role, Section, Statement, Table } from '../model.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A named function or committee in a sentence. */
export interface Mention extends Range {
  name: string;
  key: string;
  /** It does something here: it is the subject, or the actor of a passive. */
  acts: boolean;
}

const DETERMINERS = new Set(
  'de het een the a an each every elke iedere ieder elk onze our uw your deze this die that its zijn haar their één per'.split(' ').map(normalise),
);
const NOT_ACTING = new Set(
  'aan met van bij voor naar tot over onder to with of for from at about between via tegen als as is into against without zonder und'.split(' '),
);
const CRITERION = 'roles';

/** Fills in `model.roles`: every role that the text describes, with the parts that it states. */
export function collectRoles(model: DocumentModel, framework: Framework, vocabulary: Vocabulary): void {
  if (!framework.criterion(CRITERION)) return;
  const roles: Role[] = [];
  fromBlocks(model, vocabulary, roles);
  for (const table of model.tables) {
    if (isRaci(table)) fromRaci(table, vocabulary, roles);
    else if (table.criterion?.id === CRITERION) fromTable(table, roles);
  }
  fromProse(model, vocabulary, roles);
  model.roles = roles;
}

/** The form in which two mentions of one role are equal: no article, no plural, no case. */
export function roleKey(name: string): string {
  return name
    .split(/\s+/)
    .map(normalise)
    .filter((w) => w !== '' && !DETERMINERS.has(w))
    .map((w) => w.replace(/(?:ren|en|s)$/, (end) => (w.length - end.length >= 5 ? (end === 'ren' ? 'r' : '') : end)))
    .join(' ');
}

function fromBlocks(model: DocumentModel, vocabulary: Vocabulary, roles: Role[]): void {
  for (const block of model.declared) {
    if (!block.annotation || !block.criteria.some((c) => c.id === CRITERION)) continue;
    if (model.tables.some((t) => t.criterion?.id === CRITERION && t.start >= block.start && t.end <= block.end)) continue;
    const mention = firstMention(model, block, vocabulary);
    const name = block.id ? block.id.replace(/[-_]/g, ' ') : (mention?.name ?? '');
    const role: Role = {
      name,
      key: roleKey(mention && block.id && normalise(mention.name) === normalise(block.id) ? mention.name : name),
      id: block.id,
      at: block.opening,
      certainty: 'declared',
      parts: partsWithin(model, block),
      tasks: [],
    };
    for (const element of model.elements)
      if (element.block === block && element.element.id === 'tasks') role.tasks.push(...splitTasks(model.text, element.value));
    roles.push(role);
  }
}

function firstMention(model: DocumentModel, range: Range, vocabulary: Vocabulary): Mention | undefined {
  for (const statement of model.statements) {
    const start = statement.base + statement.sentence.start;
    if (start < range.start) continue;
    if (start >= range.end) return undefined;
    const mention = mentionsIn(statement, vocabulary)[0];
    if (mention) return mention;
  }
  return undefined;
}

function partsWithin(model: DocumentModel, range: Range): Parts {
  const parts: Parts = new Map();
  for (const evidence of model.evidence)
    if (evidence.criterion === CRITERION && evidence.element && evidence.start >= range.start && evidence.end <= range.end && !parts.has(evidence.element))
      parts.set(evidence.element, evidence);
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
      if (element === 'tasks') role.tasks.push(...splitTasks(cell.passage.plain, { start: cell.start - cell.base - cell.passage.start, end: cell.end - cell.base - cell.passage.start }, cell.base + cell.passage.start));
    }
    roles.push(role);
  }
}

function isFilled(cell: Cell): boolean {
  return cell.text !== '' && cell.passage.placeholders.length === 0 && !/^(?:-+|–|n\.?v\.?t\.?|n\/a|geen|none|\?+)$/i.test(cell.text);
}

/** A RACI table: most cells are one of R, A, C and I. */
export function isRaci(table: Table): boolean {
  let marks = 0;
  let cells = 0;
  for (const row of table.rows)
    for (const cell of row.slice(1)) {
      if (!cell) continue;
      cells++;
      if (/^[RACI](?:\s*[/,]\s*[RACI])*$/i.test(cell.text)) marks++;
    }
  return cells >= 2 && marks * 2 > cells;
}

function fromRaci(table: Table, vocabulary: Vocabulary, roles: Role[]): void {
  table.header.slice(1).forEach((cell, i) => {
    if (!cell || cell.text === '') return;
    const column = i + 1;
    const parts: Parts = new Map();
    const evidence = (element: string, at: Range): Evidence => ({ criterion: CRITERION, element, certainty: 'declared', start: at.start, end: at.end });
    const role: Role = { name: cell.text, key: roleKey(cell.text), id: undefined, at: cell, certainty: 'declared', parts, tasks: [] };
    for (const row of table.rows) {
      const mark = row[column];
      if (!mark || !/R/i.test(mark.text)) continue;
      parts.set('tasks', evidence('tasks', mark));
      const task = row[0];
      if (task) role.tasks.push({ text: task.text, range: task });
      if (row.some((other) => other && /A/i.test(other.text))) parts.set('accountable-to', evidence('accountable-to', mark));
    }
    // A column that names a party or a body says by itself who fills the role.
    if (vocabulary.words(cell.text).some((w) => vocabulary.has('parties', w.norm) || vocabulary.has('bodies', w.norm))) parts.set('holder', evidence('holder', cell));
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
  let current: { role: Role; section: number; passage: Statement['passage'] } | undefined;
  for (const statement of model.statements) {
    const section = model.sections[statement.section] as Section;
    if (section.skipped || statement.sentence.deferred || statement.sentence.definition) continue;
    if (statement.passage.kind === 'cell' || inRoleBlock(model, statement)) continue;
    const underRoles = section.own.has(CRITERION) || (section.topics.has(CRITERION) && section.own.size === 0);
    const parts = partsOf(statement);
    const mention = mentionsIn(statement, vocabulary).find((m) => m.acts) ?? (underRoles ? headed(section, vocabulary) : undefined);
    let role: Role | undefined;
    if (mention && !known.has(mention.key)) {
      role = found.get(mention.key);
      if (!role && (underRoles || parts.has('holder') || (parts.has('authority') && parts.has('tasks')))) {
        role = { name: mention.name, key: mention.key, id: undefined, at: place(mention), certainty: underRoles ? 'heading' : 'cue', parts: new Map(), tasks: [] };
        found.set(mention.key, role);
      }
      if (role) current = { role, section: statement.section, passage: statement.passage };
    } else if (!mention && current?.section === statement.section && (current.passage === statement.passage || underRoles)) role = current.role;
    if (!role) continue;
    for (const [element, evidence] of parts) if (!role.parts.has(element)) role.parts.set(element, evidence);
    if (underRoles && mention && statement.sentence.words.length > 5 && !role.parts.has('tasks') && parts.size === 0)
      role.parts.set('tasks', { criterion: CRITERION, element: 'tasks', certainty: 'heading', ...place({ start: statement.base + statement.sentence.start, end: statement.base + statement.sentence.end }) });
  }
  roles.push(...found.values());
}

function inRoleBlock(model: DocumentModel, statement: Statement): boolean {
  const at = statement.base + statement.sentence.start;
  return model.declared.some((b) => b.criteria.some((c) => c.id === CRITERION) && b.start <= at && at < b.end);
}

/** The role that a section's heading names, where it names one. */
function headed(section: Section, vocabulary: Vocabulary): Mention | undefined {
  const words = vocabulary.words(section.title);
  const found = mentionsAmong(words, section.title, section.heading.start, vocabulary)[0];
  return found && { ...found, start: section.heading.start, end: section.heading.end };
}

/** Elements of a role that a sentence states by its words. */
function partsOf(statement: Statement): Parts {
  const parts: Parts = new Map();
  for (const hit of statement.sentence.hits) {
    const { cue } = hit;
    if ((cue.kind !== 'element' && cue.kind !== 'anywhere') || cue.criterion !== CRITERION || hit.negated) continue;
    if (!parts.has(cue.element))
      parts.set(cue.element, { criterion: CRITERION, element: cue.element, certainty: 'cue', start: statement.base + hit.start, end: statement.base + hit.end });
  }
  return parts;
}

/** Roles that a sentence mentions, in order; offsets in the document. */
export function mentionsIn(statement: Statement, vocabulary: Vocabulary): Mention[] {
  const { sentence, passage, base } = statement;
  return mentionsAmong(sentence.words, passage.plain, base + passage.start, vocabulary, passage.start, base);
}

function mentionsAmong(words: readonly Word[], source: string, origin: number, vocabulary: Vocabulary, shift = 0, base = origin): Mention[] {
  const found: Mention[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    if (!isRoleWord(word.norm, vocabulary)) continue;
    let from = i;
    if (vocabulary.language === 'en') {
      const before = words[i - 1];
      if (before && !word.breakBefore && isModifier(before.norm, vocabulary)) from = i - 1;
    }
    const first = words[from] as Word;
    const name = source.slice(first.start - shift, word.end - shift).replace(/\s+/g, ' ');
    if (from === i && vocabulary.language === 'en' && vocabulary.has('not-roles', word.norm)) continue;
    const before = words[from - 1]?.norm;
    const determined = before === undefined || DETERMINERS.has(before) || first.breakBefore;
    const preposition = determined && before !== undefined && DETERMINERS.has(before) ? words[from - 2]?.norm : before;
    const acts = determined ? preposition === undefined || !NOT_ACTING.has(preposition) || (words[from - 1] as Word).breakBefore : before === 'door' || before === 'by';
    found.push({ name, key: roleKey(name), start: base + first.start, end: base + word.end, acts });
  }
  return found;
}

function isModifier(norm: string, vocabulary: Vocabulary): boolean {
  return norm.length > 2 && !DETERMINERS.has(norm) && !NOT_ACTING.has(norm) && !/^(?:and|or|by|if|when|who|which|new|same|one|two|both|other|former|own|next|first|second|only|also|then|its)$/.test(norm) && !vocabulary.has('negations', norm) && !vocabulary.has('modals', norm);
}

function isRoleWord(norm: string, vocabulary: Vocabulary): boolean {
  if (norm.length < 4 || vocabulary.has('not-roles', norm)) return false;
  if (vocabulary.language === 'en') return vocabulary.has('role-endings', norm);
  for (let i = 0; i <= norm.length - 5; i++) {
    const tail = norm.slice(i);
    if (vocabulary.has('role-endings', tail) || vocabulary.has('role-endings', tail.replace(/(?:s|en)$/, ''))) return true;
  }
  return false;
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
