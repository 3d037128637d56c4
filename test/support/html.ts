import { strict as assert } from 'node:assert';

export interface HtmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
}

/** Elements that have no end tag (HTML, 13.1.2). */
const VOID = new Set(['meta', 'br', 'rect', 'path']);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[A-Za-z-]+="[^"<]*")*)\s*(\/?)>/y;

/**
 * The elements of a page in order, after checking that it is well-formed: every `<` opens a tag, every attribute is
 * quoted, what is opened is closed in its order, every `&` is an entity.
 */
export function elementsOf(page: string): HtmlElement[] {
  const start = '<!DOCTYPE html>\n';
  assert.ok(page.startsWith(start));
  const elements: HtmlElement[] = [];
  const open: string[] = [];
  for (let at = page.indexOf('<', start.length); at >= 0; at = page.indexOf('<', at)) {
    TAG.lastIndex = at;
    const match = TAG.exec(page);
    assert.ok(match, `no tag: ${page.slice(at, at + 60)}`);
    const [whole, closes, name = '', attributes = '', closed] = match;
    at += whole.length;
    if (closes) {
      assert.equal(name, open.pop(), `at ${page.slice(at - 60, at)}`);
      continue;
    }
    const pairs = [...attributes.matchAll(/([A-Za-z-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value] as const);
    elements.push({ name, attributes: new Map(pairs) });
    if (closed) assert.ok(VOID.has(name), name);
    else if (!VOID.has(name)) open.push(name);
  }
  assert.deepEqual(open, []);
  assert.deepEqual(page.match(/&(?!(?:amp|lt|gt|quot|#39);)/g) ?? [], []);
  return elements;
}
