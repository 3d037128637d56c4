import { frameworkOf } from './load.ts';
import type { Framework } from './types.ts';

/** The framework from the JSON that the build made of the YAML files. It was validated then. */
export function bundledFramework(json: string): Framework {
  return frameworkOf(JSON.parse(json) as Omit<Framework, 'criterion'>);
}
