import type { Deferral, DocumentModel, Evidence } from '../document/model.ts';
import type { Criterion, Element, Framework, Importance, Profile } from '../framework/types.ts';
import { type Assessment, askedElements, asks, type Followed, type References, type Surroundings } from './finding.ts';

/**
 * How a document stands on each criterion that the profile asks of its kind (catalogue: rulings). The
 * document counts as a whole, but for roles and feedback, where each role and each clause counts.
 */
export function assess(model: DocumentModel, framework: Framework, profile: Profile, followed: readonly Evidence[] = []): Assessment[] {
  const byCriterion = new Map<string, Evidence[]>();
  for (const evidence of [...model.evidence, ...followed]) {
    const list = byCriterion.get(evidence.criterion);
    if (list) list.push(evidence);
    else byCriterion.set(evidence.criterion, [evidence]);
  }
  const waiting = waitingElements(model);
  const assessments: Assessment[] = [];
  for (const criterion of framework.criteria) {
    const importance = criterion.levels[model.kind];
    if (!criterion.recognised || criterion.elements.length === 0 || !asks(profile, importance)) continue;
    const elsewhere = followed.some((e) => e.criterion === criterion.id);
    assessments.push(assessOne(model, criterion, importance, profile, byCriterion.get(criterion.id) ?? [], waiting, elsewhere));
  }
  return assessments;
}

function assessOne(
  model: DocumentModel,
  criterion: Criterion,
  importance: Importance,
  profile: Profile,
  evidence: readonly Evidence[],
  waiting: ReadonlySet<Element>,
  elsewhere: boolean,
): Assessment {
  const asked = askedElements(criterion, model.kind, profile);
  if (criterion.byReference.includes(model.kind) && model.serves) {
    const reference: Evidence = { criterion: criterion.id, element: null, certainty: 'declared', ...model.serves };
    return { criterion, importance, standing: 'met', asked, absent: [], evidence: [reference, ...evidence] };
  }
  const units = criterion.id === 'roles' ? merged(model.roles) : criterion.id === 'feedback' ? model.clauses : undefined;
  const has = (element: Element): boolean =>
    units && (units.length > 0 || !elsewhere)
      ? units.length > 0 && units.every((unit) => unit.parts.has(element.id))
      : !waiting.has(element) && evidence.some((e) => e.element === element.id);
  const some = units && !elsewhere ? units.some((unit) => asked.some((e) => unit.parts.has(e.id))) : asked.some(has);
  if (!some) return { criterion, importance, standing: 'missing', asked, absent: asked, evidence };
  const absent = asked.filter((element) => !has(element));
  return { criterion, importance, standing: absent.length === 0 ? 'met' : 'partial', asked, absent, evidence };
}

/**
 * What documents state to which this one refers (catalogue: rulings): evidence at the words that refer. A reference
 * that leads to no document that is known states nothing.
 */
export function followedIn(model: DocumentModel, { set }: References): Evidence[] {
  if (!set) return [];
  return model.deferrals.flatMap(({ criterion, range, sentence }) => {
    const { elements } = followDeferral(model, { criterion, sentence }, set) ?? { elements: [] };
    return elements.map((element): Evidence => ({ criterion, element, certainty: 'cue', ...range }));
  });
}

/** Where a sentence refers to another document for a criterion: what that states. */
export function followDeferral(
  model: DocumentModel,
  { criterion, sentence }: Pick<Deferral, 'criterion' | 'sentence'>,
  set: Surroundings,
): Followed | undefined {
  const b = model.blocks.findIndex(({ start, end }) => start <= sentence.start && sentence.start < end);
  const base = model.blocks[b]?.start ?? 0;
  const links = model.facts[b]?.content.links.filter((l) => base + l.start < sentence.end && sentence.start < base + l.end) ?? [];
  return set.follow(
    criterion,
    model.text.slice(sentence.start, sentence.end),
    links.map(({ url }) => url),
  );
}

/** Elements that the author declares, but never with more than template text: where they stand nothing is said yet. */
function waitingElements(model: DocumentModel): ReadonlySet<Element> {
  const waiting = new Set(model.elements.filter((e) => e.placeholders.length > 0).map((e) => e.element));
  if (waiting.size > 0) for (const { element, placeholders } of model.elements) if (placeholders.length === 0) waiting.delete(element);
  return waiting;
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
