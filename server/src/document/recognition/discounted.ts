import type { Framework } from '../../framework/types.ts';
import type { DeclaredElement, DocumentModel, Evidence } from '../model.ts';

/** Takes away evidence that counts for nothing once the whole document is known. */
export function discount(model: DocumentModel, framework: Framework): void {
  discountBorrowed(model);
  discountBeside(model);
  discountAlone(model, framework);
}

/** What a named element holds is that element's: `:indicator[wounds closed within twelve weeks]` names no date by when. */
function discountBorrowed(model: DocumentModel): void {
  const byCriterion = new Map<string, DeclaredElement[]>();
  // One that is named itself counts, within another too.
  const own = new Set<number>();
  for (const named of model.elements) {
    if (named.block?.table) continue;
    own.add(named.start);
    const others = byCriterion.get(named.criterion.id);
    if (others) others.push(named);
    else byCriterion.set(named.criterion.id, [named]);
  }
  if (own.size === 0) return;
  const isBorrowed = (e: Evidence): boolean => {
    if (e.element === null || own.has(e.start)) return false;
    for (const { element, value } of byCriterion.get(e.criterion) ?? [])
      if (value.start <= e.start && e.end <= value.end && element.id !== e.element) return true;
    return false;
  };
  model.evidence = model.evidence.filter((e) => !isBorrowed(e));
}

/**
 * Where the author annotates a criterion, what stands beside the block is about something else, but for what says it wherever it
 * stands (`terminates by giving nine months' notice`).
 */
function discountBeside(model: DocumentModel): void {
  // A block that several criteria share (`rol`) may be about any of them.
  const annotated = new Set(
    model.declared.flatMap((b) => (b.annotation && !b.table && b.criteria.length === 1 ? b.criteria.map((c) => c.id) : [])),
  );
  for (const id of PER_UNIT) annotated.delete(id);
  if (annotated.size === 0) return;
  model.evidence = model.evidence.filter(
    (e) => e.certainty === 'declared' || e.element === null || e.anywhere || !annotated.has(e.criterion),
  );
}

/** Of these each unit counts, wherever it stands. */
const PER_UNIT = ['roles', 'feedback'];

/** Elements that mean nothing alone (`only-with`) count where the document states one of the others too, or declares them. */
function discountAlone(model: DocumentModel, framework: Framework): void {
  for (const { id, elements } of framework.criteria)
    for (const { id: element, recognition } of elements) {
      const { onlyWith } = recognition;
      const accompanied = ({ criterion, element: other }: Evidence): boolean =>
        criterion === id && other !== null && onlyWith.includes(other);
      if (onlyWith.length === 0 || model.evidence.some(accompanied)) continue;
      model.evidence = model.evidence.filter((e) => e.criterion !== id || e.element !== element || e.certainty === 'declared');
    }
}
