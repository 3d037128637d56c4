import type { Range } from '../text/lines.ts';

/** An attribute of an annotation, with the places of its name and its value (without quotes). */
export interface Attribute extends Range {
  name: string;
  value: string;
  valueRange: Range;
}

/**
 * An annotation as written (CommonMark's directive proposal): `:name[label]{attributes}` in a line,
 * `::name[…]{…}` on a line of its own, `:::name{…}` around blocks. Names are as typed; what they mean
 * is decided by the framework.
 */
export interface Annotation extends Range {
  form: 'text' | 'leaf' | 'container';
  name: string;
  nameRange: Range;
  /** What stands between the brackets; undefined where there are none. */
  label: Range | undefined;
  /** What stands between the braces; undefined where there are none. */
  braces: Range | undefined;
  attributes: Attribute[];
  id: string | undefined;
  idRange: Range | undefined;
  /** Set where a bracket or brace is not closed, or the attributes cannot be read. */
  broken: { range: Range; what: 'label' | 'attributes' } | undefined;
}

const NAME = /[\p{L}][\p{L}\p{N}\p{M}]*(?:-[\p{L}\p{N}\p{M}]+)*/uy;
/** A label longer than this is taken to be an unclosed bracket. */
const LONGEST_LABEL = 6000;
/** After so many unclosed brackets in one block the rest is left alone: each costs a search. */
const MOST_UNCLOSED = 20;

/**
 * Reads the annotation whose colons start at `at`.
 * @param source the text; the annotation must lie within it
 * @param colons how many colons it has: 1, 2, or 3 and more
 * @returns undefined where no name follows: then the colon is text
 */
export function readAnnotation(source: string, at: number, colons: number): Annotation | undefined {
  let i = at + colons;
  if (colons >= 3) while (source[i] === ' ' || source[i] === '\t') i++;
  NAME.lastIndex = i;
  const name = NAME.exec(source)?.[0];
  if (!name) return undefined;
  const annotation: Annotation = {
    form: colons === 1 ? 'text' : colons === 2 ? 'leaf' : 'container',
    name,
    nameRange: { start: i, end: i + name.length },
    label: undefined,
    braces: undefined,
    attributes: [],
    id: undefined,
    idRange: undefined,
    broken: undefined,
    start: at,
    end: i + name.length,
  };
  i += name.length;
  if (colons >= 2) while (source[i] === ' ' && (source[i + 1] === '[' || source[i + 1] === '{')) i++;
  if (source[i] === '[') {
    const close = closing(source, i);
    if (close < 0) {
      annotation.broken = { range: { start: at, end: i + 1 }, what: 'label' };
      annotation.end = i + 1;
      return annotation;
    }
    annotation.label = { start: i + 1, end: close };
    i = close + 1;
    annotation.end = i;
    if (colons >= 2 && /^ +\{/.test(source.slice(i, i + 20))) i = source.indexOf('{', i);
  }
  if (source[i] === '{') readAttributes(source, i, annotation);
  return annotation;
}

/** Offset of the bracket that closes the one at `open`, or -1. Escaped brackets and code don't count. */
function closing(source: string, open: number): number {
  const last = Math.min(source.length, open + LONGEST_LABEL);
  let depth = 0;
  for (let i = open; i < last; i++) {
    const c = source[i];
    if (c === '\\') i++;
    else if (c === '[') depth++;
    else if (c === ']' && --depth === 0) return i;
    else if (c === '\n' && /^[ \t]*\r?\n/.test(source.slice(i + 1, i + 100))) return -1;
  }
  return -1;
}

/** Reads `{#id .class key=value key="value" key}` at `open` into `annotation`. */
function readAttributes(source: string, open: number, annotation: Annotation): void {
  const limit = Math.min(source.length, open + LONGEST_LABEL);
  let i = open + 1;
  while (i < limit) {
    const c = source[i] as string;
    if (c === '}') {
      annotation.braces = { start: open + 1, end: i };
      annotation.end = i + 1;
      return;
    }
    if (c === '\n' || c === '\r') break;
    if (c === ' ' || c === '\t' || c === ',') {
      i++;
      continue;
    }
    if (c === '#' || c === '.') {
      const start = ++i;
      while (i < limit && /[\p{L}\p{N}\p{M}_:-]/u.test(source[i] as string)) i++;
      if (i === start) break;
      if (c === '#') {
        annotation.id = source.slice(start, i);
        annotation.idRange = { start, end: i };
      }
      continue;
    }
    const start = i;
    while (i < limit && /[\p{L}\p{N}\p{M}_-]/u.test(source[i] as string)) i++;
    if (i === start) break;
    const nameEnd = i;
    let valueRange: Range = { start: i, end: i };
    if (source[i] === '=') {
      const quote = source[++i];
      if (quote === '"' || quote === "'" || quote === '“' || quote === '”') {
        const close = quote === "'" ? "'" : quote === '"' ? '"' : '”';
        const from = ++i;
        while (i < limit && source[i] !== close && source[i] !== '\n') i++;
        if (source[i] !== close) break;
        valueRange = { start: from, end: i++ };
      } else {
        const from = i;
        while (i < limit && !/[\s{}]/.test(source[i] as string)) i++;
        // `{van=a, aan=b}`: the comma separates.
        if (source[i - 1] === ',' && i - 1 > from) i--;
        if (i === from) break;
        valueRange = { start: from, end: i };
      }
    }
    annotation.attributes.push({
      name: source.slice(start, nameEnd),
      value: source.slice(valueRange.start, valueRange.end),
      valueRange,
      start,
      end: i,
    });
  }
  annotation.broken = { range: { start: open, end: Math.max(open + 1, i) }, what: 'attributes' };
  annotation.end = Math.max(open + 1, i);
}

/**
 * Every inline annotation in `source` with a label or attributes, outermost first, nested ones after
 * the one that holds them. Places where `hidden` is true (code, HTML, addresses) hold none. A bare
 * `:name` is reported only where `known` says that the name is one.
 */
export function inlineAnnotations(source: string, hidden: (offset: number) => boolean, known: (name: string) => boolean): Annotation[] {
  const found: Annotation[] = [];
  let unclosed = 0;
  for (let i = source.indexOf(':'); i !== -1; i = source.indexOf(':', i + 1)) {
    const before = source[i - 1];
    if (before === '\\' || before === ':' || source[i + 1] === ':') continue;
    if (hidden(i)) continue;
    const annotation = readAnnotation(source, i, 1);
    if (!annotation) continue;
    const bare = !annotation.label && !annotation.braces && !annotation.broken;
    if (bare && (!known(annotation.name) || (before !== undefined && !/\s/.test(before)))) continue;
    if (annotation.broken && ++unclosed > MOST_UNCLOSED) break;
    if (annotation.broken && !known(annotation.name)) continue;
    if (before !== undefined && /[\p{L}\p{N}]/u.test(before) && !known(annotation.name)) continue;
    found.push(annotation);
    i = annotation.nameRange.end - 1;
  }
  return found;
}

/** The annotation at another place: all its ranges moved by `by`. */
export function moved(annotation: Annotation, by: number): Annotation {
  const { form, name, id, label, braces, idRange, broken } = annotation;
  // Each by name: every annotation of a document is moved at each keystroke, and to copy whatever there is takes several times as long.
  return {
    form,
    name,
    id,
    ...at(annotation, by),
    nameRange: at(annotation.nameRange, by),
    label: label && at(label, by),
    braces: braces && at(braces, by),
    idRange: idRange && at(idRange, by),
    broken: broken && { what: broken.what, range: at(broken.range, by) },
    attributes: annotation.attributes.map((a) => ({ ...at(a, by), name: a.name, value: a.value, valueRange: at(a.valueRange, by) })),
  };
}

function at({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}
