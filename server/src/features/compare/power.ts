import type { Lexicon } from '../../framework/types.ts';
import { words } from '../../text/words.ts';
import { type Amount, amountChanges } from './amounts.ts';
import { lacking } from './content.ts';
import { phrasesOf } from './lists.ts';
import { bindingOf } from './said.ts';

/** How what somebody may decide changed: more, less, or otherwise. */
export type Direction = 'widened' | 'narrowed' | 'changed';

interface Stated {
  text: string;
  amounts: readonly Amount[];
  /** It names nothing but the matters that may be decided on: a word more is a matter more. */
  matters: boolean;
}

/**
 * Whether a power became wider or narrower, where the words tell that: a higher or lower amount, a condition that came or
 * went, a matter that was added or left out. Where signs point both ways, or none does, it is only said that it changed.
 */
export function directionOf(before: Stated, after: Stated, lexicon: Lexicon): Direction {
  // A condition brings words along, of who must agree: they say nothing by themselves.
  const conditions = byConditions(before.text, after.text, lexicon);
  const signs = [
    byAmount(before, after, lexicon),
    conditions ?? (before.matters && after.matters ? byWords(before.text, after.text, lexicon) : undefined),
  ];
  const told = new Set(signs.filter((sign) => sign !== undefined));
  const [only] = told;
  return told.size === 1 && only ? only : 'changed';
}

function byAmount(before: Stated, after: Stated, lexicon: Lexicon): Direction | undefined {
  const changes = amountChanges(before.amounts, after.amounts).filter(({ type }) => type !== 'date');
  const others = otherWords(before.text, after.text, lexicon);
  const signs = new Set(
    changes.flatMap(({ before: one, after: other }): Direction | [] => {
      // An amount by itself is a limit; with words around it, it belongs to another matter.
      if (!one || !other) {
        const [around, sign] = other ? ([others.come, 'narrowed'] as const) : ([others.gone, 'widened'] as const);
        return around.length === 0 ? sign : before.matters && after.matters ? [] : 'changed';
      }
      if (one.size === undefined || other.size === undefined || one.size === other.size) return 'changed';
      return other.size > one.size ? 'widened' : 'narrowed';
    }),
  );
  const [only] = signs;
  return signs.size > 1 ? 'changed' : only;
}

function byConditions(before: string, after: string, lexicon: Lexicon): Direction | undefined {
  const [one, other] = [conditionsIn(before, lexicon), conditionsIn(after, lexicon)];
  const denied = bindingOf(after, lexicon).denied - bindingOf(before, lexicon).denied;
  const narrower = other.narrowing - one.narrowing + denied;
  const wider = other.widening - one.widening;
  const sum = wider - narrower;
  if (narrower === 0 && wider === 0) return undefined;
  return sum === 0 ? 'changed' : sum > 0 ? 'widened' : 'narrowed';
}

/** How many ways a text names to bind a power to something, and to leave it free. */
export function conditionsIn(text: string, lexicon: Lexicon): { narrowing: number; widening: number } {
  const said = normal(text);
  const count = (list: string): number => phrasesOf(lexicon, list).filter((phrase) => said.includes(phrase)).length;
  return { narrowing: count('narrowing'), widening: count('widening') };
}

/** Only words that were added, or only words that went: of what else may be decided, or no longer. */
function byWords(before: string, after: string, lexicon: Lexicon): Direction | undefined {
  const { gone, come } = otherWords(before, after, lexicon);
  if (gone.length > 0 === come.length > 0) return gone.length > 0 ? 'changed' : undefined;
  return come.length > 0 ? 'widened' : 'narrowed';
}

/** Words that went and that came, but for amounts and conditions. */
function otherWords(before: string, after: string, lexicon: Lexicon): { gone: string[]; come: string[] } {
  const skipped = new Set(
    [...(lexicon.narrowing ?? []), ...(lexicon.widening ?? [])].flatMap((phrase) => words(phrase).map(({ norm }) => norm)),
  );
  const content = (text: string): string[] =>
    words(text)
      .map(({ norm }) => norm)
      .filter((norm) => norm.length > 3 && !/\d/.test(norm) && !skipped.has(norm));
  const [one, other] = [content(before), content(after)];
  return { gone: lacking(one, other), come: lacking(other, one) };
}

function normal(text: string): string {
  return ` ${words(text)
    .map(({ norm }) => norm)
    .join(' ')} `;
}
