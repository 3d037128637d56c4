import type { LabelledEdit } from '../labelled.ts';

/** A change of the text that an author may want at a place; offsets are in the model's text, and edits may hold tab stops. */
export interface Refactor {
  title: string;
  edits: readonly LabelledEdit[];
}
