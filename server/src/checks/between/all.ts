import { ambitionCarriedThrough } from './ambition-carried-through.ts';
import { horizonConsistency } from './horizon-consistency.ts';
import { overlappingPropositions } from './overlapping-propositions.ts';
import { partyConsistency } from './party-consistency.ts';
import { roleConsistency } from './role-consistency.ts';
import { termConsistency } from './term-consistency.ts';
import type { BetweenCheck } from './types.ts';

/** Every way of checking a set of documents. */
export const BETWEEN_CHECKS: readonly BetweenCheck[] = [
  ambitionCarriedThrough,
  roleConsistency,
  partyConsistency,
  overlappingPropositions,
  termConsistency,
  horizonConsistency,
];
