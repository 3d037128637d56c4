import type { Range } from '../../text/lines.ts';
import type { DocumentModel, Evidence, Section, Statement } from '../model.ts';
import { STEPS } from './sequences.ts';
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
  const rows = new Map<number, Row & { last: string }>();
  let last = -1;
  let isOn = false;
  for (const { section, passage, base, block, sentence } of statements) {
    const { topics, own, skipped, heading } = sections[section] as Section;
    if (section !== last) isOn = topics.has(STEPS) && !skipped;
    last = section;
    if (!isOn) continue;
    const start = base + sentence.start;
    const end = base + sentence.end;
    let row = rows.get(section);
    if (!row)
      rows.set(section, (row = { section: { start: heading.start, end }, isOwn: own.has(STEPS), start: Infinity, units: [], last: '' }));
    row.section.end = end;
    const unit = unitOf(passage, block);
    if (unit === undefined) continue;
    // A table that stands under the heading of something else is on what its own header says.
    const isOther = !own.has(STEPS) && tables.some((t) => t.start <= start && start < t.end && t.criterion && t.criterion.id !== STEPS);
    if (passage.cell && isOther) continue;
    row.start = Math.min(row.start, start);
    if (unit === row.last) (row.units.at(-1) as Range).end = end;
    else row.units.push({ start, end });
    row.last = unit;
  }
  return [...rows.values()];
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
    if (!rows.some((row) => (within(e, row.section) && e.start < row.start) || row.units.some((u) => within(e, u)))) loose.add(e);
  }
  for (const { units } of rows) {
    const of = (unit: Range): Evidence[] => evidence.filter((e) => e.element === 'actor' && within(e, unit));
    const told = units.filter((unit) => of(unit).length > 0);
    if (told.length * ONE_IN < units.length) for (const unit of told) for (const e of of(unit)) loose.add(e);
  }
  return loose;
}

/** A sentence that stands alone, and tells of no order itself. */
function alone(evidence: readonly Evidence[], statements: readonly Statement[], vocabulary: Vocabulary): ReadonlySet<Evidence> {
  const sentences = new Map<Statement, Evidence[]>();
  for (const statement of statements) {
    const { base, sentence } = statement;
    const here = evidence.filter((e) => e.certainty === 'cue' && e.start >= base + sentence.start && e.start < base + sentence.end);
    if (here.length > 0) sentences.set(statement, here);
  }
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
