// The example that the tests in editors open, and what a reader sees there.
import path from 'node:path';
import { projectRoot } from './driver.ts';

export const examplesFolder = path.join(projectRoot, 'examples/nl');
export const exampleFile = 'propositie-eerste-gesprek.md';

/** Parts of: the message of one finding, its hover, the title of its fix, and what the fix inserts. */
export const finding = 'Deze propositie zegt nog niets over terugkoppeling';
export const reason = 'woog daarin zwaar';
export const fix = 'Voeg een tekst over terugkoppeling toe';
export const textOfFix = ':::terugkoppeling';
