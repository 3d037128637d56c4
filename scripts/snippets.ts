/**
 * Writes `snippets/nl.json` and `snippets/en.json`: the texts of criteria and recommendations, to choose
 * from by title in any Markdown file. By what is typed the server offers them (`features/completion/snippets.ts`), as only that knows the
 * language of a document: so they have no prefix, and are not offered twice. With `--check` it writes nothing and fails
 * where a file is not what the framework says.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { underTitle } from '../server/src/features/insertion.ts';
import { snippetOf } from '../server/src/features/stops.ts';
import { loadFramework } from '../server/src/framework/load.ts';
import { LANGUAGES, type Language, type Localised, type Recommendation } from '../server/src/framework/types.ts';
import { frameworkFiles } from './framework-files.ts';

interface Snippet {
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

/** All snippets of a language by name. */
function snippets(language: Language): Map<string, Snippet> {
  const found = new Map<string, Snippet>();
  for (const criterion of framework.criteria) {
    const body = criterion.template?.[language];
    if (!body || !criterion.block) continue;
    found.set(criterion.title[language], { description: criterion.id, body: snippetOf(body.trimEnd()) });
  }
  for (const recommendation of framework.recommendations)
    for (const [kinds, passage] of passages(recommendation)) {
      const { study, id, title } = recommendation;
      const kind =
        kinds.length < recommendation.kinds.length ? `, ${kinds.map((k) => framework.messages[language][`kind/${k}`]).join(', ')}` : '';
      found.set(`${title[language]} (${study} ${id}${kind})`, {
        description: recommendation.gist[language],
        body: snippetOf(underTitle({ title: title[language], body: passage[language] }, LEVEL)),
      });
    }
  return found;
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
