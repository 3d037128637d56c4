import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Language } from '../server/src/framework/types.ts';
import { framework } from './support/framework.ts';

interface Snippet {
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

    it(`have the text of every criterion, ${language}`, () => {
      for (const { id, block, template, title } of framework.criteria)
        if (block && template) {
          const { description, body } = all.get(title[language]) ?? assert.fail(id);
          // What is left open stands in brackets, so that it is seen for what it is.
          assert.deepEqual([description, body], [id, template[language].trimEnd().replace(/(\$\{\d+:)([^}]+)\}/g, '$1[$2]}')]);
        }
    });

    it(`have every passage of every recommendation, ${language}`, () => {
      for (const { study, id, title, gist, templates } of framework.recommendations) {
        const found = [...all].filter(([name]) => name.startsWith(`${title[language]} (${study} ${id}`)).map(([, snippet]) => snippet);
        assert.equal(found.length, new Set(Object.values(templates).map((p) => p[language])).size, `${study} ${id}`);
        for (const { body, description } of found) {
          assert.equal(description, gist[language]);
          assert.ok(body.startsWith(`## ${title[language]}\n\n`));
          assert.doesNotMatch(body.slice(2), /^##? /m);
        }
      }
    });

    it(`have no prefix, as the server offers them by what is typed, ${language}`, () => {
      for (const [name, snippet] of all) assert.ok(!('prefix' in snippet), name);
    });

    it(`hold no tab stop that an editor would not take, ${language}`, () => {
      for (const [name, { body }] of all) assert.doesNotMatch(body.replace(/\\\$|\$\{\d+:[^}$]*\}/g, ''), /\$/, name);
    });
  }
});
