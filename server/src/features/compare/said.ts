import { quote } from '../../checks/places.ts';
import type { DocumentModel, Evidence } from '../../document/model.ts';
import type { Language, Lexicon } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { firstNotBefore } from '../../text/search.ts';
import { inSentence, normalText, type Word, words } from '../../text/words.ts';
import { NAMING } from './articles.ts';
import { listOf } from './lists.ts';
import type { Pair } from './match.ts';
import type { Change, CompareContext, Placed } from './types.ts';
import type { Unit } from './units.ts';

/** A quotation is no longer than this. */
const LONGEST = 300;

/** Words as they are told, with their line. */
export function placed({ lines }: CompareContext['before'], { start }: Range, text: string): Placed {
  return { text: quote(text, { start: 0, end: text.length }, LONGEST), line: lines.positionAt(start).line + 1 };
}

/** True where two texts say the same in the same words, whatever their signs and capitals. */
export function sameWords(one: string, other: string): boolean {
  return normalText(one) === normalText(other);
}

/**
 * A name with the article that the document gives it: `de kwaliteitscommissie`; without one, and in a sentence of another
 * language than the document, between quotation marks.
 */
export function nameIn(model: DocumentModel, name: string, ui: Language): string {
  if (model.language !== ui) return `“${name.replace(ARTICLE, '')}”`;
  if (ARTICLE.test(name)) return name;
  const { all, named } = wordsOf(model);
  const wanted = words(name.replace(/[-_]/g, ' ')).map(({ norm }) => norm);
  for (const i of named.get(wanted[0] ?? '') ?? []) {
    if (!wanted.every((word, w) => all[i + w]?.norm === word)) continue;
    const article = all[i - 1] as Word;
    const said = model.text.slice((all[i] as Word).start, (all[i + wanted.length - 1] as Word).end);
    return `${article.norm} ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
  }
  // A heading names it without an article, and the text below that says `de commissie`.
  const [short] = [...model.inFull].find(([, full]) => full.name === name) ?? [];
  const article =
    short === undefined
      ? undefined
      : /(\p{L}+)\s+$/u.exec(model.text.slice(Math.max(0, short - LONGEST_ARTICLE), short))?.[1]?.toLowerCase();
  return article && NAMING.has(article) ? `${article} ${inSentence(name)}` : `“${name}”`;
}

/** An article is no longer than this, with the space behind it. */
const LONGEST_ARTICLE = 8;
const ARTICLE = new RegExp(`^(?:${[...NAMING].join('|')})\\s+`, 'i');
/** No name stands for the first time further down. */
const LONGEST_SEARCH = 200_000;

/** The words of a document, and of each that stands behind an article its places among them. */
interface WordsIn {
  all: Word[];
  named: Map<string, number[]>;
}

const wordsIn = new WeakMap<DocumentModel, WordsIn>();

function wordsOf(model: DocumentModel): WordsIn {
  let known = wordsIn.get(model);
  if (!known) {
    const all = words(model.text.slice(0, LONGEST_SEARCH));
    const named = new Map<string, number[]>();
    for (const [i, { norm }] of all.entries()) {
      if (i === 0 || !NAMING.has((all[i - 1] as Word).norm)) continue;
      const places = named.get(norm);
      if (places) places.push(i);
      else named.set(norm, [i]);
    }
    wordsIn.set(model, (known = { all, named }));
  }
  return known;
}

/** How binding a text is: what it denies, whether it only allows, whether it demands. */
export function bindingOf(text: string, lexicon: Lexicon): { denied: number; allowed: boolean; demanded: boolean } {
  const count = (list: string): number => countOf(text, list, lexicon);
  return { denied: count('negations'), allowed: count('modals') > 0, demanded: count('strong-binding') > 0 };
}

/** How many words of a text stand in a list. */
export function countOf(text: string, list: string, lexicon: Lexicon): number {
  return words(text).filter(({ norm }) => listOf(lexicon, list).has(norm)).length;
}

/** True for a change that quotes what stands in a clause or a sentence, or all of it. */
export function isTold(change: Change, pair: Pick<Pair, 'before' | 'after'>, { before, after }: CompareContext): boolean {
  return quotes(change.after, pair.after, after) || quotes(change.before, pair.before, before);
}

function quotes(told: Placed | undefined, unit: Unit | undefined, side: CompareContext['before']): boolean {
  if (!told || !unit) return false;
  const { first, last } = linesOf(side, unit);
  if (told.line < first || last < told.line) return false;
  const said = normalOf(unit, unit.text);
  // Of what was cut short, the words before that.
  const quoted = normalOf(told, told.text.replace(/(?<!\S)\S*…$/, ''));
  return said.includes(quoted) || quoted.includes(said) || (told.text.endsWith('…') && said.startsWith(quoted));
}

/** As a change and a sentence are each laid beside many of the other, their words are read once. */
const spoken = new WeakMap<Unit | Placed, string>();

function normalOf(one: Unit | Placed, text: string): string {
  let known = spoken.get(one);
  if (known === undefined) spoken.set(one, (known = normalText(text)));
  return known;
}

/** What was found within a stretch; a document's evidence is put in order once. */
export function evidenceIn(model: DocumentModel, { start, end }: Range): Evidence[] {
  let sorted = inOrder.get(model);
  if (!sorted) inOrder.set(model, (sorted = [...model.evidence].sort((a, b) => a.start - b.start)));
  const first = firstNotBefore(sorted, (one) => one.start < start);
  const found: Evidence[] = [];
  for (let i = first; i < sorted.length && (sorted[i] as Evidence).start < end; i++) found.push(sorted[i] as Evidence);
  return found;
}

const inOrder = new WeakMap<DocumentModel, Evidence[]>();

/** The first and last line of a unit, one-based. */
function linesOf({ lines }: CompareContext['before'], { start, end, statements }: Unit): { first: number; last: number } {
  const ends = statements.map(({ sentence, base }) => base + sentence.end);
  return {
    first: lines.positionAt(start).line + 1,
    last: lines.positionAt(Math.max(start, Math.max(end, ...ends) - 1)).line + 1,
  };
}
