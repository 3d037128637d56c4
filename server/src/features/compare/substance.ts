import type { Evidence } from '../../document/model.ts';
import { roleKey } from '../../document/recognition/mentions.ts';
import type { Lexicon } from '../../framework/types.ts';
import { firstNotBefore } from '../../text/search.ts';
import { normalise, words } from '../../text/words.ts';
import { amountChanges, amountsIn } from './amounts.ts';
import { contentOf, lacking } from './content.ts';
import type { Pair } from './match.ts';
import { conditionsIn } from './power-said.ts';
import { keyBefore, type Renaming } from './renamed.ts';
import { bindingOf, evidenceIn } from './said.ts';
import type { CompareContext, Side } from './types.ts';
import type { Unit } from './units.ts';

/** A pair whose two sides are there. */
export type Both = Pair & { before: Unit; after: Unit };

/** Pairs in which both versions say something, in other words. */
export function changedPairs(pairs: readonly Pair[]): Both[] {
  return pairs.flatMap((pair) => (!pair.same && pair.before && pair.after && pair.after.kind !== 'heading' ? [pair as Both] : []));
}

/** In what of substance two versions of a sentence differ, as far as that is recognised. */
export interface Difference {
  /** Amounts, periods, numbers. */
  amounts: boolean;
  /** The words of amounts that have others in their place; undefined where an amount came or went. */
  replaced: ReadonlySet<string> | undefined;
  /** Whether it denies, allows or demands. */
  binding: boolean;
  /** What it binds to something, or leaves free. */
  conditions: boolean;
  /** Who is named: others, or fewer. */
  names: boolean;
  fewerNames: boolean;
  /** What else it speaks of: words that say something, which went and which came. */
  gone: readonly string[];
  come: readonly string[];
}

/** Compares the sides of a pair by what they say rather than by their words. */
export function differenceOf({ before, after }: Both, context: CompareContext): Difference {
  const { lexicon, renamed } = context;
  const amounts = amountChanges(amountsIn(before, context.before.model, lexicon), amountsIn(after, context.after.model, lexicon));
  const same = (of: (unit: Unit) => unknown): boolean => JSON.stringify(of(before)) === JSON.stringify(of(after));
  const [earlier, later] = [namesIn(before, []), namesIn(after, renamed)];
  const verbs = contentOf((lexicon.deciding ?? []).map(normalise), lexicon);
  return {
    amounts: amounts.length > 0,
    replaced: amounts.every((change) => change.before && change.after) ? wordsOf(amounts, lexicon) : undefined,
    binding: !same(({ text }) => bindingOf(text, lexicon)),
    conditions: !same(({ text }) => conditionsIn(text, lexicon)),
    names: earlier.size !== later.size || [...earlier].some((name) => !later.has(name)),
    fewerNames: [...earlier].some((name) => !later.has(name)),
    gone: lacking(lacking(before.content, after.content), verbs),
    come: lacking(lacking(after.content, before.content), verbs),
  };
}

function wordsOf(changes: ReturnType<typeof amountChanges>, lexicon: Lexicon): Set<string> {
  const said = changes.flatMap(({ before, after }) => words(`${before?.text ?? ''} ${after?.text ?? ''}`));
  return new Set(
    contentOf(
      said.map(({ norm }) => norm),
      lexicon,
    ),
  );
}

/** Roles, parties and bodies that a unit names, by key. */
export function namesIn({ statements }: Unit, renamed: readonly Renaming[]): Set<string> {
  return new Set(
    statements.flatMap(({ sentence }) => [
      ...sentence.mentions.map(({ key }) => keyBefore(key, renamed)),
      ...sentence.values.flatMap(({ type, from, to }) =>
        type === 'party' || type === 'body' ? sentence.words.slice(from, to).map(({ norm }) => keyBefore(roleKey(norm), renamed)) : [],
      ),
    ]),
  );
}

/** What was found in the sentences of a unit, wherever these stand. */
export function evidenceOf(unit: Unit, model: Side['model']): Evidence[] {
  if (unit.statements.length === 0) return evidenceIn(model, unit);
  return unit.statements.flatMap(({ sentence, base }) => evidenceIn(model, { start: base + sentence.start, end: base + sentence.end }));
}

/** The pair in which an offset stands, of one of the versions. */
export class Places {
  readonly #found: { start: number; end: number; pair: Pair }[];

  constructor(pairs: readonly Pair[], side: 'before' | 'after') {
    this.#found = pairs
      .flatMap((pair) => {
        const unit = pair[side];
        if (!unit) return [];
        if (unit.statements.length === 0 || unit.statements[0]?.passage.cell) return [{ start: unit.start, end: unit.end, pair }];
        return unit.statements.map(({ sentence, base }) => ({ start: base + sentence.start, end: base + sentence.end, pair }));
      })
      .sort((a, b) => a.start - b.start);
  }

  /** The first that reaches beyond the offset: a block opens before its text. */
  at(offset: number): Pair | undefined {
    return this.#found[firstNotBefore(this.#found, ({ end }) => end <= offset)]?.pair;
  }
}
