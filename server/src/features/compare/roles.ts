import type { DocumentModel, Role } from '../../document/model.ts';
import { normalise } from '../../text/words.ts';
import { statedWords } from '../stated.ts';
import { amountsOf } from './amounts.ts';
import { directionOf } from './power.ts';
import { nameIn, placed, sameWords } from './said.ts';
import type { Change, CompareContext, Side } from './types.ts';

const PARTS = ['authority', 'tasks', 'holder', 'accountable-to'];

/** Roles that were added or dropped, and what of a role is otherwise: its power, its tasks, who fills it, to whom it answers. */
export function roleChanges(context: CompareContext): Change[] {
  const { before, after, say } = context;
  const earlier = merged(before.model);
  const later = merged(after.model);
  const changes: Change[] = [];
  const known = new Set<string>();
  for (const role of later) {
    const then = earlier.find((one) => one.key === role.key || (one.id !== undefined && one.id === role.id));
    const name = nameIn(after.model, role.name);
    if (!then) {
      const at = placed(after, role.at, role.name);
      changes.push({ about: 'role', how: 'gained', message: say('compare/role/gained', { name }), before: undefined, after: at });
      continue;
    }
    known.add(then.key);
    changes.push(...partChanges(then, role, name, context));
  }
  for (const role of earlier)
    if (!known.has(role.key))
      changes.push({
        about: 'role',
        how: 'lost',
        message: say('compare/role/lost', { name: nameIn(before.model, role.name) }),
        before: placed(before, role.at, role.name),
        after: undefined,
      });
  return changes;
}

function partChanges(then: Role, now: Role, name: string, { before, after, say, lexicon }: CompareContext): Change[] {
  // In prose one sentence may state several parts: a change in it is told once, of the weightiest.
  const told = new Set<string>();
  return PARTS.flatMap((part): Change[] => {
    const one = words(then, part, before);
    const other = words(now, part, after);
    if (!one && !other) return [];
    const about = part === 'authority' ? 'power' : 'role';
    if (!one || !other) {
      const how = other ? 'gained' : 'lost';
      return [
        { about, how, message: say(`compare/${part}/${how}`, { name, text: (other ?? one)?.text ?? '' }), before: one, after: other },
      ];
    }
    const key = `${one.text}\n${other.text}`;
    if (sameWords(one.text, other.text) || told.has(key)) return [];
    told.add(key);
    const how =
      part === 'authority'
        ? directionOf(
            { text: one.text, amounts: amountsOf(one.text, before.model, lexicon), matters: isDeclared(then, part) },
            { text: other.text, amounts: amountsOf(other.text, after.model, lexicon), matters: isDeclared(now, part) },
            lexicon,
          )
        : 'changed';
    return [
      { about, how, message: say(`compare/${part}/${how}`, { name, before: one.text, after: other.text }), before: one, after: other },
    ];
  });
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
