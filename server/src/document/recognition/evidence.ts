import type { Element, Framework } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import type { Block, Certainty, DeclaredElement, DocumentModel, Hit, Statement } from '../model.ts';
import { collectClauses } from './clauses.ts';
import type { Guesses } from './guess.ts';
import { actingName, ownNames } from './own-names.ts';
import { collectRoles } from './roles.ts';
import { detailsOf } from './sentences.ts';
import { holds } from './substance.ts';
import type { Vocabulary } from './vocabulary.ts';

/** More places than this for one element tell a reader nothing new. */
const MOST = 12;
/** Every role and every feedback clause counts, so all their evidence is kept. */
const COUNTED_EACH = new Set(['roles', 'feedback']);
/** An item shorter than this says nothing under a heading that names an element. */
const HEADED = 3;
/** A sentence shorter than this says nothing by itself under a heading. */
const SUBSTANCE = 5;

/**
 * Fills in what the document says on each criterion: evidence with its certainty, deferrals, roles
 * and feedback clauses. Declared elements count first, then a criterion's sections, then cues; a
 * negated, deferred, defining or unfinished sentence is no evidence.
 */
export function collectEvidence(model: DocumentModel, framework: Framework, vocabulary: Vocabulary, guesses: Guesses): void {
  const collector = new Collector(model, framework, vocabulary, guesses);
  collector.declared();
  collector.statements();
  collector.references();
  collectRoles(model, framework, vocabulary);
  collectClauses(model, framework);
}

class Collector {
  readonly #counts = new Map<string, Map<string | null, number>>();
  readonly #plans: Map<string, Plan>;
  #ownNames: ReadonlySet<string> | undefined;

  constructor(
    private readonly model: DocumentModel,
    framework: Framework,
    private readonly vocabulary: Vocabulary,
    private readonly guesses: Guesses,
  ) {
    this.#plans = new Map(
      framework.criteria.map((criterion) => [
        criterion.id,
        {
          valued: criterion.elements.filter((e) => e.recognition.values.length > 0),
          substance: criterion.elements.filter((e) => e.recognition.substance),
          headed: criterion.elements.some((e) => e.recognition.headings[vocabulary.language].length > 0),
          named: criterion.elements.filter((e) => e.recognition.ownName),
        },
      ]),
    );
  }

  declared(): void {
    for (const element of this.model.elements)
      if (isStated(element, this.vocabulary)) this.#add(element.criterion.id, element.element.id, 'declared', element);
    for (const block of this.model.declared)
      for (const criterion of block.criteria) this.#add(criterion.id, null, 'declared', block.opening);
    const parties = this.model.frontMatter?.fields.get('parties');
    if (parties && (parties.items.length > 0 || parties.text !== '')) this.#add('inclusion', 'parties', 'declared', parties.value);
  }

  statements(): void {
    let before: Statement | undefined;
    let carried = new Map<string, Certainty>();
    let last: { on: Map<string, Certainty>; section: number; block: number; around: readonly Block[] } | undefined;
    for (const statement of this.model.statements) {
      const section = this.model.sections[statement.section];
      if (!section || section.skipped || statement.sentence.definition) continue;
      const { around } = statement;
      const goesOn = before !== undefined && (before.passage === statement.passage || (statement.leadIn !== undefined && carried.size > 0));
      if (!goesOn && carried.size > 0) carried = new Map();
      if (
        !this.guesses.sections.has(statement.section) &&
        !this.guesses.blocks.has(statement.block) &&
        isSilent(statement, section.topics, carried)
      ) {
        before = statement;
        continue;
      }
      // Most sentences bring no subject of their own: they are on what the one before was on.
      const plain = carried.size === 0 && statement.passage.runIn.length === 0 && !statement.sentence.hits.some(isTopical);
      const { section: s, block: b } = statement;
      const on =
        plain && last?.section === s && last.block === b && last.around === around
          ? last.on
          : this.#subjects(statement, around, section.topics, carried);
      last = plain ? { on, section: s, block: b, around } : undefined;
      for (const [id, certainty] of on) if (certainty === 'cue') carried.set(id, 'cue');
      this.#read(statement, on, around);
      before = statement;
    }
  }

  /** A link to a vision's ambition, or `serves`, meets the criterion by reference (catalogue: `by-reference`). */
  references(): void {
    const serves = this.model.frontMatter?.fields.get('serves');
    if (serves && serves.text !== '') {
      this.model.serves = serves.value;
      return;
    }
    if (this.model.kind === 'vision') return;
    for (let b = 0; b < this.model.facts.length; b++) {
      for (const link of this.model.facts[b]?.content.links ?? []) {
        if (!/^[^:#?]*(?:visie|vision)[^#]*(?:#.+)?$/i.test(link.url) || /^[a-z]+:/i.test(link.url)) continue;
        const base = this.model.blocks[b]?.start ?? 0;
        this.model.serves = { start: base + link.start, end: base + link.end };
        return;
      }
    }
  }

  /** Which criteria a sentence is about, and how sure that is. */
  #subjects(
    statement: Statement,
    around: readonly Block[],
    topics: ReadonlySet<string>,
    carried: ReadonlyMap<string, Certainty>,
  ): Map<string, Certainty> {
    const on = new Map<string, Certainty>();
    const { sentence } = statement;
    for (const hit of sentence.hits) {
      const { cue } = hit;
      if (cue.kind === 'lexicon' || cue.kind === 'element') continue;
      if (hit.negated || (hit.modal && this.vocabulary.firm.has(cue.criterion))) continue;
      on.set(cue.criterion, 'cue');
      if (cue.kind === 'topic' && !sentence.deferred) this.#add(cue.criterion, null, 'cue', hit, statement.base);
    }
    for (const [id, certainty] of carried) if (!on.has(id)) on.set(id, certainty);
    const guess = this.guesses.sections.get(statement.section) ?? this.guesses.blocks.get(statement.block);
    if (guess && !on.has(guess)) on.set(guess, 'cue');
    // An annotated block is about what its author says, not about the heading that it stands under.
    if (!around.some((b) => b.annotation)) for (const id of topics) on.set(id, 'heading');
    for (const id of statement.passage.runIn) on.set(id, 'heading');
    for (const block of around) for (const criterion of block.criteria) on.set(criterion.id, 'declared');
    return on;
  }

  #read(statement: Statement, on: ReadonlyMap<string, Certainty>, around: readonly Block[]): void {
    const { sentence, base, passage } = statement;
    if (sentence.deferred) {
      for (const id of on.keys())
        this.model.deferrals.push({ criterion: id, range: place(sentence.deferred, base), sentence: place(sentence, base) });
      return;
    }
    if (passage.placeholders.some((p) => p.start < sentence.end && p.end > sentence.start)) return;
    const shown = this.#honest(statement, on);
    for (const hit of sentence.hits) this.#take(hit, shown, base);
    for (const [id, certainty] of on) {
      const sure = shown.get(id) as Certainty;
      for (const hit of detailsOf(sentence, id, this.vocabulary)) this.#take(hit, shown, base);
      const plan = this.#plans.get(id);
      if (!plan) continue;
      for (const element of plan.valued) {
        if (this.#isFull(id, element.id)) continue;
        const value = sentence.values.find((v) => element.recognition.values.includes(v.type));
        if (value) this.#add(id, element.id, sure, span(statement, value.from, value.to));
      }
      if (plan.headed && sentence.words.length >= HEADED) this.#byHeading(statement, id, sure);
      if (plan.named.length > 0) this.#byName(statement, plan.named, id, sure);
      if (certainty === 'cue' || passage.kind === 'cell' || sentence.words.length < SUBSTANCE) continue;
      if (certainty === 'declared' && around.some((b) => b.table)) continue;
      for (const element of plan.substance) if (!this.#isFull(id, element.id)) this.#add(id, element.id, sure, sentence, base);
    }
  }

  /** What a section's words announce counts as if its heading did, but is told as what it is: no heading says so. */
  #honest({ section, passage }: Statement, on: ReadonlyMap<string, Certainty>): ReadonlyMap<string, Certainty> {
    const guessed = this.model.sections[section]?.guessed;
    if (guessed === undefined || on.get(guessed) !== 'heading' || passage.runIn.includes(guessed)) return on;
    return new Map(on).set(guessed, 'cue');
  }

  /** Where the heading or the lead-in says whose tasks, or whose gain, these are. */
  #byHeading({ sentence, base, section, leadIn }: Statement, id: string, certainty: Certainty): void {
    const title = this.model.sections[section]?.title ?? '';
    const element =
      (leadIn && this.vocabulary.elementAnnounced(leadIn.sentence.words, id)) ??
      this.vocabulary.elementAnnounced(this.vocabulary.titleWords(title), id);
    if (element !== undefined && !this.#isFull(id, element)) this.#add(id, element, certainty, sentence, base);
  }

  #byName(statement: Statement, elements: readonly Element[], id: string, certainty: Certainty): void {
    this.#ownNames ??= ownNames(this.model, this.vocabulary);
    const at = this.#ownNames.size === 0 ? -1 : actingName(statement, this.#ownNames);
    if (at >= 0)
      for (const element of elements) if (!this.#isFull(id, element.id)) this.#add(id, element.id, certainty, span(statement, at, at + 1));
  }

  /** An element that a phrase states, where the sentence is on its criterion. */
  #take(hit: Hit, on: ReadonlyMap<string, Certainty>, base: number): void {
    const { cue } = hit;
    if (cue.kind !== 'element' && cue.kind !== 'anywhere') return;
    if (hit.negated || (hit.modal && this.vocabulary.firm.has(cue.criterion))) return;
    const certainty = on.get(cue.criterion);
    if (certainty) this.#add(cue.criterion, cue.element, certainty, hit, base);
  }

  /** So many places are known already that more are not kept. */
  #isFull(criterion: string, element: string): boolean {
    return (this.#counts.get(criterion)?.get(element) ?? 0) >= MOST;
  }

  #add(criterion: string, element: string | null, certainty: Certainty, range: Range, base = 0): void {
    if (!COUNTED_EACH.has(criterion)) {
      let counts = this.#counts.get(criterion);
      if (!counts) this.#counts.set(criterion, (counts = new Map()));
      const count = counts.get(element) ?? 0;
      if (count >= MOST) return;
      counts.set(element, count + 1);
    }
    this.model.evidence.push({ criterion, element, certainty, start: base + range.start, end: base + range.end });
  }
}

/** True for a hit that puts its sentence on a subject. */
function isTopical({ cue }: Hit): boolean {
  return cue.kind === 'topic' || cue.kind === 'anywhere';
}

/** True for a sentence that no criterion can take anything from: most of a long text. */
function isSilent({ sentence, around, passage }: Statement, topics: ReadonlySet<string>, carried: ReadonlyMap<string, Certainty>): boolean {
  return sentence.hits.length === 0 && topics.size === 0 && around.length === 0 && carried.size === 0 && passage.runIn.length === 0;
}

/** What is looked for in a sentence on a criterion, beside its phrases. */
interface Plan {
  /** Elements that a value of some type states by itself. */
  valued: Element[];
  /** Elements that any full sentence under a heading of the criterion states. */
  substance: Element[];
  /** Some elements are announced by headings of their own. */
  headed: boolean;
  /** Elements that the document's own organisation states by acting. */
  named: Element[];
}

/** True when a declared element holds what its type asks for, and no template text. */
function isStated(element: DeclaredElement, vocabulary: Vocabulary): boolean {
  return element.placeholders.length === 0 && holds(element.element.type, element.text, vocabulary);
}

function place(range: Range, base: number): Range {
  return { start: base + range.start, end: base + range.end };
}

/** The place in the document of some words of a sentence. */
export function span(statement: Statement, from: number, to: number): Range {
  const { words } = statement.sentence;
  return {
    start: statement.base + (words[from]?.start ?? statement.sentence.start),
    end: statement.base + (words[to - 1]?.end ?? statement.sentence.end),
  };
}
