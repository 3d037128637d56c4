import type { Hit, Sentence, Statement } from '../document/model.ts';
import type { Element } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import type { Assessment, Check, CheckContext, Draft } from './finding.ts';
import { addressedAt, isQuoted, placeFor, quote } from './places.ts';
import { followDeferral } from './standing.ts';
import { unfilled } from './unfilled.ts';

const UNNAMED = 'ambition-carried-through/unnamed';

/** What the framework asks and the document does not give: whole criteria, and elements of those it addresses. */
export const elements: Check = function* (context) {
  const vague = vagueStatements(context);
  for (const assessment of context.assessments) {
    const { criterion } = assessment;
    if (assessment.standing === 'met') continue;
    const toFill = unfilled(context, criterion.id);
    if (assessment.standing === 'missing' && toFill.length === 0) {
      // That it names no ambition of the vision is the same problem, told with both its ends.
      if (criterion.id !== 'shared-ambition') yield missing(context, assessment);
      else if (!context.references.set?.tells(UNNAMED)) yield { ...missing(context, assessment), unless: { ask: 'tells', code: UNNAMED } };
      continue;
    }
    // Roles and feedback are reported per role and per clause.
    if (criterion.id === 'roles' || criterion.id === 'feedback') continue;
    for (const element of assessment.absent) {
      if (toFill.some((e) => e.element === element) || (criterion.id === 'target-group' && element.id === 'included')) continue;
      yield absent(context, assessment, element, vague);
    }
  }
};

function missing(context: CheckContext, assessment: Assessment): Draft {
  const { criterion } = assessment;
  const { say, settings, model } = context;
  const place = placeFor(model, criterion, context.framework);
  const parameters = { title: criterion.title[settings.ui], kind: say(`kind/${model.kind}`), asks: criterion.asks[settings.ui] };
  const found = place.kind === 'heading' ? 'missing/heading' : place.kind === 'block' ? 'missing/block' : 'missing';
  let message = say(found, parameters);
  message += deferredNote(context, criterion.id);
  return { code: `${criterion.id}/missing`, range: place.range, message, evidence: assessment.evidence.slice(0, 3) };
}

function absent(context: CheckContext, assessment: Assessment, element: Element, vague: readonly VagueStatement[]): Draft {
  const { criterion } = assessment;
  const { say, settings, model } = context;
  const parameters = {
    title: criterion.title[settings.ui],
    element: element.title[settings.ui],
  };
  const code = `${criterion.id}/${element.id}`;
  const words = vagueWordsFor(context, assessment, element, vague);
  if (words) {
    context.told.add(words.start);
    return { code, element: element.id, range: words, message: say('element/vague', { ...parameters, words: quote(model.text, words) }) };
  }
  const message = say('element/absent', parameters) + deferredNote(context, criterion.id);
  return {
    code,
    element: element.id,
    range: addressedAt(model, assessment, context.framework),
    message,
    evidence: assessment.evidence.slice(0, 3),
  };
}

/** Where the text says that the content stands, and that it does not stand there where that can be looked up. */
function deferredNote({ model, references, say }: CheckContext, criterion: string): string {
  const deferral = model.deferrals.find((d) => d.criterion === criterion);
  if (!deferral) return '';
  const followed = references.set && followDeferral(model, deferral, references.set);
  const where = quote(model.text, deferral.range).replace(/[.,;:]$/, '');
  return ` ${followed ? say('deferred/followed', { where, document: followed.document }) : say('deferred', { where })}`;
}

interface VagueStatement {
  statement: Statement;
  hits: Hit[];
}

function vagueStatements({ model }: CheckContext): VagueStatement[] {
  const found: VagueStatement[] = [];
  for (const statement of model.statements) {
    if (!statement.sentence.vague) continue;
    // What somebody is quoted as saying binds nobody.
    const hits = statement.sentence.hits.filter(
      (h) => h.cue.kind === 'lexicon' && h.cue.list.startsWith('vague') && !isQuoted(statement, h),
    );
    if (hits.length > 0) found.push({ statement, hits });
  }
  return found;
}

const LISTS: Partial<Record<Element['type'], readonly string[]>> = {
  period: ['vague-when'],
  date: ['vague-when'],
  measure: ['vague-amount', 'vague-how-much'],
};

/** The vague words that stand where an element asks for a time or an amount. */
function vagueWordsFor(
  context: CheckContext,
  { criterion }: Assessment,
  element: Element,
  vague: readonly VagueStatement[],
): Range | undefined {
  const lists = LISTS[element.type];
  if (!lists) return undefined;
  const { model } = context;
  for (const { statement, hits } of vague) {
    const hit = hits.find((h) => h.cue.kind === 'lexicon' && lists.includes(h.cue.list));
    if (!hit) continue;
    const at = { start: statement.base + hit.start, end: statement.base + hit.end };
    const about =
      model.sections[statement.section]?.topics.has(criterion.id) ||
      speaksOf(statement.sentence, criterion.id) ||
      statement.around.some((b) => b.criteria.includes(criterion));
    if (about && !context.told.has(at.start)) return at;
  }
  const declared = model.elements.find((e) => e.criterion === criterion && e.element === element);
  return declared && /\p{L}/u.test(model.text.slice(declared.value.start, declared.value.end)) ? declared.value : undefined;
}

/** The sentence is on the criterion by a cue of its own: words that only count once it is (`detailsOf`) say nothing of that. */
function speaksOf({ hits }: Sentence, criterion: string): boolean {
  return hits.some(({ cue, negated }) => cue.kind === 'topic' && cue.criterion === criterion && !negated);
}
