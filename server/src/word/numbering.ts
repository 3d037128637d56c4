import type { NumberRef, Style, Styles } from './styles.ts';
import { attribute, child, elements, nameOf, propertyOf, type Xml } from './xml.ts';

/** The number that Word shows before a paragraph. */
export interface Label {
  /** As shown: `Artikel 3`, `3.1`, `a.`; empty for a bullet. */
  text: string;
  /** Zero-based. */
  level: number;
  bullet: boolean;
  /** What is counted at its own level. */
  value: number;
  /** Only its own count, as Markdown numbers a list: `3.` or `3)`. */
  plain: boolean;
  /** Nothing stands between it and the text. */
  tight: boolean;
}

export interface Numbering {
  /** Counts a paragraph and gives its label; undefined where it has none. To be called for each paragraph, in order. */
  label(own: NumberRef, style: Style): Label | undefined;
}

interface Level {
  start: number;
  format: string;
  text: string;
  suffix: string;
  style: string | undefined;
  /** Numbers of all levels are shown as 1, 2, 3. */
  legal: boolean;
  /** The level (one-based) after which it starts again; 0 for never. */
  restart: number | undefined;
}

interface List {
  levels: Map<number, Level>;
  /** By level, what was counted last. Lists made from one definition count on together (§17.9.15). */
  counts: (number | undefined)[];
}

interface Instance {
  list: List;
  own: Map<number, Level>;
  /** Levels that start anew the first time that this instance is used. */
  starts: Map<number, number>;
}

const DEEPEST = 9;
/** More levels or lists than these are not read. */
const MOST = 5000;

/** Reads `numbering.xml`; undefined for a document without. */
export function readNumbering(root: Xml | undefined, styles: Styles): Numbering {
  const lists = new Map<string, List>();
  const linked = new Map<string, string>();
  const byStyleLink = new Map<string, string>();
  const instances = new Map<string, Instance>();
  for (const element of elements(root).slice(0, MOST)) {
    const id = attribute(element, nameOf(element) === 'num' ? 'numId' : 'abstractNumId') ?? '';
    if (nameOf(element) === 'abstractNum') {
      lists.set(id, { levels: levelsOf(element), counts: [] });
      const link = propertyOf(element, 'numStyleLink');
      if (link !== undefined) linked.set(id, link);
      const of = propertyOf(element, 'styleLink');
      if (of !== undefined) byStyleLink.set(of, id);
    }
    if (nameOf(element) !== 'num') continue;
    const abstract = propertyOf(element, 'abstractNumId') ?? '';
    // A list that is only a style's takes its levels from the list that the style names.
    const list = lists.get(byStyleLink.get(linked.get(abstract) ?? '') ?? abstract);
    if (list) instances.set(id, { list, ...overridesOf(element) });
  }
  return { label: (own, style) => labelled(own, style, instances, styles) };
}

function levelsOf(element: Xml): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of elements(element)) if (nameOf(level) === 'lvl') levels.set(Number(attribute(level, 'ilvl')), levelOf(level));
  return levels;
}

function levelOf(level: Xml): Level {
  const restart = propertyOf(level, 'lvlRestart');
  return {
    start: Number(propertyOf(level, 'start') ?? 1),
    format: propertyOf(level, 'numFmt') ?? 'decimal',
    text: propertyOf(level, 'lvlText') ?? '',
    suffix: propertyOf(level, 'suff') ?? 'tab',
    style: propertyOf(level, 'pStyle'),
    legal: child(level, 'isLgl') !== undefined,
    restart: restart === undefined ? undefined : Number(restart),
  };
}

function overridesOf(element: Xml): Pick<Instance, 'own' | 'starts'> {
  const own = new Map<number, Level>();
  const starts = new Map<number, number>();
  for (const override of elements(element)) {
    if (nameOf(override) !== 'lvlOverride') continue;
    const level = Number(attribute(override, 'ilvl'));
    const other = child(override, 'lvl');
    if (other) own.set(level, levelOf(other));
    const start = propertyOf(override, 'startOverride');
    if (start !== undefined) starts.set(level, Number(start));
  }
  return { own, starts };
}

function labelled(own: NumberRef, style: Style, instances: ReadonlyMap<string, Instance>, styles: Styles): Label | undefined {
  const instance = instances.get(own.id ?? style.number.id ?? '');
  if (!instance) return undefined;
  const { list } = instance;
  const ofStyle = [...list.levels].find(([, level]) => level.style !== undefined && styles.get(level.style) === style)?.[0];
  const at = own.level ?? (own.id === undefined ? ofStyle : undefined) ?? style.number.level ?? ofStyle ?? 0;
  const levelAt = (n: number): Level | undefined => instance.own.get(n) ?? list.levels.get(n);
  const level = levelAt(at);
  if (!level || !(at >= 0 && at < DEEPEST)) return undefined;
  const start = instance.starts.get(at);
  if (start !== undefined) {
    instance.starts.delete(at);
    list.counts[at] = start - 1;
  }
  const value = (list.counts[at] ?? level.start - 1) + 1;
  list.counts[at] = value;
  for (let deeper = at + 1; deeper < DEEPEST; deeper++) {
    const { restart } = levelAt(deeper) ?? {};
    if (restart === undefined || (restart !== 0 && at < restart)) list.counts[deeper] = undefined;
  }
  const count = (n: number): string => {
    const of = levelAt(n);
    const shown = list.counts[n] ?? of?.start ?? 1;
    return formatted(shown, level.legal && of?.format !== 'none' ? 'decimal' : (of?.format ?? 'decimal'));
  };
  const bullet = level.format === 'bullet';
  // Some fonts show other signs in the private area as bullets: none of it is text.
  const text =
    bullet || level.format === 'none' ? level.text.replace(/%\d/g, '') : level.text.replace(/%(\d)/g, (_, n) => count(Number(n) - 1));
  if (!bullet && text.trim() === '') return undefined;
  return {
    text: bullet ? '' : text.trim(),
    level: at,
    bullet,
    value,
    plain: level.format === 'decimal' && new RegExp(`^%${at + 1}[.)]$`).test(level.text) && !isComposed(list, at),
    tight: level.suffix === 'nothing',
  };
}

/** The level below shows this one's number too (`3.1`): these are articles, no list. */
function isComposed({ levels }: List, at: number): boolean {
  return levels.get(at + 1)?.text.includes(`%${at + 1}`) === true && levels.get(at + 1)?.format !== 'bullet';
}

/** A count in a format of §17.18.59; formats that are not known count as decimal. */
export function formatted(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return lettered(count);
    case 'upperLetter':
      return lettered(count).toUpperCase();
    case 'lowerRoman':
      return roman(count);
    case 'upperRoman':
      return roman(count).toUpperCase();
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'ordinal':
      return `${count}e`;
    case 'none':
      return '';
    default:
      return String(count);
  }
}

/** a to z, then aa, bb (§17.18.59), as Word counts. */
function lettered(count: number): string {
  if (count < 1 || count > 780) return String(count);
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

const ROMAN: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  let rest = count;
  let text = '';
  for (const [value, sign] of ROMAN)
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  return text;
}
