import type { DocumentModel, Evidence, Role, Statement } from '../document/model.ts';
import type { Mention } from '../document/recognition/mentions.ts';
import { mentionsInFull } from '../document/recognition/role-parts.ts';
import type { Vocabulary } from '../document/recognition/vocabulary.ts';
import type { Range } from '../text/lines.ts';
import { normalText, words } from '../text/words.ts';
import type { Assessment, Check, CheckContext, Draft } from './finding.ts';
import { lineOf } from './places.ts';
import { unfilled, unfilledAt } from './unfilled.ts';

/** Per role what it lacks; roles that act but are nowhere described; tasks and names claimed twice. */
export const roles: Check = function* (context) {
  const assessment = context.assessments.find((a) => a.criterion.id === 'roles');
  if (!assessment) return;
  yield* absentParts(context, assessment);
  yield* undefinedRoles(context);
  yield* conflicting(context);
  yield* overlaps(context);
};

function* absentParts(context: CheckContext, assessment: Assessment): Iterable<Draft> {
  const { model, say, settings } = context;
  const toFill = unfilled(context, 'roles');
  if (assessment.standing === 'missing' && toFill.length === 0) return;
  const stated = new Map<string, Set<string>>();
  for (const role of model.roles) {
    const parts = stated.get(role.key);
    const here = [...role.parts.keys(), ...unfilledAt(model, toFill, role.at)];
    if (parts) for (const part of here) parts.add(part);
    else stated.set(role.key, new Set(here));
  }
  const told = new Set<string>();
  for (const role of model.roles) {
    // Two descriptions of one role are one role: what either states is stated, and it is told of once.
    if (told.has(role.key)) continue;
    told.add(role.key);
    for (const element of assessment.asked)
      if (!stated.get(role.key)?.has(element.id))
        yield {
          code: `roles/${element.id}`,
          element: element.id,
          range: lineOf(model.text, role.at),
          message: say('roles/absent', { role: role.name, element: element.title[settings.ui] }),
        };
  }
}

/**
 * One finding a role, at the first sentence in which it acts (catalogue: rulings). None where another document of the
 * set describes it: what is wrong about that is told between the documents.
 */
function* undefinedRoles({ model, references, say }: CheckContext): Iterable<Draft> {
  for (const mention of undefinedMentions(model))
    if (!references.set?.settlesRole(mention.key))
      yield {
        code: 'roles/undefined',
        range: { start: mention.start, end: mention.end },
        message: say('roles/undefined', { role: mention.name }),
        unless: { ask: 'role', key: mention.key },
      };
}

/** Roles that act in a document and that it describes nowhere, each at the first sentence in which it acts. */
export function undefinedMentions(model: DocumentModel): Mention[] {
  const described = new Set(model.roles.flatMap((role) => [role.key, role.id?.replace(/[-_]/g, ' ') ?? role.key]));
  const seen = new Set<string>();
  const found: Mention[] = [];
  for (const statement of model.notable.mentions) {
    if (model.sections[statement.section]?.skipped || statement.sentence.definition || statement.passage.kind === 'quote') continue;
    if (
      statement.around.some(
        (b) => b.criteria.some((c) => c.id === 'case-example') || (b.table && b.table.criterion?.id !== 'process-steps'),
      )
    )
      continue;
    for (const mention of mentionsInFull(statement, model)) {
      if (seen.has(mention.key)) continue;
      const isToldWho = isLinked(model, statement, mention) || isNamed(model, mention);
      if (!isToldWho && !mention.acts) continue;
      seen.add(mention.key);
      if (!isToldWho && !isDescribed(mention.key, described)) found.push(mention);
    }
  }
  return found;
}

const NAME = String.raw`\p{Lu}[\p{L}.'’-]{1,30}(?: (?:van|de|der|den|ten|ter|het|'t|von)){0,3} \p{Lu}[\p{L}'’-]{1,30}`;
const NAMED_BEFORE = new RegExp(`${NAME}, (?:de |het |onze |the |our )?$`, 'u');
const NAMED_AFTER = new RegExp(`^,? (?!Zorggroep|Stichting|Co[öo]peratie|Vereniging|Huisartsen|Care|The|De|Het)${NAME}`, 'u');

/** Somebody's name stands beside the role: `Bel Karin Smits, programmamanager`. That says who it is. */
function isNamed({ text }: DocumentModel, { start, end }: Range): boolean {
  return NAMED_BEFORE.test(text.slice(Math.max(0, start - 90), start)) || NAMED_AFTER.test(text.slice(end, end + 90));
}

/** The words are a link: the role is described where it leads. */
function isLinked(model: DocumentModel, statement: Statement, mention: Range): boolean {
  const links = model.facts[statement.block]?.content.links ?? [];
  return links.some((l) => statement.base + l.start <= mention.start && mention.end <= statement.base + l.end);
}

/** A role by its own name, or by the head or a longer form of it: `de coach` for `de slaapcoach`. */
export function isDescribed(key: string, described: ReadonlySet<string>): boolean {
  if (described.has(key)) return true;
  for (const other of described) {
    if (other === '') continue;
    if (other.endsWith(` ${key}`) || other.startsWith(`${key} `) || key.endsWith(` ${other}`)) return true;
    if ((key.length > 4 && other.endsWith(key)) || (other.length > 6 && key.endsWith(other))) return true;
    if (key.includes(' ') && other.includes(' ') && lastWord(key) === lastWord(other) && lastWord(key).length > 8) return true;
  }
  return false;
}

function lastWord(key: string): string {
  return key.split(' ').at(-1) as string;
}

/** A role described twice, with different content: the later place, with the earlier beside it. */
function* conflicting({ model, say }: CheckContext): Iterable<Draft> {
  const first = new Map<string, Role>();
  for (const role of model.roles) {
    const earlier = first.get(role.key);
    if (!earlier || role.key === '') {
      first.set(role.key, role);
      continue;
    }
    const differs = [...role.parts].find(([element, part]) => {
      const other = earlier.parts.get(element);
      if (!other) return false;
      // What a matrix of letters says of a role adds to its description, and says nothing against it.
      if (isMark(part, role, model.text) || isMark(other, earlier, model.text)) return false;
      if (isWhole(part) && isWhole(other)) return normal(model.text, part) !== normal(model.text, other);
      // Prose is known by a few of its words; beside the role's name it says whole who fills it.
      return element === 'holder' && areApart(holderWords(part, model.text), holderWords(other, model.text));
    });
    if (!differs) continue;
    yield {
      code: 'roles/conflicting',
      range: lineOf(model.text, role.at),
      message: say('roles/conflicting', { role: role.name }),
      related: [{ ...lineOf(model.text, earlier.at), message: say('roles/conflicting/related', { role: role.name }) }],
    };
  }
}

/** The words of who fills a role, where a table or an apposition (`The treasurer, an accountant from outside`) says it whole. */
function holderWords({ start, end, certainty }: Evidence, text: string): ReadonlySet<string> {
  const apposed = certainty === 'declared' || /,\s*$/.test(text.slice(Math.max(0, start - 3), start));
  const said = apposed ? text.slice(start, end) : (/,\s*(?:an?|one|een|één)\s(.*)$/i.exec(text.slice(start, end))?.[1] ?? '');
  return new Set(words(said).flatMap(({ norm }) => (norm.length > 3 ? [norm.replace(/(?:en|s)$/, '')] : [])));
}

function areApart(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && ![...one].some((word) => other.has(word));
}

function isWhole({ certainty }: Evidence): boolean {
  return certainty === 'declared';
}

/** A letter in a RACI table, or its header cell that is role and holder at once. */
function isMark({ start, end }: Evidence, { at }: Role, text: string): boolean {
  return (start === at.start && end === at.end) || /^[RACI](?:\s*[/,]\s*[RACI])*$/i.test(text.slice(start, Math.min(end, start + 12)));
}

function normal(text: string, range: { start: number; end: number }): string {
  return normalText(text.slice(range.start, range.end));
}

/** A task that two roles claim: the later place, with the earlier beside it. */
function* overlaps({ model, vocabulary, say }: CheckContext): Iterable<Draft> {
  const first = new Map<string, { role: Role; range: { start: number; end: number } }>();
  for (const role of model.roles)
    for (const task of role.tasks) {
      const key = ANSWERS.test(task.text.slice(0, 200))
        ? undefined
        : (taskKey(task.text, vocabulary) ?? namedTask(role, task.text, vocabulary));
      if (key === undefined) continue;
      const earlier = first.get(key);
      if (!earlier) first.set(key, { role, range: task.range });
      else if (earlier.role.key !== role.key && (earlier.range.start !== task.range.start || key.includes(' ')))
        yield {
          code: 'roles/overlap',
          range: task.range,
          message: say('roles/overlap', { task: task.text, role: role.name, other: earlier.role.name }),
          related: [{ ...earlier.range, message: say('roles/overlap/related', { other: earlier.role.name }) }],
        };
    }
}

/** Keys of tasks as written, by language: the same ones come back at each keystroke. */
const keysOf = new WeakMap<Vocabulary, Map<string, string | undefined>>();
const MOST_KEYS = 5000;

/** To whom a role answers is no task. */
const ANSWERS =
  /^(?:rapporteert|rapporteren|antwoordt|legt verantwoording|verantwoordt zich|reports?|answers?|accounts?)\b.*\b(?:aan|to|af)\b/i;

/** What two wordings of one task share: its words without endings and articles; undefined where it is one word. */
function taskKey(text: string, vocabulary: Vocabulary): string | undefined {
  let keys = keysOf.get(vocabulary);
  if (!keys) keysOf.set(vocabulary, (keys = new Map()));
  if (!keys.has(text)) {
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(text, stemsOf(text, vocabulary));
  }
  return keys.get(text);
}

/** A shorter word is too often part of something else. */
const LONG = 5;

/** The key of a task that a table or the author names in one word (`agenda, folder, verslag`); undefined for other tasks. */
function namedTask({ certainty }: Role, text: string, vocabulary: Vocabulary): string | undefined {
  const [word, other] = words(text);
  if (certainty !== 'declared' || !word || other || word.norm.length < LONG) return undefined;
  return vocabulary.has('shared-tasks', word.norm) ? undefined : word.norm;
}

function stemsOf(text: string, vocabulary: Vocabulary): string | undefined {
  const stems = words(text)
    .map((w) => w.norm)
    .filter((w) => !vocabulary.has('task-fillers', w))
    .map((w) => (w.length > 4 ? w.replace(/(?:en|t|s)$/, '') : w));
  return stems.length < 2 ? undefined : stems.join(' ');
}
