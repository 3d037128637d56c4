import { decompress } from 'fzstd';
import { frameworkOf } from './load.ts';
import { type Framework, LANGUAGES } from './types.ts';

/** Where the build packs the framework, with Zstandard: what unpacks it runs in a browser too. The models stand beside it. */
export const BUNDLED = 'framework.zst';

/** Decodes Zstandard. */
export type Unpack = (packed: Uint8Array) => Uint8Array;

/**
 * The framework as the build made it of the YAML files. It was validated then.
 * @param read gives the bytes of a file that the build packed; of `subjects.nl.zst` and the like when it is first needed:
 *   a language that no document is in costs neither time nor memory
 * @param unpack a decoder that is faster than ours, where there is one
 */
export function bundledFramework(read: (file: string) => Uint8Array, unpack: Unpack = decompress): Framework {
  const unpacked = (file: string): string => new TextDecoder().decode(unpack(read(file)));
  const data = JSON.parse(unpacked(BUNDLED)) as Omit<Framework, 'criterion'>;
  const subjects = {} as Framework['subjects'];
  for (const language of LANGUAGES) {
    const file = data.subjects[language];
    Object.defineProperty(subjects, language, { enumerable: true, get: () => (file === undefined ? undefined : unpacked(file)) });
  }
  return frameworkOf({ ...data, subjects });
}
