import type { DocumentModel } from '../../document/model.ts';
import { betweenTopic } from '../../framework/names.ts';
import type { Review, ReviewDecision } from '../../framework/review/review.ts';
import type { Framework } from '../../framework/types.ts';
import { fileName } from '../../text/addresses.ts';
import { type Finding, PLAIN, type Settings } from '../finding.ts';
import { fingerprintsOf } from '../fingerprint.ts';
import { blank, type Result, sayer, standingAfter } from '../run.ts';

/** What a review is laid beside. */
export interface ReviewContext {
  model: DocumentModel;
  framework: Framework;
  settings: Pick<Settings, 'ui' | 'today'>;
}

/**
 * Lays decisions beside findings. What is accepted or waived stays in sight as a hint that says so, and no longer counts as
 * open; a decision that fits nothing any more is told; a finding that no decision was made on is left as it is.
 */
export function reviewed({ findings, assessments, ...rest }: Result, review: Review, context: ReviewContext): Result {
  const { model, framework, settings } = context;
  const say = sayer(framework, settings);
  const keys = fingerprintsOf(model.text, findings);
  const used = new Set<ReviewDecision>();
  const decided = findings.map((finding, i): Finding => {
    // What stands between documents is nobody's alone.
    const fitting = betweenTopic(framework, finding.criterion)
      ? []
      : review.decisions.filter((decision) => fits(decision, finding, keys[i] as string));
    for (const decision of fitting) used.add(decision);
    // What was decided last holds.
    const last = fitting.at(-1);
    if (!last) return finding;
    const expired = last.decision === 'waived' && settings.today !== undefined && (last.until ?? '') < settings.today;
    const settled = last.decision !== 'change-asked' && !expired;
    const message = `${finding.message} ${told(last, expired, say)}`;
    return { ...finding, message, review: { ...last, expired, settled }, level: settled ? 'hint' : finding.level };
  });
  const name = fileName(review.file);
  const stale = review.decisions
    .filter((decision) => !used.has(decision))
    .map((decision): Finding => {
      const code = decision.finding ?? decision.criterion ?? '';
      const message = say(decision.words ? 'review/outdated' : 'review/outdated-plain', { name, code, words: decision.words ?? '' });
      return { ...blank(model), ...PLAIN, code: 'review/outdated', level: 'information', message };
    });
  const open = decided.filter(({ review: by }) => !by?.settled);
  return {
    ...rest,
    reviewFile: review.file,
    findings: [...stale, ...decided],
    assessments: assessments.map((one) => standingAfter(one, findings, open)),
  };
}

/** How many decisions were made on findings that are there, by their content alone: which document a file belongs to. */
export function fitting(findings: readonly Finding[], text: string, { decisions }: Review): number {
  const keys = new Set(fingerprintsOf(text, findings));
  return decisions.filter((decision) => decision.keys.some((key) => keys.has(key))).length;
}

/** That a criterion is missing is said once in a document, so there it needs no words to be known again. */
function fits({ finding: code, criterion, keys }: ReviewDecision, finding: Finding, key: string): boolean {
  const named = code === undefined ? finding.criterion === criterion : finding.code === code;
  return named && (keys.includes(key) || (code !== undefined && code.endsWith('/missing')));
}

function told({ decision, by, until, reason }: ReviewDecision, expired: boolean, say: ReturnType<typeof sayer>): string {
  const told = expired ? 'expired' : decision;
  const parts = [say(by === undefined ? `review/told/${told}` : `review/told/${told}-by`, { by: by ?? '', until: until ?? '' })];
  if (reason !== undefined) parts.push(/[.!?]$/.test(reason) ? reason : `${reason}.`);
  return parts.join(' ');
}
