import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compareDocuments } from '../../server/src/features/compare/compare.ts';
import type { Change, Comparison, Side } from '../../server/src/features/compare/types.ts';
import type { Language } from '../../server/src/framework/types.ts';
import { reading } from './framework.ts';
import type { Count } from './score.ts';
import { ROOT, workspaceOf } from './workspace.ts';

/** What a careful secretary wants a board to be told: on what subject, which way, in which words. */
interface Expected {
  about: string | string[];
  how?: string;
  words: string;
}

/** Two versions of a document, the later one as edits of the earlier, labelled before the comparison was seen. */
export interface LabelledPair {
  name: string;
  about: string;
  before: string;
  after: string;
  told: Expected[];
  /** What may be told too: neither asked nor wrong. */
  also: Expected[];
}

/** What was told and what was to be, of one pair. */
export interface Told {
  right: Expected[];
  missed: Expected[];
  surplus: Change[];
}

/** The labelled pairs. */
export function labelledPairs(): LabelledPair[] {
  const at = new URL('../compare/labelled/', import.meta.url);
  return readdirSync(at).map((file) => {
    const { edits, also, ...pair } = parse(readFileSync(new URL(file, at), 'utf8')) as LabelledPair & {
      edits: { from: string; to: string }[];
    };
    const after = edits.reduce((text, { from, to }) => {
      assert.equal(text.split(from).length, 2, `${file}: “${from}” stands once`);
      return text.replace(from, () => to);
    }, pair.before);
    return { ...pair, name: file.replace('.yaml', ''), after, also: also ?? [] };
  });
}

/** Compares two texts, each a document by itself. */
export function compareTexts(before: string, after: string, ui: Language): Comparison {
  return compareDocuments(sideOf(before), sideOf(after), reading, ui);
}

/** A text, read and checked by itself. */
export function sideOf(text: string): Side {
  const { model, result } = workspaceOf({ 'a.md': text }).check(`${ROOT}a.md`) ?? assert.fail('no governance document');
  return { model, assessments: result.assessments };
}

/** Lays what is told beside what was to be; what is told twice is surplus once. */
export function tell({ before, after, told, also, name }: LabelledPair): Told {
  const { changes } = compareTexts(before, after, name.startsWith('nl') ? 'nl' : 'en');
  const left = new Set(changes);
  const right = told.filter((expected) => {
    const found = [...left].find((change) => fits(change, expected));
    if (found) left.delete(found);
    return found !== undefined;
  });
  return {
    right,
    missed: told.filter((expected) => !right.includes(expected)),
    surplus: [...left].filter((change) => !also.some((expected) => fits(change, expected))),
  };
}

/** How often what is told is what was to be, over pairs. */
export function countTold(pairs: readonly LabelledPair[]): Count {
  const count = { right: 0, surplus: 0, missed: 0 };
  for (const { right, surplus, missed } of pairs.map(tell)) {
    count.right += right.length;
    count.surplus += surplus.length;
    count.missed += missed.length;
  }
  return count;
}

function fits(change: Change, { about, how, words }: Expected): boolean {
  return (
    [about].flat().includes(change.about) &&
    (how === undefined || change.how === how) &&
    change.message.toLowerCase().includes(words.toLowerCase())
  );
}
