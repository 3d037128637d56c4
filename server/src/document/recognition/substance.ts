import type { ElementType } from '../../framework/types.ts';
import { type Word, words } from '../../text/words.ts';
import type { Value, ValueType } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the text of an element must hold, by its type (catalogue: element value types). */
const ASKED: Partial<Record<ElementType, readonly ValueType[]>> = {
  date: ['date', 'term'],
  period: ['period', 'date'],
  measure: ['money', 'percent', 'number', 'period'],
  contact: ['contact'],
};

/** A measure can also be an indicator that is counted. */
const INDICATOR =
  /\b(?:aantal|percentage|aandeel|score|cijfer|tarief|telling|number of|share of|rate|score|count|percentage|average|gemiddelde|niets|gratis|kosteloos|free|nothing|no charge)/i;
const TEMPLATE = /\[[^[\]]+\]|\{[^{}]+\}|<[\p{L} ]+>|…|\bXX+\b|\b(?:TODO|TBD|tbc|n\.t\.b\.)/iu;
/** A time can also hang on what happens: `after the third talk`, `na les drie`, `at the start of each season`, `in weeks 7 and 15`. */
const EVENT =
  /^(?:\p{L}+ )?(?:na|voor|vóór|tijdens|bij|aan het (?:begin|eind|einde)|after|before|during|upon|at the|on the|elke?|ieder|iedere|each|every|in (?:de )?(?:week|weken|weeks|the week))\b.{4}/iu;
const OPEN = /\b(?:mogelijk|voorkeur|zover|nodig|possible|needed|necessary|preferably)\b/i;
const NOTHING = /^(?:-+|n\.?v\.?t\.?|n\/a|geen|none|nog niet bekend|onbekend|unknown|volgt|to follow|\?+)$/i;

/** The values in a stretch of text. */
export function valuesIn(text: string, vocabulary: Vocabulary): Value[] {
  return vocabulary.values.find(words(text), text, 0);
}

/** True when `text` is an element of that type: a `timing` holds a time, a `measure` an amount. */
export function holds(type: ElementType, text: string, vocabulary: Vocabulary): boolean {
  const trimmed = text.trim();
  const key = `${type} ${trimmed}`;
  const known = vocabulary.held.get(key);
  if (known !== undefined) return known;
  const result = judge(type, trimmed, vocabulary);
  if (vocabulary.held.size > 5000) vocabulary.held.clear();
  vocabulary.held.set(key, result);
  return result;
}

function judge(type: ElementType, trimmed: string, vocabulary: Vocabulary): boolean {
  if (trimmed === '' || TEMPLATE.test(trimmed) || NOTHING.test(trimmed)) return false;
  const asked = ASKED[type];
  if (!asked) return !isOnlyVague(trimmed, vocabulary);
  if (valuesIn(trimmed, vocabulary).some((value) => asked.includes(value.type))) return true;
  if (type === 'period' && EVENT.test(trimmed)) return !OPEN.test(trimmed) && !holdsVague(trimmed, vocabulary);
  return type === 'measure' && INDICATOR.test(trimmed);
}

/** True for a value that is nothing but words that leave it open, such as `regelmatig`. */
function isOnlyVague(text: string, vocabulary: Vocabulary): boolean {
  const found = words(text);
  if (found.length > 6) return false;
  return vagueIn(found, vocabulary).some((m) => m.to - m.from >= found.length - 1);
}

function holdsVague(text: string, vocabulary: Vocabulary): boolean {
  return vagueIn(words(text), vocabulary).length > 0;
}

function vagueIn(found: readonly Word[], { cues }: Vocabulary): { from: number; to: number }[] {
  return cues.match(found).filter((m) => m.owner.kind === 'lexicon' && m.owner.list.startsWith('vague'));
}
