import { type CheckOptions, checkText } from './declared.ts';
import { compareFindings, fixture } from './fixture.ts';

/**
 * Checks a marked text and compares the findings with its marks.
 * @param only codes or criteria that are looked at
 */
export function expectFindings(marked: string, only: string | ((code: string) => boolean), options: CheckOptions = {}): void {
  const { text, expected } = fixture(marked);
  compareFindings(text, expected, checkText(text, options).findings, only);
}

/** A proposition in Dutch with this content. */
export const proposition = (body: string): string => `---\ndocument: propositie\nlanguage: nl\n---\n\n${body}`;
