import { quote } from '../checks/places.ts';
import type { Certainty, DocumentModel, Evidence } from '../document/model.ts';
import type { Range } from '../text/lines.ts';
import { quotedAt } from './questions.ts';

/** Signs of Markdown, which a board need not see. */
const MARKS = /[[\]*_`|]/;
/** A moment or a period is no longer than this. */
const LONGEST_VALUE = 100;

/**
 * What is stated of a part of a role or a clause, in the author's own words: what is named as it there, else the sentence
 * that says it.
 * @param unit where the role or the clause opens
 */
export function statedWords(model: DocumentModel, evidence: Evidence, unit: Range): { certainty: Certainty; text: string } {
  const { criterion, element, certainty, start, end } = evidence;
  const named = model.elements.filter((e) => e.criterion.id === criterion && e.element.id === element && e.placeholders.length === 0);
  const declared = named.find((e) => e.start < end && start < e.end) ?? named.find((e) => e.block?.opening.start === unit.start);
  if (declared && declared.text.trim() !== '') return { certainty, text: declared.text.trim().replace(/[,;:]$/, '') };
  // A moment or a period is said by its own words; of anything else the words around it are needed.
  const value = element === 'timing' ? quote(model.text, evidence, LONGEST_VALUE) : '';
  return { certainty, text: value !== '' && !MARKS.test(value) ? value : quotedAt(model, evidence).text };
}
