import type { Finding } from '../checks/finding.ts';
import { quote } from '../checks/places.ts';
import { sayer } from '../checks/run.ts';
import type { Criterion, Element } from '../framework/types.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Range } from '../text/lines.ts';
import { capitalised } from '../text/words.ts';
import type { FixContext } from './fix-context.ts';
import { freeId } from './ids/spelling.ts';
import { insertFor } from './insertion.ts';

/** A change with places to fill in. Offsets are in the model's text. */
interface FilledFix {
  title: string;
  edits: TextEdit[];
}

/**
 * What does away with a finding that asks for words only the author has: the text around them, with places to fill in. Undefined
 * where there is none.
 */
export function filledFix(finding: Finding, context: FixContext): FilledFix | undefined {
  switch (finding.code) {
    case 'vague-wording/vague':
      return withoutVagueTime(finding, context);
    case 'undefined-term/missing':
      return writtenOut(finding, context);
    case 'roles/undefined':
      return describedRole(finding, context);
    case 'feedback/uncovered':
      return covered(finding, context);
    default:
      return undefined;
  }
}

/** True where a finding stands at a vague time; how much or how well can be said in too many ways. */
function isVagueTime({ start }: Finding, { model }: FixContext): boolean {
  const statement = model.statements.findLast(({ base, sentence }) => base + sentence.start <= start);
  return (
    statement?.sentence.hits.some(
      (hit) => hit.cue.kind === 'lexicon' && hit.cue.list === 'vague-when' && statement.base + hit.start === start,
    ) ?? false
  );
}

/** An element with a place for the time, where a vague time stands: the sentence stays the author's. Undefined for other findings. */
export function elementAtVagueTime(element: Element, finding: Finding, context: FixContext): TextEdit | undefined {
  const { model, framework } = context;
  const { start, end } = finding;
  // Within an element that the author made, only what it holds is at fault.
  if (!isVagueTime(finding, context) || model.elements.some((e) => e.start <= start && end <= e.end)) return undefined;
  const hint = sayer(framework, { ui: model.language })('fix/when-text');
  return { start, end, text: `:${element.name[model.language]}[\${1:${hint}}]` };
}

function withoutVagueTime(finding: Finding, context: FixContext): FilledFix | undefined {
  if (!isVagueTime(finding, context)) return undefined;
  const { start, end } = finding;
  const { model, framework, ui } = context;
  const hint = sayer(framework, { ui: model.language })('fix/when-text');
  const capital = /^\p{Lu}/u.test(model.text.slice(start, end));
  const text = `\${1:${capital ? capitalised(hint) : hint}}`;
  const title = sayer(framework, { ui })('fix/when', { words: quote(model.text, { start, end }) });
  return { title, edits: [{ start, end, text }] };
}

function writtenOut({ start, end }: Finding, { model, framework, ui }: FixContext): FilledFix {
  const term = model.text.slice(start, end);
  const hint = sayer(framework, { ui: model.language })('fix/write-out-text', { term });
  return { title: sayer(framework, { ui })('fix/write-out', { term }), edits: [{ start, end, text: `\${1:${hint}} (${term})` }] };
}

/** A block that describes a role, under the heading on roles. */
function describedRole({ start, end }: Finding, context: FixContext): FilledFix | undefined {
  const { model, framework, ui } = context;
  const roles = framework.criterion('roles');
  const name = model.text.slice(start, end);
  const opening = openingOf(name, context);
  if (!roles || !opening) return undefined;
  const passage = { title: (roles.heading ?? roles.title)[model.language], body: description(roles, name, opening, context) };
  const title = sayer(framework, { ui })('fix/describe-role', { role: name });
  return { title, edits: [insertFor(model, roles, passage, framework)] };
}

/** Sentences on a role, of which the first names it. */
function ofRole(text: string, role: string, { model, framework }: FixContext): string {
  const say = sayer(framework, { ui: model.language });
  return text.replace(say('fix/this-role'), say('fix/role-of', { role }));
}

/** What is heard back about what is asked: where the document says such things, else below the words that ask. */
function covered({ start, end }: Finding, { model, framework, ui }: FixContext): FilledFix | undefined {
  const feedback = framework.criterion('feedback');
  const ask = model.asks.find((one) => one.start === start && one.end === end);
  if (!feedback?.block || !ask) return undefined;
  const say = sayer(framework, { ui: model.language });
  const text = say('fix/feedback-text', { lead: say(`fix/feedback-text/${ask.thing}`) });
  const body = `:::${feedback.block[model.language]}\n${text}\n:::`;
  const title = sayer(framework, { ui })('fix/feedback');
  const elsewhere =
    model.declared.some((b) => b.annotation && b.criteria.includes(feedback)) || model.sections.some((s) => s.own.has('feedback'));
  const passage = { title: (feedback.heading ?? feedback.title)[model.language], body };
  if (elsewhere) return { title, edits: [insertFor(model, feedback, passage, framework)] };
  const around =
    model.declared.find((b) => b.annotation?.form === 'container' && b.start <= start && start < b.end) ??
    model.blocks.find((b) => b.start <= start && start < b.end);
  const at = model.text.slice(0, around?.end ?? model.text.length).trimEnd().length;
  return { title, edits: [{ start: at, end: at, text: `\n\n${body}` }] };
}

/**
 * Says what is absent of a role that a paragraph describes: in a block around it with the role's name, where it is on that role
 * alone; else the paragraph stays as it is, and the role's own description comes below. Undefined where an annotation or a table
 * describes the role.
 */
export function roleEdits(element: Element, { start }: Finding, around: Range, context: FixContext): TextEdit[] | undefined {
  const { model, framework } = context;
  const role = model.roles.find((one) => one.at.start === start && one.certainty !== 'declared');
  const opening = role && openingOf(role.name, context);
  const roles = framework.criterion('roles');
  if (!role || !opening || !roles) return undefined;
  const acting = new Set(
    model.statements
      .filter(({ base, sentence }) => around.start <= base + sentence.start && base + sentence.end <= around.end)
      .flatMap(({ sentence }) => sentence.mentions.filter(({ acts }) => acts).map(({ key }) => key)),
  );
  acting.add(role.key);
  if (acting.size > 1) return [{ start: around.end, end: around.end, text: `\n\n${description(roles, role.name, opening, context)}` }];
  return [
    { start: around.start, end: around.start, text: `${opening}\n` },
    { start: around.end, end: around.end, text: `\n\n${ofRole(element.add[model.language], role.name, context)}\n:::` },
  ];
}

/** The fence that opens a role's block, with an id made of its name. */
function openingOf(name: string, { model, framework }: FixContext): string | undefined {
  const id = freeId(model, name);
  const block = framework.criterion('roles')?.block?.[model.language];
  return block && id !== '' ? `:::${block}{#${id}}` : undefined;
}

/** A block that says all of a role, with places to fill in. */
function description({ elements }: Criterion, name: string, opening: string, context: FixContext): string {
  const sentences = elements.map((element, i) => element.add[context.model.language].replace(/\$\{1:/g, `\${${i + 1}:`));
  return `${opening}\n${ofRole(sentences.join(' '), name, context)}\n:::`;
}
