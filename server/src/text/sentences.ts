import type { Range } from './lines.ts';

/** Abbreviations after which a full stop does not end a sentence. */
const ABBREVIATIONS = new Set(
  (
    'art artt lid nr no blz p pag par vgl resp bijv bv o.a e.d e.a d.d t.a.v t.b.v i.v.m m.b.t n.a.v z.s.m ' +
    'ca circa dr drs mr mw mevr dhr ir prof st vs etc enz incl excl max min tel m.i.v t/m i.p.v d.w.z a.d.h.v m.n jl ' +
    'e.g i.e mrs ms vol sec ch fig inc ltd approx'
  ).split(' '),
);

/**
 * A line that starts a clause of its own: `a.`, `ab)`, `3.1`, `2 Het lid`, `– item`, as pasted from a
 * word processor. Not a line of prose that happens to be broken before a number (`12 maanden`).
 */
const CLAUSE_LINE =
  /^[ \t]*(?:(?:[A-Za-z][.)]|[A-Za-z]{2}\)|[ivxIVX]{1,4}[.)]|\(?\d+(?:(?:\.\d+)+[.)]?|[.)])|[-–—•·*])[ \t]+\S|\d{1,3}[ \t]+\p{Lu})/u;

/** Letters with full stops that can end a sentence: a company's form, the time of day. */
const NOT_INITIALS = /^(?:[bn]\.v|u\.[aks]|[ap]\.m)$/;

/** A sentence that goes on for longer is cut, at a space where there is one: nobody wrote it as one. */
const LONGEST = 4000;

/**
 * Splits prose into sentences: ranges in `text`, trimmed, in order, never empty. A sentence ends at
 * `.`, `!`, `?` or `…` (with closing quotes and brackets) before a space and an opening letter, digit
 * or quote, at a hard clause line, and at the end. What is far too long is cut, so that the cost of
 * whatever is done with a sentence is bounded. Own code, as `Intl.Segmenter` splits at `art. 5`
 * and costs more than the rest of a paragraph's analysis.
 */
export function sentences(text: string): Range[] {
  const found: Range[] = [];
  let start = 0;
  const push = (end: number): void => {
    let from = start;
    let to = end;
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    if (to > from) found.push({ start: from, end: to });
    start = end;
  };
  // Where the signs end that were read last, and the spaces behind them: all in a row of them end there.
  let end = 0;
  let next = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (i - start >= LONGEST && (isSpace(c) || i - start >= 2 * LONGEST)) push(i);
    if (c === 10 || c === 13) {
      if (CLAUSE_LINE.test(text.slice(i + 1, i + 80))) push(i);
      continue;
    }
    if (c !== 46 && c !== 33 && c !== 63 && c !== 0x2026) continue;
    if (end <= i) end = i + 1;
    while (end < text.length && /[.!?…"'”’»)\]*_]/.test(text[end] as string)) end++;
    if (end >= text.length) break;
    if (!isSpace(text.charCodeAt(end))) continue;
    if (c === 46 && end === i + 1 && isAbbreviation(text, start, i)) {
      i = end;
      continue;
    }
    if (next < end) next = end;
    while (next < text.length && isSpace(text.charCodeAt(next))) next++;
    if (next < text.length && !/[\p{Lu}\p{N}"'“‘’«([:€£*_•–-]/u.test(text[next] as string) && c !== 33 && c !== 63) continue;
    push(end);
    i = end - 1;
  }
  push(text.length);
  return found;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0;
}

/** True when the full stop at `dot` belongs to an abbreviation, an initial or a clause number. */
function isAbbreviation(text: string, from: number, dot: number): boolean {
  let start = dot;
  const lowest = Math.max(from, dot - 12);
  while (start > lowest && !isSpace(text.charCodeAt(start - 1)) && text[start - 1] !== '(') start--;
  const source = text.slice(start, dot);
  const word = source.toLowerCase();
  if (word === '') return false;
  if (ABBREVIATIONS.has(word)) return true;
  // `J.` and `A.B.`; a small letter alone is a word (`aan u.`), or the number of a clause.
  if (/^(?:\p{Lu}|\p{L}(?:\.\p{L}){1,3})$/u.test(source)) return !NOT_INITIALS.test(word);
  // `3.`, `IV.` or `a.` at the start of a sentence numbers it; elsewhere it ends the sentence.
  return text.slice(from, start).trim() === '' && /^(?:\d+(?:\.\d+)*|[ivx]+|\p{L})$/u.test(word);
}
