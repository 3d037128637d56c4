// The example that the tests in editors open, and what a reader sees there.
import path from 'node:path';
import { projectRoot } from './driver.ts';

export const examplesFolder = path.join(projectRoot, 'examples/nl');
export const exampleFile = 'propositie-vallen.md';

/** Part of the message of one finding in it, of its hover, of the title of its fix, and of what the fix inserts. */
export const finding = 'Hier staat niet wie terugkoppelt';
export const reason = 'in de studie';
export const fix = 'Voeg terugkoppeling toe';
export const textOfFix = 'Terugkoppeling';
