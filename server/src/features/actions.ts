import type { Finding } from '../checks/finding.ts';
import { sayer } from '../checks/run.ts';
import type { Framework, Language } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import type { Checked } from '../workspace/workspace.ts';
import { annotateAll } from './actions/annotate-all.ts';
import { extractRole } from './actions/extract-role.ts';
import { insertAll } from './actions/insert-all.ts';
import { acceptTerm } from './actions/known-term.ts';
import { completeRaci } from './actions/raci.ts';
import type { Refactor } from './actions/refactor.ts';
import { splitRole } from './actions/split-role.ts';
import { listToSteps } from './actions/steps.ts';
import { touches } from './at.ts';
import type { FixContext } from './fix-context.ts';
import { annotateSection, fixesFor, safeEdits, suppresses } from './fixes.ts';
import type { LabelledEdit } from './labelled.ts';
import { metBy } from './recommendations.ts';

/** Kinds of actions, as editors group them. */
export const ACTION_KINDS = [
  'quickfix',
  'refactor.extract',
  'refactor.rewrite',
  'source.fixAll.convenant',
  'source.annotate.convenant',
  'source.insert.convenant',
] as const;

/** A change that an editor offers at a place. Edits are in offsets of the model's text and may hold tab stops. */
export interface Action {
  title: string;
  kind: (typeof ACTION_KINDS)[number];
  edits: readonly LabelledEdit[];
  /** The edits are those of this file, and not of the document. */
  file?: SettingsFile;
  preferred: boolean;
  /** The finding that it does away with. */
  finding: Finding | undefined;
  /** Asked for by its name, and there is nothing to do: why. */
  unavailable?: string;
}

/** The configuration file that decides for a document, or would: at the root of its workspace. */
export interface SettingsFile {
  uri: string;
  /** Undefined where there is none yet. */
  text: string | undefined;
}

export interface ActionRequest {
  /** Where the caret or the selection is. */
  range: Range;
  /** Findings that the editor asks about, by code and range: some editors keep nothing else of them. */
  about: readonly (Range & { code: string })[];
  /** Kinds that are wanted, each with all below it; undefined for all that fits the place. */
  only: readonly string[] | undefined;
  /** Undefined where none can be written. */
  settings?: SettingsFile | undefined;
  /** The user asked; an editor also asks by itself whenever the caret moves, and then only for what is near. */
  invoked: boolean;
}

/** What can be made of the text at an offset. */
const REFACTORS: readonly [kind: Action['kind'], make: (offset: number, context: FixContext) => Refactor | undefined][] = [
  ['refactor.extract', extractRole],
  ['refactor.rewrite', splitRole],
  ['refactor.rewrite', listToSteps],
  ['refactor.rewrite', completeRaci],
];

/** The changes on offer, the most useful first: fixes by weight of their finding, then annotating and rewriting, then suppressing. */
export function actionsAt(checked: Checked, request: ActionRequest, framework: Framework, ui: Language): Action[] {
  const { findings, assessments } = checked.result;
  const context = { model: checked.model, framework, ui, met: metBy(assessments) };
  const wants = (kind: Action['kind']): boolean => request.only?.some((k) => k === '' || kind === k || kind.startsWith(`${k}.`)) ?? true;
  const actions: Action[] = [];
  const add = (kind: Action['kind'], made: Refactor | undefined): void => {
    if (made) insertBeforeSuppressions(actions, { ...made, kind, preferred: false, finding: undefined });
  };
  if (wants('quickfix')) {
    const offered = findingsAt(checked, request).flatMap((finding) => quickFixes(finding, request, context));
    actions.push(...offered.filter((fix) => !suppresses(fix)), ...offered.filter(suppresses));
  }
  const { start } = request.range;
  if (wants('refactor.rewrite')) for (const fix of annotateSection(start, context)) add('refactor.rewrite', fix);
  for (const [kind, make] of REFACTORS) if (wants(kind)) add(kind, make(start, context));
  // The whole document is gone through for these, so not on every move of the caret.
  const say = sayer(framework, { ui });
  const whole = (kind: Action['kind'], make: () => Refactor | undefined, none?: string): void => {
    const made = wants(kind) && (request.only || request.invoked) ? make() : undefined;
    if (made) actions.push({ ...made, kind, preferred: false, finding: undefined });
    else if (none && request.only?.includes(kind))
      actions.push({ title: say(none), unavailable: say(none), edits: [], kind, preferred: false, finding: undefined });
  };
  whole('source.fixAll.convenant', () => {
    const edits = safeEdits(findings, context);
    return edits.length > 0 ? { title: say('fix/all'), edits } : undefined;
  });
  whole('source.annotate.convenant', () => annotateAll(context), 'actions/annotate-all/none');
  whole('source.insert.convenant', () => insertAll(findings, context), 'actions/insert-all/none');
  return actions;
}

function quickFixes(finding: Finding, { settings }: ActionRequest, context: FixContext): Action[] {
  const accepted = settings && acceptFinding(finding, settings, context);
  const fixes = fixesFor(finding, context).map((fix): Action => {
    const { title, edits, preferred } = fix;
    return { title, edits, kind: 'quickfix', preferred: preferred && !suppresses(fix), finding };
  });
  return accepted ? [accepted, ...fixes] : fixes;
}

/** A term that nobody explains can be accepted as known. */
function acceptFinding(finding: Finding, file: SettingsFile, { model, framework, ui }: FixContext): Action | undefined {
  if (finding.code !== 'undefined-term/missing') return undefined;
  const term = model.text.slice(finding.start, finding.end);
  const edit = acceptTerm(file.text ?? '', term);
  const title = sayer(framework, { ui })(file.text === undefined ? 'fix/accept-new' : 'fix/accept', { term });
  return edit && { title, edits: [{ ...edit, label: title, asks: true }], file, kind: 'quickfix', preferred: false, finding };
}

/** Findings that an action request names, as the editor shows them; where it names none, those at its range. The gravest first. */
export function findingsAt({ result }: Checked, { range, about }: Pick<ActionRequest, 'range' | 'about'>): Finding[] {
  const named = result.findings.filter((f) => about.some((a) => a.code === f.code && touches(a, f)));
  const found = named.length > 0 ? named : result.findings.filter((f) => touches(f, range));
  return found.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

const LEVELS = ['error', 'warning', 'information', 'hint'];

function insertBeforeSuppressions(actions: Action[], action: Action): void {
  const at = actions.findIndex(suppresses);
  actions.splice(at < 0 ? actions.length : at, 0, action);
}
