import type { Framework } from '../../framework/types.ts';
import type { DocumentModel, Evidence } from '../model.ts';

/** Takes away evidence that counts for nothing once the whole document is known. */
export function discount(model: DocumentModel, framework: Framework): void {
  discountBorrowed(model);
  discountAlone(model, framework);
}

/** What a named element holds is that element's: `:indicator[wounds closed within twelve weeks]` names no date by when. */
function discountBorrowed(model: DocumentModel): void {
  const named = model.elements.filter((e) => e.block?.annotation && !e.block.table);
  if (named.length === 0) return;
  // One that is named itself counts, within another too.
  const own = new Set(named.map(({ criterion, element, start }) => `${criterion.id}/${element.id} ${start}`));
  model.evidence = model.evidence.filter(
    (e) =>
      e.certainty !== 'declared' ||
      own.has(`${e.criterion}/${e.element} ${e.start}`) ||
      !named.some(
        ({ criterion, element, value }) =>
          criterion.id === e.criterion && element.id !== e.element && value.start <= e.start && e.end <= value.end,
      ),
  );
}

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
