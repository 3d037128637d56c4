import { words } from '../../text/words.ts';
import { type Form, languagesOf, validPhrase } from '../criterion.ts';
import { perLanguage } from '../localised.ts';
import { type Entry, short } from '../reader.ts';
import { LANGUAGES, type Localised, type Phrases, VALUE_TYPES } from '../types.ts';
import { LONGEST, MOST } from './shape.ts';

/** What is no part of a word and means something in a phrase file or in a regular expression: not what its writer thinks. */
const FOREIGN = /[&<>[\]{}^$\\+]|(?:^|[\s|])!|\.\*|(?:^|[\s|])-|-(?:[\s|]|$)/;

/** Phrases of words, `|` and `*`: a list for both vocabularies, or a list for each language. */
export function plainPhrases(entry: Entry): Phrases {
  return forEachLanguage(entry, (list) => list.items(MOST.phrases).flatMap((item) => plainPhrase(item) ?? []), 'own');
}

/**
 * A phrase as people write it ("Wat hoort u van ons?"), in the syntax of `text/phrases.ts`: its words,
 * `|` between alternatives and `*` for a gap. Undefined, with a problem, where it holds anything else.
 */
function plainPhrase(item: Entry): string | undefined {
  const written = item.text(LONGEST.phrase);
  if (written === undefined) return undefined;
  if (FOREIGN.test(written)) return refuse(item, 'foreign', written);
  const tokens: string[] = [];
  for (const part of written.split(/\s+/)) {
    if (part === '*') tokens.push('*');
    else if (part.includes('*')) return refuse(item, 'gap', part);
    else if (part.includes('|')) {
      const alternatives = part.split('|').map((alternative) => words(alternative).map((w) => w.norm));
      if (alternatives.some((a) => a.length === 0)) return refuse(item, 'empty-alternative', part);
      if (alternatives.some((a) => a.length > 1) || alternatives.length > MOST.alternatives) return refuse(item, 'alternatives', part);
      tokens.push(alternatives.map(([word]) => word).join('|'));
    } else tokens.push(...words(part).map((w) => w.norm));
  }
  if (tokens.every((token) => token === '*')) return refuse(item, 'nothing', written);
  if (!isBounded(tokens)) return refuse(item, 'bounds', written);
  return tokens.join(' ');
}

function refuse(item: Entry, reason: string, about: string): undefined {
  item.problem(`configuration/phrase-${reason}`, { words: short(about), most: String(MOST.words), gaps: String(MOST.gaps) });
  return undefined;
}

function isBounded(tokens: readonly string[]): boolean {
  return tokens.length <= MOST.words && tokens.filter((token) => token === '*').length <= MOST.gaps;
}

/** How a project writes its own criteria: one language is enough, and phrases have the product's whole syntax. */
export const OWN: Form = {
  text: (entry) => ownText(entry, LONGEST.text),
  line: (entry) => ownText(entry, LONGEST.line),
  phrases: (entry) => forEachLanguage(entry, (list) => list.items(MOST.phrases).flatMap((item) => ownPhrase(item) ?? []), 'both'),
  whole: false,
};

/** Editors show these texts as Markdown, and would fetch what stands in it from elsewhere. */
const FETCHED = /!\[|<\s*\/?\s*[a-z][^>]*(?:>|$)/i;

/** The text of an entry, where it can be shown without fetching anything; else a problem. */
export function safeText(entry: Entry, longest: number): string | undefined {
  const text = entry.text(longest);
  if (text === undefined || !FETCHED.test(text)) return text;
  entry.problem('configuration/fetched');
  return undefined;
}

function ownText(entry: Entry, longest: number): Localised {
  if (!entry.isMapping) return both(safeText(entry, longest) ?? '');
  entry.onlyKeys(LANGUAGES);
  const given = languagesOf(entry);
  const [first] = given;
  if (!first) entry.problem('configuration/expected-text');
  const texts = new Map(given.map((language) => [language, safeText(entry.get(language), longest) ?? '']));
  return perLanguage((language) => texts.get(language) || (first && texts.get(first)) || '');
}

function both(text: string): Localised {
  return { nl: text, en: text };
}

function ownPhrase(item: Entry): string | undefined {
  const phrase = item.text(LONGEST.ownPhrase);
  if (phrase === undefined) return undefined;
  if (!isMatchable(phrase)) return refuse(item, 'bounds', phrase);
  const unknown = [...phrase.matchAll(/<([a-z]+)>/g)].find(([, type]) => !(VALUE_TYPES as readonly string[]).includes(type ?? ''));
  if (unknown) {
    item.problem('configuration/phrase-value', { words: unknown[0], names: VALUE_TYPES.map((type) => `<${type}>`).join(', ') });
    return undefined;
  }
  return validPhrase(item);
}

/** Matching and adding a phrase takes time that its gaps and its typed alternatives multiply. */
function isMatchable(phrase: string): boolean {
  let variants = 1;
  for (const part of phrase.split(' & ')) {
    const tokens = part.split(/\s+/).filter((token) => token !== '');
    if (!isBounded(tokens)) return false;
    for (const token of tokens) if (token.includes('<')) variants *= token.split('|').length;
  }
  return variants <= MOST.variants;
}

/** One list for both languages, or a list for each. */
function forEachLanguage(entry: Entry, read: (list: Entry) => string[], serve: 'both' | 'own'): Phrases {
  if (!entry.exists) return { nl: [], en: [] };
  if (!entry.isMapping) {
    const list = read(entry);
    return { nl: list, en: list };
  }
  entry.onlyKeys(LANGUAGES);
  const given = languagesOf(entry);
  const lists = new Map(given.map((language) => [language, read(entry.get(language))]));
  const [first] = given;
  return perLanguage((language) => lists.get(language) ?? (serve === 'both' && first ? (lists.get(first) ?? []) : []));
}

/** A title as a heading phrase: its words in a row; undefined where it has none. */
export function headingPhrase(title: string): string | undefined {
  const row = words(title.slice(0, LONGEST.phrase))
    .map((w) => w.norm)
    .slice(0, MOST.words);
  return row.length > 0 ? row.join(' ') : undefined;
}
