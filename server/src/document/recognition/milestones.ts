import type { Framework } from '../../framework/types.ts';
import type { DocumentModel, Evidence, Statement } from '../model.ts';
import { dateAfter } from './dates.ts';
import { isDeniedAt } from './sentences.ts';
import type { Vocabulary } from './vocabulary.ts';

const CRITERION = 'early-wins';
const ELEMENT = 'milestone';
const AMBITION = 'shared-ambition';
/** What is dated there is somebody else's, or about joining and looking back. */
const OTHERS = new Set(
  'context-impact urgency how-to-join admission withdrawal evaluation inclusion finance accountability shared-ambition decision-making feedback communication'.split(
    ' ',
  ),
);

/** Lists of words by which a sentence only wishes, allows or orders. */
const NO_RESULT = ['modals', 'trying'];
const DUTY = /^(?:moet|moeten|dient|dienen|must|should)$/;

/**
 * A concrete result within a year, wherever it stands (catalogue: `early-wins`): a sentence in prose or a list that
 * says what will be there by a day within a year of the document's own date. Nothing where the document has no date.
 */
export function collectMilestones(model: DocumentModel, framework: Framework, vocabulary: Vocabulary): void {
  const written = /^\d{4}-\d{2}-\d{2}$/.exec(model.frontMatter?.fields.get('date')?.text ?? '')?.[0];
  const criterion = framework.criterion(CRITERION);
  if (!written || !criterion?.levels[model.kind] || !criterion.elements.some(({ id }) => id === ELEMENT)) return;
  const yearOn = `${Number(written.slice(0, 4)) + 1}${written.slice(4)}`;
  const results = model.statements.filter((s) => isResult(s, model, vocabulary) && isWithin(s, written, yearOn, vocabulary));
  const [statement] = results;
  if (!statement) return;
  // What is there so soon is no horizon of an ambition that nothing else announces.
  const within = ({ start, end }: Evidence): boolean =>
    results.some(({ base, sentence }) => start >= base + sentence.start && end <= base + sentence.end);
  model.evidence = model.evidence.filter((e) => !(e.criterion === AMBITION && e.certainty === 'cue' && within(e)));
  const { sentence, base } = statement;
  model.evidence.push({
    criterion: CRITERION,
    element: ELEMENT,
    certainty: 'cue',
    start: base + sentence.start,
    end: base + sentence.end,
  });
}

/** Something will be there: no wish, no duty, nothing that is put off. */
function isResult({ sentence, passage, section, around }: Statement, { sections }: DocumentModel, vocabulary: Vocabulary): boolean {
  if (!sentence.values.some((v) => v.type === 'date') || sentence.deferred || sentence.definition || passage.kind === 'quote') return false;
  const { own, skipped, guessed } = sections[section] ?? {};
  if (skipped || around.some((b) => b.annotation) || [...(own ?? [])].some((topic) => OTHERS.has(topic) && topic !== guessed)) return false;
  const is = (lists: readonly string[], i: number): boolean => lists.some((list) => vocabulary.has(list, sentence.words[i]?.norm));
  if (sentence.words.some(({ norm }, i) => DUTY.test(norm) || is(NO_RESULT, i))) return false;
  return sentence.words.some((_, i) => is(['result-words'], i) && !isDeniedAt(sentence, i, i + 1, vocabulary));
}

function isWithin({ sentence }: Statement, after: string, until: string, vocabulary: Vocabulary): boolean {
  return sentence.values.some(({ type, from }) => {
    const date = type === 'date' ? dateAfter(sentence.words, Math.max(-1, from - 1), vocabulary) : undefined;
    return date !== undefined && date > after && date <= until;
  });
}
