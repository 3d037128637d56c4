import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nameOf } from '../server/src/features/recommendations.ts';
import { LANGUAGES, type Language } from '../server/src/framework/types.ts';
import { framework } from './support/framework.ts';

interface Snippet {
  prefix: string[];
  description: string;
  body: string;
}

const read = (path: string): unknown => JSON.parse(readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8'));

/** Snippets as an editor finds them: by way of what the extension contributes. */
function snippets(language: Language): Map<string, Snippet> {
  const { contributes } = read('package.json') as { contributes: { snippets: { language: string; path: string }[] } };
  const one = contributes.snippets.find((s) => s.language === 'markdown' && s.path === `./snippets/${language}.json`);
  return new Map(Object.entries(read(one?.path ?? assert.fail(language)) as Record<string, Snippet>));
}

describe('the snippets', () => {
  for (const language of LANGUAGES) {
    const all = snippets(language);
    const starting = (prefix: string): Snippet[] => [...all.values()].filter((s) => s.prefix.includes(prefix));

    it(`have the text of every criterion, ${language}, by the name of its block`, () => {
      for (const { id, block, template } of framework.criteria)
        if (block && template)
          assert.deepEqual(
            starting(block[language])
              .filter((s) => s.description === id)
              .map((s) => s.body),
            // What is left open stands in brackets, so that it is seen for what it is.
            [template[language].trimEnd().replace(/(\$\{\d+:)([^}]+)\}/g, '$1[$2]}')],
          );
    });

    it(`have every passage of every recommendation, ${language}, by its own name and the names of its blocks`, () => {
      for (const recommendation of framework.recommendations) {
        const found = starting(nameOf(recommendation));
        const passages = new Set(Object.values(recommendation.templates).map((p) => p[language]));
        assert.equal(found.length, passages.size, nameOf(recommendation));
        for (const { body, prefix, description } of found) {
          assert.equal(description, recommendation.gist[language]);
          assert.ok(body.startsWith(`## ${recommendation.title[language]}\n\n`));
          assert.doesNotMatch(body.slice(2), /^##? /m);
          for (const id of recommendation.meets)
            assert.ok(prefix.includes(framework.criterion(id)?.block?.[language] ?? nameOf(recommendation)));
        }
      }
    });

    it(`hold no tab stop that an editor would not take, ${language}`, () => {
      for (const [name, { body }] of all) assert.doesNotMatch(body.replace(/\\\$|\$\{\d+:[^}$]*\}/g, ''), /\$/, name);
    });
  }
});
