import type { DocumentModel, Evidence, Role, Section, Statement } from '../model.ts';
import { roleKey } from './mentions.ts';
import { partsOf, ROLES } from './role-parts.ts';
import { placeOf } from './statements.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A longer heading is no name. */
const LONGEST_NAME = 4;
/** Fewer items are no list of duties. */
const FEWEST = 2;
const CHARGED =
  /^(?:verantwoordelijk|verantwoordelijkheid|verantwoordelijkheden|taak|taken|responsible|responsibility|responsibilities|tasks|duties)$/;

/**
 * Roles that a heading names and the text below it charges with duties, whatever they are called: `## Maintainers`,
 * `Maintainers are responsible for:`. Parties have duties of their own kind, and are no roles. For a document that describes no other: beside roles such bodies are the organisation's.
 */
export function rolesByHeading(model: DocumentModel, vocabulary: Vocabulary): Role[] {
  const roles: Role[] = [];
  for (const [section, statements] of bySection(model)) {
    const name = nameOf(section, vocabulary);
    if (name === undefined) continue;
    const charges = statements.find(({ sentence }) =>
      opensWith(
        name,
        sentence.words.map(({ norm }) => norm),
      ),
    );
    if (!charges) continue;
    const items = statements.filter(({ leadIn }) => leadIn === charges);
    const charged = charges.sentence.words.some(({ norm }) => CHARGED.test(norm));
    if (items.length < FEWEST && !charged) continue;
    const role: Role = {
      name: section.title.trim(),
      key: name,
      id: undefined,
      at: section.heading,
      certainty: 'heading',
      parts: new Map(),
      tasks: [],
    };
    for (const statement of statements)
      for (const [element, evidence] of partsOf(statement, vocabulary)) if (!role.parts.has(element)) role.parts.set(element, evidence);
    const duties = items.length > 0 ? items : [charges];
    role.parts.set('tasks', tasksAt(duties[0] as Statement));
    role.tasks.push(...duties.map((statement) => ({ text: textOf(model, statement), range: placeOf(statement) })));
    roles.push(role);
  }
  return roles;
}

function bySection({ sections, statements }: DocumentModel): Map<Section, Statement[]> {
  const found = new Map<Section, Statement[]>();
  for (const statement of statements) {
    const section = sections[statement.section];
    if (!section || section.skipped || section.isTitle || statement.around.some((b) => b.annotation)) continue;
    const known = found.get(section);
    if (known) known.push(statement);
    else found.set(section, [statement]);
  }
  return found;
}

/** The key of what a heading names; undefined for a heading that says more, or names a party. */
function nameOf({ title }: Section, vocabulary: Vocabulary): string | undefined {
  const words = vocabulary.titleWords(title);
  if (words.length === 0 || words.length > LONGEST_NAME || words.some(({ norm }) => vocabulary.has('parties', norm))) return undefined;
  return roleKey(words.map(({ norm }) => norm).join(' ')) || undefined;
}

function opensWith(name: string, norms: readonly string[]): boolean {
  const length = name.split(' ').length;
  return [0, 1].some((from) => roleKey(norms.slice(from, from + length).join(' ')) === name);
}

function textOf({ text }: DocumentModel, statement: Statement): string {
  const { start, end } = placeOf(statement);
  return text.slice(start, end).trim();
}

function tasksAt(statement: Statement): Evidence {
  return { criterion: ROLES, element: 'tasks', certainty: 'heading', ...placeOf(statement) };
}
