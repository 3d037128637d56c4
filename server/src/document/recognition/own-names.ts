import { type Word, words as wordsOf } from '../../text/words.ts';
import type { DocumentModel, Sentence } from '../model.ts';
import { DETERMINERS, isActor, isNameWord } from './mentions.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A title can be as long as a text. */
const LONGEST = 200;

/** Words by which a document names its own organisation: those in its titles that are no common words. */
export function ownNames({ frontMatter, sections }: DocumentModel, vocabulary: Vocabulary): ReadonlySet<string> {
  const titles = [
    frontMatter?.fields.get('title')?.text,
    ...(frontMatter?.fields.get('parties')?.items.map((item) => item.text) ?? []),
    ...sections.filter((s) => s.isTitle).map((s) => s.title),
  ];
  const names = new Set<string>();
  for (const title of titles)
    for (const word of wordsOf((title ?? '').slice(0, LONGEST)))
      if (word.norm.length > 2 && isNameWord(word, vocabulary)) names.add(word.norm);
  return names;
}

/** Index of the first word of the name, where one of `names` acts in a sentence (`Het Zorgeiland maakt het rooster`); else -1. */
export function actingName({ words }: Sentence, names: ReadonlySet<string>): number {
  return words.findIndex((word, i) => word.capital && names.has(word.norm) && i + 1 < words.length && stands(words, i));
}

/** At the start of its clause, alone or after an article, and not as part of a longer name of something else. */
function stands(words: readonly Word[], i: number): boolean {
  const before = words[i - 1];
  const alone = before === undefined || (words[i] as Word).breakBefore || DETERMINERS.has(before.norm);
  const after = words[i + 1] as Word;
  return alone && isActor(words, i) && !after.capital && !after.breakBefore;
}
