import type { Sentence } from '../../document/model.ts';
import { COPULA, DETERMINERS, isVerb, type Mention, PREPOSITIONS, roleKey } from '../../document/recognition/mentions.ts';
import type { Lexicon } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import type { Word } from '../../text/words.ts';
import { DEFINITE } from './articles.ts';
import { listOf } from './lists.ts';
import { keyBefore, type Renaming } from './renamed.ts';
import type { Side } from './types.ts';
import type { Unit } from './units.ts';

/** Most words before a body that are part of its name. */
const MOST_BEFORE = 2;

/** Index of the first word of a name that ends in a body: the one behind an article near before it, else the body itself. */
function nameFrom(words: readonly Word[], body: number): number {
  for (let at = body; at > 0 && at >= body - MOST_BEFORE; at--) {
    if ((words[at] as Word).breakBefore) return body;
    const before = (words[at - 1] as Word).norm;
    if (DETERMINERS.has(before)) return at;
    if (PREPOSITIONS.has(before) || isVerb(before, 'nl')) return body;
  }
  return body;
}

/** Whoever opens a sentence and may or decides something in it, whatever that is called: `De directeur is bevoegd`. */
export function openerIn({ words }: Sentence, lexicon: Lexicon): Named[] {
  const [article, noun, verb, next] = words;
  if (!article || !noun || !verb || noun.breakBefore || !DEFINITE.has(article.norm)) return [];
  // What a member may do is a right of members.
  if (listOf(lexicon, 'parties').has(noun.norm)) return [];
  const does = (word: Word | undefined): boolean =>
    word !== undefined && ['permission', 'deciding'].some((list) => listOf(lexicon, list).has(word.norm));
  return does(verb) || (COPULA.test(verb.norm) && does(next)) ? [{ start: noun.start, end: noun.end }] : [];
}

type Named = Range & Partial<Pick<Mention, 'name' | 'key'>>;

/** Who may decide: the role, party or body that a sentence names first, of roles those that do something in it. */
export function whoIn(
  unit: Unit,
  renamed: readonly Renaming[],
  model: Side['model'],
  lexicon: Lexicon,
): { name: string; key: string } | undefined {
  for (const { sentence, passage, base } of unit.statements) {
    const acting = sentence.mentions.filter(({ acts }) => acts);
    const value = sentence.values.find(({ type }) => type === 'body' || type === 'party');
    // `the members' council`: what two of them name together is one.
    const ends =
      value && (sentence.values.find(({ type, from }) => (type === 'body' || type === 'party') && from === value.to) ?? value).to;
    const [first, last] = value && ends ? [sentence.words[value.from], sentence.words[ends - 1]] : [];
    const text = (from: number, to: number): string => passage.plain.slice(from - passage.start, to - passage.start);
    const named: Named[] = [];
    if (value && first && last) {
      // `the quality group`, `het dagelijks bestuur`
      const opening = sentence.words[nameFrom(sentence.words, value.from)] ?? first;
      named.push({ start: first.start, end: last.end, key: roleKey(text(first.start, last.end)), name: text(opening.start, last.end) });
    }
    const others = named.length > 0 ? named : sentence.mentions;
    const [one]: Named[] = [...acting, ...others, ...openerIn(sentence, lexicon)].sort((a, b) => a.start - b.start);
    if (!one) continue;
    const full = model.inFull.get(base + one.start);
    const said = one.name ?? text(one.start, one.end);
    const key = full?.key ?? one.key ?? roleKey(said);
    return { name: full?.name ?? said, key: keyBefore(key, renamed) };
  }
  return undefined;
}
