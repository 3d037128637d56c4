import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver';
import { findingsAt } from '../features/actions.ts';
import type { configurationHover } from '../features/configuration/hover.ts';
import { decidable, type ReviewAction, reviewActions, wordsAt } from '../features/review/actions.ts';
import { fileName } from '../text/addresses.ts';
import { LineIndex } from '../text/lines.ts';
import { isReview, reviewOf } from '../workspace/reviews.ts';
import { rangeOf } from './convert.ts';
import type { Session } from './session.ts';
import { toDecisionAction } from './workspace-edits.ts';

/** Answers on files of review decisions: what can be recorded of a finding, and what can stand in such a file. */
export class ReviewAnswers {
  constructor(private readonly session: Session) {}

  /** Actions that record a decision on the findings at a place. */
  actions(key: string, { range, context }: CodeActionParams): CodeAction[] {
    const { documents, workspace, client } = this.session;
    const checked = documents.checked(key);
    const file = checked && (checked.result.reviewFile ?? reviewOf(key));
    const wanted = context.only?.some((kind) => kind === '' || kind === 'quickfix') ?? true;
    if (!checked || file === undefined || !wanted) return [];
    const lines = documents.lines(key);
    const about = context.diagnostics.map((d) => ({ ...rangeOf(lines, d.range), code: String(d.code ?? '') }));
    const findings = findingsAt(checked, { range: rangeOf(lines, range), about });
    // Where the caret is on no finding, which is most often, the file is not looked at.
    if (findings.length === 0) return [];
    const { ui, today } = workspace.preferences;
    const { framework } = workspace.configuration(key).reading;
    const text = workspace.configurations.text(file);
    const name = fileName(key);
    const at = {
      uri: documents.address(file),
      lines: new LineIndex(text ?? ''),
      isNew: text === undefined,
      version: documents.version(file) ?? null,
    };
    const diagnostics = (action: ReviewAction): Diagnostic[] => context.diagnostics.filter((d) => d.code === action.finding.code);
    return reviewActions(checked, findings, { file: text, name, today }, framework, ui).map((action) =>
      toDecisionAction(action, at, client, diagnostics(action)),
    );
  }

  /** A file of review decisions as it stands, with what its names mean; undefined for any other file. */
  file(key: string): { text: string; context: Parameters<typeof configurationHover>[2] } | undefined {
    const { documents, workspace } = this.session;
    const text = isReview(key) ? documents.reviewText(key) : undefined;
    const document = documents.reviewed(key);
    if (text === undefined || document === undefined) return undefined;
    const { framework } = workspace.configuration(document).reading;
    const checked = documents.checked(document);
    const open = checked
      ? decidable(checked, framework).map(({ finding, key: print }) => ({
          key: print,
          code: finding.code,
          words: wordsAt(checked.model.text, finding),
        }))
      : [];
    return { text, context: { framework, ui: workspace.preferences.ui, files: [], open } };
  }
}
