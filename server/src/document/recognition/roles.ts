import type { Framework } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { firstNotBefore } from '../../text/search.ts';
import { normalise } from '../../text/words.ts';
import type { Block, Cell, DeclaredElement, DocumentModel, Evidence, Parts, Role, Statement, Table } from '../model.ts';
import { fullNames } from './full-names.ts';
import { DETERMINERS, type Mention, roleKey } from './mentions.ts';
import { mentionsIn, partsOf, ROLES, splitTasks } from './role-parts.ts';
import { rolesByHeading } from './roles-by-heading.ts';
import { rolesDescribed } from './roles-described.ts';
import { rolesInProse } from './roles-in-prose.ts';
import { firstStatement, statementAt } from './statements.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Fills in `model.roles`: every role that the text describes, with the parts that it states. */
export function collectRoles(model: DocumentModel, framework: Framework, vocabulary: Vocabulary): void {
  if (!framework.criterion(ROLES)) return;
  const roles: Role[] = [];
  model.inFull = fullNames(model, vocabulary);
  fromBlocks(model, vocabulary, roles);
  for (const table of model.tables) {
    if (table.raci) fromRaci(table, roles);
    else if (table.criterion?.id === ROLES) fromTable(table, roles);
  }
  rolesInProse(model, vocabulary, roles);
  if (!model.declared.some((b) => b.annotation)) roles.push(...rolesDescribed(model, roles, vocabulary));
  if (roles.length === 0) roles.push(...rolesByHeading(model, vocabulary));
  model.roles = roles;
}

function fromBlocks(model: DocumentModel, vocabulary: Vocabulary, roles: Role[]): void {
  const evidence = model.evidence.filter((e) => e.criterion === ROLES && e.element !== null).sort((x, y) => x.start - y.start);
  const tasks = new Map<Block, DeclaredElement[]>();
  for (const element of model.elements)
    if (element.block && element.element.id === 'tasks') tasks.set(element.block, [...(tasks.get(element.block) ?? []), element]);
  const tables = model.tables.filter((t) => t.criterion?.id === ROLES);
  for (const block of model.declared) {
    if (!block.annotation || !block.criteria.some((c) => c.id === ROLES)) continue;
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
    const mentioned = mention && statementAt(model.statements, mention.start);
    const holder = mentioned && !role.parts.has('holder') ? partsOf(mentioned, vocabulary).get('holder') : undefined;
    if (holder) role.parts.set('holder', holder);
    const opening = model.statements[firstStatement(model.statements, block.inner.start)];
    if (opening && !role.parts.has('tasks') && tellsOnlyTasks(opening, role.key, vocabulary)) {
      const does = { start: opening.base + opening.sentence.start, end: opening.base + opening.sentence.end };
      role.parts.set('tasks', { criterion: ROLES, element: 'tasks', certainty: 'declared', ...does });
      role.tasks.push(...splitTasks(model.text, does));
    }
    for (const element of tasks.get(block) ?? []) role.tasks.push(...splitTasks(model.text, element.value));
    roles.push(role);
  }
}

/** A shorter sentence tells no task. */
const SOMETHING = 5;
/** What somebody is, is no task. */
const COPULA = new Set(['is', 'are', 'was', 'zijn', 'wordt', 'has', 'heeft']);

/** The sentence that opens a role's block with its name and then says what the role does, and nothing else of it (`The review GP keeps …`). */
function tellsOnlyTasks(statement: Statement, key: string, vocabulary: Vocabulary): boolean {
  const { words } = statement.sentence;
  const from = DETERMINERS.has(words[0]?.norm ?? '') ? 1 : 0;
  const length = key.split(' ').length;
  const name = words.slice(from, from + length).map(({ norm }) => norm);
  if (key === '' || name.join(' ') !== key || words.length < from + length + SOMETHING - 1) return false;
  return !COPULA.has(words[from + length]?.norm ?? '') && partsOf(statement, vocabulary).size === 0;
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

/** The first evidence of each element within a block; `evidence` is sorted by place. */
function partsWithin(evidence: readonly Evidence[], range: Range): Parts {
  const parts: Parts = new Map();
  for (let i = firstNotBefore(evidence, (e) => e.start < range.start); i < evidence.length; i++) {
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
      parts.set(element, { criterion: ROLES, element, certainty: 'declared', start: cell.start, end: cell.end });
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

function fromRaci(table: Table, roles: Role[]): void {
  table.header.slice(1).forEach((cell, i) => {
    if (!cell || cell.text === '') return;
    const column = i + 1;
    const parts: Parts = new Map();
    const evidence = (element: string, at: Range): Evidence => ({
      criterion: ROLES,
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
    // The holder follows from the column, which names a function, a body or a party (catalogue: rulings).
    parts.set('holder', evidence('holder', cell));
    if (parts.has('tasks')) roles.push(role);
  });
}
