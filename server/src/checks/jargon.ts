import type { Hit, Statement } from '../document/model.ts';
import { PhraseError, PhraseSet } from '../text/phrases.ts';
import { words } from '../text/words.ts';
import { asks, type Check, type Settings } from './finding.ts';
import { isQuoted, outermost, quote } from './places.ts';

type Own = Settings['jargon'];

/**
 * Words of the policy world in a text for GPs (catalogue: policy-jargon). The lexicon lists them, with
 * their inflections and compounds; a project adds its own, takes away what its readers do say, or has a list in its place.
 */
export const jargon: Check = function* ({ model, framework, settings, say }) {
  if (!asks(settings.profile, framework.criterion('policy-jargon')?.levels[model.kind])) return;
  const own = ownPhrases(settings.jargon);
  for (const statement of model.statements) {
    const { sentence, base, passage, section } = statement;
    if (sentence.definition || passage.kind === 'quote' || model.sections[section]?.skipped) continue;
    const found = [...(settings.jargon.only ? [] : listed(statement, own.removed)), ...(own.added ? added(statement, own.added) : [])];
    for (const hit of outermost(found)) {
      if (isQuoted(statement, hit)) continue;
      const at = { start: base + hit.start, end: base + hit.end };
      yield { code: 'policy-jargon/present', range: at, message: say('policy-jargon/present', { words: quote(model.text, at) }) };
    }
  }
};

type Place = Pick<Hit, 'start' | 'end'>;

function listed({ sentence }: Statement, removed: ReadonlySet<string>): Place[] {
  if (sentence.hits.length === 0) return [];
  return sentence.hits.filter(({ cue }) => {
    if (cue.kind !== 'lexicon' || cue.list !== 'jargon') return false;
    return removed.size === 0 || !formsOf(cue.phrase).some((form) => removed.has(form));
  });
}

/** The forms that a phrase of the lexicon names: any of them stands for all in a project's settings. */
function formsOf(phrase: string): string[] {
  const required = phrase.split(' & ').find((part) => !part.startsWith('!')) ?? '';
  return [normalForm(required), ...required.split(/[\s|]+/).map(normalForm)];
}

function added({ sentence }: Statement, phrases: PhraseSet<true>): Place[] {
  return phrases.match(sentence.words).flatMap(({ from, to }) => {
    const first = sentence.words[from];
    const last = sentence.words[to - 1];
    return first && last ? [{ start: first.start, end: last.end }] : [];
  });
}

const compiled = new WeakMap<Own, { added: PhraseSet<true> | undefined; removed: ReadonlySet<string> }>();

/** A project's words, compiled once: its settings are the same object until they change. */
function ownPhrases(own: Own): { added: PhraseSet<true> | undefined; removed: ReadonlySet<string> } {
  let known = compiled.get(own);
  if (known) return known;
  const phrases = new PhraseSet<true>();
  let any = false;
  for (const phrase of [...(own.only ?? []), ...own.add]) any = addTo(phrases, phrase) || any;
  known = { added: any ? phrases : undefined, removed: new Set(own.remove.map(normalForm)) };
  compiled.set(own, known);
  return known;
}

/** False for what names no word: whoever reads the settings reports that. */
function addTo(phrases: PhraseSet<true>, phrase: string): boolean {
  try {
    phrases.add(phrase, true);
    return true;
  } catch (error) {
    if (error instanceof PhraseError) return false;
    throw error;
  }
}

function normalForm(text: string): string {
  return words(text)
    .map((w) => w.norm)
    .join(' ');
}
