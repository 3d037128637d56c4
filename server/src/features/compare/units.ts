import type { DocumentModel, Section, Statement } from '../../document/model.ts';
import { firstStatement } from '../../document/recognition/statements.ts';
import type { Lexicon } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { WORD_JOINER, words as wordsIn } from '../../text/words.ts';
import { contentOf } from './content.ts';

/** What is compared as one: a paragraph, an item, a row of a table, a heading. */
export interface Unit extends Range {
  /** Of sentences: what introduces an enumeration (`De praktijk:`) is no sentence by itself. */
  kind: 'heading' | 'text' | 'lead';
  /** As a reader sees it: one line, without marks and without the number that it begins with. */
  text: string;
  /** The number that it begins with (`Artikel 5`, `3.1`), empty where it has none. */
  number: string;
  /** The heading that it stands under, as written and without its number; empty before the first. */
  heading: string;
  topic: string;
  /** Normal forms of its words, where numbers of articles that it refers to are all one. */
  words: readonly string[];
  /** Those that say something, each in one form: see `contentOf`. */
  content: readonly string[];
  /** Its sentences. */
  statements: readonly Statement[];
}

/** What a clause is numbered by: `Artikel 5.`, `3.1`, `a)`, `(ii)`. */
const NUMBER =
  /^\s*(?:(?:artikel|article|art\.|clause|section|paragraaf|lid|hoofdstuk|chapter|§)\s*\d+(?:\.\d+)*[a-z]?[.):]?|\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,5})[.)]|\d+\.\d+(?:\.\d+)*)(?=\s)\s*[-–:]?\s*/i;
/** What a number refers to when it follows. */
const REFERRED = new Set(['artikel', 'artikelen', 'lid', 'article', 'articles', 'clause', 'clauses', 'section', 'sections', 'paragraaf']);

/** The units of a document, in order. */
export function unitsOf(model: DocumentModel, lexicon: Lexicon): Unit[] {
  const units: Unit[] = [];
  let label = '';
  const sections = model.sections;
  let section = -1;
  for (const [b, block] of model.blocks.entries()) {
    while ((sections[section + 1]?.heading.start ?? Number.POSITIVE_INFINITY) <= block.start) section++;
    const { passages } = model.facts[b] ?? { passages: [] };
    for (let p = 0; p < passages.length; p++) {
      const first = passages[p];
      if (!first) continue;
      let last = first;
      let plain = plainOf(first.plain);
      // Cells of one row are read together.
      for (let next = passages[p + 1]; first.cell && next?.cell && sameRow(first.cell, next.cell); next = passages[++p + 1]) {
        plain += ` · ${plainOf(next.plain)}`;
        last = next;
      }
      const range = { start: block.start + first.start, end: block.start + last.end };
      if (plain.trim() === '') continue;
      while ((sections[section + 1]?.heading.start ?? Number.POSITIVE_INFINITY) <= range.start) section++;
      if (first.kind === 'heading') label = sections[section]?.isTitle ? '' : plain;
      units.push(unitOf(plain, range, first.kind === 'heading', label, sections[section], model, lexicon));
    }
  }
  return units;
}

function unitOf(
  plain: string,
  range: Range,
  heading: boolean,
  label: string,
  section: Section | undefined,
  model: DocumentModel,
  lexicon: Lexicon,
): Unit {
  const { number, text } = unnumbered(plain);
  const words = comparable(text);
  const statements: Statement[] = [];
  for (let i = firstStatement(model.statements, range.start); i < model.statements.length; i++) {
    const statement = model.statements[i] as Statement;
    if (statement.base + statement.sentence.start >= range.end) break;
    statements.push(statement);
  }
  return {
    ...range,
    kind: heading ? 'heading' : 'text',
    text,
    number,
    heading: label,
    topic: section && !section.isTitle ? section.title.replace(/\s+/g, ' ').trim() : '',
    words,
    content: contentOf(words, lexicon),
    statements,
  };
}

/** A sentence as a reader sees it: without marks, and without the number of the clause that it opens. */
export function saidBy({ sentence, passage }: Statement): string {
  return unnumbered(plainOf(passage.plain.slice(sentence.start - passage.start, sentence.end - passage.start))).text;
}

/** A text without the number that it begins with. */
function unnumbered(plain: string): { number: string; text: string } {
  const number = NUMBER.exec(plain)?.[0] ?? '';
  const text = plain.slice(number.length).trim();
  return text === '' ? { number: '', text: plain.trim() } : { number: number.trim().replace(/[\s.):–-]+$/, ''), text };
}

/** Where a unit stands, as people call it: by its heading, with its number in it. */
export function labelOf({ kind, heading, number }: Pick<Unit, 'kind' | 'heading' | 'number'>): string {
  return kind !== 'heading' && number !== '' && heading !== '' ? `${heading}, ${number}` : heading;
}

/** Words in which articles may have been numbered anew. */
export function comparable(text: string): string[] {
  const norms = wordsIn(text).map(({ norm }) => norm);
  return norms.map((norm, i) => (/^\d+(?:[.,]\d+)*[a-z]?$/.test(norm) && REFERRED.has(norms[i - 1] ?? '') ? '#' : norm));
}

function plainOf(plain: string): string {
  return plain
    .replaceAll(WORD_JOINER, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?)])/g, '$1')
    .replace(/\( /g, '(')
    .trim();
}

function sameRow(a: { table: number; row: number }, b: { table: number; row: number }): boolean {
  return a.table === b.table && a.row === b.row;
}
