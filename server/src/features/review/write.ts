import { isMap, isScalar, isSeq, parseDocument, stringify, type YAMLMap } from 'yaml';
import { LONGEST } from '../../framework/configuration/shape.ts';
import type { TextEdit } from '../../text/edits.ts';
import { lineEnding } from '../../text/lines.ts';
import { isTooDeep } from '../../text/nesting.ts';

/** A decision as it is written: its keys in order, with their texts. */
export type WrittenDecision = readonly (readonly [key: string, value: string])[];

/**
 * The edit that adds a decision to a file of review decisions, below the others. What stands there, comments too, stays
 * as it is. Undefined for a file that is no such file, or is too broken to tell where it goes; and
 * where the same decision stands there already, its reason still to be filled in.
 * @param text of the file; undefined where it is not there yet
 * @param opening what a new file begins with
 */
export function decisionEdit(text: string | undefined, decision: WrittenDecision, opening: string): TextEdit | undefined {
  if (text === undefined || text.trim() === '')
    return { start: 0, end: text?.length ?? 0, text: `${opening}decisions:\n${itemOf(decision, '  ')}` };
  if (text.length > LONGEST.file || isTooDeep(text)) return undefined;
  const document = parsed(text);
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) return undefined;
  const ending = lineEnding(text);
  const at = (start: number, added: string, end = start): TextEdit => ({ start, end, text: added.replaceAll('\n', ending) });
  const list = document.get('decisions', true);
  if (list === undefined) return at(text.length, `${fromNewLine(text, text.length)}decisions:\n${itemOf(decision, '  ')}`);
  if (!isSeq(list) || list.items.length === 0) {
    const [start = 0, end = start] = (list as { range?: number[] | null }).range ?? [];
    // A key without a value, or an empty list: the first decision comes in its place.
    const empty = isSeq(list) || (isScalar(list) && list.value === null);
    return empty ? at(start, `\n${itemOf(decision, '  ').trimEnd()}`, end) : undefined;
  }
  if (list.flow || list.items.some((item) => isMap(item) && isSame(item, decision))) return undefined;
  const [first] = list.items as { range?: number[] | null }[];
  const last = list.items.at(-1) as { range?: number[] | null } | undefined;
  const opened = text.slice(0, first?.range?.[0] ?? 0);
  const indent = /([ \t]*)-[ \t]+$/.exec(opened.slice(opened.lastIndexOf('\n') + 1))?.[1] ?? '  ';
  const end = last?.range?.[1] ?? text.length;
  const lineEnd = text.indexOf('\n', Math.max(0, end - 1));
  const place = lineEnd < 0 ? text.length : lineEnd + 1;
  return at(place, fromNewLine(text, place) + itemOf(decision, indent));
}

/** The file that was parsed last: of each finding at a caret three decisions are offered, all in one file. It is not changed. */
let last: { text: string; document: ReturnType<typeof parseDocument> } | undefined;

function parsed(text: string): ReturnType<typeof parseDocument> {
  if (last?.text !== text) last = { text, document: parseDocument(text, { prettyErrors: false }) };
  return last.document;
}

/** Whether an item says the same, whatever its days and who made it. */
function isSame(item: YAMLMap, decision: WrittenDecision): boolean {
  return decision.every(([key, value]) => ['words', 'by', 'until', 'date'].includes(key) || item.get(key) === value);
}

function itemOf(decision: WrittenDecision, indent: string): string {
  return decision
    .map(
      ([key, value], i) =>
        `${indent}${i === 0 ? '- ' : '  '}${key}: ${stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN' }).trim()}\n`,
    )
    .join('');
}

function fromNewLine(text: string, at: number): string {
  return at === 0 || text[at - 1] === '\n' ? '' : '\n';
}
