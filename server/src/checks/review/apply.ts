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

/** A finding with what was decided on it. */
type Decided<F> = F & { review?: Finding['review'] };

/**
 * Lays decisions beside findings. What is accepted or waived stays in sight as a hint that says so, and no longer counts as
 * open; a decision that fits nothing any more is told; a finding that no decision was made on is left as it is.
 * @param review the decisions beside the document, where there are any
 * @param facing those beside the documents at the other ends of its findings; undefined where these are not known, so that
 *   nothing can be said of decisions on findings between documents
 */
export function reviewed(
  { findings, assessments, ...rest }: Result,
  review: Review | undefined,
  facing: readonly Review[] | undefined,
  context: ReviewContext,
): Result {
  const { model, framework, settings } = context;
  const say = sayer(framework, settings);
  const keys = fingerprintsOf(model.text, findings);
  const used = new Set<ReviewDecision>();
  const own = review?.decisions ?? [];
  const decided = findings.map((finding, i): Finding => {
    const key = keys[i] as string;
    const fitting = own.filter((decision) => fits(decision, finding, key));
    for (const decision of fitting) used.add(decision);
    if (betweenTopic(framework, finding.criterion))
      return decidedBetween({ ...finding, key }, [...(review ? [review] : []), ...(facing ?? [])], framework, settings);
    // What was decided last holds.
    const last = fitting.at(-1);
    return last ? withDecision(finding, last, framework, settings) : finding;
  });
  const name = review ? fileName(review.file) : '';
  const stale = own
    .filter((decision) => !used.has(decision) && !(facing === undefined && isBetween(decision, framework)))
    .map((decision): Finding => {
      const code = decision.finding ?? decision.criterion ?? '';
      const message = say(decision.words ? 'review/outdated' : 'review/outdated-plain', { name, code, words: decision.words ?? '' });
      return { ...blank(model), ...PLAIN, code: 'review/outdated', level: 'information', message };
    });
  const open = decided.filter(({ review: by }) => !by?.settled);
  return {
    ...rest,
    ...(review ? { reviewFile: review.file } : {}),
    findings: [...stale, ...decided],
    assessments: assessments.map((one) => standingAfter(one, findings, open)),
  };
}

/**
 * A finding between documents with what was decided on it, in whichever of the files beside its ends: what was decided last holds,
 * by its date, so that it is the same at every end.
 */
export function decidedBetween<F extends Pick<Finding, 'code' | 'level' | 'message'> & { key: string }>(
  finding: F,
  reviews: readonly Review[],
  framework: Framework,
  settings: Pick<Settings, 'ui' | 'today'>,
): Decided<F> {
  const criterion = finding.code.slice(0, finding.code.indexOf('/'));
  const last = [...new Set(reviews)]
    .flatMap(({ file, decisions }) => decisions.map((decision) => ({ file, decision })))
    .filter(({ decision }) => fits(decision, { ...finding, criterion }, finding.key))
    .sort((a, b) => compare(a.decision.date ?? '', b.decision.date ?? '') || compare(a.file, b.file))
    .at(-1);
  return last ? withDecision(finding, last.decision, framework, settings) : finding;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function withDecision<F extends Pick<Finding, 'level' | 'message'>>(
  finding: F,
  decision: ReviewDecision,
  framework: Framework,
  settings: Pick<Settings, 'ui' | 'today'>,
): Decided<F> {
  const expired = decision.decision === 'waived' && settings.today !== undefined && (decision.until ?? '') < settings.today;
  const settled = decision.decision !== 'change-asked' && !expired;
  const message = `${finding.message} ${told(decision, expired, sayer(framework, settings))}`;
  return { ...finding, message, review: { ...decision, expired, settled }, level: settled ? 'hint' : finding.level };
}

/** True for a decision on a finding between documents. */
export function isBetween({ finding, criterion }: ReviewDecision, framework: Framework): boolean {
  return betweenTopic(framework, (finding ?? criterion)?.split('/')[0]) !== undefined;
}

/**
 * True where most decisions on a document alone were made on findings that are there, by their content: the file belongs to it.
 * @param prints the fingerprints of its findings
 */
export function isOf(prints: ReadonlySet<string>, { decisions }: Review, framework: Framework): boolean {
  const own = decisions.filter((decision) => !isBetween(decision, framework));
  return own.length > 0 && own.filter(({ keys }) => keys.some((key) => prints.has(key))).length * 2 >= own.length;
}

/** That a criterion is missing is said once in a document, so there it needs no words to be known again. */
function fits({ finding: code, criterion, keys }: ReviewDecision, finding: Pick<Finding, 'code' | 'criterion'>, key: string): boolean {
  const named = code === undefined ? finding.criterion === criterion : finding.code === code;
  return named && (keys.includes(key) || (code !== undefined && code.endsWith('/missing')));
}

function told({ decision, by, until, reason }: ReviewDecision, expired: boolean, say: ReturnType<typeof sayer>): string {
  const told = expired ? 'expired' : decision;
  const parts = [say(by === undefined ? `review/told/${told}` : `review/told/${told}-by`, { by: by ?? '', until: until ?? '' })];
  if (reason !== undefined) parts.push(/[.!?]$/.test(reason) ? reason : `${reason}.`);
  return parts.join(' ');
}
