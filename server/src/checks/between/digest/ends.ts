import type { DocumentModel, Statement } from '../../../document/model.ts';
import { dateAfter, daysIn } from '../../../document/recognition/dates.ts';
import type { Vocabulary } from '../../../document/recognition/vocabulary.ts';
import type { Range } from '../../../text/lines.ts';
import { words } from '../../../text/words.ts';
import type { Parts } from '../types.ts';
import { statementsOn, subjectsOf, TERM, VISION } from './subjects.ts';

type Ends = Parts['ends'][number];

/**
 * Until when a document holds: `ends` in its front matter, else its stated term (catalogue: rulings). A vision that
 * states neither looks as far as the last horizon that it declares for an ambition. Nothing where it does not say.
 */
export function endsOf(model: DocumentModel, vocabulary: Vocabulary): { item: Ends; place: Range }[] {
  const field = model.frontMatter?.fields.get('ends');
  const date = field && lastDay(field.text);
  if (field && date) return [{ item: { date, shown: field.text, goesOn: goesOn(model, vocabulary) }, place: field.value }];
  if (field && field.text !== '') return [];
  const found = stated(model, vocabulary) ?? (model.kind === 'vision' ? horizon(model, vocabulary) : undefined);
  return found ? [{ item: { ...found.item, goesOn: goesOn(model, vocabulary) }, place: found.place }] : [];
}

/** The last day of a year, a month or a day, as front matter writes them. */
function lastDay(text: string): string | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '12', day] = match;
  return `${year}-${month}-${day ?? String(daysIn(Number(year), Number(month)))}`;
}

/** `Deze overeenkomst geldt tot en met 31 december 2030.` */
function stated(model: DocumentModel, vocabulary: Vocabulary): { item: Omit<Ends, 'goesOn'>; place: Range } | undefined {
  for (const statement of statementsOn(TERM, model, vocabulary)) {
    const { sentence, base } = statement;
    if (sentence.values.length === 0 || model.sections[statement.section]?.skipped) continue;
    const has = (list: string): number => sentence.words.findIndex((w) => vocabulary.has(list, w.norm));
    const verb = has('term-verbs');
    const subject = has('own-documents');
    if (verb < 0 || subject < 0 || subject > verb + 2) continue;
    const until = sentence.words.findIndex((w, i) => i > verb && /^(?:tot|until|till|op|on|through)$/.test(w.norm));
    if (until < 0) continue;
    const date = dateAfter(sentence.words, until, vocabulary);
    if (date) return { item: { date, shown: date }, place: { start: base + sentence.start, end: base + sentence.end } };
  }
  return undefined;
}

/** The last horizon that a vision declares. */
function horizon(model: DocumentModel, vocabulary: Vocabulary): { item: Omit<Ends, 'goesOn'>; place: Range } | undefined {
  let last: { item: Omit<Ends, 'goesOn'>; place: Range } | undefined;
  for (const { criterion, element, text, value } of model.elements) {
    if (criterion.id !== 'shared-ambition' || element.id !== 'horizon') continue;
    const date = dateAfter(words(text.slice(0, 200)), -1, vocabulary);
    if (date && (!last || date > last.item.date)) last = { item: { date, shown: date }, place: value };
  }
  return last;
}

/** It says that it goes on after its vision, or what happens then. */
function goesOn(model: DocumentModel, vocabulary: Vocabulary): boolean {
  return model.kind !== 'vision' && model.statements.some((statement) => saysSo(statement, vocabulary));
}

function saysSo({ sentence }: Statement, vocabulary: Vocabulary): boolean {
  if ((subjectsOf(sentence, vocabulary) & VISION) === 0) return false;
  const { words: list } = sentence;
  const vision = list.findIndex((w) => vocabulary.has('visions', w.norm));
  return list.some((w, i) => vocabulary.has('goes-on', w.norm) || (w.norm === 'na' && i < vision && i >= vision - 3));
}
