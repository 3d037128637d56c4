import type { Range } from '../../text/lines.ts';
import type { BlockContent, Passage } from '../passages.ts';

/**
 * Text of a template that nobody filled in (catalogue: `placeholder`). Not: footnote marks, check
 * boxes, links, the dotted lines of a signature, `intentionally left blank`.
 */
const BRACKETS = /\[([^[\]\n]{1,80})\](?![[(:])/g;
const CURLY = /\{\{?([^{}\n]{2,120})\}?\}/g;
const WORDS =
  /(?<![\p{L}\p{N}])(?:XX+|x{3,}|TODO|TO DO|TBD|tbc|TBC|t\.b\.d\.?|n\.t\.b\.|PM|lorem ipsum|nader in te vullen|in te vullen|nog in te vullen|(?:nog |nader )uit te werken|(?:nog )?nader te bepalen|volgt nog|tekst volgt|(?:wordt|worden) nog (?:ingevuld|aangevuld|uitgewerkt)|nog te bepalen|gereserveerd|to be completed|to be confirmed|to be added|to follow|insert (?:name|date|text) here|text to follow|\[?placeholder\]?)(?![\p{L}\p{N}])|_{4,}|(?<!\d)…{2,}|\.{5,}/gu;
/** `volgt`, `reserved` and three dots are a placeholder only where they are all there is. */
const WHOLE = /^[\s*_([]*(?:volgt(?: nog)?|reserved|gereserveerd|pm|p\.m\.|n\.v\.t\.|tbd|tba|tbc|…+|\.{3,}|-+|\?+|x+|●)[\s*_.)\]]*$/iu;
const FOOTNOTE = /^\^|^[xX ]$|^\d{1,3}$|^[a-z]$|^sic$|^!/;
const HTML_TAG =
  /^<\/?(?:a|abbr|b|blockquote|br|center|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|input|ins|kbd|li|mark|meta|ol|p|pre|q|s|small|span|strong|sub|summary|sup|svg|table|tbody|td|th|thead|tr|u|ul|var|video|path)\b/i;
const SIGNATURE = /(?:handtekening|signature|ondertekend|getekend|signed|d\.d\.|datum|naam|name|date|plaats|place|functie|namens|on behalf)\s*[:]?\s*[.…_]{2,}|^[.…_\s]+$/i;

/** Places in a passage, counted from the block's start, that still hold template text. */
export function placeholdersIn(passage: Passage, source: string, content: BlockContent): Range[] {
  const raw = source.slice(passage.start, passage.end);
  if (/intentionally left blank|bewust leeg gelaten|opzettelijk leeg/i.test(raw)) return [];
  const found: Range[] = [];
  const add = (start: number, end: number): void => {
    if (content.code.some((c) => c.start < passage.start + end && c.end > passage.start + start)) return;
    if (!found.some((f) => f.start < passage.start + end && f.end > passage.start + start))
      found.push({ start: passage.start + start, end: passage.start + end });
  };
  const plain = passage.plain;
  for (const m of plain.matchAll(BRACKETS)) {
    const inner = (m[1] as string).trim();
    const before = raw.slice(Math.max(0, m.index - 1), m.index);
    if (FOOTNOTE.test(inner) || before === ']' || before === '\\' || before === '!') continue;
    // A whole heading in brackets is a manner of writing, not a gap to fill.
    if (passage.kind === 'heading') continue;
    if (isDefined(inner, content)) continue;
    add(m.index, m.index + m[0].length);
  }
  for (const m of plain.matchAll(CURLY)) if (!/^[:#.]/.test((m[1] as string).trim())) add(m.index, m.index + m[0].length);
  for (const html of content.html) {
    if (html.start < passage.start || html.end > passage.end) continue;
    const tag = source.slice(html.start, html.end);
    if (!HTML_TAG.test(tag) && /^<[\p{L}][\p{L}\p{N} ,./'’-]{1,60}>$/u.test(tag)) add(html.start - passage.start, html.end - passage.start);
  }
  for (const m of plain.matchAll(WORDS)) {
    if (SIGNATURE.test(plain.slice(Math.max(0, m.index - 25), m.index + m[0].length))) continue;
    add(m.index, m.index + m[0].length);
  }
  if (found.length === 0 && passage.kind !== 'heading' && passage.kind !== 'cell') {
    const whole = WHOLE.exec(plain);
    if (whole && !/^[\s._…-]*$/.test(plain)) add(0, raw.length);
    else if (whole && /^\s*(?:…|\.{3,})\s*$/.test(plain)) add(0, raw.length);
  }
  return found.sort((a, b) => a.start - b.start);
}

function isDefined(label: string, content: BlockContent): boolean {
  return content.definitions.includes(label.toLowerCase());
}
