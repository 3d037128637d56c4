import type { DocumentModel } from '../document/model.ts';
import type { Range } from '../text/lines.ts';

/** What an editor can fold: the first line stays in sight. */
export interface Fold extends Range {
  kind: 'front-matter' | 'block' | 'section';
}

/** Front matter, annotated blocks and sections, in order of place; each up to its last character that is no space. */
export function foldsOf(model: DocumentModel): Fold[] {
  const folds: Fold[] = [];
  const add = (kind: Fold['kind'], start: number, end: number): void => {
    let last = end;
    while (last > start && /\s/.test(model.text[last - 1] as string)) last--;
    if (last > start) folds.push({ kind, start, end: last });
  };
  if (model.frontMatter) add('front-matter', model.frontMatter.start, model.frontMatter.end);
  for (const block of model.declared) if (block.annotation?.form === 'container') add('block', block.start, block.end);
  for (const section of model.sections.slice(1)) add('section', section.heading.start, section.end);
  return folds.sort((a, b) => a.start - b.start || b.end - a.end);
}
