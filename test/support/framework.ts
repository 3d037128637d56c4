import { frameworkFiles } from '../../scripts/framework-files.ts';
import { Reading } from '../../server/src/document/document.ts';
import { loadFramework } from '../../server/src/framework/load.ts';

const loaded = loadFramework(frameworkFiles());
export const framework = loaded.framework;
export const frameworkProblems = loaded.problems;
export const reading = new Reading(framework);
