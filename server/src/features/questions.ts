import type { Assessment, Standing } from '../checks/finding.ts';
import { quote } from '../checks/places.ts';
import { assess } from '../checks/standing.ts';
import type { Cell, Certainty, DeclaredElement, DocumentModel, Statement } from '../document/model.ts';
import { statementAt } from '../document/recognition/statements.ts';
import type { Framework, Language } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import { firstNotBefore } from '../text/search.ts';
import { WORD_JOINER } from '../text/words.ts';

/** One of the four questions of a GP, as a proposition answers it (bsin §4.2, §6.4 rec 3). */
export interface Answer<P> {
  id: string;
  question: string;
  /** Answered where every criterion that answers it is met, unanswered where all are missing. */
  answer: 'answered' | 'partly' | 'unanswered';
  criteria: { id: string; title: string; standing: Standing; absent: string[] }[];
  /** What of the document answers it, in its own words, by criterion: what says most comes first. */
  passages: (P & { criterion: string; text: string })[];
}

/** Most passages that are quoted for a criterion, and most characters of each. */
const MOST_PASSAGES = 3;
const LONGEST_PASSAGE = 240;
const CERTAINTIES: readonly Certainty[] = ['declared', 'heading', 'cue'];

/**
 * What a GP finds in a proposition, whatever profile it is checked under: a GP asks all four, and a
 * suppressed finding answers none of them.
 */
export function fourQuestions<P extends object>(
  model: DocumentModel,
  framework: Framework,
  ui: Language,
  place: (range: Range) => P,
): Answer<P>[] {
  const assessments = assess(model, framework, 'complete');
  return framework.structure.fourQuestions.map(({ id, title, answeredBy }) => {
    const by = answeredBy.flatMap((criterion) => assessments.find((a) => a.criterion.id === criterion) ?? []);
    const quoted = by.flatMap((assessment) => passagesOf(assessment, model).map((p) => ({ ...p, criterion: assessment.criterion.id })));
    // One sentence may serve two criteria.
    const passages = quoted.filter((p, i) => quoted.findIndex((q) => q.at.start === p.at.start) === i);
    return {
      id,
      question: title[ui],
      answer: answerOf(by),
      criteria: by.map(({ criterion, standing, absent }) => ({
        id: criterion.id,
        title: criterion.title[ui],
        standing,
        absent: absent.map((element) => element.title[ui]),
      })),
      passages: passages.map(({ at, criterion, text }) => ({ criterion, ...place(at), text })),
    };
  });
}

function answerOf(by: readonly Assessment[]): Answer<never>['answer'] {
  if (by.every(({ standing }) => standing === 'missing')) return 'unanswered';
  return by.every(({ standing }) => standing === 'met') ? 'answered' : 'partly';
}

/** Words of a document that make sense by themselves, with their place. */
export interface Quoted {
  at: Range;
  text: string;
}

/** Words on a criterion, with the elements that they state and the surest way in which they were recognised. */
export interface Passage extends Quoted {
  elements: readonly string[];
  certainty: Certainty;
}

/** What the document says on a criterion, three passages at most: first what its author declares, then what states most elements. */
export function passagesOf({ standing, evidence, asked }: Assessment, model: DocumentModel): Passage[] {
  if (standing === 'missing') return [];
  const stated = evidence.filter(({ element }) => asked.some(({ id }) => id === element));
  const found = new Map<number, Quoted & { elements: Set<string | null>; certainty: number }>();
  for (const one of stated.length > 0 ? stated : evidence) {
    const quoted = quotedAt(model, one);
    if (quoted.text === '') continue;
    const known = found.get(quoted.at.start) ?? { ...quoted, elements: new Set(), certainty: CERTAINTIES.length };
    known.elements.add(one.element);
    known.certainty = Math.min(known.certainty, CERTAINTIES.indexOf(one.certainty));
    found.set(quoted.at.start, known);
  }
  return [...found.values()]
    .sort((a, b) => a.certainty - b.certainty || b.elements.size - a.elements.size || a.at.start - b.at.start)
    .slice(0, MOST_PASSAGES)
    .map(({ at, text, elements, certainty }) => ({
      at,
      text,
      elements: [...elements].filter((element) => element !== null),
      certainty: CERTAINTIES[certainty] ?? 'cue',
    }));
}

/** Words around a place that a reader can make sense of: its row in a table, its sentence, or what attributes say. */
export function quotedAt(model: DocumentModel, range: Range): Quoted {
  const row = rowAt(model.tables, range);
  if (row)
    return bounded(
      row,
      row
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join(' · '),
    );
  const statement = statementWith(model.statements, range);
  if (statement) {
    const { sentence, passage, base } = statement;
    const plain = passage.plain.slice(sentence.start - passage.start, sentence.end - passage.start);
    const at = { start: base + sentence.start, end: base + sentence.end };
    return bounded([at], plain.replaceAll(WORD_JOINER, '').replace(/\s+([.,;:!?)])/g, '$1'));
  }
  const { byPlace, byOpening } = elementsOf(model);
  const declared = byPlace.get(placeKey(range));
  const opening = declared?.block?.opening;
  if (!declared || !opening || declared.start < opening.start || declared.end > opening.end)
    return bounded([range], declared?.text ?? model.text.slice(range.start, range.end));
  const said = new Map(byOpening.get(opening.start)?.map(({ element, text }) => [element.title[model.language], text]));
  return bounded([opening], [...said].map(([title, text]) => `${title}: ${text}`).join('; '));
}

/** Elements by their place, and those in the line that opens a block by where that begins. */
interface Elements {
  byPlace: Map<string, DeclaredElement>;
  byOpening: Map<number, DeclaredElement[]>;
}

const elementsIn = new WeakMap<DocumentModel, Elements>();

function placeKey({ start, end }: Range): string {
  return `${start} ${end}`;
}

/** A document can have thousands of elements, each of them evidence whose words are looked for: so they are put in order once. */
function elementsOf(model: DocumentModel): Elements {
  const known = elementsIn.get(model);
  if (known) return known;
  const found: Elements = { byPlace: new Map(), byOpening: new Map() };
  for (const element of model.elements) {
    const key = placeKey(element);
    if (!found.byPlace.has(key)) found.byPlace.set(key, element);
    const opening = element.block?.opening;
    if (!opening || element.start < opening.start || opening.end < element.end) continue;
    const there = found.byOpening.get(opening.start);
    if (there) there.push(element);
    else found.byOpening.set(opening.start, [element]);
  }
  elementsIn.set(model, found);
  return found;
}

function bounded(ranges: readonly Range[], text: string): Quoted {
  return {
    at: { start: ranges[0]?.start ?? 0, end: ranges.at(-1)?.end ?? 0 },
    text: quote(text, { start: 0, end: text.length }, LONGEST_PASSAGE),
  };
}

function rowAt(tables: DocumentModel['tables'], { start, end }: Range): Cell[] | undefined {
  const table = tables[firstNotBefore(tables, (t) => t.start <= start) - 1];
  if (!table || table.end < end) return undefined;
  return table.rows.map((row) => row.filter((cell) => cell !== undefined)).find((row) => row.some((c) => c.start <= start && end <= c.end));
}

/** The sentence that holds a range. */
function statementWith(statements: readonly Statement[], { start, end }: Range): Statement | undefined {
  const found = statementAt(statements, start);
  return found && end <= found.base + found.sentence.end ? found : undefined;
}
