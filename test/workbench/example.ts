// The example that the tests in editors open, and what a reader sees there.
import path from 'node:path';
import { projectRoot } from './driver.ts';

export const examplesFolder = path.join(projectRoot, 'examples/nl');
export const exampleFile = 'propositie-eerste-gesprek.md';

/** Parts of: the message of one finding that nothing in the text disputes, its hover, the title of its fix, what the fix inserts. */
export const finding = 'Afbakening: daarover is in deze propositie nog niets gevonden';
export const reason = 'niet uniek en niet afgebakend';
export const fix = 'Voeg een tekst toe om mee te beginnen: Afbakening';
export const textOfFix = ':::afbakening';
