import type { Assessment, Standing } from '../checks/finding.ts';
import { quote } from '../checks/places.ts';
import { assess } from '../checks/standing.ts';
import type { DocumentModel, Statement } from '../document/model.ts';
import type { Framework, Language } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import { WORD_JOINER } from '../text/words.ts';
import { telling } from './evidence.ts';

/** One of the four questions of a GP, as a proposition answers it (bsin §4.2, §6.4 rec 3). */
export interface Answer<P> {
  id: string;
  question: string;
  /** Answered where every criterion that answers it is met, unanswered where all are missing. */
  answer: 'answered' | 'partly' | 'unanswered';
  criteria: { id: string; title: string; standing: Standing; absent: string[] }[];
  /** Sentences of the document that answer it, in its own words, in order of place. */
  passages: (P & { criterion: string; text: string })[];
}

/** Most passages that are quoted for a criterion, and most characters of each. */
const MOST_PASSAGES = 3;
const LONGEST_PASSAGE = 240;

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
    const by = assessments.filter(({ criterion }) => answeredBy.includes(criterion.id));
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
      passages: passages.sort((a, b) => a.at.start - b.at.start).map(({ at, criterion, text }) => ({ criterion, ...place(at), text })),
    };
  });
}

function answerOf(by: readonly Assessment[]): Answer<never>['answer'] {
  if (by.every(({ standing }) => standing === 'missing')) return 'unanswered';
  return by.every(({ standing }) => standing === 'met') ? 'answered' : 'partly';
}

function passagesOf(assessment: Assessment, model: DocumentModel): { at: Range; text: string }[] {
  if (assessment.standing === 'missing') return [];
  const stated = telling(assessment).filter(({ element }) => element !== null);
  const found = new Map<number, { at: Range; text: string }>();
  for (const evidence of stated.length > 0 ? stated : telling(assessment)) {
    const passage = passageAt(model, evidence);
    if (passage.text !== '' && found.size < MOST_PASSAGES) found.set(passage.at.start, passage);
  }
  return [...found.values()];
}

/** The sentence around a place, without the signs of Markdown and annotations; the place itself where it stands in none. */
function passageAt(model: DocumentModel, range: Range): { at: Range; text: string } {
  const statement = statementAt(model.statements, range);
  if (!statement) return { at: range, text: quote(model.text, range, LONGEST_PASSAGE) };
  const { sentence, passage, base } = statement;
  const plain = passage.plain.slice(sentence.start - passage.start, sentence.end - passage.start).replaceAll(WORD_JOINER, '');
  const text = plain.replace(/\s+([.,;:!?)])/g, '$1');
  return {
    at: { start: base + sentence.start, end: base + sentence.end },
    text: quote(text, { start: 0, end: text.length }, LONGEST_PASSAGE),
  };
}

/** The sentence that holds a range; sentences are in order of place. */
function statementAt(statements: readonly Statement[], { start, end }: Range): Statement | undefined {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { base, sentence } = statements[middle] as Statement;
    if (base + sentence.start <= start) low = middle + 1;
    else high = middle;
  }
  const found = statements[low - 1];
  return found && end <= found.base + found.sentence.end ? found : undefined;
}
