import { frameworkOf } from './load.ts';
import { type Framework, LANGUAGES } from './types.ts';

/**
 * The framework from the JSON that the build made of the YAML files. It was validated then.
 * @param read gives the text of a file that the build packed beside it (`subjects.nl.br`), when it is first needed:
 *   a language that no document is in costs neither time nor memory
 */
export function bundledFramework(json: string, read: (file: string) => string): Framework {
  const data = JSON.parse(json) as Omit<Framework, 'criterion'>;
  const subjects = {} as Framework['subjects'];
  for (const language of LANGUAGES) {
    const file = data.subjects[language];
    Object.defineProperty(subjects, language, { enumerable: true, get: () => (file === undefined ? undefined : read(file)) });
  }
  return frameworkOf({ ...data, subjects });
}
