import { diffArrays } from 'diff';

/** A stretch of text that stands in both versions, or in one of them. */
export interface Stretch {
  in: 'both' | 'before' | 'after';
  text: string;
}

/** More changes than this, in words, and the whole text counts as another: nobody follows such a difference. */
const MOST_CHANGES = 400;

/** The plain difference between two texts, word by word. */
export function wordDifference(before: string, after: string): Stretch[] {
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength: MOST_CHANGES });
  if (!changes)
    return [
      { in: 'before', text: before },
      { in: 'after', text: after },
    ];
  return changes.map(({ value, added, removed }) => ({ in: added ? 'after' : removed ? 'before' : 'both', text: value.join('') }));
}

/** Words and signs, each with the space before it: what is put in behind a word leaves that word as it was. */
function tokens(text: string): string[] {
  return text.match(/\s*(?:[\p{L}\p{N}\p{M}'’]+(?:[.,-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}])/gu) ?? [];
}
