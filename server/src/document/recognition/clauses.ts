import type { Framework } from '../../framework/types.ts';
import { firstNotBefore } from '../../text/search.ts';
import type { Certainty, Clause, DocumentModel, Evidence, Section } from '../model.ts';

const CRITERION = 'feedback';
/** A clause known by cues alone is one only where it states so many of the five elements. */
const ENOUGH = 2;
/** The elements of a clause: sender, recipient, subject, timing, form. */
const ALL = 5;

/**
 * Fills in `model.clauses`: each place where the text says that somebody hears what was done. A block
 * is a clause; in prose, a paragraph that speaks of it and what follows it under the same heading.
 */
export function collectClauses(model: DocumentModel, framework: Framework): void {
  if (!framework.criterion(CRITERION)) return;
  const evidence = model.evidence.filter((e) => e.criterion === CRITERION).sort((a, b) => a.start - b.start);
  const blocks = model.declared.filter((b) => b.criteria.some((c) => c.id === CRITERION));
  const inBlocks = new Set<Evidence>();
  for (const block of blocks) {
    const clause: Clause = { at: block.opening, certainty: 'declared', parts: new Map() };
    for (let i = firstNotBefore(evidence, (e) => e.start < block.start); i < evidence.length; i++) {
      const e = evidence[i] as Evidence;
      if (e.start >= block.end) break;
      if (e.end > block.end) continue;
      addPart(clause, e);
      inBlocks.add(e);
    }
    model.clauses.push(clause);
  }
  const prose = evidence.filter((e) => !inBlocks.has(e));
  model.clauses.push(...counting(proseClauses(model, prose), blocks.length > 0));
  model.clauses.sort((a, b) => a.at.start - b.at.start);
}

/** A clause of prose, and whether it has words that can only be about feedback. */
type ProseClause = Clause & { opened: boolean };

function proseClauses(model: DocumentModel, evidence: readonly Evidence[]): ProseClause[] {
  const clauses: ProseClause[] = [];
  let current: ProseClause | undefined;
  let passage: unknown;
  let section = -1;
  let next = 0;
  for (const statement of model.statements) {
    const start = statement.base + statement.sentence.start;
    const end = statement.base + statement.sentence.end;
    while (next < evidence.length && (evidence[next] as Evidence).start < start) next++;
    const here: Evidence[] = [];
    for (let i = next; i < evidence.length && (evidence[i] as Evidence).start < end; i++) here.push(evidence[i] as Evidence);
    if (here.length === 0) continue;
    const announced = (model.sections[statement.section] as Section).topics.has(CRITERION);
    const opens = here.some((e) => e.element === null);
    const joins: boolean =
      current !== undefined &&
      section === statement.section &&
      !(opens && statesItself(here) && hearsOf(current.parts)) &&
      (passage === statement.passage || (announced && !opens) || statement.leadIn !== undefined);
    if (!current || !joins) {
      const certainty: Certainty = announced ? 'heading' : 'cue';
      current = { at: { start, end }, certainty, parts: new Map(), opened: false };
      clauses.push(current);
    }
    current.opened ||= opens;
    passage = statement.passage;
    section = statement.section;
    for (const e of here) addPart(current, e);
  }
  return clauses;
}

/** Who hears of what: a sentence that says it, where one before it has said it too, tells of another. */
function statesItself(here: readonly Evidence[]): boolean {
  return ['recipient', 'subject'].every((id) => here.some((e) => e.element === id));
}

function hearsOf(parts: Clause['parts']): boolean {
  return parts.has('recipient') && (parts.has('subject') || parts.has('sender'));
}

/**
 * The clauses of prose that count. One that states everything always does; one that lacks something
 * only where no surer one speaks of it: beside an annotated block, or a section on feedback, words
 * elsewhere are a mention.
 */
function counting(clauses: readonly ProseClause[], declared: boolean): Clause[] {
  const whole = clauses.filter((c) => c.parts.size >= ALL);
  if (declared) return whole;
  const headed = clauses.filter((c) => c.certainty === 'heading' && c.parts.size >= ENOUGH);
  if (headed.length > 0) return clauses.filter((c) => whole.includes(c) || headed.includes(c));
  const best = Math.max(0, ...clauses.map((c) => c.parts.size));
  return clauses.filter(
    (c) =>
      whole.includes(c) ||
      (c.parts.size >= ENOUGH && c.parts.size >= Math.min(best, 3) && (c.opened || (whole.length === 0 && namesSomebody(c)))),
  );
}

/** What is known by its words alone says at least who tells or who hears: `c. enters the outcome within ten days` says neither. */
function namesSomebody({ parts }: Clause): boolean {
  return parts.has('sender') || parts.has('recipient');
}

function addPart(clause: Clause, evidence: Evidence): void {
  if (evidence.element && !clause.parts.has(evidence.element)) clause.parts.set(evidence.element, evidence);
}
