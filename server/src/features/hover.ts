import type { Assessment, Decision } from '../checks/finding.ts';
import { sayer } from '../checks/run.ts';
import type { Reading } from '../document/document.ts';
import type { Certainty } from '../document/model.ts';
import { betweenTopic } from '../framework/names.ts';
import type { BetweenTopic, Criterion, Element, Language, Lens } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import type { Checked } from '../workspace/workspace.ts';
import { annotatedBlockAt, annotationAt, holds } from './at.ts';
import { effects, sourcesLine } from './explain.ts';
import { shownFile } from './status.ts';

/** What is shown at a place, as Markdown; the range in offsets of the model's text. */
export interface Hover {
  range: Range;
  markdown: string;
}

/** A criterion that the place is about, with what of it in particular. */
interface Subject {
  criterion: Criterion;
  codes: Set<string>;
  elements: Set<Element>;
  /** Configuration files that decided of it. */
  decisions: Set<Decision>;
  /** What stands there names it: it is more than a finding at the place. */
  named: boolean;
}

const CERTAINTIES: readonly Certainty[] = ['declared', 'heading', 'cue'];
/** With more subjects than this at one place (all that is missing stands at the title), each gets a line. */
const MOST_IN_FULL = 3;

/**
 * What the framework has to say at an offset: on findings there, annotations, their attributes, and
 * headings that announce a criterion. Undefined where it has nothing to say.
 * @param root the folder that files are shown from
 */
export function hoverAt(checked: Checked, offset: number, reading: Reading, ui: Language, root?: string): Hover | undefined {
  const subjects = new Map<string, Subject>();
  const ranges: Range[] = [];
  const lenses: string[] = [];
  const about: About = (criterion, range, element, code, decision) => {
    const subject = subjects.get(criterion.id) ?? { criterion, codes: new Set(), elements: new Set(), decisions: new Set(), named: false };
    if (element) subject.elements.add(element);
    if (decision) subject.decisions.add(decision);
    if (code) subject.codes.add(code);
    else subject.named = true;
    subjects.set(criterion.id, subject);
    ranges.push(range);
  };
  fromFindings(checked, offset, reading, about);
  fromAnnotation(checked, offset, reading, about);
  const section = checked.model.sections.find((s) => s.own.size > 0 && holds(s.heading, offset));
  for (const topic of section?.own ?? []) {
    const criterion = reading.framework.criterion(topic);
    const lens = /^lens:(.*)$/.exec(topic)?.[1];
    if (section && criterion) about(criterion, section.heading);
    if (section && lens) {
      const { asks, ...title } = reading.framework.structure.lenses[lens as Lens];
      lenses.push(`**${title[ui]}**\n\n${asks[ui]}`);
      ranges.push(section.heading);
    }
  }
  const between = betweenAt(checked, offset, reading, ui, ranges, root);
  // A heading that announces a criterion says enough by that; its lens adds nothing.
  const isNamed = [...subjects.values()].some((s) => s.named);
  const parts = [
    ...between,
    ...(isNamed ? [] : lenses),
    ...(subjects.size > 0 ? render([...subjects.values()], checked, reading, ui, root) : []),
  ];
  const range = ranges.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  return range && parts.length > 0 ? { range, markdown: parts.join('\n\n---\n\n') } : undefined;
}

type About = (criterion: Criterion, range: Range, element?: Element, code?: string, decision?: Decision) => void;

function fromFindings({ result }: Checked, offset: number, { framework }: Reading, about: About): void {
  for (const finding of result.findings) {
    if (!holds(finding, offset)) continue;
    const criterion = finding.criterion ? framework.criterion(finding.criterion) : undefined;
    if (criterion)
      about(
        criterion,
        finding,
        criterion.elements.find((e) => e.id === finding.element),
        finding.code,
        finding.decidedBy,
      );
  }
}

/** What there is to say of findings between documents at an offset; their ranges are added to `ranges`. */
function betweenAt(
  { result }: Checked,
  offset: number,
  reading: Reading,
  ui: Language,
  ranges: Range[],
  root: string | undefined,
): string[] {
  const { framework } = reading;
  const say = sayer(framework, { ui });
  const found = new Map<BetweenTopic, Pick<Subject, 'codes' | 'decisions'>>();
  for (const finding of result.findings) {
    const topic = holds(finding, offset) ? betweenTopic(framework, finding.criterion) : undefined;
    if (!topic) continue;
    const { codes, decisions } = found.get(topic) ?? { codes: new Set(), decisions: new Set() };
    if (finding.decidedBy) decisions.add(finding.decidedBy);
    found.set(topic, { codes: codes.add(finding.code), decisions });
    ranges.push(finding);
  }
  return [...found].map(([topic, { codes, decisions }]) => {
    const head = `**${topic.title[ui]}** (${[...codes].map((code) => `\`${code}\``).join(', ')})`;
    const means = [`${say('hover/asks')}: ${topic.means[ui]}`, `${say('hover/why')}: ${topic.why[ui]}`];
    const parts = [head, ...means, sourcesLine(topic, framework, ui), decided({ decisions }, reading, ui, root), topic.action[ui]];
    return parts.filter((part) => part !== '').join('\n\n');
  });
}

function fromAnnotation({ model }: Checked, offset: number, { names }: Reading, about: About): void {
  const annotation = annotationAt(model, offset);
  if (!annotation) return;
  const block = annotatedBlockAt(model, offset);
  const attribute = annotation.attributes.find((a) => holds(a, offset));
  if (attribute || annotation.form === 'text') {
    if (!attribute && offset >= annotation.nameRange.end && annotation.label) return;
    const known = names.elements(attribute?.name ?? annotation.name);
    const here = known.filter(({ criterion }) => block?.criteria.includes(criterion));
    for (const { criterion, element } of here.length > 0 ? here : known) about(criterion, attribute ?? annotation.nameRange, element);
  } else if (offset <= annotation.nameRange.end) {
    const range = { start: annotation.start, end: annotation.nameRange.end };
    for (const criterion of names.blocks(annotation.name)) about(criterion, range);
  }
}

/**
 * What a finding at the place asks goes first: the editor shows its message right above. What the place is about besides gets
 * a line then. With many findings they get the lines.
 */
function render(subjects: readonly Subject[], checked: Checked, reading: Reading, ui: Language, root: string | undefined): string[] {
  const named = [...subjects.filter((s) => s.named), ...subjects.filter((s) => !s.named)];
  const told = named.filter((s) => s.codes.size > 0);
  const first = told.length > 0 && told.length <= MOST_IN_FULL ? told : named;
  const inFull = first.length <= MOST_IN_FULL ? first : first.filter((s) => s.named).slice(0, MOST_IN_FULL);
  const listed = named
    .filter((s) => !inFull.includes(s))
    .map((s) => `- ${title(s, ui)}: ${s.criterion.asks[ui]} ${decided(withoutProfile(s), reading, ui, root)}`.trimEnd());
  const parts = inFull.map((subject) => explanation(subject, inFull.length === 1, checked, reading, ui, root));
  return listed.length > 0 ? [...parts, listed.join('\n')] : parts;
}

/** @param whole with the question to ask and an example: where several things are explained, these would be too much */
function explanation(subject: Subject, whole: boolean, checked: Checked, reading: Reading, ui: Language, root: string | undefined): string {
  const say = sayer(reading.framework, { ui });
  const { criterion } = subject;
  const parts = [title(subject, ui)];
  for (const element of subject.elements)
    parts.push(`${say('hover/element')} \`${element.name[checked.model.language]}\`: ${element.means[ui]}.`);
  parts.push(`${say('hover/asks')}: ${criterion.asks[ui]}`);
  if (criterion.why[ui] !== '') parts.push(`${say('hover/why')}: ${criterion.why[ui]}`);
  parts.push(sourcesLine(criterion, reading.framework, ui), effects(criterion, reading.framework, ui));
  const assessment = checked.result.assessments.find((a) => a.criterion === criterion);
  if (assessment) parts.push(found(assessment, say, ui));
  parts.push(decided(subject, reading, ui, root));
  if (whole && criterion.question[ui] !== '') parts.push(`${say('hover/question')}: *${criterion.question[ui]}*`);
  if (whole && criterion.example[ui] !== '')
    parts.push(
      `${say('hover/example')}:\n\n${criterion.example[ui]
        .split('\n')
        .map((l) => `> ${l}`.trimEnd())
        .join('\n')}`,
    );
  return parts.filter((p) => p !== '').join('\n\n');
}

/** Which configuration files decided of the findings; empty where none did. */
function decided({ decisions }: Pick<Subject, 'decisions'>, { framework }: Reading, ui: Language, root: string | undefined): string {
  const say = sayer(framework, { ui });
  const each = [...decisions].map(({ by, file }) => `${say(`configuration/decided/${by}`)} \`${shownFile(file, root)}\`.`);
  return [...new Set(each)].join(' ');
}

/** Where many findings stand together, the profile is the same for all of them. */
function withoutProfile(subject: Subject): Subject {
  return { ...subject, decisions: new Set([...subject.decisions].filter(({ by }) => by !== 'profile')) };
}

function title({ criterion, codes }: Subject, ui: Language): string {
  const code = codes.size > 0 ? [...codes] : [criterion.id];
  return `**${criterion.title[ui]}** (${code.map((c) => `\`${c}\``).join(', ')})`;
}

/** Which elements were found and how certain that is, and which were not. */
function found(assessment: Assessment, say: ReturnType<typeof sayer>, ui: Language): string {
  const lines: string[] = [];
  const present = assessment.asked.filter((e) => !assessment.absent.includes(e));
  if (present.length > 0) {
    const each = present.map((element) => {
      const certainty = CERTAINTIES.find((c) => assessment.evidence.some((e) => e.element === element.id && e.certainty === c));
      return certainty ? `${element.title[ui]} (${say(`certainty/${certainty}`)})` : element.title[ui];
    });
    lines.push(`${say('hover/found')}: ${each.join('; ')}.`);
  }
  if (assessment.absent.length > 0) lines.push(`${say('hover/absent')}: ${assessment.absent.map((e) => e.title[ui]).join('; ')}.`);
  return lines.join('\n\n');
}
