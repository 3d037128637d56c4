import type { DocumentModel } from '../../../document/model.ts';
import type { Vocabulary } from '../../../document/recognition/vocabulary.ts';
import type { Range } from '../../../text/lines.ts';
import { words } from '../../../text/words.ts';
import type { Parts } from '../types.ts';
import { contentWords } from './content.ts';

const OLDEST = 130;
/** More places than this that say for whom it is are not read. */
const MOST = 4;

/** For which patients a proposition is: what they have, and how old they are. Nothing where it says so nowhere, or for all. */
export function groupOf(model: DocumentModel, vocabulary: Vocabulary): { item: Parts['group'][number]; place: Range }[] {
  const declared = model.elements.filter(
    (e) => e.criterion.id === 'target-group' && e.element.id === 'included' && e.placeholders.length === 0,
  );
  const places: { text: string; range: Range }[] =
    declared.length > 0 ? declared.slice(0, MOST).map((e) => ({ text: e.text, range: e.value })) : recognised(model);
  const first = places[0];
  if (!first) return [];
  const text = places.map((p) => p.text).join('. ');
  const all = words(text.slice(0, 2000));
  if (vocabulary.everyone.match(all).length > 0) return [];
  const { from, to } = ages(text);
  const item = {
    words: contentWords(text, vocabulary, ['group-words', 'numbers']).filter((w) => !/^\d/.test(w)),
    from,
    to,
    negations: all.filter((w) => vocabulary.has('negations', w.norm)).map((w) => w.norm),
  };
  return item.words.length === 0 && from === 0 && to === OLDEST ? [] : [{ item, place: first.range }];
}

/** The sentences that say who belongs to the group. */
function recognised(model: DocumentModel): { text: string; range: Range }[] {
  const found: { text: string; range: Range }[] = [];
  for (const evidence of model.evidence) {
    if (evidence.criterion !== 'target-group' || evidence.element !== 'included' || evidence.certainty === 'cue') continue;
    const statement = model.statements.find(
      ({ base, sentence }) => base + sentence.start <= evidence.start && evidence.start < base + sentence.end,
    );
    if (!statement) continue;
    const range = { start: statement.base + statement.sentence.start, end: statement.base + statement.sentence.end };
    if (!found.some((f) => f.range.start === range.start)) found.push({ text: model.text.slice(range.start, range.end), range });
    if (found.length >= MOST) break;
  }
  return found;
}

const AT_LEAST = /(\d{1,3})\s*(?:\+|plus|jaar (?:en|of) ouder|jaar en ouder|years (?:and|or) (?:over|older)|(?:and|or) (?:over|older))/i;
const FROM = /(?:vanaf|boven de|ouder dan|over|older than|from)\s+(\d{1,3})(?!\s*(?:weken|maanden|dagen|weeks|months|days))/i;
const UP_TO = /(?:tot|jonger dan|onder de|under|younger than|below|up to)\s+(\d{1,3})\s*(?:jaar|years|$|[.,;)])/i;
const RANGE = /(\d{1,3})\s*(?:tot|t\/m|tot en met|to|–|-)\s*(\d{1,3})\s*(?:jaar|years)/i;

/** The ages that a text names, as a range; from 0 to 130 where it names none. */
function ages(text: string): { from: number; to: number } {
  const source = text.slice(0, 1000);
  const both = RANGE.exec(source);
  if (both) return { from: Number(both[1]), to: Number(both[2]) };
  const least = AT_LEAST.exec(source) ?? FROM.exec(source);
  const most = UP_TO.exec(source);
  return { from: least ? Number(least[1]) : 0, to: most ? Number(most[1]) : OLDEST };
}
