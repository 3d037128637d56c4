import type { Framework } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { Spans } from '../../text/spans.ts';
import type { DeclaredElement, DocumentModel, Evidence, Section, Statement } from '../model.ts';
import { STEPS } from './sequences.ts';

/** Takes away evidence that counts for nothing once the whole document is known. */
export function discount(model: DocumentModel, framework: Framework): void {
  discountBorrowed(model);
  discountBeside(model);
  discountBeyondSteps(model);
  discountAlone(model, framework);
}

/** What a named element holds is that element's: `:indicator[wounds closed within twelve weeks]` names no date by when. */
function discountBorrowed(model: DocumentModel): void {
  const byCriterion = new Map<string, Spans<DeclaredElement>>();
  // One that is named itself counts, within another too.
  const own = new Set<number>();
  for (const named of model.elements) {
    if (named.block?.table) continue;
    own.add(named.start);
    const { id } = named.criterion;
    let spans = byCriterion.get(id);
    if (!spans) byCriterion.set(id, (spans = new Spans()));
    spans.add(named.value, named);
  }
  if (own.size === 0) return;
  const isBorrowed = (e: Evidence): boolean => {
    if (e.element === null || own.has(e.start)) return false;
    return (
      byCriterion
        .get(e.criterion)
        ?.around(e)
        .some(({ element }) => element.id !== e.element) ?? false
    );
  };
  model.evidence = model.evidence.filter((e) => !isBorrowed(e));
}

/**
 * Where the author annotates a criterion, what stands beside the block is about something else, but for what says it wherever it
 * stands (`terminates by giving nine months' notice`).
 */
function discountBeside(model: DocumentModel): void {
  // A block that several criteria share (`rol`) may be about any of them.
  const annotated = new Set(
    model.declared.flatMap((b) => (b.annotation && !b.table && b.criteria.length === 1 ? b.criteria.map((c) => c.id) : [])),
  );
  for (const id of PER_UNIT) annotated.delete(id);
  if (annotated.size === 0) return;
  model.evidence = model.evidence.filter(
    (e) => e.certainty === 'declared' || e.element === null || e.anywhere || !annotated.has(e.criterion),
  );
}

/** Of these each unit counts, wherever it stands. */
const PER_UNIT = ['roles', 'feedback'];

/**
 * A section that numbers its steps tells of them there: whoever does something in a paragraph further down takes none of
 * them, and no more does what stands under another heading whose words are about something else (`Planning en meten`).
 */
function discountBeyondSteps(model: DocumentModel): void {
  const isLoose = (e: Evidence): boolean => e.criterion === STEPS && e.element !== 'steps' && e.certainty === 'heading';
  if (!model.evidence.some(isLoose)) return;
  const beyond = new Spans<true>();
  const aside: Range[] = [];
  let numbered = 0;
  let most = 0;
  for (let i = 0; i < model.statements.length; i++) {
    const { section, passage, base, sentence } = model.statements[i] as Statement;
    const before = model.statements[i - 1];
    const { topics, guessed } = model.sections[section] as Section;
    const place = { start: base + sentence.start, end: base + sentence.end };
    if (before?.section !== section) numbered = 0;
    if (passage.enumerated === 'number') numbered += before?.passage === passage ? 0 : 1;
    else if (numbered > 1 && !passage.cell) beyond.add(place, true);
    else if (passage.kind === 'paragraph' && guessed !== undefined && guessed !== STEPS) aside.push(place);
    if (topics.has(STEPS)) most = Math.max(most, numbered);
  }
  if (most > 1) for (const place of aside) beyond.add(place, true);
  model.evidence = model.evidence.filter((e) => !isLoose(e) || beyond.around(e).length === 0);
}

/** Elements that mean nothing alone (`only-with`) count where the document states one of the others too, or declares them. */
function discountAlone(model: DocumentModel, framework: Framework): void {
  for (const { id, elements } of framework.criteria)
    for (const { id: element, recognition } of elements) {
      const { onlyWith } = recognition;
      const accompanied = ({ criterion, element: other }: Evidence): boolean =>
        criterion === id && other !== null && onlyWith.includes(other);
      if (onlyWith.length === 0 || model.evidence.some(accompanied)) continue;
      model.evidence = model.evidence.filter((e) => e.criterion !== id || e.element !== element || e.certainty === 'declared');
    }
}
