import type { DocumentModel, Evidence } from '../document/model.ts';
import type { Criterion, Framework, Importance, Profile } from '../framework/types.ts';
import { type Assessment, askedElements, asks } from './finding.ts';

/**
 * How a document stands on each criterion that the profile asks of its kind (catalogue: rulings). The
 * document counts as a whole, but for roles and feedback, where each role and each clause counts.
 */
export function assess(model: DocumentModel, framework: Framework, profile: Profile): Assessment[] {
  const byCriterion = new Map<string, Evidence[]>();
  for (const evidence of model.evidence) {
    const list = byCriterion.get(evidence.criterion);
    if (list) list.push(evidence);
    else byCriterion.set(evidence.criterion, [evidence]);
  }
  const assessments: Assessment[] = [];
  for (const criterion of framework.criteria) {
    const importance = criterion.levels[model.kind];
    if (!criterion.recognised || criterion.elements.length === 0 || !asks(profile, importance)) continue;
    assessments.push(assessOne(model, criterion, importance, profile, byCriterion.get(criterion.id) ?? []));
  }
  return assessments;
}

function assessOne(
  model: DocumentModel,
  criterion: Criterion,
  importance: Importance,
  profile: Profile,
  evidence: readonly Evidence[],
): Assessment {
  const asked = askedElements(criterion, model.kind, profile);
  if (criterion.byReference.includes(model.kind) && model.serves) {
    const reference: Evidence = { criterion: criterion.id, element: null, certainty: 'declared', ...model.serves };
    return { criterion, importance, standing: 'met', asked, absent: [], evidence: [reference, ...evidence] };
  }
  const units = criterion.id === 'roles' ? merged(model.roles) : criterion.id === 'feedback' ? model.clauses : undefined;
  const has = (element: string): boolean =>
    units ? units.length > 0 && units.every((unit) => unit.parts.has(element)) : evidence.some((e) => e.element === element);
  const some = units ? units.some((unit) => asked.some((e) => unit.parts.has(e.id))) : asked.some((e) => has(e.id));
  if (!some) return { criterion, importance, standing: 'missing', asked, absent: asked, evidence };
  const absent = asked.filter((element) => !has(element.id));
  return { criterion, importance, standing: absent.length === 0 ? 'met' : 'partial', asked, absent, evidence };
}

/** Two descriptions of one role are one unit: what either states is stated. */
function merged(roles: DocumentModel['roles']): { parts: ReadonlyMap<string, unknown> }[] {
  const byKey = new Map<string, Map<string, unknown>>();
  for (const role of roles) {
    const parts = byKey.get(role.key) ?? new Map<string, unknown>();
    for (const [element, evidence] of role.parts) parts.set(element, evidence);
    byKey.set(role.key, parts);
  }
  return [...byKey.values()].map((parts) => ({ parts }));
}
