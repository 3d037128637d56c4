import type { DocumentModel } from '../document/model.ts';
import type { Range } from '../text/lines.ts';
import { annotationAt, blockAt } from './at.ts';

/**
 * What a selection at an offset grows to, from small to large, each within the next: an element's content, the element,
 * the paragraph, what stands in its block, the block, its sections, the document.
 */
export function selectionsAt(model: DocumentModel, offset: number): Range[] {
  const candidates: Range[] = [];
  const annotation = annotationAt(model, offset);
  if (annotation) {
    const attribute = annotation.attributes.find(({ start, end }) => start <= offset && offset <= end);
    if (attribute) candidates.push(attribute.valueRange, attribute);
    if (annotation.idRange) candidates.push(annotation.idRange);
    if (annotation.label) candidates.push(annotation.label);
    candidates.push(annotation);
  }
  const at = blockAt(model, offset);
  if (at) {
    for (const passage of at.facts.passages) {
      for (const sentence of passage.sentences) candidates.push(moved(sentence, at.block.start));
      candidates.push(moved(passage, at.block.start));
    }
    candidates.push(at.block);
  }
  for (const element of model.elements) candidates.push(element.value, element);
  for (const block of model.declared) candidates.push(block.inner, block);
  for (const section of model.sections.slice(1)) candidates.push({ start: section.heading.start, end: section.end });
  candidates.push({ start: 0, end: model.text.length });
  const around = candidates
    .filter(({ start, end }) => start <= offset && offset <= end && start < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const nested: Range[] = [];
  for (const { start, end } of around) {
    const within = nested.at(-1);
    if (!within || (start <= within.start && within.end <= end && end - start > within.end - within.start)) nested.push({ start, end });
  }
  return nested;
}

function moved({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}
