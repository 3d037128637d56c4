import { nearest } from '../framework/names.ts';
import { unescaped } from '../text/addresses.ts';
import type { Range } from '../text/lines.ts';
import { unquoted } from '../text/quotes.ts';
import type { Check, CheckContext, Draft } from './finding.ts';

/** Links and ids that lead nowhere. Addresses on the web are left alone: nothing leaves the machine. */
export const references: Check = function* (context) {
  const { model } = context;
  const serves = model.frontMatter?.fields.get('serves');
  if (serves)
    for (const { text, range } of serves.items.length > 0 ? serves.items : [{ text: serves.text, range: serves.value }])
      if (text !== '') yield* target(context, unquoted(text), range);
  for (let b = 0; b < model.facts.length; b++) {
    const base = model.blocks[b]?.start ?? 0;
    for (const link of model.facts[b]?.content.links ?? []) {
      if (!/#|\.md$/i.test(link.url)) continue;
      yield* target(context, link.url, { start: base + link.urlRange.start, end: base + link.urlRange.end });
    }
  }
  for (const block of model.declared)
    for (const attribute of block.annotation?.attributes ?? [])
      if (attribute.value.startsWith('#')) yield* target(context, attribute.value, attribute.valueRange);
};

function* target({ model, references, say }: CheckContext, url: string, range: Range): Iterable<Draft> {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return;
  const [path = '', id = ''] = splitUrl(url);
  if (path === '') {
    if (id === '' || model.ids.has(id)) return;
    const near = nearest(id, [...model.ids.keys()]);
    yield draft(
      'reference/unknown-id',
      range,
      say('reference/unknown-id', { id }),
      near && `#${near}`,
      near && say('nearest', { name: near }),
    );
    return;
  }
  const result = references.resolve(path);
  if (!result.found) {
    const near = result.near && (id ? `${result.near}#${id}` : result.near);
    yield draft('reference/missing-file', range, say('reference/missing-file', { path }), near, near && say('nearest', { name: near }));
    return;
  }
  if (id === '' || !result.ids || result.ids.has(id)) return;
  const near = nearest(id, [...result.ids.keys()]);
  yield draft(
    'reference/unknown-id',
    range,
    say('reference/unknown-id-in', { id, path }),
    near && `${path}#${near}`,
    near && say('nearest', { name: near }),
  );
}

/** The path and the id of a link's target, without escapes; empty where it has none. */
export function splitUrl(url: string): [string, string] {
  const hash = url.indexOf('#');
  return hash < 0 ? [unescaped(url), ''] : [unescaped(url.slice(0, hash)), unescaped(url.slice(hash + 1))];
}

function draft(code: string, range: Range, message: string, replacement: string | undefined, hint: string | undefined): Draft {
  return { code, range, message: hint ? `${message} ${hint}` : message, replacement };
}
