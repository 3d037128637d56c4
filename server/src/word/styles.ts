import { attribute, child, elements, isOn, propertyOf, type Xml } from './xml.ts';

/** How characters look; undefined where nothing is said. */
export interface RunLook {
  bold: boolean | undefined;
  italic: boolean | undefined;
  strike: boolean | undefined;
  hidden: boolean | undefined;
  /** In half points. */
  size: number | undefined;
}

/** Where a paragraph's number comes from: `numId` and zero-based level (WordprocessingML §17.9.18). */
export interface NumberRef {
  id: string | undefined;
  level: number | undefined;
}

/** A style with all that it takes from the styles that it is based on. */
export interface Style {
  id: string;
  /** As in the file, in lower case: Word keeps the English names of its own styles, whatever its language. */
  name: string;
  /** Zero-based outline level; 9 and more is text. */
  outline: number | undefined;
  number: NumberRef;
  run: RunLook;
}

export interface Styles {
  /** The style of that id; what is unknown has a name alone. */
  get(id: string | undefined): Style;
}

/** Styles based on each other go no deeper than this; a circle ends here too. */
const DEEPEST = 20;

/** Reads `styles.xml`; undefined for a document without. */
export function readStyles(root: Xml | undefined): Styles {
  const sources = new Map<string, Xml>();
  let standard = '';
  for (const style of elements(root)) {
    const id = attribute(style, 'styleId');
    if (id === undefined || attribute(style, 'type') === 'table') continue;
    sources.set(id, style);
    if (attribute(style, 'type') === 'paragraph' && /^(?:1|true|on)$/.test(attribute(style, 'default') ?? '')) standard = id;
  }
  const known = new Map<string, Style>();
  const get = (id: string, depth: number): Style => {
    const found = known.get(id);
    if (found) return found;
    const source = sources.get(id);
    const base = propertyOf(source, 'basedOn');
    const above = base !== undefined && depth < DEEPEST ? get(base, depth + 1) : undefined;
    const style = styleOf(id, source, above);
    known.set(id, style);
    return style;
  };
  return { get: (id) => get(id ?? standard, 0) };
}

function styleOf(id: string, source: Xml | undefined, above: Style | undefined): Style {
  const properties = child(source, 'pPr');
  const name = (propertyOf(source, 'name') ?? id).toLowerCase();
  const number = numberOf(properties);
  const named = /^(?:heading|kop|überschrift|titre) ?([1-9])$/.exec(name)?.[1];
  const outline = propertyOf(properties, 'outlineLvl') ?? (named === undefined ? undefined : String(Number(named) - 1));
  return {
    id,
    name,
    outline: outline === undefined ? above?.outline : Number(outline),
    number: { id: number.id ?? above?.number.id, level: number.level ?? above?.number.level },
    run: over(runLook(child(source, 'rPr')), above?.run),
  };
}

/** The number of a paragraph or a style, as its properties say. */
export function numberOf(properties: Xml | undefined): NumberRef {
  const number = child(properties, 'numPr');
  const level = propertyOf(number, 'ilvl');
  return { id: propertyOf(number, 'numId'), level: level === undefined ? undefined : Number(level) };
}

/** How characters look, as run properties say. */
export function runLook(properties: Xml | undefined): RunLook {
  const size = propertyOf(properties, 'sz');
  return {
    bold: isOn(properties, 'b'),
    italic: isOn(properties, 'i'),
    strike: isOn(properties, 'strike') ?? isOn(properties, 'dstrike'),
    hidden: isOn(properties, 'vanish'),
    size: size === undefined ? undefined : Number(size),
  };
}

/** One look over another: what it says goes before. */
export function over(look: RunLook, below: RunLook | undefined): RunLook {
  return {
    bold: look.bold ?? below?.bold,
    italic: look.italic ?? below?.italic,
    strike: look.strike ?? below?.strike,
    hidden: look.hidden ?? below?.hidden,
    size: look.size ?? below?.size,
  };
}
