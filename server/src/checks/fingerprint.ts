import type { Range } from '../text/lines.ts';
import { words } from '../text/words.ts';

/** How many words on either side of a finding tell it from another, and how many of its own count. */
const AROUND = 6;
const WITHIN = 30;
/** UTF-16 units read on either side, enough for that many words. */
const REACH = 120;

/**
 * Names a finding by what it says and the words where it stands, so that it keeps its name when lines
 * move, a heading gets a `#` more, articles are numbered anew or a word elsewhere changes. Equal ones in
 * a document are counted.
 */
export class Fingerprints {
  readonly #seen = new Map<string, number>();

  constructor(private readonly text: string) {}

  /** To be asked for findings in the order of the document. */
  of(code: string, range: Range): string {
    const content = `${code}\n${wordsAround(this.text, range)}`;
    const nth = (this.#seen.get(content) ?? 0) + 1;
    this.#seen.set(content, nth);
    return fnv1a(nth === 1 ? content : `${content}\n${nth}`);
  }
}

/** Names of all findings of a document, which stand in its order; one between documents has its own, see `between/key.ts`. */
export function fingerprintsOf(text: string, findings: readonly (Range & { code: string; key?: string | undefined })[]): string[] {
  const names = new Fingerprints(text);
  return findings.map((finding) => finding.key ?? names.of(finding.code, finding));
}

/**
 * A number that a heading, an article or an item of a list begins with, or by which a text refers to an article: it says
 * where a text stands, not what it says. A line may begin with any other number because it was wrapped there; `3.1` is a
 * number of an article where a line begins because a sentence or paragraph ended.
 */
const NUMBERED = new RegExp(
  [
    /^[ \t>]*#{1,6}[ \t]+(?:\*\*)?(?:(?:art(?:ikel|icle|\.)?|lid|hoofdstuk|chapter|clause|section|paragraaf|§)[ \t]*)?\d+(?:\.\d+)*[.):]?(?=[ \t])/,
    /^[ \t>]*(?:(?:\*\*)?(?:art(?:ikel|icle|\.)|lid)[ \t]+\d+(?:\.\d+)*|\d+(?:\.\d+)*[.)])(?=[ \t])/,
    /(?<=(?:^|[.;:!?])[ \t]*\r?\n[ \t>]*(?:\*\*)?)\d{1,2}(?:\.\d{1,2})+(?=[ \t*])/,
    /(?<=\b(?:artikel(?:en)?|articles?|lid|clauses?|sections?|paragraaf)\s{1,4})\d+(?:\.\d+)*(?!\d)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gim',
);

/** Normal forms of the words in a range and next to it, within its paragraph, without the numbers of articles and items. */
function wordsAround(text: string, { start, end }: Range): string {
  // What stands before the window's own beginning is not looked at: a number there is further away than the words are.
  const from = Math.max(0, start - 2 * REACH);
  const to = Math.min(end, start + 40 * WITHIN);
  const window = withoutNumbers(text.slice(from, to));
  const before = window.slice(Math.max(0, start - REACH - from), start - from);
  const own = words(window.slice(start - from));
  const after = withoutNumbers(text.slice(end, end + REACH));
  const previous = words(before.slice(afterLastBlank(before)));
  const next = words(after.slice(0, firstBlank(after)));
  return [...previous.slice(-AROUND), ...own.slice(0, WITHIN), ...next.slice(0, AROUND)].map((word) => word.norm).join(' ');
}

/** Blanks numbers of articles and items; offsets stay. */
function withoutNumbers(text: string): string {
  return text.replace(NUMBERED, (number) => ' '.repeat(number.length));
}

const BLANK_LINE = /\r\n[ \t]*\r\n|\n[ \t]*\n|\r[ \t]*\r/g;

function afterLastBlank(text: string): number {
  let at = 0;
  for (const match of text.matchAll(BLANK_LINE)) at = match.index + match[0].length;
  return at;
}

function firstBlank(text: string): number {
  const at = text.search(BLANK_LINE);
  return at < 0 ? text.length : at;
}

/** FNV-1a with 64 bits over UTF-16 units, as 16 hexadecimal digits. Two halves, as numbers hold 53 bits. */
export function fnv1a(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    // The prime is 2^40 + 0x1b3.
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / 0x1_0000_0000) + ((low << 8) >>> 0)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
