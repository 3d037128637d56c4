import type { Framework } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { firstNotBefore } from '../../text/search.ts';
import type { Block, DocumentModel, Evidence } from '../model.ts';
import { holds } from './substance.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Every role and every feedback clause counts, so all their evidence is kept; of other criteria there are a few pieces. */
export const COUNTED_EACH: ReadonlySet<string> = new Set(['roles', 'feedback']);

/** Blocks in which the author names elements, each with the criteria of these. */
export type Naming = ReadonlyMap<Block, ReadonlySet<string>>;

/** Which blocks name elements, by attributes, within their text or by a table that stands in them. */
export function namingIn({ elements, declared }: Pick<DocumentModel, 'elements' | 'declared'>): Naming {
  const naming = new Map<Block, Set<string>>();
  const name = (block: Block, criterion: string): void => void naming.set(block, (naming.get(block) ?? new Set()).add(criterion));
  for (const { block, criterion } of elements) if (block) name(block, criterion.id);
  // Blocks stand in order of their start.
  let around: Block | undefined;
  for (const block of declared) {
    if (!block.table) around = block;
    else if (around && block.end <= around.end) name(around, block.table.criterion?.id ?? '');
  }
  return naming;
}

/**
 * The criteria that a block is on. Several may share its name (`rol` describes a role, or says who directs the process; `belang`
 * is what a party needs, or what is done where two needs clash): of these it is on those of which its author names elements, if any.
 */
export function declaredBy(block: Block, naming: Naming): readonly string[] {
  const ids = block.criteria.map((c) => c.id);
  const named = ids.length > 1 ? ids.filter((id) => naming.get(block)?.has(id)) : [];
  return named.length > 0 ? named : ids;
}

/**
 * What an author names for one criterion and so for another. What two criteria both ask how often (a dialogue, a meeting face to
 * face), where one block tells both: `:::dialoog{frequentie="elk kwartaal"}`, and in it `… praten wij in dorpshuis De Kolk`. And
 * what is one thing under two names.
 */
export function namedOnce(
  { elements, evidence }: Pick<DocumentModel, 'elements' | 'evidence'>,
  framework: Framework,
  vocabulary: Vocabulary,
): Evidence[] {
  const told = new Map<string, Evidence[]>();
  for (const e of evidence) {
    if (e.element === null || COUNTED_EACH.has(e.criterion)) continue;
    const all = told.get(e.criterion);
    if (all) all.push(e);
    else told.set(e.criterion, [e]);
  }
  for (const all of told.values()) all.sort((a, b) => a.start - b.start);
  const isTold = (criterion: string, within: Range, is: (e: Evidence) => boolean): boolean => {
    const all = told.get(criterion) ?? [];
    for (let i = firstNotBefore(all, (e) => e.start < within.start); i < all.length && (all[i] as Evidence).start < within.end; i++)
      if (is(all[i] as Evidence)) return true;
    return false;
  };
  const found: Evidence[] = [];
  for (const { block, criterion, element, start, end } of elements) {
    if (!block?.annotation || element.type !== 'period') continue;
    if (!isTold(criterion.id, { start, end: start + 1 }, (e) => e.element === element.id)) continue;
    for (const { id, elements: asked } of framework.criteria) {
      if (id === criterion.id || !asked.some((e) => e.id === element.id)) continue;
      if (isTold(id, block, (e) => e.end <= block.end))
        found.push({ criterion: id, element: element.id, certainty: 'declared', start, end });
    }
  }
  return [...found, ...sameThings(elements, evidence, vocabulary)];
}

/** Elements of two criteria that are one thing: the time that something costs a practice is what it adds to its work. */
const SAME: readonly (readonly [string, string])[] = [
  ['workflow-fit/burden', 'expected-contribution/time'],
  ['expected-contribution/time', 'workflow-fit/burden'],
];

const OF_SAME = new Set(SAME.map(([from]) => from.split('/')[0] as string));

/** What the author names as one of these, an amount of time, is the other too. */
function sameThings(elements: DocumentModel['elements'], evidence: readonly Evidence[], vocabulary: Vocabulary): Evidence[] {
  // A few pieces of each are kept, whatever the text.
  const stated = evidence.filter(({ criterion }) => OF_SAME.has(criterion));
  const isStated = (criterion: string, element: string, start: number): boolean =>
    stated.some((e) => e.criterion === criterion && e.element === element && e.start === start && e.certainty === 'declared');
  return elements.flatMap(({ criterion, element, text, start, end }) => {
    const code = `${criterion.id}/${element.id}`;
    const other = SAME.find(([from]) => from === code)?.[1].split('/');
    if (!other || !isStated(criterion.id, element.id, start) || !holds('measure', text, vocabulary)) return [];
    return [{ criterion: other[0] as string, element: other[1] as string, certainty: 'declared' as const, start, end }];
  });
}
