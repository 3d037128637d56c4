import type { Range } from '../../text/lines.ts';
import { words } from '../../text/words.ts';
import type { Ask, Block, Clause, DeclaredElement, DocumentModel, Sentence, Statement, Thing } from '../model.ts';
import { firstStatement, placeOf } from './statements.ts';
import type { Vocabulary } from './vocabulary.ts';

const THINGS: readonly Thing[] = ['referral', 'data', 'opinion', 'idea', 'incident'];

/** What stands there tells of something, or is about joining and leaving: it asks nothing that members hear back about. */
const TELLING: ReadonlySet<string> = new Set([
  'urgency',
  'case-example',
  'context-impact',
  'mission',
  'early-wins',
  'admission',
  'withdrawal',
]);

/**
 * What the document asks of members, once for each sentence that asks it. Covered where a feedback
 * clause speaks of that thing, or says of data that they come back. Phrases are data: lists
 * `ask-<thing>`, `answer-<thing>` and `subject-<thing>` of the lexicon.
 */
export function collectAsks(model: DocumentModel, vocabulary: Vocabulary): Ask[] {
  const asks: Ask[] = [];
  const named = new Map<Block, DeclaredElement[]>();
  for (const element of model.elements) if (element.block) named.set(element.block, [...(named.get(element.block) ?? []), element]);
  const answered = new Set(model.declared.flatMap((block) => subjectsOf(block, named.get(block) ?? [], model.text, vocabulary)));
  let clause = 0;
  for (const statement of model.notable.asks) {
    const { sentence, base } = statement;
    const start = base + sentence.start;
    while (clause < model.clauses.length && (model.clauses[clause] as Clause).at.end <= start) clause++;
    if (sentence.definition || sentence.deferred || model.sections[statement.section]?.skipped) continue;
    const at = model.clauses[clause]?.at;
    // `Wie een idee heeft, schrijft het op. Binnen een week hoort u wat …`: the same paragraph goes on to say so.
    const inClause =
      (at !== undefined && (at.start <= start || at.start < endOf(statement))) ||
      statement.around.some((b) => b.criteria.some((c) => c.id === 'feedback'));
    for (const { list, negated } of sentence.asks)
      if (!negated && (list.startsWith('answer-') || (inClause && list.startsWith('subject-'))))
        answered.add(list.slice(list.indexOf('-') + 1));
    if (tells(statement, model)) continue;
    // What follows in its paragraph may answer another thing: `Geef door hoe oud uw artsen zijn. Wie een fout meldt, hoort …`.
    const itself = inClause && at !== undefined && at.start <= start;
    const answers = inClause && !itself ? thingsAt(model, at) : undefined;
    if (inClause && (itself || answers === undefined || answers.size === 0)) continue;
    // One sentence may ask several things; words that ask one ask no other.
    let asked = -1;
    for (const thing of THINGS) {
      const ask = sentence.asks.find((a) => a.list === `ask-${thing}` && !a.negated && a.start > asked);
      if (!ask || answers?.has(thing)) continue;
      asks.push({ thing, start: base + ask.start, end: base + ask.end, covered: false });
      asked = ask.end;
    }
  }
  for (const ask of asks) ask.covered = answered.has(ask.thing);
  return asks;
}

/** What the sentence that opens a clause speaks of; nothing where it only points back (`what was done with it`). */
function thingsAt({ statements }: DocumentModel, at: Range | undefined): ReadonlySet<string> {
  const opening = at && statements[firstStatement(statements, at.start)];
  if (!opening || placeOf(opening).start !== at.start) return new Set();
  return new Set(opening.sentence.asks.map(({ list }) => list.slice(list.indexOf('-') + 1)));
}

/** Where the paragraph of a sentence ends. */
function endOf({ passage, base }: Statement): number {
  return base + (passage.sentences.at(-1)?.end ?? 0);
}

/** What the attributes of a feedback block and its id say that it is about. */
function subjectsOf({ criteria, opening }: Block, named: readonly DeclaredElement[], text: string, vocabulary: Vocabulary): string[] {
  if (!criteria.some((c) => c.id === 'feedback')) return [];
  const values = named.filter((e) => e.end <= opening.end).map(({ value: { start, end } }) => text.slice(start, end));
  const id = /\{#([^\s}]+)/.exec(text.slice(opening.start, opening.end))?.[1] ?? '';
  return [...values, id.replaceAll('-', ' ')].flatMap((text) =>
    vocabulary.asks.match(words(text)).flatMap(({ owner }) => (owner.startsWith('subject-') ? owner.slice('subject-'.length) : [])),
  );
}

function tells({ around, section }: Statement, model: DocumentModel): boolean {
  const block = around.findLast((b) => b.annotation);
  if (block) return block.criteria.some((c) => TELLING.has(c.id));
  const own = [...(model.sections[section]?.own ?? [])].filter((topic) => !topic.startsWith('lens:'));
  return own.length === 1 && TELLING.has(own[0] as string);
}

/** True for a sentence that asks something of members and says nothing of what they hear about it (`Een klacht meldt u bij het bestuur.`). */
export function onlyAsks({ asks, hits }: Sentence): boolean {
  if (!asks.some((a) => a.list.startsWith('ask-') && !a.negated) || asks.some((a) => a.list.startsWith('answer-') && !a.negated))
    return false;
  return !hits.some(({ cue, negated }) => cue.kind === 'topic' && cue.criterion === 'feedback' && !negated);
}
