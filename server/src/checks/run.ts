import type { Reading } from '../document/document.ts';
import type { DocumentModel, Suppression } from '../document/model.ts';
import { aspectsUnder, subjectsOf } from '../framework/codes.ts';
import { message } from '../framework/messages.ts';
import { betweenTopic, nearest } from '../framework/names.ts';
import type { Framework, Level } from '../framework/types.ts';
import { elements } from './elements.ts';
import { feedback } from './feedback.ts';
import {
  type Assessment,
  asks,
  type Check,
  type CheckContext,
  type Decision,
  type Draft,
  type Finding,
  LEVEL_OF,
  ofFile,
  PLAIN,
  type References,
  type Settings,
} from './finding.ts';
import { jargon } from './jargon.ts';
import { longSentence } from './long-sentence.ts';
import { noActor } from './no-actor.ts';
import { placeholder } from './placeholder.ts';
import { problems } from './problems.ts';
import { propositionLength, targetGroup } from './proposition.ts';
import { references } from './references.ts';
import { roles } from './roles.ts';
import { assess, followedIn } from './standing.ts';
import { undefinedTerm } from './undefined-term.ts';
import { vagueWording } from './wording.ts';

/** Every way of checking, in the order in which they run: elements before wording (one problem, one finding). */
const CHECKS: readonly [string, Check][] = [
  ['problems', problems],
  ['references', references],
  ['elements', elements],
  ['roles', roles],
  ['feedback', feedback],
  ['proposition', propositionLength],
  ['target-group', targetGroup],
  ['no-actor', noActor],
  ['placeholder', placeholder],
  ['wording', vagueWording],
  ['jargon', jargon],
  ['undefined-term', undefinedTerm],
  ['long-sentence', longSentence],
];

/** At most so many findings of one code in a document; the last says how many more there are (design §3). */
export const MOST_OF_A_CODE = 200;
/** Codes of the check itself: errors, and never suppressed by a criterion's level. */
const OWN = /^(?:front-matter|annotation|reference|suppression|configuration|document|check|review|baseline)\//;

export interface Result {
  findings: Finding[];
  assessments: Assessment[];
  /** How many findings a baseline knows; they are not among those above. */
  known?: number;
  /** The file with decisions that hold for the document. */
  reviewFile?: string;
}

/**
 * All findings on a document, in order of place and code, and how it stands on each criterion. A check
 * that throws becomes one finding and the rest goes on. The same model gives the same result.
 */
export function check(
  reading: Reading,
  model: DocumentModel,
  settings: Settings,
  references: References,
  checks: readonly [string, Check][] = CHECKS,
): Result {
  const { framework } = reading;
  const assessments = assess(model, framework, settings.profile, followedIn(model, references));
  const context: CheckContext = {
    model,
    framework,
    vocabulary: reading.vocabulary(model.language),
    settings,
    references,
    assessments,
    say: sayer(framework, settings),
    told: new Set(),
  };
  const findings: Finding[] = (references.set?.between ?? []).flatMap((draft) => stamp(draft, context) ?? []);
  for (const [name, run] of checks) {
    try {
      for (const draft of run(context)) {
        const finding = stamp(draft, context);
        if (finding) findings.push(finding);
      }
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      findings.push({ ...blank(model), code: 'check/failed', level: 'error', message: context.say('check/failed', { name, detail }) });
    }
  }
  const kept = suppress(findings, context);
  kept.sort(byPlace);
  return { findings: limit(kept, context), assessments: assessments.map((a) => standingAfter(a, findings, kept)) };
}

/** What is told of a text that is too large to be checked. */
export function tooLarge(settings: Settings, { framework }: Reading): Result {
  return { findings: [ofFile('document/too-large', sayer(framework, settings)('document/too-large'))], assessments: [] };
}

/** The order of findings: by place, then by code. */
export function byPlace(a: Pick<Finding, 'start' | 'end' | 'code'>, b: Pick<Finding, 'start' | 'end' | 'code'>): number {
  return a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

/** Text of a message with its parameters, in the language of the user interface. */
export function sayer(framework: Framework, settings: Pick<Settings, 'ui'>): CheckContext['say'] {
  return (key, parameters = {}) => message(framework.messages[settings.ui], key, parameters);
}

/** A finding on the document as a whole, at its beginning. */
export function blank(model: DocumentModel): Omit<Finding, 'code' | 'level' | 'message'> {
  const first = model.blocks[0];
  return { ...PLAIN, start: first?.start ?? 0, end: first ? Math.min(first.end, first.start + 3) : 0 };
}

/** Adds what follows from the code: level, criterion and sources; undefined where the level is off. */
function stamp(draft: Draft, { framework, model, settings }: CheckContext): Finding | undefined {
  const [id = ''] = draft.code.split('/');
  const criterion = OWN.test(draft.code) ? undefined : framework.criterion(id);
  const importance = criterion?.levels[model.kind];
  if (criterion && !asks(settings.profile, importance)) return undefined;
  const topic = criterion ? undefined : betweenTopic(framework, id);
  const set = settings.levels[setBy(draft.code, settings)];
  const level = topic ? levelBetween(draft, settings) : (set ?? draft.level ?? (importance ? LEVEL_OF[importance] : 'error'));
  if (level === 'off') return undefined;
  const start = Math.max(0, Math.min(draft.range.start, model.text.length));
  return {
    code: draft.code,
    level,
    message: draft.message,
    start,
    end: Math.max(start, Math.min(draft.range.end, model.text.length)),
    criterion: criterion?.id ?? topic?.id,
    element: draft.element,
    sources: (criterion ?? topic)?.sources ?? [],
    evidence: draft.evidence ?? [],
    related: draft.related ?? [],
    replacement: draft.replacement,
    offers: draft.offers ?? [],
    unless: draft.unless,
    ...(draft.key === undefined ? {} : { key: draft.key }),
    decidedBy: criterion || topic ? decision(draft.code, settings) : undefined,
  };
}

/** How grave a finding between documents is to a document with these settings. A profile that asks only the essential asks none. */
export function levelBetween({ code, level }: Pick<Draft, 'code' | 'level'>, settings: Settings): Level | 'off' {
  if (settings.profile === 'essential') return 'off';
  return settings.levels[setBy(code, settings)] ?? level ?? 'information';
}

/** Under which name a level is set that goes for a code: its own, else that of its criterion. */
function setBy(code: string, { levels }: Settings): string {
  return Object.hasOwn(levels, code) ? code : code.slice(0, code.indexOf('/'));
}

/**
 * Which file decided a finding on a criterion, or between documents: the one that set its level, else the one that made
 * its criterion or asks for it.
 */
export function decision(code: string, settings: Settings): Decision | undefined {
  const { levels, files } = settings;
  const name = setBy(code, settings);
  const level = levels[name] === undefined ? undefined : files?.levels[name];
  if (level !== undefined) return { by: 'level', file: level };
  const own = files?.criteria[code.slice(0, code.indexOf('/'))];
  if (own !== undefined) return { by: 'criterion', file: own };
  return files?.profile === undefined ? undefined : { by: 'profile', file: files.profile };
}

/** Leaves out what the author suppressed with a reason, and reports suppressions that do nothing. */
function suppress(findings: readonly Finding[], context: CheckContext): Finding[] {
  const { model, framework, say } = context;
  if (model.suppressions.length === 0) return [...findings];
  const used = new Set<string>();
  const kept = findings.filter((finding) => {
    if (finding.code.startsWith('suppression/')) return true;
    const by = model.suppressions.find((s) => covers(s, finding, used));
    return by === undefined;
  });
  model.suppressions.forEach((suppression) => {
    for (const { code, range } of suppression.codes) {
      if (used.has(`${suppression.comment.start} ${code}`)) continue;
      const base = { ...blank(model), ...range, level: 'error' as const };
      const wrong = misnamed(code, framework);
      if (wrong) {
        const { name } = wrong;
        kept.push({
          ...base,
          code: 'suppression/unknown-code',
          message: say('suppression/unknown-code', { code }) + (name ? ` ${say('nearest', { name })}` : ''),
          replacement: name,
        });
      } else kept.push({ ...base, level: 'warning', code: 'suppression/unused', message: say('suppression/unused', { code }) });
    }
  });
  return kept;
}

/** Undefined for a code that some finding can have; else the nearest of those, if one is near. */
function misnamed(code: string, framework: Framework): { name: string | undefined } | undefined {
  if (OWN.test(code)) return undefined;
  const [id = '', aspect] = code.split('/');
  const aspects = aspectsUnder(id, framework);
  if (!aspects) {
    const near = nearest(id, subjectsOf(framework));
    return { name: near && (aspect ? `${near}/${aspect}` : near) };
  }
  if (aspect === undefined || aspects.includes(aspect)) return undefined;
  const near = nearest(aspect, aspects);
  return { name: near && `${id}/${near}` };
}

function covers(suppression: Suppression, finding: Finding, used: Set<string>): boolean {
  if (finding.start < suppression.scope.start || finding.start >= suppression.scope.end) return false;
  const match = suppression.codes.find(({ code }) => code === finding.code || code === finding.criterion);
  if (!match) return false;
  used.add(`${suppression.comment.start} ${match.code}`);
  return true;
}

/** A criterion whose every finding of absence was suppressed stands as suppressed. */
export function standingAfter(assessment: Assessment, before: readonly Finding[], after: readonly Finding[]): Assessment {
  if (assessment.standing === 'met') return assessment;
  const about = (f: Finding): boolean =>
    f.criterion === assessment.criterion.id && (f.element !== undefined || f.code.endsWith('/missing'));
  const any = before.some(about);
  return any && !after.some(about) ? { ...assessment, standing: 'suppressed' } : assessment;
}

function limit(findings: readonly Finding[], { say }: CheckContext): Finding[] {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  const shown = new Map<string, number>();
  const kept: Finding[] = [];
  for (const finding of findings) {
    const n = (shown.get(finding.code) ?? 0) + 1;
    shown.set(finding.code, n);
    if (n > MOST_OF_A_CODE) continue;
    const more = (counts.get(finding.code) ?? 0) - MOST_OF_A_CODE;
    kept.push(
      n === MOST_OF_A_CODE && more > 0 ? { ...finding, message: `${finding.message} ${say('more', { count: String(more) })}` } : finding,
    );
  }
  return kept;
}
