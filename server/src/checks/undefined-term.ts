import type { DocumentModel, Sentence, Statement } from '../document/model.ts';
import type { Vocabulary } from '../document/recognition/vocabulary.ts';
import { normalise, WORD_JOINER, type Word } from '../text/words.ts';
import { asks, type Check, type CheckContext } from './finding.ts';

/** Letters, of which the first and one other at least are capitals and two at most are small: `RTA`, `RvC`, `NZa`. */
const LETTERS = /^\p{Lu}\p{L}{1,6}$/u;
const ROMAN = /^(?=[IVXLC])(?:X[CL]|L?X{0,3}|C{0,3})(?:IX|IV|V?I{0,3})$/;
/** From so many letters on, and when so many of them are capitals, a passage is a heading that shouts. */
const SHOUTED = { letters: 12, share: 0.6 };
/** A word in capitals that is longer than this, beside another in capitals, is no abbreviation. */
const LONG = 4;
/** How far before an abbreviation, and after it, its explanation is looked for. */
const BEFORE = 60;
const AFTER = 160;

/**
 * Abbreviations that are not written out where running text first uses them, nor in a list of terms
 * (catalogue: undefined-term). What every GP knows is data (`known-terms`), and a project adds its own.
 */
export const undefinedTerm: Check = function* (context) {
  const { model, framework, settings, say } = context;
  if (!asks(settings.profile, framework.criterion('undefined-term')?.levels[model.kind])) return;
  const told = knownIn(context);
  let small: ReadonlySet<string> | undefined;
  for (const statement of model.statements) {
    const { sentence, passage, base, section } = statement;
    const candidates = candidatesIn(sentence, model.text, base);
    if (candidates.length === 0 || passage.kind === 'quote' || model.sections[section]?.skipped || isShouted(passage.plain)) continue;
    if (passage.cell?.row === 0 && isShouted(lineAt(model.text, base + passage.start))) continue;
    for (const i of candidates) {
      const word = sentence.words[i] as Word;
      for (const part of abbreviations(model.text, word, base)) {
        const key = normalise(part.term);
        if (told.has(key) || isName(context, sentence, i, base) || isMark(statement, part.start - base, part.term)) continue;
        if (isInRun(model.text, sentence.words, i, base) || isCode(model.text, sentence.words, i, base)) continue;
        // Whoever writes `NIET` stresses a word.
        small ??= smallWords(model);
        if (small.has(key)) continue;
        told.add(key);
        // What is still to be filled in before it is told of there.
        if (model.text.slice(Math.max(0, part.start - 3), part.start) === '] (') continue;
        if (sentence.definition || isWrittenOut(model.text, part.start, part.end, part.term)) continue;
        yield { code: 'undefined-term/missing', range: part, message: say('undefined-term/missing', { term: part.term }) };
      }
    }
  }
};

const known = new WeakMap<Sentence, readonly number[]>();
const NONE: readonly number[] = [];

/** Indices of the words with two capitals, which few sentences have; looked for once, as a sentence stays what it is. */
function candidatesIn(sentence: Sentence, text: string, base: number): readonly number[] {
  let found = known.get(sentence);
  if (!found) {
    found = sentence.words.flatMap((word, i) =>
      word.capital && TWO_CAPITALS.test(text.slice(base + word.start, base + word.end)) ? [i] : [],
    );
    known.set(sentence, found.length === 0 ? NONE : found);
  }
  return found;
}

const TWO_CAPITALS = /\p{Lu}.{0,30}\p{Lu}/u;

function isAbbreviation(term: string): boolean {
  if (!LETTERS.test(term) || ROMAN.test(term)) return false;
  const capitals = term.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals > 1 && term.length - capitals <= 2;
}

interface Abbreviation {
  term: string;
  start: number;
  end: number;
}

/** The abbreviations in a word: `RTA` in `RTA-overleg`, none in `WL-28-031`. */
function* abbreviations(text: string, word: Word, base: number): Iterable<Abbreviation> {
  const start = base + word.start;
  const source = text.slice(start, base + word.end);
  if (source.length < 2 || (source.match(/\p{N}/gu)?.length ?? 0) > 1) return;
  let at = 0;
  for (const piece of source.split(/['’\u2010\u2011-]/)) {
    const term = piece.replaceAll(WORD_JOINER, '');
    if (isAbbreviation(term)) {
      const bare = /^\p{Lu}{2,}s$/u.test(term) ? term.slice(0, -1) : term;
      yield { term: bare, start: start + at, end: start + at + piece.length - (term.length - bare.length) };
    }
    at += piece.length + 1;
  }
}

/** What needs no explanation: known terms, the names in front matter and titles, what headings write out, and lists of terms. */
function knownIn({ model, vocabulary, settings }: CheckContext): Set<string> {
  const known = new Set(
    [...(vocabulary.lexicon['known-terms'] ?? []), ...settings.known].map((term) => normalise(term.replaceAll('.', ''))),
  );
  const add = (text: string): void => {
    for (const [term] of text.matchAll(/\p{Lu}[\p{L}\p{N}]{1,7}/gu)) if (isAbbreviation(term)) known.add(normalise(term));
  };
  for (const field of model.frontMatter?.fields.values() ?? []) add(field.text.slice(0, AFTER));
  for (const { title, isTitle, skipped, start, end, heading } of model.sections) {
    if (isTitle) add(title.slice(0, AFTER));
    else for (const [, term = ''] of title.matchAll(/\((\p{L}{2,7})\)/gu)) known.add(normalise(term));
    if (skipped === 'definition-headings') add(model.text.slice(Math.max(start, heading.end), end));
  }
  return known;
}

/** An organisation's name: directly after what it is (`Stichting GERRIT`). */
function isName({ model, vocabulary }: CheckContext, { words }: Sentence, i: number, base: number): boolean {
  const before = words[i - 1];
  if (!before || (words[i] as Word).breakBefore || !isOrganisation(before.norm, vocabulary)) return false;
  return before.capital || !/-/.test(model.text.slice(base + (words[i] as Word).start, base + (words[i] as Word).end));
}

function isOrganisation(norm: string, vocabulary: Vocabulary): boolean {
  return vocabulary.has('name-before', norm);
}

/** A passage in capitals, which people use as a heading. */
function isShouted(plain: string): boolean {
  let letters = 0;
  let capitals = 0;
  const most = Math.min(plain.length, 400);
  for (let i = 0; i < most; i++) {
    const c = plain[i] as string;
    if (c.toLowerCase() === c.toUpperCase()) continue;
    letters++;
    if (c !== c.toLowerCase()) capitals++;
  }
  return letters >= SHOUTED.letters && capitals >= SHOUTED.share * letters;
}

/** The line of a place: the row of a table's header. */
function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end);
}

/** Beside another word in capitals, one of them long: part of a name or of a line that shouts. */
function isInRun(text: string, words: readonly Word[], i: number, base: number): boolean {
  const capitals = (word: Word | undefined): string | undefined => {
    const source = word && text.slice(base + word.start, base + word.end);
    return source !== undefined && /^\p{Lu}{2,}$/u.test(source) ? source : undefined;
  };
  const here = words[i] as Word;
  const next = words[i + 1];
  const before = here.breakBefore ? undefined : capitals(words[i - 1]);
  const after = next?.breakBefore ? undefined : capitals(next);
  if (before === undefined && after === undefined) return false;
  return [before, capitals(here), after].some((word) => word !== undefined && word.length > LONG);
}

/** `NEN 7510`, `1234 AB`: a standard, a postcode. */
function isCode(text: string, words: readonly Word[], i: number, base: number): boolean {
  const number = (word: Word | undefined, pattern: RegExp): boolean =>
    word !== undefined && pattern.test(text.slice(base + word.start, base + word.end));
  return number(words[i + 1], /^\d{3,}/) || number(words[i - 1], /^\d{4}$/) || number(words[i - 1], /^\p{Lu}{2}\d{2}$/u);
}

/** Template text that is told of as such, or a mark in a table's cell. */
function isMark({ passage }: Statement, at: number, term: string): boolean {
  if (passage.placeholders.some((p) => p.start <= at && at < p.end)) return true;
  return passage.kind === 'cell' && term.length < 3 && passage.plain.trim().length <= term.length + 1;
}

/** Words that the document writes in small letters too. */
function smallWords({ statements }: DocumentModel): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { sentence } of statements) for (const { norm, capital } of sentence.words) if (!capital && norm.length < 8) found.add(norm);
  return found;
}

const INTRODUCES =
  /(?:kortweg|afgekort(?: als| tot)?|(?:hierna|verder|voortaan)(?: ook)?(?: te noemen| genoemd)?:?|known as|abbreviated(?: as| to)?|for short,?|hereafter|hereinafter|called):?\s+(?:(?:de|het|the)\s+)?["'“‘„]?$/iu;
const EXPLAINS = /^["'”’]?\s*(?:,?\s*(?:dat|wat|which)?\s*(?:staat voor|stands for|means|betekent|is short for|is de afkorting)|=)/iu;

/** True where the abbreviation stands with its words: in brackets after them, before them in brackets, or introduced in words. */
function isWrittenOut(text: string, start: number, end: number, term: string): boolean {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  const after = text.slice(end, end + AFTER);
  if (INTRODUCES.test(before) || EXPLAINS.test(after)) return true;
  const bracket = /\(([^()]*)$/.exec(before);
  if (bracket && /\p{L}["'”’*_]*\s*$/u.test(before.slice(0, bracket.index)) && /^(?:['’]?s)?["'”’*_]*\)/.test(after)) {
    const [, opening = ''] = bracket;
    if (/^\s*["'“‘„*_]*(?:(?:de|het|the|or|ofwel|oftewel|afgekort)\s+["'“‘„*_]*)?$/iu.test(opening)) return true;
    return /,\s*$/.test(opening) && isExpansion(opening, term);
  }
  const inside =
    /^[\p{L}\p{N}\p{Pd}]{0,30}["'”’*_]*\s*(?:\(([^()]{4,140})\)|[:–—]\s+(\p{L}[^.;\n]{4,140})|\s*\|\s*([^|\n]{4,140})\|)/u.exec(after);
  const words = inside?.[1] ?? inside?.[2] ?? inside?.[3];
  return words !== undefined && isExpansion(words, term);
}

/** Two words or more that begin with the abbreviation's first letter: `vragenlijst jeugd` for `VJ`. */
function isExpansion(words: string, term: string): boolean {
  const parts = words.trim().split(/[\s-]+/);
  const first = parts.find((w) => !/^(?:de|het|een|the|a|an)$/i.test(w)) ?? '';
  return (parts.length > 1 || first.length > 2 * term.length) && normalise(first)[0] === normalise(term)[0];
}
