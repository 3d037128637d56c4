import { isMap, isPair, isScalar, isSeq, type Node, type Pair, parseDocument, visit } from 'yaml';
import { CONFIGURATION, LONGEST, REVIEW, type Shape } from '../../framework/configuration/shape.ts';
import type { Range } from '../../text/lines.ts';
import { isTooDeep } from '../../text/nesting.ts';

/** A place in a configuration file: what may stand there, and what it is part of. */
export interface ConfigurationPlace {
  /** A key of a mapping, or a value. */
  as: 'key' | 'value';
  /** What stands there; for completion, what is replaced. UTF-16 offsets. */
  range: Range;
  /** Keys and places in lists down to what holds it; for a value, its own key or place too. */
  path: readonly (string | number)[];
  /** The forms that what holds it (of a key), or it itself (of a value), may have. */
  shapes: readonly Shape[];
  /** What is written there. */
  text: string;
  /** Keys that stand beside it. */
  beside: readonly string[];
  /** Id of the criterion that it belongs to, where it stands under one. */
  criterion: string | undefined;
}

/** Stands for what is being typed: a word that nobody writes. */
const MARK = '\ue000convenant\ue000';

/** What is at an offset: the scalar around it. Undefined in space and comments. */
export function configurationPlaceAt(text: string, offset: number, root: Shape = CONFIGURATION): ConfigurationPlace | undefined {
  return find(text, root, (node) => {
    const [start = 0, end = 0] = node.range ?? [];
    return start <= offset && offset < end;
  });
}

/** Where something is being typed: the word around the caret may be any, or not there yet. */
export function typingPlaceAt(text: string, offset: number, root: Shape = CONFIGURATION): ConfigurationPlace | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(Math.max(lineStart, offset - LONGEST.line), offset);
  const start = offset - (/[^\s,[\]{}"'#]*$/.exec(before)?.[0].length ?? 0);
  const end = offset + (/^[^\s,[\]{}"'#:]*/.exec(text.slice(offset, offset + LONGEST.line))?.[0].length ?? 0);
  const found = find(text.slice(0, start) + MARK + text.slice(end), root, (node) => node.value === MARK);
  if (!found) return undefined;
  const line = text.slice(lineStart, start);
  // `levels: feedback: …` is no YAML: a key within a key begins on a line of its own, or in braces.
  if (found.as === 'value' && !/^\s*(?:-\s+)*$/.test(line))
    found.shapes = found.shapes.filter(({ is }) => is !== 'mapping' && is !== 'record');
  return { ...found, range: { start, end }, text: text.slice(start, end) };
}

type Found = { -readonly [K in keyof ConfigurationPlace]: ConfigurationPlace[K] };

function find(source: string, root: Shape, wanted: (node: Node & { value: unknown }) => boolean): Found | undefined {
  if (source.length > LONGEST.file + MARK.length || isTooDeep(source)) return undefined;
  const document = parseDocument(source, { uniqueKeys: false, prettyErrors: false });
  let found: Found | undefined;
  visit(document, {
    Scalar: (key, node, ancestors) => {
      if (!wanted(node)) return undefined;
      const path = pathOf([...ancestors.filter((a) => isMap(a) || isSeq(a) || isPair(a)), node] as (Node | Pair)[]);
      const as = key === 'key' ? 'key' : 'value';
      if (as === 'key') path.pop();
      const holder = ancestors.findLast((a) => isMap(a));
      const own = path[0] === 'criteria' && typeof path[1] === 'number' ? document.getIn(['criteria', path[1], 'id']) : undefined;
      const [start = 0, end = 0] = node.range ?? [];
      found = {
        as,
        range: { start, end },
        path,
        shapes: shapesAt(path, root),
        text: String(node.value),
        beside: isMap(holder)
          ? holder.items.flatMap((item) => (isScalar(item.key) && item.key !== node ? [String(item.key.value)] : []))
          : [],
        criterion: typeof own === 'string' ? own : criterionIn(path),
      };
      return visit.BREAK;
    },
  });
  return found;
}

/** Keys and places in lists down to the last of some nodes. */
function pathOf(nodes: readonly (Node | Pair)[]): (string | number)[] {
  return nodes.flatMap((node, i): (string | number)[] => {
    const next = nodes[i + 1];
    if (isPair(node)) return isScalar(node.key) ? [String(node.key.value)] : [];
    return isSeq(node) && next ? [node.items.indexOf(next)] : [];
  });
}

/** The id that stands in a path below what is listed per criterion. */
function criterionIn(path: readonly (string | number)[]): string | undefined {
  const [first, second] = path;
  const per = ['headings', 'cues', 'examples', 'levels'];
  return typeof first === 'string' && typeof second === 'string' && per.includes(first) ? second.split('/')[0] : undefined;
}

/** The forms that what stands at a path may have. */
export function shapesAt(path: readonly (string | number)[], root: Shape = CONFIGURATION): Shape[] {
  let shapes: Shape[] = [root];
  for (const part of path) shapes = shapes.flatMap((shape) => flat(below(shape, part)));
  return shapes;
}

function below(shape: Shape, part: string | number): Shape[] {
  if (typeof part === 'number') return shape.is === 'list' ? [shape.of] : [];
  if (shape.is === 'mapping') return Object.hasOwn(shape.keys, part) ? [shape.keys[part] as Shape] : [];
  return shape.is === 'record' ? [shape.of] : [];
}

function flat(shapes: readonly Shape[]): Shape[] {
  return shapes.flatMap((shape) => (shape.is === 'either' ? flat(shape.of) : [shape]));
}

/** Name of the text that says what a key is for (`criteria.elements.type`); undefined for a key that is somebody's name. */
export function keyName(path: readonly (string | number)[], key: string, root: Shape = CONFIGURATION): string | undefined {
  if (!shapesAt(path, root).some((shape) => shape.is === 'mapping' && Object.hasOwn(shape.keys, key))) return undefined;
  const keys = path.flatMap((part, i) =>
    typeof part === 'string' && shapesAt(path.slice(0, i), root).some(({ is }) => is === 'mapping') ? [part] : [],
  );
  if (keys.includes('examples')) return `examples.${key}`;
  return [...(root === REVIEW ? ['review'] : []), ...keys, key].join('.');
}
