import type { Element, Framework } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import type { Block, Certainty, DeclaredElement, DocumentModel, Evidence, Hit, Section, Sentence, Statement } from '../model.ts';
import { collectAsks, onlyAsks } from './asks.ts';
import { collectClauses } from './clauses.ts';
import { discount } from './discounted.ts';
import { type Guesses, guessSentence, NO_GUESSES, type SentenceGuess } from './guess.ts';
import { collectMilestones } from './milestones.ts';
import { ACCOUNT, accountsOutward } from './outward.ts';
import { actingName, ownNames } from './own-names.ts';
import { type Plan, plansOf } from './plans.ts';
import { isRemark, pointsBack } from './pointing.ts';
import { collectRoles } from './roles.ts';
import { detailsOf, isDeniedAt, rowOf } from './sentences.ts';
import { isStep, namesSteps, STEPS, takesStep } from './sequences.ts';
import { COUNTED_EACH, declaredBy, type Naming, namedOnce, namingIn } from './shared-blocks.ts';
import { withoutShortNames } from './short-names.ts';
import { LABEL, labelOf } from './statements.ts';
import { holds } from './substance.ts';
import { onlyTries } from './unsaid.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What tells of something that members hear. */
const HEARING = ['feedback', 'communication'];
/** Of these a sentence tells what is done: whoever only tries promises nothing. */
const DONE = ['feedback', 'evaluation', ACCOUNT];
/** More places than this for one element tell a reader nothing new. */
const MOST = 12;
/** Of these all is kept: every role and every clause counts, and of steps it is counted which say who takes them (`step-rows.ts`). */
const ALL_KEPT = new Set([...COUNTED_EACH, STEPS]);
/** An item shorter than this says nothing under a heading that names an element. */
const HEADED = 3;
/** How a phrase begins that any sentence meets, but for what it excludes. */
const ANY_SENTENCE = '-e- & !';
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
  model.evidence.push(...namedOnce(model, framework, vocabulary));
  collector.references();
  collectMilestones(model, framework, vocabulary);
  discount(model, framework, vocabulary);
  collectRoles(model, framework, vocabulary);
  collectClauses(model, framework);
  model.asks = collectAsks(model, vocabulary);
}

/** A statement's evidence, offsets counted from its block. */
type Found = Evidence;

/** What a sentence gave when it was last read, and all that this depended on beside the sentence itself. */
interface SentenceReading {
  surroundings: string;
  leadIn: Sentence | undefined;
  on: ReadonlyMap<string, Certainty>;
  found: readonly Found[];
}

/** A sentence among the same surroundings gives the same: an edit reads again what it touched. */
const readings = new WeakMap<Sentence, SentenceReading>();

const NOTHING: ReadonlyMap<string, Certainty> = new Map();

class Collector {
  readonly #counts = new Map<string, Map<string | null, number>>();
  readonly #plans: ReadonlyMap<string, Plan>;
  readonly #sectionKeys: (string | undefined)[] = [];
  readonly #aroundKeys = new Map<readonly Block[], string>();
  readonly #naming: Naming;
  #ownNames: ReadonlySet<string> | undefined;
  #namesText: string | undefined;
  #found: Found[] = [];
  /** What stands in the first column of the table row that is being read. */
  #rowName: Statement | undefined;

  constructor(
    private readonly model: DocumentModel,
    framework: Framework,
    private readonly vocabulary: Vocabulary,
    private readonly guesses: Guesses,
  ) {
    this.#plans = plansOf(framework, vocabulary.language);
    this.#naming = namingIn(model);
  }

  declared(): void {
    for (const element of this.model.elements)
      if (isStated(element, this.vocabulary)) this.#declare(element.criterion.id, element.element.id, element);
    for (const block of this.model.declared) for (const criterion of block.criteria) this.#declare(criterion.id, null, block.opening);
    const parties = this.model.frontMatter?.fields.get('parties');
    if (parties && (parties.items.length > 0 || parties.text !== '')) this.#declare('inclusion', 'parties', parties.value);
  }

  #declare(criterion: string, element: string | null, { start, end }: Range): void {
    this.#add({ criterion, element, certainty: 'declared', start, end });
  }

  statements(): void {
    let before: Statement | undefined;
    let carried = NOTHING;
    let last: { key: string; section: number; block: number; around: readonly Block[]; carried: typeof carried } | undefined;
    for (const statement of this.model.statements) {
      const section = this.model.sections[statement.section];
      if (!section || section.skipped || statement.sentence.definition || statement.sentence.idle) continue;
      if (statement.passage.cell?.column === 0) this.#rowName = statement;
      const { around, section: s, block: b, sentence, leadIn } = statement;
      const goesOn = before !== undefined && (before.passage === statement.passage || (leadIn !== undefined && carried.size > 0));
      if (!goesOn) carried = NOTHING;
      const told = before?.passage === statement.passage ? before : undefined;
      before = statement;
      if (!this.guesses.sections.has(s) && !this.guesses.blocks.has(b) && isSilent(statement, section.topics, carried)) continue;
      if (last?.section !== s || last.block !== b || last.around !== around || last.carried !== carried)
        last = { key: this.#surroundings(statement, carried), section: s, block: b, around, carried };
      let reading = readings.get(sentence);
      if (reading?.surroundings !== last.key || reading.leadIn !== leadIn?.sentence) {
        reading = this.#read(statement, section.topics, carried, last.key);
        readings.set(sentence, reading);
      }
      this.#give(reading, statement);
      if (told && pointsBack(sentence)) this.#pointedAt(told, reading);
      carried = withCues(carried, reading.on);
    }
  }

  /** `Elk kwartaal zitten wij bij elkaar. Daar gaat het over …`: when that is, and who is there, the sentence before it says. */
  #pointedAt({ sentence, base }: Statement, { on, found }: SentenceReading): void {
    if (sentence.deferred) return;
    for (const [id, certainty] of on) {
      const elements = COUNTED_EACH.has(id) ? [] : (this.#plans.get(id)?.pointedAt ?? []);
      if (!found.some((e) => e.criterion === id && e.element !== null)) continue;
      for (const { id: element } of elements) {
        const hit = detailsOf(sentence, id, this.vocabulary).find(
          ({ cue, negated }) => cue.kind === 'element' && cue.element === element && !negated,
        );
        if (hit) this.#add({ criterion: id, element, certainty, start: hit.start, end: hit.end }, base);
      }
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

  /** All that a sentence's reading depends on and that is not in its block, as a text: equal texts, equal readings. */
  #surroundings({ section: s, block, around }: Statement, carried: ReadonlyMap<string, Certainty>): string {
    let key = this.#sectionKeys[s];
    if (key === undefined) {
      const { topics, guessed, title } = this.model.sections[s] as Section;
      key = `${[...topics].join()}|${guessed ?? ''}|${this.guesses.sections.get(s) ?? ''}|${this.#namesKey}|${title}`;
      this.#sectionKeys[s] = key;
    }
    let blocks = around.length === 0 ? '' : this.#aroundKeys.get(around);
    if (blocks === undefined) {
      blocks = around
        .map((b) => `${declaredBy(b, this.#naming).join()}${b.annotation ? ':' : ''}${b.table ? '|' : ''}${this.#naming.has(b) ? '!' : ''}`)
        .join(' ');
      this.#aroundKeys.set(around, blocks);
    }
    return `${key}\n${this.guesses.blocks.get(block) ?? ''}\n${blocks}\n${[...carried.keys()].join()}`;
  }

  /** Which criteria a sentence is about, and how sure that is; `own` is what its words are surely about. */
  #subjects(
    statement: Statement,
    topics: ReadonlySet<string>,
    carried: ReadonlyMap<string, Certainty>,
    own: string | undefined,
  ): Map<string, Certainty> {
    const on = new Map<string, Certainty>();
    const { around } = statement;
    const sentence = this.#sentenceOf(statement);
    for (const hit of sentence.hits) {
      const { cue } = hit;
      if (cue.kind === 'lexicon' || cue.kind === 'element') continue;
      if (hit.negated || (hit.modal && this.vocabulary.firm.has(cue.criterion))) continue;
      if (cue.kind !== 'anywhere' && around.some((b) => b.annotation)) continue;
      on.set(cue.criterion, 'cue');
      if (cue.kind === 'topic' && !sentence.deferred) this.#find(cue.criterion, null, 'cue', hit);
    }
    // What the words of a sentence are surely about, it is about, and not about what the sentence before it was on.
    for (const [id, certainty] of carried) if (!on.has(id) && (own === undefined || own === id)) on.set(id, certainty);
    const guess = this.guesses.sections.get(statement.section) ?? this.guesses.blocks.get(statement.block);
    if (guess && !on.has(guess)) on.set(guess, 'cue');
    // An annotated block is about what its author says, not about the heading that it stands under.
    if (!around.some((b) => b.annotation)) for (const id of topics) on.set(id, 'heading');
    for (const id of statement.passage.runIn) on.set(id, 'heading');
    if (onlyAsks(sentence)) for (const id of HEARING) on.delete(id);
    if (on.has(ACCOUNT) && accountsOutward(sentence, this.vocabulary)) on.delete(ACCOUNT);
    for (const block of around) for (const id of declaredBy(block, this.#naming)) on.set(id, 'declared');
    return on;
  }

  #read(statement: Statement, topics: ReadonlySet<string>, carried: ReadonlyMap<string, Certainty>, surroundings: string): SentenceReading {
    this.#found = [];
    const { sentence, passage } = statement;
    const guess = statement.around.some((b) => b.annotation)
      ? undefined
      : guessSentence(this.#sentenceOf(statement), this.vocabulary, this.guesses === NO_GUESSES);
    const on = this.#subjects(statement, topics, carried, guess?.states === 0 ? guess.criterion : undefined);
    const isOutward = guess?.criterion === ACCOUNT && accountsOutward(sentence, this.vocabulary);
    const guessed = guess && !isOutward && !on.has(guess.criterion) ? guess : undefined;
    if (guessed) on.set(guessed.criterion, 'cue');
    if (onlyTries(sentence)) for (const id of DONE) on.delete(id);
    if (!sentence.deferred && !passage.placeholders.some((p) => p.start < sentence.end && p.end > sentence.start))
      this.#elements(statement, on);
    if (guessed) this.#onlyGuessed(guessed, on);
    return { surroundings, leadIn: statement.leadIn?.sentence, on, found: this.#found };
  }

  /** What only the model says that a sentence is on is left out again unless it states as much of that as leaves little doubt. */
  #onlyGuessed({ criterion, states }: SentenceGuess, on: Map<string, Certainty>): void {
    const stated = new Set(this.#found.flatMap((e) => (e.criterion === criterion && e.element !== null ? e.element : [])));
    if (stated.size >= states) {
      for (const e of this.#found) if (e.criterion === criterion) e.guessed = true;
      return;
    }
    this.#found = this.#found.filter((e) => e.criterion !== criterion);
    on.delete(criterion);
  }

  #elements(statement: Statement, on: ReadonlyMap<string, Certainty>): void {
    const { passage, around, leadIn } = statement;
    const sentence = this.#sentenceOf(statement);
    const shown = this.#honest(statement, on);
    for (const hit of sentence.hits) this.#take(hit, shown, around);
    for (const [id, certainty] of on) {
      const sure = shown.get(id) as Certainty;
      for (const hit of detailsOf(sentence, id, this.vocabulary)) if (this.#holds(hit, statement)) this.#take(hit, shown, around);
      if (leadIn && leadIn.sentence.words.length <= LABEL) this.#fromLeadIn(leadIn.sentence, id, sure, sentence);
      const plan = this.#plans.get(id);
      if (!plan) continue;
      for (const element of plan.valued) {
        const value = sentence.values.find(
          (v) => element.recognition.values.includes(v.type) && !isDeniedAt(sentence, v.from, v.to, this.vocabulary),
        );
        if (value) this.#find(id, element.id, sure, wordsAt(sentence, value.from, value.to));
      }
      // In a block that its author named so, a length of time is when it is done.
      if (certainty === 'declared' && passage.kind !== 'cell')
        for (const element of plan.timed) {
          const value = sentence.values.find((v) => v.type === 'period' && !isDeniedAt(sentence, v.from, v.to, this.vocabulary));
          if (value) this.#find(id, element.id, sure, wordsAt(sentence, value.from, value.to));
        }
      if (plan.headed && statement.sentence.words.length >= HEADED) this.#byHeading(statement, id, sure);
      if (plan.named.length > 0) this.#byName(sentence, plan.named, id, sure);
      if (id === STEPS && (certainty === 'declared' ? isStep(statement) : certainty === 'heading' && namesSteps(statement)))
        this.#find(id, 'steps', sure, sentence);
      if (certainty === 'cue' || passage.kind === 'cell' || sentence.words.length < SUBSTANCE) continue;
      if (certainty === 'declared' && around.some((b) => b.table)) continue;
      for (const element of plan.substance) this.#find(id, element.id, sure, sentence);
    }
  }

  /** False where the sentence takes back what its words seem to state. */
  #holds({ cue, start }: Hit, { sentence, passage }: Statement): boolean {
    if (cue.kind !== 'element') return true;
    // Whoever is only what a step is about takes it not; who is meant for everybody is meant for nobody.
    if (cue.criterion === STEPS && cue.element === 'actor')
      return (passage.kind === 'cell' && sentence.words.length < SUBSTANCE) || takesStep(sentence, start, this.vocabulary);
    return cue.element !== 'included' || this.vocabulary.everyone.match(sentence.words).length === 0;
  }

  /** `In 2029:` and then items: what a few words that lead in a list say goes for each of its items. */
  #fromLeadIn(leadIn: Sentence, id: string, certainty: Certainty, item: Sentence): void {
    for (const { cue, negated } of detailsOf(leadIn, id, this.vocabulary))
      if (cue.kind === 'element' && !negated && !cue.phrase.startsWith(ANY_SENTENCE)) this.#find(id, cue.element, certainty, item);
  }

  /** What a section's words announce counts as if its heading did, but is told as what it is: no heading says so. */
  #honest({ section, passage }: Statement, on: ReadonlyMap<string, Certainty>): ReadonlyMap<string, Certainty> {
    const guessed = this.model.sections[section]?.guessed;
    if (guessed === undefined || on.get(guessed) !== 'heading' || passage.runIn.includes(guessed)) return on;
    return new Map(on).set(guessed, 'cue');
  }

  /** Where the heading, the lead-in, the label or the first cell of the row says whose tasks, or whose gain, these are. */
  #byHeading(statement: Statement, id: string, certainty: Certainty): void {
    const { sentence, section, leadIn, passage } = statement;
    if (passage.kind === 'cell' ? !holds('text', passage.plain, this.vocabulary) : isRemark(sentence)) return;
    const title = withoutShortNames(this.vocabulary.titleWords(this.model.sections[section]?.title ?? ''), this.model.shortNames);
    const name = this.#nameOfRow(statement)?.sentence.words ?? labelOf(statement) ?? leadIn?.sentence.words;
    const element = (name && this.vocabulary.elementAnnounced(name, id)) ?? this.vocabulary.elementAnnounced(title, id);
    if (element !== undefined) this.#find(id, element, certainty, sentence);
  }

  /** The first cell of the row that a cell stands in, where it is another. */
  #nameOfRow({ block, passage }: Statement): Statement | undefined {
    const name = this.#rowName;
    if (!passage.cell || passage.cell.column === 0 || name?.block !== block) return undefined;
    const { cell } = name.passage;
    return cell?.table === passage.cell.table && cell.row === passage.cell.row ? name : undefined;
  }

  /** A cell says what it says of the row that it stands in. */
  #sentenceOf(statement: Statement): Sentence {
    const name = this.#nameOfRow(statement);
    return name ? rowOf(name.sentence, statement.sentence, this.vocabulary) : statement.sentence;
  }

  #byName(sentence: Sentence, elements: readonly Element[], id: string, certainty: Certainty): void {
    const at = this.#names.size === 0 ? -1 : actingName(sentence, this.#names);
    if (at >= 0) for (const element of elements) this.#find(id, element.id, certainty, wordsAt(sentence, at, at + 1));
  }

  get #names(): ReadonlySet<string> {
    this.#ownNames ??= ownNames(this.model, this.vocabulary);
    return this.#ownNames;
  }

  get #namesKey(): string {
    this.#namesText ??= [...this.#names].join();
    return this.#namesText;
  }

  /** An element that a phrase states, where the sentence is on its criterion. */
  #take(hit: Hit, on: ReadonlyMap<string, Certainty>, around: readonly Block[]): void {
    const { cue } = hit;
    if (cue.kind !== 'element' && cue.kind !== 'anywhere') return;
    if (hit.negated || (hit.modal && this.vocabulary.firm.has(cue.criterion))) return;
    const certainty = on.get(cue.criterion);
    // A phrase that any sentence meets tells nothing of a block whose author names no element.
    if (certainty === 'declared' && cue.phrase.startsWith(ANY_SENTENCE) && !around.some((b) => this.#naming.has(b))) return;
    if (certainty) this.#find(cue.criterion, cue.element, certainty, hit, cue.kind === 'anywhere');
  }

  /** Notes what the sentence that is being read states. */
  #find(criterion: string, element: string | null, certainty: Certainty, { start, end }: Range, anywhere = false): void {
    this.#found.push({ criterion, element, certainty, start, end, ...(anywhere ? { anywhere } : {}) });
  }

  /** Puts what a sentence gave at its place in the document. */
  #give({ on, found }: SentenceReading, { sentence, base }: Statement): void {
    if (sentence.deferred) {
      const at = { range: place(sentence.deferred, base), sentence: place(sentence, base) };
      for (const id of on.keys()) this.model.deferrals.push({ criterion: id, ...at });
    }
    for (const e of found) this.#add(e, base);
  }

  #add(evidence: Evidence, base = 0): void {
    const { criterion, element, start, end } = evidence;
    if (!ALL_KEPT.has(criterion)) {
      let counts = this.#counts.get(criterion);
      if (!counts) this.#counts.set(criterion, (counts = new Map()));
      const count = counts.get(element) ?? 0;
      if (count >= MOST) return;
      counts.set(element, count + 1);
    }
    this.model.evidence.push({ ...evidence, start: base + start, end: base + end });
  }
}

/** What the next sentence of a paragraph is on: what this one had cues for, and what it carried itself. */
function withCues(carried: ReadonlyMap<string, Certainty>, on: ReadonlyMap<string, Certainty>): ReadonlyMap<string, Certainty> {
  let next: Map<string, Certainty> | undefined;
  for (const [id, certainty] of on) if (certainty === 'cue' && !carried.has(id)) (next ??= new Map(carried)).set(id, 'cue');
  return next ?? carried;
}

/** True for a sentence that no criterion can take anything from: most of a long text. */
function isSilent({ sentence, around, passage }: Statement, topics: ReadonlySet<string>, carried: ReadonlyMap<string, Certainty>): boolean {
  return sentence.hits.length === 0 && topics.size === 0 && around.length === 0 && carried.size === 0 && passage.runIn.length === 0;
}

/** True when a declared element holds what its type asks for, and no template text. */
function isStated(element: DeclaredElement, vocabulary: Vocabulary): boolean {
  return element.placeholders.length === 0 && holds(element.element.type, element.text, vocabulary);
}

function place(range: Range, base: number): Range {
  return { start: base + range.start, end: base + range.end };
}

/** The place in its block of some words of a sentence. */
function wordsAt({ words, start, end }: Sentence, from: number, to: number): Range {
  return { start: words[from]?.start ?? start, end: words[to - 1]?.end ?? end };
}
