import type { DataProblem } from '../reader.ts';

/** How a file of review decisions is named beside its document: `visie.md` has `visie.review.yaml`. */
export const REVIEW_ENDING = '.review.yaml';

/** A finding is accepted for good, let be until a day, or to be done away with by its author. */
export type DecisionKind = 'accepted' | 'waived' | 'change-asked';

/** What was decided on a finding, or on all findings of a criterion as they were then. */
export interface ReviewDecision {
  decision: DecisionKind;
  /** Code of the finding; undefined where it is on a criterion. */
  finding: string | undefined;
  criterion: string | undefined;
  /** Fingerprints of the findings that it was made on: what is not among them is new. */
  keys: readonly string[];
  /** The words that the finding stood at, for who reads the file. */
  words: string | undefined;
  reason: string | undefined;
  by: string | undefined;
  /** The last day on which it holds, as `2027-01-31`. */
  until: string | undefined;
  /** The day on which it was made. */
  date: string | undefined;
}

/** A file of review decisions as read. */
export interface Review {
  /** Its address. */
  file: string;
  decisions: readonly ReviewDecision[];
  problems: readonly DataProblem[];
}
