import { frameworkOf } from './load.ts';
import { type Framework, LANGUAGES } from './types.ts';

/** Where the build packs the framework; the models stand beside it. */
export const BUNDLED = 'framework.br';

/**
 * The framework as the build made it of the YAML files. It was validated then.
 * @param read gives the text of a file that the build packed; of `subjects.nl.br` and the like when it is first needed:
 *   a language that no document is in costs neither time nor memory
 */
export function bundledFramework(read: (file: string) => string): Framework {
  const data = JSON.parse(read(BUNDLED)) as Omit<Framework, 'criterion'>;
  const subjects = {} as Framework['subjects'];
  for (const language of LANGUAGES) {
    const file = data.subjects[language];
    Object.defineProperty(subjects, language, { enumerable: true, get: () => (file === undefined ? undefined : read(file)) });
  }
  return frameworkOf({ ...data, subjects });
}
