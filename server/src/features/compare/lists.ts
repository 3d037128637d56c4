import { ValueFinder } from '../../document/recognition/values.ts';
import type { Lexicon } from '../../framework/types.ts';
import { normalise } from '../../text/words.ts';

/** What is made of a lexicon once, as every sentence of two documents is laid beside its lists. */
interface Prepared {
  finder: ValueFinder;
  lists: Map<string, ReadonlyMap<string, number>>;
  numbers: Map<string, ReadonlyMap<string, number>>;
}

const prepared = new WeakMap<Lexicon, Prepared>();

function preparedOf(lexicon: Lexicon): Prepared {
  let known = prepared.get(lexicon);
  if (!known) prepared.set(lexicon, (known = { finder: new ValueFinder(lexicon), lists: new Map(), numbers: new Map() }));
  return known;
}

/** Finds the values in a text that is quoted. */
export function finderOf(lexicon: Lexicon): ValueFinder {
  return preparedOf(lexicon).finder;
}

/** The words of a list in their normal form, each with its place in the list, from zero. */
export function listOf(lexicon: Lexicon, list: string): ReadonlyMap<string, number> {
  const { lists } = preparedOf(lexicon);
  let known = lists.get(list);
  // Of two words that are one the first counts.
  if (!known) lists.set(list, (known = new Map((lexicon[list] ?? []).map((word, i) => [normalise(word), i] as const).reverse())));
  return known;
}

/** Words of a list that each have a number behind them: `halfjaarlijks 2`. */
export function numbersOf(lexicon: Lexicon, list: string): ReadonlyMap<string, number> {
  const { numbers } = preparedOf(lexicon);
  let known = numbers.get(list);
  if (!known) {
    const pairs = (lexicon[list] ?? []).map((said) => said.split(' '));
    numbers.set(list, (known = new Map(pairs.map(([word = '', number]) => [normalise(word), Number(number)]))));
  }
  return known;
}
