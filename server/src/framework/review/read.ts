import { isUnfilled } from '../../text/unfilled.ts';
import { keysOf, LONGEST, MOST, PARTS, REVIEW } from '../configuration/shape.ts';
import { DECISION_NAMES, nameOf, nearest } from '../names.ts';
import { type DataProblem, DataReader, type Entry, short } from '../reader.ts';
import type { Review, ReviewDecision } from './review.ts';

const KEY = /^[0-9a-f]{16}$/;
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/**
 * Reads a file of review decisions. A decision that is not whole is reported with its place and does not count:
 * a finding is told rather than hidden. Never throws.
 * @param file the address that problems are told with
 */
export function readReview(file: string, source: string): Review {
  const problems: DataProblem[] = [];
  const whole = source.length <= LONGEST.file;
  const root = new DataReader(file, whole ? source : source.slice(0, source.lastIndexOf('\n', LONGEST.file) + 1), problems).root();
  if (!whole) root.keyProblem('configuration/file-too-long', { most: String(LONGEST.file) });
  root.onlyKeys(keysOf(REVIEW));
  const decisions = root
    .get('decisions')
    .items(MOST.many)
    .flatMap((entry) => readDecision(entry) ?? []);
  return { file, decisions, problems };
}

function readDecision(entry: Entry): ReviewDecision | undefined {
  if (!entry.isMapping) {
    entry.problem('configuration/expected-mapping');
    return undefined;
  }
  entry.onlyKeys(keysOf(PARTS.DECISION));
  const line = (key: string): string | undefined => entry.get(key).optionalText(LONGEST.line);
  const finding = line('finding');
  const criterion = line('criterion');
  const decision = readKind(entry.get('decision'));
  const keys = readKeys(entry.get('key'));
  const by = line('by');
  const reason = entry.get('reason').optionalText(LONGEST.text);
  const [until, date] = [readDate(entry.get('until')), readDate(entry.get('date'))];
  if ((finding === undefined) === (criterion === undefined)) {
    entry.problem('review/on-what');
    return undefined;
  }
  if (!decision || keys.length === 0) return undefined;
  if (decision !== 'accepted' && isUnfilled(reason ?? '')) {
    entry.get('reason').problem('review/no-reason');
    return undefined;
  }
  if (decision === 'waived' && isUnfilled(by ?? '')) {
    entry.get('by').problem('review/no-by');
    return undefined;
  }
  if (decision === 'waived' && until === undefined) {
    if (!entry.get('until').exists) entry.get('until').problem('review/no-until');
    return undefined;
  }
  const known = (text: string | undefined): string | undefined => (isUnfilled(text ?? '') ? undefined : text);
  return { decision, finding, criterion, keys, words: line('words'), reason: known(reason), by: known(by), until, date };
}

function readKind(entry: Entry): ReviewDecision['decision'] | undefined {
  const text = entry.text();
  if (text === undefined) return undefined;
  const kind = nameOf(DECISION_NAMES, text);
  const names = Object.values<readonly string[]>(DECISION_NAMES).flat();
  if (!kind) entry.problem('configuration/not-one-of', { value: short(text), names: names.join(', ') }, nearest(text, names));
  return kind;
}

/** One key, or several; none, with a problem, where one of them cannot be a key. */
function readKeys(entry: Entry): string[] {
  const entries = entry.isList ? entry.items(MOST.many) : [entry];
  const keys = entries.flatMap((one) => {
    const text = one.exists ? one.text() : undefined;
    if (text !== undefined && KEY.test(text)) return [text];
    one.problem('review/key');
    return [];
  });
  if (entries.length === 0) entry.problem('review/key');
  return keys;
}

function readDate(entry: Entry): string | undefined {
  const text = entry.optionalText(LONGEST.line);
  if (text === undefined || DATE.test(text)) return text;
  entry.problem('review/date', { value: short(text) });
  return undefined;
}
