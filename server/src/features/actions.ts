import type { Finding } from '../checks/finding.ts';
import { sayer } from '../checks/run.ts';
import type { Framework, Language } from '../framework/types.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Range } from '../text/lines.ts';
import type { Checked } from '../workspace/workspace.ts';
import { touches } from './at.ts';
import { annotateSection, fixesFor, safeEdits } from './fixes.ts';
import { metBy } from './recommendations.ts';

/** A change that an editor offers at a place. Edits are in offsets of the model's text and may hold tab stops. */
export interface Action {
  title: string;
  kind: 'quickfix' | 'refactor.rewrite' | 'source.fixAll.convenant';
  edits: readonly TextEdit[];
  preferred: boolean;
  /** The finding that it does away with. */
  finding: Finding | undefined;
}

export interface ActionRequest {
  /** Where the caret or the selection is. */
  range: Range;
  /** Findings that the editor asks about, by code and range: some editors keep nothing else of them. */
  about: readonly (Range & { code: string })[];
  /** Kinds that are wanted, each with all below it; undefined for all that fits the place. */
  only: readonly string[] | undefined;
  /** The user asked; an editor also asks by itself whenever the caret moves, and then only for what is near. */
  invoked: boolean;
}

/** The changes on offer, the most useful first: fixes by weight of their finding, then annotating, then suppressing. */
export function actionsAt(checked: Checked, request: ActionRequest, framework: Framework, ui: Language): Action[] {
  const context = { model: checked.model, framework, ui, met: metBy(checked.result.assessments) };
  const wants = (kind: Action['kind']): boolean => request.only?.some((k) => k === '' || kind === k || kind.startsWith(`${k}.`)) ?? true;
  const actions: Action[] = [];
  if (wants('quickfix')) {
    const offered = findingsAt(checked, request).flatMap((finding) => fixesFor(finding, context).map((fix) => ({ fix, finding })));
    const ordered = [...offered.filter(({ fix }) => !suppresses(fix)), ...offered.filter(({ fix }) => suppresses(fix))];
    for (const { fix, finding } of ordered)
      actions.push({ title: fix.title, kind: 'quickfix', edits: fix.edits, preferred: fix.preferred && !suppresses(fix), finding });
  }
  if (wants('refactor.rewrite'))
    for (const fix of annotateSection(request.range.start, context))
      insertBeforeSuppressions(actions, {
        title: fix.title,
        kind: 'refactor.rewrite',
        edits: fix.edits,
        preferred: false,
        finding: undefined,
      });
  // All findings are gone through for this one, so not on every move of the caret.
  if (wants('source.fixAll.convenant') && (request.only || request.invoked)) {
    const edits = safeEdits(checked.result.findings, context);
    if (edits.length > 0)
      actions.push({
        title: sayer(framework, { ui })('fix/all'),
        kind: 'source.fixAll.convenant',
        edits,
        preferred: false,
        finding: undefined,
      });
  }
  return actions;
}

/** Findings that an action request names, as the editor shows them; where it names none, those at its range. The gravest first. */
export function findingsAt({ result }: Checked, { range, about }: Pick<ActionRequest, 'range' | 'about'>): Finding[] {
  const named = result.findings.filter((f) => about.some((a) => a.code === f.code && touches(a, f)));
  const found = named.length > 0 ? named : result.findings.filter((f) => touches(f, range));
  return found.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

const LEVELS = ['error', 'warning', 'information', 'hint'];

function suppresses({ edits }: { edits: readonly TextEdit[] }): boolean {
  return edits.some((edit) => edit.text.includes('<!-- convenant-disable'));
}

function insertBeforeSuppressions(actions: Action[], action: Action): void {
  const at = actions.findIndex(suppresses);
  actions.splice(at < 0 ? actions.length : at, 0, action);
}
