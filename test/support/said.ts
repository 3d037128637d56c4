import type { DocumentModel } from '../../server/src/document/model.ts';
import type { Range } from '../../server/src/text/lines.ts';
import { modelOf } from './declared.ts';

/** What an author declares in a text, in words: quick to write down in a test and to compare. */
export interface Said {
  /** `criterion, criterion: source`, in order. */
  blocks: string[];
  /** `criterion/element: value`, in order. */
  elements: string[];
  /** `code: source`, with `→ replacement` where there is one, in order. */
  problems: string[];
  ids: string[];
  model: DocumentModel;
  /** The source of a range. */
  at(range: Range): string;
}

const MATTER = '---\ndocument: propositie\nlanguage: nl\n---\n\n';

/** Reads a proposition in Dutch with this content. Lines of the content end as they do in `body`. */
export function said(body: string): Said {
  const text = (/\r\n/.test(body) ? MATTER.replaceAll('\n', '\r\n') : MATTER) + body;
  const model = modelOf(text);
  const at = ({ start, end }: Range): string => text.slice(start, end);
  return {
    blocks: model.declared.map((b) => `${b.criteria.map((c) => c.id).join(', ')}: ${at(b)}`),
    elements: model.elements.map((e) => `${e.criterion.id}/${e.element.id}: ${at(e.value)}`),
    problems: model.problems.map((p) => `${p.code}: ${at(p.range)}${p.replacement === undefined ? '' : ` → ${p.replacement}`}`),
    ids: [...model.ids.keys()],
    model,
    at,
  };
}

/** Checks what a text declares; what is not named must be empty. */
export function expectSaid(
  compare: (actual: unknown, expected: unknown, message?: string) => void,
  body: string,
  expected: Partial<Pick<Said, 'blocks' | 'elements' | 'problems' | 'ids'>>,
): void {
  const { blocks, elements, problems, ids } = said(body);
  compare({ blocks, elements, problems, ids }, { blocks: [], elements: [], problems: [], ids: [], ...expected }, body);
}
