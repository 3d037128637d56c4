import { isCollection, isMap, isSeq, type ParsedNode, parseDocument } from 'yaml';
import type { TextEdit } from '../../text/edits.ts';
import { lineEnding } from '../../text/lines.ts';

/** A larger file is no configuration that somebody keeps by hand. */
const LARGEST = 200_000;
const KEY = 'known';

/**
 * The edit of a configuration file that has a term count as known. What stands there stays as it is written, comments too.
 * Undefined where it is known already, and where the file is not what it should be: then its own findings come first.
 * @param text of the file; empty for one that does not exist yet
 * @param accepted an abbreviation: letters
 */
export function acceptTerm(text: string, accepted: string): TextEdit | undefined {
  if (text.length > LARGEST) return undefined;
  // Words that mean something else to YAML.
  const term = /^(?:null|true|false)$/i.test(accepted) ? `"${accepted}"` : accepted;
  const yaml = parseDocument(text, { keepSourceTokens: true });
  if (yaml.errors.length > 0) return undefined;
  const ending = lineEnding(text);
  const { contents } = yaml;
  const last = text.length === 0 || /[\r\n]$/.test(text) ? '' : ending;
  if (contents === null || (!isCollection(contents) && contents.range[0] === contents.range[1]))
    return { start: text.length, end: text.length, text: `${last}${KEY}: [${term}]${ending}` };
  if (!isMap(contents) || contents.flow) return undefined;
  const pair = contents.items.find(({ key }) => String(key) === KEY);
  const list = pair?.value ?? undefined;
  if (!pair || contents.items.length === 0) {
    const end = endOf(contents, text);
    return { start: end, end, text: `${/[\r\n]$/.test(text.slice(0, end)) ? '' : ending}${KEY}: [${term}]${ending}` };
  }
  if (isSeq(list)) return isKnown(list.items, accepted) ? undefined : insertedIn(list, text, term, ending);
  // `known:` with nothing behind it.
  if (list && list.range[0] !== list.range[1]) return undefined;
  const colon = text.indexOf(':', pair.key.range[1]) + 1;
  return { start: colon, end: colon, text: ` [${term}]` };
}

function isKnown(items: readonly unknown[], term: string): boolean {
  return items.some((item) => String(item) === term);
}

function insertedIn(list: ParsedNode & { items: unknown[]; flow?: boolean }, text: string, term: string, ending: string): TextEdit {
  const [start, end] = list.range;
  const last = list.items.at(-1) as ParsedNode | undefined;
  if (list.flow) {
    // Before the bracket, and behind the last of what is there.
    const at = last ? last.range[1] : start + 1;
    return { start: at, end: at, text: last ? `, ${term}` : term };
  }
  const at = last ? last.range[1] : end;
  const lineStart = Math.max(text.lastIndexOf('\n', start), text.lastIndexOf('\r', start)) + 1;
  const lineEnd = /[\r\n]|$/.exec(text.slice(at))?.index ?? 0;
  return { start: at + lineEnd, end: at + lineEnd, text: `${ending}${text.slice(lineStart, start)}- ${term}` };
}

/** Behind the last entry, with the comment on its line, and its line break where there is one. */
function endOf(contents: ParsedNode, text: string): number {
  const at = contents.range[1];
  const rest = /^[^\r\n]*(?:\r\n|\n|\r)?/.exec(/[\r\n]$/.test(text.slice(0, at)) ? '' : text.slice(at))?.[0] ?? '';
  return at + rest.length;
}
