import type { Sentence } from '../model.ts';

/** True for a sentence that opens by pointing at what the one before it told of: `Daar …`, `Dan …`, `Op die avond …`, `There …`. */
export function pointsBack({ words: [first, second] }: Sentence): boolean {
  if (!first || !second) return false;
  if (/^(?:daar|daarbij|daarin|dan|hier|hierbij|there|then|here)$/.test(first.norm)) return true;
  return /^(?:op|bij|tijdens|in|at|on|during)$/.test(first.norm) && /^(?:die|dat|deze|dit|that|those|these)$/.test(second.norm);
}
