import type { Finding } from '../../checks/finding.ts';
import { fingerprintsOf } from '../../checks/fingerprint.ts';
import { quote } from '../../checks/places.ts';
import { sayer } from '../../checks/run.ts';
import { betweenTopic, DECISION_NAMES } from '../../framework/names.ts';
import type { DecisionKind } from '../../framework/review/review.ts';
import type { Framework, Language } from '../../framework/types.ts';
import type { TextEdit } from '../../text/edits.ts';
import { isUnfilled } from '../../text/unfilled.ts';
import type { Checked } from '../../workspace/workspace.ts';
import { decisionEdit, type WrittenDecision } from './write.ts';

/** What an editor offers to record of a finding, as an edit of the file of decisions. */
export interface ReviewAction {
  title: string;
  finding: Finding;
  edit: TextEdit;
  /** Where in the edit's text the author fills in the rest; undefined where nothing is to be filled in. */
  fill: number | undefined;
}

/** The findings that decisions can be made on, with the key that names each: those on a criterion, and those between documents. */
export function decidable({ model, result }: Pick<Checked, 'model' | 'result'>, framework: Framework): { finding: Finding; key: string }[] {
  const keys = fingerprintsOf(model.text, result.findings);
  return result.findings.flatMap((finding, i) =>
    finding.criterion !== undefined && (framework.criterion(finding.criterion) ?? betweenTopic(framework, finding.criterion))
      ? [{ finding, key: keys[i] as string }]
      : [],
  );
}

/** The words that a finding stands at, for who reads the file of decisions. */
export function wordsAt(text: string, finding: Finding): string {
  return quote(text, finding, 60);
}

/**
 * Accept, waive or ask for a change, for each of some findings on which nothing was settled yet.
 * @param file text of the file of decisions; undefined where it is not there yet
 * @param name of the document, as the file names it
 */
export function reviewActions(
  checked: Checked,
  findings: readonly Finding[],
  { file, name, today }: { file: string | undefined; name: string; today: string | undefined },
  framework: Framework,
  ui: Language,
): ReviewAction[] {
  const say = sayer(framework, { ui });
  const opening = `# ${say('review/header', { name })}\ndocument: ${JSON.stringify(name)}\n`;
  return decidable(checked, framework)
    .filter(({ finding }) => findings.includes(finding) && !finding.review?.settled)
    .flatMap(({ finding, key }) =>
      KINDS.flatMap(([kind, title]): ReviewAction[] => {
        const words = wordsAt(checked.model.text, finding);
        const edit = decisionEdit(file, written(kind, finding.code, key, words, today, say, ui), opening);
        if (!edit) return [];
        const open = [say('review/fill/reason'), say('review/fill/change'), say('review/fill/by')];
        const places = open
          .filter(isUnfilled)
          .flatMap((text) => (kind !== 'accepted' && edit.text.includes(`"${text}"`) ? [edit.text.indexOf(`"${text}"`)] : []));
        return [{ title: say(title, { code: finding.code }), finding, edit, fill: places.length > 0 ? Math.min(...places) : undefined }];
      }),
    );
}

const KINDS: readonly (readonly [DecisionKind, string])[] = [
  ['accepted', 'review/accept'],
  ['waived', 'review/waive'],
  ['change-asked', 'review/ask-change'],
];

function written(
  kind: DecisionKind,
  code: string,
  key: string,
  words: string,
  today: string | undefined,
  say: ReturnType<typeof sayer>,
  ui: Language,
): WrittenDecision {
  const [nl, en] = DECISION_NAMES[kind];
  const decision: [string, string][] = [
    ['finding', code],
    ['key', key],
    ...(words === '' ? [] : [['words', words] as [string, string]]),
    ['decision', ui === 'nl' ? nl : en],
  ];
  if (kind !== 'accepted') {
    decision.push(['reason', say(kind === 'waived' ? 'review/fill/reason' : 'review/fill/change')]);
    decision.push(['by', say('review/fill/by')]);
  }
  if (kind === 'waived') decision.push(['until', aYearOn(today)]);
  if (today !== undefined) decision.push(['date', today]);
  return decision;
}

/** A day to begin with; the author puts the right one there. */
function aYearOn(today: string | undefined): string {
  if (today === undefined) return '';
  const day = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  return day.endsWith('-02-29') ? `${day.slice(0, -2)}28` : day;
}
