import type { Range } from '../../text/lines.ts';
import { firstNotBefore } from '../../text/search.ts';
import type { DocumentModel, Evidence, Section, Statement } from '../model.ts';
import { statementsOf } from '../sections.ts';
import { STEPS } from './sequences.ts';
import { byStatement, placeOf } from './statements.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Fewer make no row of steps. */
const FEWEST = 3;
/** One sentence that tells of something in time is no row: a deadline, a duty, a memory. */
const FEWEST_SENTENCES = 2;
/** Of so many steps one at least must say who takes it. */
const ONE_IN = 3;
/** Most characters of a label before a step: `Januari 2027: …`. */
const LABEL = /^[^:]{3,30}:/;

/**
 * Steps stand in a row: a list, a table, lines that open with their time, or sentences that go on. Where the document has one, that
 * says who takes the steps and when, and what stands elsewhere says it of something else; who takes one step of many takes not all.
 */
export function discountBesideRows(model: DocumentModel, vocabulary: Vocabulary): void {
  const evidence = model.evidence.filter((e) => e.criterion === STEPS && e.element !== null);
  if (evidence.length === 0 || evidence.some((e) => e.certainty === 'declared')) return;
  const sections = sectionsOnSteps(model);
  const rows = sections.filter(({ units }) => units.length >= FEWEST);
  const prose = sections.filter(({ units, isOwn }) => isOwn && units.length === 0);
  const loose = rows.length > 0 ? besideRows(evidence, rows, prose) : alone(evidence, model.statements, vocabulary);
  if (loose.size > 0) model.evidence = model.evidence.filter((e) => !loose.has(e));
}

interface Row {
  section: Range;
  /** Its own heading announces steps. */
  isOwn: boolean;
  start: number;
  units: Range[];
}

function sectionsOnSteps({ statements, sections, tables }: DocumentModel): Row[] {
  const rows: Row[] = [];
  for (let s = 0; s < sections.length; s++) {
    const { topics, own, skipped, heading } = sections[s] as Section;
    if (skipped || !topics.has(STEPS)) continue;
    const { from, to } = statementsOf(s, sections, statements);
    const last = statements[to - 1];
    if (from >= to || !last) continue;
    const row: Row = { section: { start: heading.start, end: placeOf(last).end }, isOwn: own.has(STEPS), start: Infinity, units: [] };
    let before = '';
    for (let i = from; i < to; i++) {
      const { passage, base, block, sentence } = statements[i] as Statement;
      const unit = unitOf(passage, block);
      if (unit === undefined) continue;
      const start = base + sentence.start;
      const end = base + sentence.end;
      // A table that stands under the heading of something else is on what its own header says.
      if (passage.cell && !row.isOwn && isOnOther(tables, start)) continue;
      row.start = Math.min(row.start, start);
      if (unit === before) (row.units.at(-1) as Range).end = end;
      else row.units.push({ start, end });
      before = unit;
    }
    rows.push(row);
  }
  return rows;
}

/** The table at an offset is on another criterion; tables stand in order. */
function isOnOther(tables: DocumentModel['tables'], offset: number): boolean {
  const table = tables[firstNotBefore(tables, ({ start }) => start <= offset) - 1];
  return table?.criterion !== undefined && offset < table.end && table.criterion.id !== STEPS;
}

/** A name of the step that a passage is, or is part of; undefined for what is no step. */
function unitOf({ cell, enumerated, kind, plain, start, sentences }: Statement['passage'], block: number): string | undefined {
  if (cell) return cell.row > 0 ? `${block} ${cell.table} ${cell.row}` : undefined;
  const isLabelled =
    kind === 'paragraph' &&
    LABEL.test(plain.slice(0, 40)) &&
    sentences[0]?.values.some(({ type, from }) => (type === 'date' || type === 'period') && from <= 1);
  return enumerated !== undefined || isLabelled ? `${block} ${start}` : undefined;
}

function besideRows(evidence: readonly Evidence[], rows: readonly Row[], prose: readonly Row[]): ReadonlySet<Evidence> {
  const loose = new Set<Evidence>();
  const within = (e: Evidence, { start, end }: Range): boolean => start <= e.start && e.start < end;
  for (const e of evidence) {
    // Another section on steps tells of them in prose (`## Planning`).
    if (e.element === 'steps' || (e.certainty === 'heading' && prose.some(({ section }) => within(e, section)))) continue;
    // What leads a row in says it of all its steps.
    const row = last(rows, e.start, ({ section }) => section.start);
    const isIn = row !== undefined && within(e, row.section) && (e.start < row.start || unitAt(row, e) !== undefined);
    if (!isIn) loose.add(e);
  }
  const actors = new Map<Row, Map<Range, Evidence[]>>();
  for (const e of evidence) {
    const row = e.element === 'actor' ? last(rows, e.start, ({ section }) => section.start) : undefined;
    const unit = row && unitAt(row, e);
    if (!row || !unit) continue;
    const told = actors.get(row) ?? new Map<Range, Evidence[]>();
    actors.set(row, told.set(unit, [...(told.get(unit) ?? []), e]));
  }
  for (const [{ units }, told] of actors)
    if (told.size * ONE_IN < units.length) for (const here of told.values()) for (const e of here) loose.add(e);
  return loose;
}

/** The last of some that begins at an offset or before it; they stand in order. */
function last<T>(list: readonly T[], offset: number, startOf: (item: T) => number): T | undefined {
  return list[firstNotBefore(list, (item) => startOf(item) <= offset) - 1];
}

/** The step of a row in which a piece of evidence begins. */
function unitAt({ units }: Row, e: Evidence): Range | undefined {
  const unit = last(units, e.start, ({ start }) => start);
  return unit && e.start < unit.end ? unit : undefined;
}

/** A sentence that stands alone, and tells of no order itself. */
function alone(evidence: readonly Evidence[], statements: readonly Statement[], vocabulary: Vocabulary): ReadonlySet<Evidence> {
  const sentences = byStatement(
    evidence.filter((e) => e.certainty === 'cue'),
    statements,
  );
  if (sentences.size >= FEWEST_SENTENCES) return new Set();
  return new Set([...sentences].flatMap(([statement, found]) => (tellsOrder(statement, vocabulary) ? [] : found)));
}

function tellsOrder({ sentence: { words, values } }: Statement, vocabulary: Vocabulary): boolean {
  const times = new Set(values.flatMap(({ type, from }) => (type === 'period' || type === 'date' ? from : [])));
  // `in week één …, in week twee …`
  const units = words.filter(({ norm }) => vocabulary.has('units', norm));
  return (
    times.size > 1 ||
    units.length > 1 ||
    words.some(({ norm, breakBefore }) => !(norm === 'dan' && breakBefore) && vocabulary.has('order-words', norm))
  );
}
