import type { Framework } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { Spans } from '../../text/spans.ts';
import type { Block, Certainty, DeclaredElement, DocumentModel, Evidence, Section, Statement } from '../model.ts';
import { sectionIndexAt, statementsOf } from '../sections.ts';
import { discountUnheard } from './heard.ts';
import { STEPS } from './sequences.ts';
import { COUNTED_EACH } from './shared-blocks.ts';
import { placeOf } from './statements.ts';
import { discountBesideRows } from './step-rows.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Takes away evidence that counts for nothing once the whole document is known. */
export function discount(model: DocumentModel, framework: Framework, vocabulary: Vocabulary): void {
  discountBorrowed(model, framework);
  discountOtherColumns(model);
  discountBeside(model);
  discountBeyondSteps(model);
  discountBesideRows(model, vocabulary);
  discountUnheard(model, vocabulary);
  discountAlone(model, framework);
  discountScattered(model);
}

const YEAR = /\b20\d\d\b/;

/**
 * What a named element holds is that element's: `:indicator[wounds closed within twelve weeks]` names no date by when. Nor does
 * what begins or ends within it (`Practices that fall :support[behind get a visit]` says not that anybody compares them).
 */
function discountBorrowed(model: DocumentModel, framework: Framework): void {
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
    const spans = byCriterion.get(e.criterion);
    if (!spans || e.element === null || own.has(e.start)) return false;
    // A year says by when of whatever it stands in: `:ambitie[Eind 2028 hoeft niemand …]`.
    if (
      YEAR.test(model.text.slice(e.start, e.end)) &&
      framework.criterion(e.criterion)?.elements.some((x) => x.id === e.element && x.type === 'date')
    )
      return false;
    return [e, ...endsOf(e)].some((range) => spans.around(range).some(({ element }) => element.id !== e.element));
  };
  model.evidence = model.evidence.filter((e) => !isBorrowed(e));
}

/**
 * In a table with a column for an element no other column states it, and an amount always wants one:
 * `| patients seen within a week | now 40% | more |` has no target.
 */
function discountOtherColumns(model: DocumentModel): void {
  const declared = model.declared.filter(({ table }) => table);
  if (declared.length === 0) return;
  const tables = new Spans<Block>();
  const cells = new Spans<DeclaredElement>();
  for (const block of declared) tables.add(block, block);
  for (const named of model.elements) if (named.block?.table) cells.add(named.value, named);
  model.evidence = model.evidence.filter((e) => {
    const { element } = e;
    if (element === null) return true;
    const wants = tables.around(e).some(({ table, criteria: [criterion] }) => {
      if (criterion?.id !== e.criterion || !table) return false;
      return table.columns.has(element) || criterion.elements.some(({ id, type }) => id === element && type === 'measure');
    });
    return !wants || cells.around(e).some((named) => named.criterion.id === e.criterion && named.element.id === element);
  });
}

/** The two places at which a stretch begins and ends, as stretches that hold what is on both sides. */
function endsOf({ start, end }: Range): Range[] {
  return [start, end].map((at) => ({ start: at - 1, end: at + 1 }));
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
  for (const id of COUNTED_EACH) annotated.delete(id);
  if (annotated.size === 0) return;
  model.evidence = model.evidence.filter(
    (e) => e.certainty === 'declared' || e.element === null || e.anywhere || !annotated.has(e.criterion),
  );
}

/**
 * A section that numbers its steps tells of them there: whoever does something in a paragraph further down takes none of
 * them, and no more does what stands under another heading whose words are about something else (`Planning en meten`).
 */
function discountBeyondSteps(model: DocumentModel): void {
  const isLoose = (e: Evidence): boolean => e.criterion === STEPS && e.element !== 'steps' && e.certainty !== 'declared';
  const { sections, statements } = model;
  const holding = new Set<number>();
  for (const e of model.evidence) if (isLoose(e)) holding.add(sectionIndexAt(sections, e.start));
  if (holding.size === 0) return;
  const beyond = new Spans<Certainty>();
  const aside: Range[] = [];
  let most = 0;
  for (let s = 0; s < sections.length; s++) {
    const { topics, guessed } = sections[s] as Section;
    if (!holding.has(s) && !topics.has(STEPS)) continue;
    const { from, to } = statementsOf(s, sections, statements);
    let numbered = 0;
    let before: Statement | undefined;
    for (let i = from; i < to; i++) {
      const statement = statements[i] as Statement;
      const { passage } = statement;
      if (passage.enumerated === 'number') numbered += before?.passage === passage ? 0 : 1;
      else if (numbered > 1 && !passage.cell) beyond.add(placeOf(statement), guessed === STEPS ? 'cue' : 'heading');
      else if (passage.kind === 'paragraph' && guessed !== undefined && guessed !== STEPS) aside.push(placeOf(statement));
      before = statement;
    }
    if (topics.has(STEPS)) most = Math.max(most, numbered);
  }
  if (most > 1) for (const place of aside) beyond.add(place, 'heading');
  model.evidence = model.evidence.filter((e) => !isLoose(e) || !beyond.around(e).includes(e.certainty));
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

/** Words for parts of these stand in sentences on much else (`each year`, `to the board`). */
const TOGETHER: ReadonlySet<string> = new Set(['accountability', 'shared-ambition']);

/** Of these a part that no heading announces counts where its section states another part of it too: it is described in one place. */
function discountScattered(model: DocumentModel): void {
  const stated = new Map<string, Set<string>>();
  const keys = new Map<Evidence, string>();
  const { sections } = model;
  for (const e of model.evidence) {
    if (!TOGETHER.has(e.criterion) || e.element === null) continue;
    const key = `${e.criterion} ${sectionIndexAt(sections, e.start)}`;
    keys.set(e, key);
    stated.set(key, (stated.get(key) ?? new Set()).add(e.element));
  }
  model.evidence = model.evidence.filter((e) => {
    const key = keys.get(e);
    return key === undefined || e.certainty !== 'cue' || (stated.get(key)?.size ?? 0) > 1;
  });
}
