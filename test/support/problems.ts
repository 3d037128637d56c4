import { type ReadConfiguration, readConfiguration } from '../../server/src/framework/configuration/read.ts';
import { problemMessage } from '../../server/src/framework/messages.ts';
import type { DataProblem } from '../../server/src/framework/reader.ts';
import { framework } from './framework.ts';

/** A problem as it is read, in English: where, and what. */
export function told(problem: DataProblem): string {
  return `${problem.line}:${problem.column} ${problemMessage(problem, framework.messages.en)}`;
}

/** The name of a configuration that a test reads. */
export const FILE = '.convenant.yaml';

/** A configuration by itself: it extends nothing. */
export function read(text: string): ReadConfiguration {
  return readConfiguration(FILE, text, framework);
}

/** A configuration with one criterion, with no more than it needs. */
export const CRITERION = `criteria:
  - id: sleutels
    title: Sleutels
    lens: process
    levels: {propositie: essentieel}
    asks: Zeg waar de sleutel ligt.
    elements:
      plek:
        type: text
        title: waar hij ligt
        cues: [ligt|hangt bij|op]
      tijd:
        type: period
        title: tot hoe laat
        values: [term]
`;
