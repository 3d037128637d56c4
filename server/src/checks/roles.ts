import { mentionsIn } from '../document/recognition/roles.ts';
import type { Role } from '../document/model.ts';
import { words } from '../text/words.ts';
import type { Assessment, Check, CheckContext, Draft } from './finding.ts';
import { lineOf } from './places.ts';

/** Per role what it lacks; roles that act but are nowhere described; tasks and names claimed twice. */
export const roles: Check = function* (context) {
  const assessment = context.assessments.find((a) => a.criterion.id === 'roles');
  if (!assessment) return;
  yield* absentParts(context, assessment);
  yield* undefinedRoles(context);
  yield* conflicting(context);
  yield* overlaps(context);
};

function* absentParts({ model, say, settings }: CheckContext, assessment: Assessment): Iterable<Draft> {
  if (assessment.standing === 'missing') return;
  for (const role of model.roles)
    for (const element of assessment.asked)
      if (!role.parts.has(element.id))
        yield {
          code: `roles/${element.id}`,
          element: element.id,
          range: lineOf(model.text, role.at),
          message: say('roles/absent', { role: role.name, element: element.title[settings.ui] }),
        };
}

/** One finding a role, at the first sentence in which it acts (catalogue: rulings). */
function* undefinedRoles({ model, vocabulary, say }: CheckContext): Iterable<Draft> {
  const described = new Set(model.roles.flatMap((role) => [role.key, lastWord(role.key)]));
  const ids = new Set(model.roles.map((role) => role.id?.replace(/[-_]/g, ' ')));
  const defined = new Set(model.sections.flatMap((s) => words(s.title).map((w) => w.norm)));
  const seen = new Set<string>();
  for (const statement of model.statements) {
    const section = model.sections[statement.section];
    if (section?.skipped || statement.sentence.definition || statement.passage.kind === 'quote') continue;
    if (model.tables.some((t) => t.criterion && t.start <= statement.base + statement.sentence.start && statement.base + statement.sentence.end <= t.end && t.criterion.id !== 'process-steps')) continue;
    if (isStory(model, statement.base + statement.sentence.start)) continue;
    for (const mention of mentionsIn(statement, vocabulary)) {
      if (!mention.acts || seen.has(mention.key) || described.has(mention.key) || ids.has(mention.key)) continue;
      if (described.has(lastWord(mention.key)) || [...described].some((d) => d.endsWith(` ${mention.key}`) || mention.key.endsWith(` ${d}`) || (d.length > 6 && mention.key.endsWith(d)) || (mention.key.length > 6 && d.endsWith(mention.key)))) continue;
      if (model.roles.length === 0 && defined.has(mention.key)) continue;
      seen.add(mention.key);
      yield { code: 'roles/undefined', range: mention, message: say('roles/undefined', { role: mention.name }) };
    }
  }
}

function isStory(model: CheckContext['model'], offset: number): boolean {
  return model.declared.some((b) => b.start <= offset && offset < b.end && b.criteria.some((c) => c.id === 'case-example'));
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
      return other && normal(model.text, part) !== normal(model.text, other);
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

function normal(text: string, range: { start: number; end: number }): string {
  return words(text.slice(range.start, range.end)).map((w) => w.norm).join(' ');
}

/** A task that two roles claim: the later place, with the earlier beside it. */
function* overlaps({ model, say }: CheckContext): Iterable<Draft> {
  const first = new Map<string, { role: Role; range: { start: number; end: number } }>();
  for (const role of model.roles)
    for (const task of role.tasks) {
      const key = words(task.text).map((w) => w.norm).join(' ');
      if (key.split(' ').length < 2) continue;
      const earlier = first.get(key);
      if (!earlier) first.set(key, { role, range: task.range });
      else if (earlier.role.key !== role.key)
        yield {
          code: 'roles/overlap',
          range: task.range,
          message: say('roles/overlap', { task: task.text, role: role.name, other: earlier.role.name }),
          related: [{ ...earlier.range, message: say('roles/overlap/related', { other: earlier.role.name }) }],
        };
    }
}
