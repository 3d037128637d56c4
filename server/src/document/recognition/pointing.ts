import type { Sentence } from '../model.ts';

/** True for a sentence that opens by pointing at what the one before it told of: `Daar …`, `Dan …`, `Op die avond …`, `There …`. */
export function pointsBack({ words: [first, second] }: Sentence): boolean {
  if (!first || !second) return false;
  if (/^(?:daar|daarbij|daarin|dan|hier|hierbij|there|then|here)$/.test(first.norm)) return true;
  return /^(?:op|bij|tijdens|in|at|on|during)$/.test(first.norm) && /^(?:die|dat|deze|dit|that|those|these)$/.test(second.norm);
}

/** So short that what opens with `This was` only comments on what the heading says. */
const REMARK = 7;
const POINTS = /^(?:this|that|it|dit|dat|het)$/;
const LINKS = /^(?:is|was|will|would|has|had|werd|wordt|heeft|had|zal|zou)$/;

/** True for a few words on what the heading announces (`This was much applauded.`, `Dat is een hele zorg.`), which name nothing of it. */
export function isRemark({ words, values }: Sentence): boolean {
  return words.length <= REMARK && values.length === 0 && POINTS.test(words[0]?.norm ?? '') && LINKS.test(words[1]?.norm ?? '');
}
