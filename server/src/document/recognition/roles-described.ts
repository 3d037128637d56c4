import type { Range } from '../../text/lines.ts';
import { firstNotBefore } from '../../text/search.ts';
import type { DocumentModel, Evidence, Parts, Role, Section, Statement } from '../model.ts';
import { isPersonal } from './joined.ts';
import { type Mention, mentionsAmong, roleKey } from './mentions.ts';
import { personIn } from './persons.ts';
import { LONGEST_TITLE, nameWords } from './role-names.ts';
import { partsOf, ROLES } from './role-parts.ts';
import { placeOf } from './statements.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Whoever a paragraph is on is named at its start. */
const OPENING = 2;
/** So many things are said of a role beside what it does. */
const FEWEST = 2;
/** A shorter sentence tells no task. */
const SOMETHING = 4;

/**
 * Roles by what is said of them, whatever they are called: a heading that names somebody, or a paragraph that opens with
 * somebody, and below it to whom that person answers and what he or she may decide, or who it is. Beside the roles that are known.
 */
export function rolesDescribed(model: DocumentModel, known: readonly Role[], vocabulary: Vocabulary): Role[] {
  const found: Role[] = [];
  const keys = new Set(known.map(({ key }) => key));
  const told = known.flatMap(placesOf).sort((a, b) => a - b);
  // Units come in order, and a section before its paragraphs: whoever was found last stands furthest on.
  let last: readonly number[] = [];
  for (const unit of units(model)) {
    const { start, end } = rangeOf(unit, model);
    const next = told[firstNotBefore(told, (at) => at < start)];
    if ((next !== undefined && next < end) || last.some((at) => start <= at && at < end)) continue;
    const role = describedIn(unit, model, vocabulary);
    if (!role || keys.has(role.key)) continue;
    keys.add(role.key);
    found.push(role);
    last = placesOf(role);
  }
  return found;
}

/** Where a role is named, and where what is said of it begins. */
function placesOf({ at, parts }: Role): number[] {
  return [at.start, ...[...parts.values()].map(({ start }) => start)];
}

function rangeOf(unit: readonly Statement[], model: DocumentModel): Range {
  const [first, last] = [unit[0] as Statement, unit.at(-1) as Statement];
  return { start: Math.min(first.base, model.sections[first.section]?.heading.start ?? Infinity), end: placeOf(last).end };
}

/** The sections, and the paragraphs of sections that name nobody. */
function* units({ statements, sections }: DocumentModel): Iterable<Statement[]> {
  let unit: Statement[] = [];
  for (const statement of statements) {
    const section = sections[statement.section] as Section;
    const before = unit.at(-1);
    const goesOn =
      before && before.section === statement.section && (before.passage === statement.passage || (!section.isTitle && section.level > 0));
    if (!goesOn) {
      if (unit.length > 0) yield unit;
      if (unit.length > 0) yield* paragraphs(unit);
      unit = [];
    }
    const { kind } = statement.passage;
    if (
      section.skipped ||
      kind === 'cell' ||
      kind === 'quote' ||
      statement.sentence.definition ||
      statement.around.some((b) => b.annotation)
    )
      continue;
    unit.push(statement);
  }
  if (unit.length > 0) yield unit;
  yield* paragraphs(unit);
}

function* paragraphs(unit: readonly Statement[]): Iterable<Statement[]> {
  const passages = new Map<Statement['passage'], Statement[]>();
  for (const statement of unit) {
    const passage = passages.get(statement.passage);
    if (passage) passage.push(statement);
    else passages.set(statement.passage, [statement]);
  }
  if (passages.size > 1) yield* passages.values();
}

function describedIn(unit: readonly Statement[], model: DocumentModel, vocabulary: Vocabulary): Role | undefined {
  const isSection = unit.some(({ passage }) => passage !== unit[0]?.passage);
  const section = model.sections[(unit[0] as Statement).section] as Section;
  const headed = namedBy(section, vocabulary);
  const name = headed ?? (isSection ? undefined : opener(unit, vocabulary));
  if (!name) return undefined;
  const parts: Parts = new Map();
  for (const statement of unit)
    for (const [element, evidence] of partsOf(statement, vocabulary)) if (!parts.has(element)) parts.set(element, evidence);
  const person = parts.has('holder') ? undefined : personAmong(unit, vocabulary);
  const says = [parts.has('accountable-to'), parts.has('authority'), parts.has('holder') || person !== undefined];
  if (says.filter(Boolean).length < FEWEST || !(headed || parts.has('accountable-to'))) return undefined;
  if (person) parts.set('holder', { criterion: ROLES, element: 'holder', certainty: 'cue', ...person });
  const does = unit.find(
    (s) => s.sentence.words.length >= SOMETHING && !/holder|accountable-to/.test([...partsOf(s, vocabulary).keys()].join()),
  );
  if (does && !parts.has('tasks'))
    parts.set('tasks', {
      criterion: ROLES,
      element: 'tasks',
      certainty: 'cue',
      start: does.base + does.sentence.start,
      end: does.base + does.sentence.end,
    });
  return { name: name.name, key: name.key, id: undefined, at: { start: name.start, end: name.end }, certainty: 'cue', parts, tasks: [] };
}

function personAmong(unit: readonly Statement[], vocabulary: Vocabulary): Pick<Evidence, 'start' | 'end'> | undefined {
  for (const statement of unit) {
    const person = personIn(statement, vocabulary);
    if (person) return person;
  }
  return undefined;
}

/** Who a heading names: `De kniearts`, `Art. 2 Plaatser`. */
function namedBy({ title, heading, isTitle, level }: Section, vocabulary: Vocabulary): Mention | undefined {
  if (isTitle || level === 0) return undefined;
  const words = nameWords(title, vocabulary);
  const [first] = words;
  if (!first || words.length > LONGEST_TITLE) return undefined;
  const isNamed = words.some(({ norm }) => isPersonal(norm, vocabulary)) || mentionsAmong(words, title, 0, vocabulary).length > 0;
  if (!isNamed || words.some(({ norm }) => vocabulary.has('parties', norm) || vocabulary.has('bodies', norm))) return undefined;
  const name = title.slice(first.start, words.at(-1)?.end);
  return { name, key: roleKey(name), start: heading.start, end: heading.end, acts: true };
}

/** Whom a paragraph is on: the first of its first sentences that stands with its article. */
function opener(unit: readonly Statement[], vocabulary: Vocabulary): Mention | undefined {
  for (const { sentence, base, passage } of unit.slice(0, OPENING))
    for (let i = 1; i < sentence.words.length; i++) {
      const [article, word] = [sentence.words[i - 1], sentence.words[i]];
      if (!article || !word || !/^(?:de|een|the|a|an|onze|our)$/.test(article.norm)) continue;
      if (!isPersonal(word.norm, vocabulary) || vocabulary.has('parties', word.norm)) continue;
      const name = passage.plain.slice(word.start - passage.start, word.end - passage.start);
      return { name, key: roleKey(name), start: base + word.start, end: base + word.end, acts: true };
    }
  return undefined;
}
