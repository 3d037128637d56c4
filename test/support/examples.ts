import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

/** The example documents, by path below `examples/`. */
export function exampleNames(): string[] {
  return ['en', 'nl']
    .flatMap((language) =>
      readdirSync(EXAMPLES + language)
        .filter((name) => name.endsWith('.md'))
        .map((name) => `${language}/${name}`),
    )
    .sort();
}
