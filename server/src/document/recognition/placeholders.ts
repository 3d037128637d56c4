import type { Range } from '../../text/lines.ts';
import { type BlockContent, isGap, type Passage } from '../passages.ts';

/**
 * Text of a template that nobody filled in (catalogue: `placeholder`). Not: footnote marks, check
 * boxes, links, the dotted lines of a signature, `intentionally left blank`.
 */
const BRACKETS = /\[([^[\]\n]{1,80})\](?![[(:])/g;
const CURLY = /\{\{?([^{}\n]{2,120})\}?\}/g;
const WORDS =
  /(?<![\p{L}\p{N}])(?:X{2,}|x{3,}|TODO|TO DO|TBD|TBC|tbc|tbd|PM|[Nn]\.t\.b\.|p\.m\.(?= te| nader)|lorem ipsum|Lorem ipsum|[Nn]ader in te vullen|[Nn]og in te vullen|(?:[Nn]og |[Nn]ader )uit te werken|(?:[Nn]og )?nader te bepalen|[Nn]og te bepalen|[Vv]olg(?:t|en) nog|[Tt]ekst volgt|(?:wordt|worden) nog (?:ingevuld|aangevuld)|to be confirmed|[Tt]ext to follow|[Ii]nsert (?:name|date|text) here|TO BE (?:SUPPLIED|ADDED|COMPLETED|INSERTED|DRAFTED|WRITTEN|CONFIRMED|DETERMINED|ANNOUNCED|DECIDED|PROVIDED)|(?:NOG|NADER) (?:IN TE VULLEN|AAN TE VULLEN|UIT TE WERKEN|TE BEPALEN|TE SCHRIJVEN)|(?:TEKST )?VOLGT NOG)(?![\p{L}\p{N}])/gu;
/** Dots or a line to be filled in; in a sentence that goes on after them. */
const BLANKS = /(?:(?<!_)_{4,}(?!_)|(?<!…)…{2,}(?!…)|(?<!\.)\.{5,}(?!\.))(?=\s*\p{Ll})/gu;
/** `volgt`, `reserved` and three dots are a placeholder only where they are all there is. */
const WHOLE =
  /^[\s*_([]*(?:volgt(?: nog)?|wordt nog (?:uitgewerkt|aangevuld)|to follow|to be (?:completed|added|supplied|written|drafted|inserted)(?: (?:after|at|in|by|before|once) [^.]{1,60})?|(?:nog )?(?:in te vullen|aan te vullen|te schrijven)|reserved|gereserveerd|pm|p\.m\.|n\.v\.t\.|tbd|tba|tbc|…+|\.{3,}|-+|\?+|x+|●)[\s*_.)\]]*$/iu;
/** `Annex with the list: to follow.`: what a line names and then says is to come. */
const TO_COME = /(?:[:–—]|\s-)\s+(?:to follow|to be (?:added|completed)|volgt(?: nog)?|in te vullen)(?=[\s.)]*$)/iu;
/** A cell, or the value of an attribute, may be a dash or a question mark; these are all there is where a text is to come. */
const WHOLE_VALUE =
  /^[\s*_(]*(?:volgt(?: nog)?|wordt nog (?:uitgewerkt|aangevuld)|to follow|to be (?:completed|added)|in te vullen|tbd|tba|tbc|…|\.{3}|●)[\s*_.)]*$/iu;
/** More in one passage tell nothing new. */
const MOST = 300;
const FOOTNOTE = /^\^|^[xX ]$|^\d{1,3}$|^[a-z]$|^sic$|^!/;
const SIGNATURE =
  /handtekening|signature|ondertekend|getekend|opgemaakt|signed|d\.d\.|(?:datum|naam|name|date|plaats|place|functie|namens|on behalf)\s*(?::\s*)?[.…_]{2,}/i;

/** Places in a passage, counted from the block's start, that still hold template text. */
export function placeholdersIn(passage: Passage, source: string, content: BlockContent): Range[] {
  const raw = source.slice(passage.start, passage.end);
  if (/intentionally left blank|bewust leeg gelaten|opzettelijk leeg/i.test(raw)) return [];
  const found: Range[] = [];
  const add = (start: number, end: number): void => {
    if (found.length >= MOST) return;
    if (content.code.some((c) => c.start < passage.start + end && c.end > passage.start + start)) return;
    if (!found.some((f) => f.start < passage.start + end && f.end > passage.start + start))
      found.push({ start: passage.start + start, end: passage.start + end });
  };
  const plain = passage.plain;
  for (const m of plain.matchAll(BRACKETS)) {
    const inner = (m[1] as string).trim();
    const before = raw.slice(Math.max(0, m.index - 1), m.index);
    if (inner === '' || FOOTNOTE.test(inner) || before === ']' || before === '\\' || before === '!') continue;
    // A whole heading in brackets is a manner of writing, not a gap to fill.
    if (passage.kind === 'heading') continue;
    if (isDefined(inner, content)) continue;
    add(m.index, m.index + m[0].length);
  }
  for (const m of plain.matchAll(CURLY)) if (!/^[:#.]/.test((m[1] as string).trim())) add(m.index, m.index + m[0].length);
  for (const html of content.html) {
    if (html.start < passage.start || html.end > passage.end) continue;
    if (isGap(source.slice(html.start, html.end))) add(html.start - passage.start, html.end - passage.start);
  }
  for (const m of plain.matchAll(WORDS)) add(m.index, m.index + m[0].length);
  if (!SIGNATURE.test(plain)) for (const m of plain.matchAll(BLANKS)) add(m.index, m.index + m[0].length);
  if (found.length === 0 && passage.kind !== 'heading' && passage.kind !== 'cell') {
    const whole = WHOLE.exec(plain);
    if (whole && !/^[\s._…-]*$/.test(plain)) add(0, raw.length);
    else if (whole && /^\s*(?:…|\.{3,})\s*$/.test(plain)) add(0, raw.length);
  }
  const last = found.length === 0 && passage.kind !== 'heading' ? TO_COME.exec(plain) : null;
  if (last) add(last.index + last[0].search(/\p{L}/u), last.index + last[0].length);
  if (found.length === 0 && passage.kind === 'cell' && WHOLE_VALUE.test(plain)) add(0, raw.length);
  return found.sort((a, b) => a.start - b.start);
}

/** Places in the value of an attribute that still hold template text, counted from its start. */
export function placeholdersInValue(value: string): Range[] {
  const html = [...value.matchAll(/<[^<>]{1,80}>/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  const passage: Passage = {
    kind: 'cell',
    start: 0,
    end: value.length,
    plain: value,
    depth: 0,
    bold: false,
    opening: '',
    text: '',
    cell: undefined,
  };
  return placeholdersIn(passage, value, { ...NOTHING, html });
}

const NOTHING: BlockContent = { passages: [], tables: [], links: [], annotations: [], comments: [], html: [], code: [], definitions: [] };

function isDefined(label: string, content: BlockContent): boolean {
  return content.definitions.includes(label.toLowerCase());
}
