import type { DocumentModel } from '../document/model.ts';
import type { Framework, Language } from '../framework/types.ts';
import { normalise } from '../text/words.ts';
import { titleOf } from './neighbours.ts';
import { type OutlineSymbol, outlineOf } from './symbols.ts';

/** An entry of a document's outline that a query finds; `container` is what the document is called. */
export interface FoundSymbol extends Omit<OutlineSymbol, 'children'> {
  container: string;
  /** How far it is from what was asked: less is nearer. */
  distance: number;
}

/** More than this nobody looks through: a longer query finds what is meant. */
export const MOST_SYMBOLS = 300;
/** A longer query is no name. */
const LONGEST_QUERY = 200;

/** Sections, blocks and roles of a document whose name or id has the characters of a query in their order. */
export function symbolsLike(query: string, model: DocumentModel, framework: Framework, ui: Language): FoundSymbol[] {
  const wanted = normalise(query.slice(0, LONGEST_QUERY)).replace(/\s+/g, '');
  const container = titleOf(model);
  const found: FoundSymbol[] = [];
  const visit = (symbols: readonly OutlineSymbol[]): void => {
    for (const { children, ...symbol } of symbols) {
      const distance = Math.min(distanceOf(wanted, symbol.name), distanceOf(wanted, /^#\S+/.exec(symbol.detail)?.[0].slice(1) ?? ''));
      if (distance < Number.POSITIVE_INFINITY) found.push({ ...symbol, container, distance });
      visit(children);
    }
  };
  visit(outlineOf(model, framework, ui));
  return found;
}

/** The nearest of what was found, in order. */
export function nearestSymbols<T extends Pick<FoundSymbol, 'distance' | 'name'>>(found: readonly T[]): T[] {
  return [...found].sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name)).slice(0, MOST_SYMBOLS);
}

/** 0 for the name itself, 1 where it starts so, 2 where it holds that, 3 where it has the characters in order; else infinite. */
function distanceOf(wanted: string, name: string): number {
  if (wanted === '') return name === '' ? Number.POSITIVE_INFINITY : 3;
  const plain = normalise(name).replace(/\s+/g, '');
  if (plain === wanted) return 0;
  if (plain.startsWith(wanted)) return 1;
  if (plain.includes(wanted)) return 2;
  let at = -1;
  for (const character of wanted) {
    at = plain.indexOf(character, at + 1);
    if (at < 0) return Number.POSITIVE_INFINITY;
  }
  return 3;
}
