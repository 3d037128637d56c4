import { readInstruments } from '../document/instruments.ts';
import type { Check } from './finding.ts';

/** What the reading met: broken annotations, front matter, suppressions and instruments, with the nearest right name. */
export const problems: Check = function* ({ model, framework, say }) {
  const all = [...(model.frontMatter?.problems ?? []), ...model.problems, ...readInstruments(model, framework.structure).problems];
  for (const problem of all) {
    let message = say(problem.code, problem.parameters);
    if (problem.replacement) message += ` ${say('nearest', { name: problem.replacement })}`;
    yield { code: problem.code, range: problem.range, message, replacement: problem.replacement };
  }
};
