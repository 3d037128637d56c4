import type { DocumentModel, Evidence, Role } from '../../document/model.ts';
import { normalise, normalText, words as wordsIn } from '../../text/words.ts';
import { statedWords } from '../stated.ts';
import { contentOf, lacking, Shares, shareIn } from './content.ts';
import { directionOf, isSamePower, type Stated } from './power.ts';
import { keyBefore } from './renamed.ts';
import { isTold, nameIn, placed, sameWords } from './said.ts';
import { type Both, differenceOf, Places } from './substance.ts';
import type { Change, CompareContext, Side } from './types.ts';
import type { Unit } from './units.ts';

/** What a cue says of a part reaches no further. */
const LONGEST = 160;

const PARTS = ['authority', 'tasks', 'holder', 'accountable-to'];

/** Roles that were added or dropped, and what of a role is otherwise: its power, its tasks, who fills it, to whom it answers. */
export function roleChanges(context: CompareContext): Change[] {
  const { before, after, say, renamed, ui } = context;
  const places = { before: new Places(context.sentences, 'before'), after: new Places(context.sentences, 'after') };
  const earlier = merged(before.model);
  const later = merged(after.model);
  const changes: Change[] = renamed.map(({ was, name }) => ({
    about: 'role',
    how: 'renamed',
    message: say('compare/role/renamed', { was: nameIn(before.model, was, ui), name }),
    before: undefined,
    after: undefined,
  }));
  const known = new Set<string>();
  // In prose, a role that came or went while its sentences stayed was only read otherwise.
  // So it was where both versions name it there: what is otherwise in that is told by itself.
  const names = (unit: Unit | undefined, key: string): boolean =>
    unit?.statements.some(({ sentence }) => sentence.mentions.some((mention) => mention.acts && mention.key === key)) === true;
  const stayed = (role: Role, side: 'before' | 'after'): boolean =>
    role.certainty !== 'declared' &&
    [...role.parts.values(), role.at].every(({ start }) => {
      const pair = places[side].at(start);
      return pair?.same === true || (names(pair?.before, keyBefore(role.key, renamed)) && names(pair?.after, role.key));
    });
  for (const role of later) {
    const key = keyBefore(role.key, renamed);
    const then = earlier.find((one) => one.key === key || (one.id !== undefined && one.id === role.id));
    const name = nameIn(after.model, role.name, ui);
    if (then) {
      known.add(then.key);
      changes.push(...partChanges(then, role, name, context, places));
    } else if (!stayed(role, 'after')) {
      const at = placed(after, role.at, role.name);
      changes.push({ about: 'role', how: 'gained', message: say('compare/role/gained', { name }), before: undefined, after: at });
      const power = words(role, 'authority', after);
      const message = say('compare/authority/gained', { name, text: power?.text ?? '' });
      if (power) changes.push({ about: 'power', how: 'gained', message, before: undefined, after: power });
    }
  }
  for (const role of earlier) {
    if (known.has(role.key) || stayed(role, 'before')) continue;
    const name = nameIn(before.model, role.name, ui);
    const at = placed(before, role.at, role.name);
    changes.push({ about: 'role', how: 'lost', message: say('compare/role/lost', { name }), before: at, after: undefined });
    const power = words(role, 'authority', before);
    const message = say('compare/authority/lost', { name, text: power?.text ?? '' });
    if (power) changes.push({ about: 'power', how: 'lost', message, before: power, after: undefined });
  }
  return changes;
}

type Beside = Record<'before' | 'after', Places>;

function partChanges(then: Role, now: Role, name: string, context: CompareContext, places: Beside): Change[] {
  const { before, after, say, lexicon } = context;
  // In prose one sentence may state several parts: a change in it is told once, of the weightiest.
  const told = new Set<string>();
  const listed = isDeclared(then, 'tasks') || isDeclared(now, 'tasks');
  const changes = PARTS.flatMap((part): Change[] => {
    if (part === 'tasks' && !listed) return [];
    const one = words(then, part, before);
    const other = words(now, part, after);
    if (!one && !other) return [];
    if (!isOtherwise(part, then, now, context, places)) return [];
    const about = part === 'authority' ? 'power' : 'role';
    if (!one || !other) {
      // What a sentence says of a power in both versions, in words that were recognised in one, is laid side by side later on.
      if (part === 'authority' && isInBoth(then, now, places)) return [];
      const how = other ? 'gained' : 'lost';
      return [
        { about, how, message: say(`compare/${part}/${how}`, { name, text: (other ?? one)?.text ?? '' }), before: one, after: other },
      ];
    }
    const key = `${one.text}\n${other.text}`;
    if (sameWords(one.text, other.text) || told.has(key)) return [];
    const stated: [Stated, Stated] = [
      { text: one.text, language: before.model.language, named: isDeclared(then, part), who: then.key },
      { text: other.text, language: after.model.language, named: isDeclared(now, part), who: then.key },
    ];
    if (part === 'authority' && isSamePower(stated, lexicon)) return [];
    told.add(key);
    const how = part === 'authority' ? directionOf(...stated, lexicon) : 'changed';
    return [
      { about, how, message: say(`compare/${part}/${how}`, { name, before: one.text, after: other.text }), before: one, after: other },
    ];
  });
  return listed ? changes : [...changes, ...taskChanges(then, now, name, changes, context, places)];
}

/**
 * Whether what prose says of a part of a role is otherwise: not where its sentence stayed as it was, or has other words only
 * in what it says besides.
 */
function isOtherwise(part: string, then: Role, now: Role, context: CompareContext, places: Beside): boolean {
  const [one, other] = [then.parts.get(part), now.parts.get(part)];
  if (isDeclared(then, part) || isDeclared(now, part)) return true;
  const pair = (one && places.before.at(one.start)) ?? (other && places.after.at(other.start));
  if (!pair?.before || !pair.after) return true;
  if (pair.same) return false;
  const { amounts, binding, conditions, names, gone, come } = differenceOf(pair as Both, context);
  if (!one || !other) return gone.length + come.length > 0;
  if (part === 'authority') return amounts || binding || conditions || names || gone.length + come.length > 0;
  const [was, is] = [stretch(one, context.before, context), stretch(other, context.after, context)];
  return lacking(was, is).length + lacking(is, was).length > 0;
}

/** Prose that says what a role may decide, in sentences of both versions. */
function isInBoth(then: Role, now: Role, places: Beside): boolean {
  const [one, other] = [then.parts.get('authority'), now.parts.get('authority')];
  if (isDeclared(then, 'authority') || isDeclared(now, 'authority')) return false;
  const pair = one ? places.before.at(one.start) : other && places.after.at(other.start);
  return pair?.before !== undefined && pair.after !== undefined;
}

/** What says something from a cue to the end of its clause: `legt verantwoording af | aan de kaderarts`. */
function stretch({ start, end }: Evidence, { model }: Side, { lexicon }: CompareContext): string[] {
  const after = /^[^.;,:\n]*/.exec(model.text.slice(end, end + LONGEST))?.[0] ?? '';
  return contentOf(
    wordsIn(model.text.slice(start, end + after.length)).map(({ norm }) => norm),
    lexicon,
  );
}

/** Of tasks that running text tells, those that are new, and those that its sentences say no more. */
function taskChanges(then: Role, now: Role, name: string, changes: readonly Change[], context: CompareContext, places: Beside): Change[] {
  const { before, after, say, lexicon, renamed } = context;
  const own = contentOf(then.key.split(' '), lexicon);
  const content = ({ text }: Role['tasks'][number]): string[] => {
    const back = renamed.reduce((said, one) => said.replaceAll(` ${one.after} `, ` ${one.before} `), normalText(text));
    return lacking(contentOf(back.trim().split(' '), lexicon), own);
  };
  const only = (role: Role, other: Role, side: 'before' | 'after'): Role['tasks'] => {
    const others = new Shares(other.tasks.map(content));
    return role.tasks.filter((task) => {
      const pair = places[side].at(task.range.start);
      const said = content(task);
      if (!pair || pair.same || said.length === 0 || changes.some((change) => isTold(change, pair, context))) return false;
      const across = pair[side === 'before' ? 'after' : 'before']?.content ?? [];
      return Math.max(shareIn(said, across), others.best(said)) < 0.5;
    });
  };
  const told = (task: Role['tasks'][number], side: 'before' | 'after'): Change => {
    const at = placed(side === 'before' ? before : after, task.range, task.text);
    const how = side === 'before' ? 'dropped' : 'added';
    const message = say(`compare/tasks/${how}`, { name, text: at.text });
    return { about: 'role', how, message, before: side === 'before' ? at : undefined, after: side === 'after' ? at : undefined };
  };
  return [...only(now, then, 'after').map((task) => told(task, 'after')), ...only(then, now, 'before').map((task) => told(task, 'before'))];
}

function words(role: Role, part: string, side: Side & CompareContext['before']) {
  const evidence = role.parts.get(part);
  if (!evidence) return undefined;
  const text = part === 'tasks' && role.tasks.length > 0 ? role.tasks.map((task) => task.text).join('; ') : undefined;
  return placed(side, evidence, text ?? statedWords(side.model, evidence, role.at).text);
}

function isDeclared(role: Role, part: string): boolean {
  return role.parts.get(part)?.certainty === 'declared';
}

/** Each role once, with all that its descriptions state. */
function merged({ roles }: DocumentModel): Role[] {
  const byKey = new Map<string, Role>();
  for (const role of roles) {
    const known = byKey.get(normalise(role.key));
    byKey.set(
      normalise(role.key),
      known ? { ...known, parts: new Map([...role.parts, ...known.parts]), tasks: [...known.tasks, ...role.tasks] } : role,
    );
  }
  return [...byKey.values()];
}
