import type { TextEdit } from '../text/edits.ts';

/** An edit that says what it does, to be shown before it is made in an editor that can. */
export interface LabelledEdit extends TextEdit {
  /** What it does, in a few words for a person: edits with the same words are shown together. */
  label?: string | undefined;
  /** Only a person can tell whether it is right: it is asked about, and not made without a yes. */
  asks?: boolean;
}
