import { firstNotBefore } from '../text/search.ts';
import type { Section, Statement } from './model.ts';

/** Index of the section in which an offset stands: sections stand in order, and the first begins where the document does. */
export function sectionIndexAt(sections: readonly Section[], offset: number): number {
  return Math.max(0, firstNotBefore(sections, ({ start }) => start <= offset) - 1);
}

/** The statements of a section itself, without those of the sections below it: which of them, from the first up to the last. */
export function statementsOf(s: number, sections: readonly Section[], statements: readonly Statement[]): { from: number; to: number } {
  const at = (section: Section | undefined): number =>
    section ? firstNotBefore(statements, ({ base, sentence }) => base + sentence.start < section.start) : statements.length;
  return { from: s === 0 ? 0 : at(sections[s]), to: at(sections[s + 1]) };
}
