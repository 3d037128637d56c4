import type { TextEdit } from '../text/edits.ts';
import type { Range } from '../text/lines.ts';
import { firstNotBefore } from '../text/search.ts';

/**
 * The top-level blocks of a Markdown text: the unit of incremental reading. A block is a stretch of
 * whole lines that CommonMark reads the same whether it stands alone or in its document: what holds
 * state over lines (fenced code, HTML, lists) is never cut, so after any block the state is empty.
 * A line that opens or closes a `:::` container is a block of its own; nesting is put together later
 * (`containers.ts`), so that a container that is still being typed does not swallow the rest.
 */
export interface TextBlock extends Range {
  kind: 'front-matter' | 'markdown' | 'fence' | 'leaf';
}

/** Lines longer than this together, without a blank line, are cut at line ends: a bound, not a rule of Markdown. */
const LARGEST = 24_000;

const FENCE = /^ {0,3}:{3,}[ \t]*(?:[\p{L}{[].*)?$/u;
const LEAF = /^ {0,3}::\p{L}[\p{L}\p{N}-]*[[{]/u;
const CODE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const LIST = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
/** A setext heading of one line, with the line under it: what it ends, ends here. (`---` can also be part of a table.) */
const TITLE = /^ {0,3}[\p{L}\p{N}]/u;
const UNDERLINE = /^ {0,3}=+[ \t]*$/;
const HTML_UNTIL: readonly [RegExp, RegExp][] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
];

const COMMENT = 1;

/** Splits a whole text. Blocks cover every line that is not blank, in order, and do not overlap. */
export function splitBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  const scanner = new Scanner(text, 0);
  for (let block = scanner.next(); block; block = scanner.next()) blocks.push(block);
  return blocks;
}

/**
 * Blocks after an edit, reading again only what it can have changed.
 * @param before blocks of the old text
 * @param text the new text
 * @param edit the edit, in offsets of the old text
 * @returns the new blocks, and which of them (`from` to `to`) were read again
 */
export function resplitBlocks(
  before: readonly TextBlock[],
  text: string,
  edit: TextEdit,
): { blocks: TextBlock[]; from: number; to: number } {
  const shift = edit.text.length - (edit.end - edit.start);
  // The block before the edit may go on into it (a paragraph, a list), so reading starts there. An
  // edit far down can close front matter that was open, or open what was closed: then all is read.
  const matter = before[0]?.kind === 'front-matter' ? before[0].end : 0;
  const matterNow = trimEnd(text, 0, frontMatterEnd(text));
  const sameMatter = matterNow === (edit.start > matter ? matter : matter + shift);
  const first = sameMatter ? Math.max(0, firstNotBefore(before, ({ end }) => end < edit.start) - 2) : 0;
  const kept = before.slice(0, first);
  const scanner = new Scanner(text, first > 0 ? (before[first] as TextBlock).start : 0);
  const fresh: TextBlock[] = [];
  let old = first;
  const rest: TextBlock[] = [];
  for (let block = scanner.next(); block; block = scanner.next()) {
    if (block.start > edit.start + edit.text.length) {
      while (old < before.length && (before[old] as TextBlock).start + shift < block.start) old++;
      const same = before[old];
      if (same && same.start > edit.end && same.start + shift === block.start && same.end + shift === block.end) {
        for (let i = old; i < before.length; i++) {
          const { start, end, kind } = before[i] as TextBlock;
          rest.push({ start: start + shift, end: end + shift, kind });
        }
        break;
      }
    }
    fresh.push(block);
  }
  return { blocks: [...kept, ...fresh, ...rest], from: kept.length, to: kept.length + fresh.length };
}

class Scanner {
  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  /** The next block, or undefined at the end. */
  next(): TextBlock | undefined {
    const { text } = this;
    if (this.at === 0) {
      const end = frontMatterEnd(text);
      if (end > 0) {
        this.at = end;
        return { start: text.charCodeAt(0) === 0xfeff ? 1 : 0, end: trimEnd(text, 0, end), kind: 'front-matter' };
      }
      if (text.charCodeAt(0) === 0xfeff) this.at = 1;
    }
    while (this.at < text.length && isBlank(text, this.at, lineEnd(text, this.at))) this.at = lineEnd(text, this.at);
    if (this.at >= text.length) return undefined;
    const start = this.at;
    const line = this.line();
    if (FENCE.test(line)) {
      this.at = lineEnd(text, start);
      return { start, end: trimEnd(text, start, this.at), kind: 'fence' };
    }
    if (LEAF.test(line)) {
      this.at = lineEnd(text, start);
      return { start, end: trimEnd(text, start, this.at), kind: 'leaf' };
    }
    this.at = this.#endOfMarkdown(start, line);
    return { start, end: trimEnd(text, start, this.at), kind: 'markdown' };
  }

  private line(at = this.at): string {
    return this.text.slice(at, Math.min(trimEnd(this.text, at, lineEnd(this.text, at)), at + 400));
  }

  #endOfMarkdown(start: number, opening: string): number {
    const { text } = this;
    const code = CODE.exec(opening);
    if (code) return this.#endOfCode(start, code[1] as string);
    for (const [open, close] of HTML_UNTIL) if (open.test(opening)) return this.#endOfHtml(start, close);
    const list = LIST.test(opening);
    let at = lineEnd(text, start);
    let codeInList: string | undefined;
    const second = at;
    const titled = !list && TITLE.test(opening);
    while (at < text.length) {
      const end = lineEnd(text, at);
      const blank = isBlank(text, at, end);
      if (blank) {
        if (!list) return at;
        const next = skipBlank(text, end);
        // A list goes on over blank lines with indented content only; a new item starts a new block.
        if (next >= text.length || !/[ \t]/.test(text[next] as string)) return at;
        at = next;
        continue;
      }
      const line = this.line(at);
      if (codeInList !== undefined) {
        if (closesCode(line.trimStart(), codeInList)) codeInList = undefined;
      } else {
        if (FENCE.test(line) || LEAF.test(line)) return at;
        const fence = CODE.exec(list ? line.replace(/^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?/, '') : line);
        if (fence) {
          if (!list || !/^[ \t]/.test(line)) return at;
          codeInList = fence[1] as string;
        }
        if (opensHtml(line, list)) return at;
        if (titled && at === second && UNDERLINE.test(line)) return end;
      }
      if (end - start > LARGEST) return at;
      at = end;
    }
    return at;
  }

  #endOfCode(start: number, fence: string): number {
    let at = lineEnd(this.text, start);
    while (at < this.text.length) {
      const closing = closesCode(this.line(at), fence);
      at = lineEnd(this.text, at);
      if (closing) return at;
    }
    return at;
  }

  #endOfHtml(start: number, close: RegExp): number {
    let at = start;
    while (at < this.text.length) {
      const end = lineEnd(this.text, at);
      const closing = close.test(this.text.slice(at, end));
      at = end;
      if (closing) return at;
    }
    return at;
  }
}

/** True for HTML that goes on over blank lines; a comment is one inside a list item too, where it may suppress something. */
function opensHtml(line: string, list: boolean): boolean {
  if (!/^ {0,3}</.test(line)) return false;
  return HTML_UNTIL.some(([open], n) => open.test(line) && (n === COMMENT || !list || line[0] === '<'));
}

function closesCode(line: string, fence: string): boolean {
  const match = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line);
  return match !== null && (match[1] as string)[0] === fence[0] && (match[1] as string).length >= fence.length;
}

/** A line of YAML on its first level: indented, a comment, an item, the end of a list, a quoted or a plain key. */
const YAML_LINE = /^(?:[ \t#\]}"'-]|[^\s:][^:]*:(?:[ \t\r\n]|$))/;
/** So much of a line tells whether it is one. */
const START_OF_LINE = 300;

/**
 * End of front matter (after its closing line), or 0 where the text has none. Where the closing line is
 * forgotten but a kind of document is named, it ends at the first blank line: such a document must not
 * be taken for one that is not ours. A `---` further down is then a thematic break: below prose, which is no YAML.
 */
function frontMatterEnd(text: string): number {
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!/^---[ \t]*(?:\r?\n|\r)/.test(text.slice(bom, bom + 80))) return 0;
  let at = lineEnd(text, bom);
  let [behindBlank, prose] = [false, false];
  for (let lines = 0; at < text.length && lines < 500; lines++) {
    const end = lineEnd(text, at);
    if (/^(?:---|\.\.\.)[ \t]*$/.test(text.slice(at, Math.min(end, at + 80)).replace(/[\r\n]+$/, '')))
      return (prose && unclosedEnd(text, bom)) || end;
    if (isBlank(text, at, end)) behindBlank = true;
    else prose ||= behindBlank && !YAML_LINE.test(text.slice(at, Math.min(end, at + START_OF_LINE)));
    at = end;
  }
  return unclosedEnd(text, bom);
}

function unclosedEnd(text: string, bom: number): number {
  let named = false;
  let at = lineEnd(text, bom);
  for (let lines = 0; at < text.length && lines < 100; lines++) {
    const end = lineEnd(text, at);
    if (isBlank(text, at, end)) break;
    named ||= /^document[ \t]*:/.test(text.slice(at, at + 40));
    at = end;
  }
  return named ? at : 0;
}

/** Offset after the line break of the line at `at`. */
function lineEnd(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) return i + 1;
    if (c === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  }
  return text.length;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c !== 32 && c !== 9 && c !== 10 && c !== 13) return false;
  }
  return true;
}

function skipBlank(text: string, at: number): number {
  let from = at;
  while (from < text.length) {
    const end = lineEnd(text, from);
    if (!isBlank(text, from, end)) return from;
    from = end;
  }
  return from;
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
  return end;
}
