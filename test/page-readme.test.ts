import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';
import { pageReadme, repositoryOf } from '../scripts/page-readme.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const README = readFileSync(`${ROOT}README.md`, 'utf8');

/** The addresses of links and pictures, as they are drawn. */
function addresses(markdown: string): string[] {
  const html = new MarkdownIt({ html: true }).render(markdown);
  return [...html.matchAll(/<(?:a|img)\b[^>]*?\b(?:href|src)="([^"]*)"/g)].map(([, address]) => address ?? '');
}

const words = (markdown: string): string =>
  new MarkdownIt()
    .render(markdown)
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

describe('the page of the extension', () => {
  it('has no link that leads nowhere and no picture that is not there, where the repository has no address', () => {
    assert.ok(addresses(README).length > 10);
    const page = pageReadme(README, undefined);
    assert.deepEqual(addresses(page), []);
    assert.doesNotMatch(page, /\]\(|!\[/);
  });

  it('reads as the README does, but for what is for who has the repository', () => {
    const page = pageReadme(README, undefined);
    // Between the marks stands what is left out, and in the second what is said instead.
    const stretches = README.split(/<!-- repository.*?-->([\s\S]*?)<!-- page(?:: (.*?))? -->/);
    assert.ok(stretches.length >= 3 * 5 + 1);
    const kept = stretches.filter((_, i) => i % 3 !== 1).join('');
    assert.ok(words(page) === words(kept.replace(/^!\[.*\n/gm, '')), page);
    assert.doesNotMatch(page, /npm (?:ci|start|link|test)|this folder/);
    assert.match(page, /\n\nMIT licence\.\n$/);
  });

  it('leads to the repository where it has an address', () => {
    const page = pageReadme(README, 'https://example.org/convenant');
    assert.equal(words(page), words(README));
    const relative = addresses(README);
    assert.deepEqual(
      addresses(page),
      relative.map((address) => `https://example.org/convenant/${/\.png$/.test(address) ? 'raw' : 'blob'}/HEAD/${address}`),
    );
  });

  it('leaves code, absolute addresses and places in the page as they are', () => {
    const text =
      '[a](https://b.nl) [c](#d) `[e](f.md)`\n\n<!-- repository -->\n[g](h.md)\n<!-- page: p -->\n\n[*i* j](k.md), ![l](m.png)n\n';
    assert.equal(pageReadme(text, undefined), '[a](https://b.nl) [c](#d) `[e](f.md)`\n\np\n\n*i* j, n\n');
  });

  it('takes the address from the manifest, as a browser opens it', () => {
    assert.equal(repositoryOf({}), undefined);
    assert.equal(repositoryOf({ repository: { url: 'git+https://example.org/a/b.git' } }), 'https://example.org/a/b');
    assert.equal(repositoryOf({ repository: 'git@example.org:a/b.git' }), undefined);
    assert.equal(repositoryOf({ homepage: 'https://example.org/a/b/#readme' }), 'https://example.org/a/b');
  });

  it('is what is packaged', () => {
    const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: { package: string } };
    assert.match(scripts.package, /page-readme\.ts && vsce package .*--readme-path dist\/README\.md/);
    assert.doesNotMatch(readFileSync(`${ROOT}.vscodeignore`, 'utf8'), /^!README\.md$/m);
  });
});
