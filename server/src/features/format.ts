import { type Annotation, moved } from '../document/annotations.ts';
import type { DocumentModel } from '../document/model.ts';
import type { NameIndex } from '../framework/names.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Range } from '../text/lines.ts';
import { normalise } from '../text/words.ts';
import { touches } from './at.ts';

/** A value that needs no quotes. */
const BARE = /^[\p{L}\p{N}\p{M}_.:/#-]+$/u;

/**
 * The edits that write annotations in one way, and touch nothing else: no space between colons, name and brackets; in the
 * braces the id first, then classes, then attributes in the order of the framework, one space apart, quoted where they must
 * be. What cannot be read is left as it is. Formatting twice gives the same as once.
 * @param within only annotations that touch it
 */
export function formatAnnotations(
  model: DocumentModel,
  names: NameIndex,
  within: Range = { start: 0, end: model.text.length },
): TextEdit[] {
  const edits: TextEdit[] = [];
  const known = new Set(model.declared.map(({ annotation }) => annotation?.start));
  const take = (annotation: Annotation): void => {
    if (!annotation.broken && touches(annotation, within) && (annotation.form === 'text' || known.has(annotation.start)))
      edits.push(...formatted(annotation, model.text, names));
  };
  model.blocks.forEach((block, b) => {
    if (!touches(block, within)) return;
    const facts = model.facts[b];
    if (facts?.fence) take(moved(facts.fence, block.start));
    for (const annotation of facts?.content.annotations ?? []) take(moved(annotation, block.start));
  });
  return edits;
}

function formatted({ start, nameRange, label, braces, name, form }: Annotation, text: string, names: NameIndex): TextEdit[] {
  const edits: TextEdit[] = [];
  const close = (from: number, to: number): void => {
    if (from < to && text.slice(from, to).trim() === '') edits.push({ start: from, end: to, text: '' });
  };
  const colons = /^:+/.exec(text.slice(start, nameRange.start))?.[0].length ?? 0;
  close(start + colons, nameRange.start);
  if (label) close(nameRange.end, label.start - 1);
  if (!braces) return edits;
  close(label ? label.end + 1 : nameRange.end, braces.start - 1);
  const before = text.slice(braces.start, braces.end);
  const parts = partsOf(before);
  const after = parts && inOrder(parts, form === 'text' ? [] : orderOf(name, names)).join(' ');
  if (after !== undefined && after !== before) edits.push({ start: braces.start, end: braces.end, text: after });
  return edits;
}

interface Part {
  /** `#`, `.`, or the name of an attribute. */
  name: string;
  text: string;
}

const PART = /[\s,]*(?:([#.])([\p{L}\p{N}\p{M}_:-]+)|([\p{L}\p{N}\p{M}_-]+)(?:=(?:"([^"\n]*)"|'([^'\n]*)'|[“”]([^”\n]*)”|([^\s{}]+)))?)/uy;

/** What stands between braces, each written anew; undefined where it cannot be told apart. */
function partsOf(source: string): Part[] | undefined {
  const parts: Part[] = [];
  PART.lastIndex = 0;
  let at = 0;
  for (let match = PART.exec(source); match; match = PART.exec(source)) {
    const [, sign, id, name = '', double, single, curly, bare] = match;
    at = PART.lastIndex;
    // `{van=a, aan=b}`: the comma separates.
    const value = double ?? single ?? curly ?? (bare && bare.length > 1 ? bare.replace(/,$/, '') : bare);
    // No quotes hold both kinds of quotes.
    if (value?.includes('"') && value.includes("'")) return undefined;
    if (sign) parts.push({ name: sign, text: sign + id });
    else parts.push({ name, text: value === undefined ? name : `${name}=${written(value)}` });
  }
  return source.slice(at).replace(/[\s,]+/g, '') === '' ? parts : undefined;
}

function written(value: string): string {
  if (BARE.test(value)) return value;
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}

/** Names of attributes of a block, in the order in which its criteria have them. */
function orderOf(name: string, names: NameIndex): string[] {
  return names.blocks(name).flatMap((criterion) => criterion.elements.flatMap((e) => [e.name.nl, e.name.en, e.id].map(normalise)));
}

/** Of two with the same name the first stays first. */
function inOrder(parts: readonly Part[], order: readonly string[]): string[] {
  const rank = ({ name }: Part): number => {
    if (name === '#') return -3;
    if (name === '.') return -2;
    const at = order.indexOf(normalise(name));
    return at < 0 && order.length > 0 ? order.length : at;
  };
  return [...parts].sort((a, b) => rank(a) - rank(b)).map(({ text }) => text);
}
