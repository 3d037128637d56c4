/**
 * Writes `snippets/nl.json` and `snippets/en.json`: the texts of criteria and recommendations, for editors
 * that offer snippets by what is typed (the name of a block). With `--check` it writes nothing and fails
 * where a file is not what the framework says.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { underTitle } from '../server/src/features/insertion.ts';
import { nameOf } from '../server/src/features/recommendations.ts';
import { snippetOf } from '../server/src/features/stops.ts';
import { loadFramework } from '../server/src/framework/load.ts';
import { type Criterion, LANGUAGES, type Language, type Localised, type Recommendation } from '../server/src/framework/types.ts';
import { frameworkFiles } from './framework-files.ts';

interface Snippet {
  prefix: string[];
  description: string;
  body: string;
}

/** Snippets start a part of a document: below its title. */
const LEVEL = 2;
const folder = fileURLToPath(new URL('../snippets/', import.meta.url));
const { framework } = loadFramework(frameworkFiles());
const files = new Map(LANGUAGES.map((language) => [`${language}.json`, written(snippets(language))]));

if (process.argv.includes('--check')) {
  const stale = [...files].filter(([name, text]) => read(name) !== text).map(([name]) => name);
  for (const name of stale) console.error(`snippets/${name} is not what the framework says; run: npm run snippets`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(folder + name, text);
}

/** All snippets of a language by name; the name is what an editor shows beside the prefix. */
function snippets(language: Language): Map<string, Snippet> {
  const found = new Map<string, Snippet>();
  for (const criterion of framework.criteria) {
    const body = criterion.template?.[language];
    const prefix = prefixes([criterion], language);
    if (!body || prefix.length === 0) continue;
    found.set(criterion.title[language], { prefix, description: criterion.id, body: snippetOf(body.trimEnd()) });
  }
  for (const recommendation of framework.recommendations)
    for (const [kinds, passage] of passages(recommendation)) {
      const { study, id, title } = recommendation;
      const criteria = recommendation.meets.flatMap((name) => framework.criterion(name) ?? []);
      const kind =
        kinds.length < recommendation.kinds.length ? `, ${kinds.map((k) => framework.messages[language][`kind/${k}`]).join(', ')}` : '';
      found.set(`${title[language]} (${study} ${id}${kind})`, {
        prefix: [...prefixes(criteria, language), nameOf(recommendation)],
        description: recommendation.gist[language],
        body: snippetOf(underTitle({ title: title[language], body: passage[language] }, LEVEL)),
      });
    }
  return found;
}

/** The names of the blocks of criteria, each once. */
function prefixes(criteria: readonly Criterion[], language: Language): string[] {
  return [...new Set(criteria.flatMap(({ block }) => block?.[language] ?? []))];
}

/** Each passage of a recommendation once, with the kinds of document that it is for. */
function passages({ templates, kinds }: Recommendation): Map<string[], Localised> {
  const found = new Map<string, { kinds: string[]; passage: Localised }>();
  for (const kind of kinds) {
    const passage = templates[kind];
    if (!passage) continue;
    const same = found.get(passage.nl) ?? { kinds: [], passage };
    same.kinds.push(kind);
    found.set(passage.nl, same);
  }
  return new Map([...found.values()].map((each) => [each.kinds, each.passage]));
}

/** One line a snippet: small in the package, and a change is one line in a comparison. */
function written(all: ReadonlyMap<string, Snippet>): string {
  return `{\n${[...all].map(([name, snippet]) => `${JSON.stringify(name)}: ${JSON.stringify(snippet)}`).join(',\n')}\n}\n`;
}

function read(name: string): string | undefined {
  try {
    return readFileSync(folder + name, 'utf8');
  } catch {
    return undefined;
  }
}
