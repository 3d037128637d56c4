import type { Finding } from '../checks/finding.ts';
import { quote } from '../checks/places.ts';
import type { sayer } from '../checks/run.ts';
import { oneLine } from './closing.ts';
import { type Merge, placeOf, type Reported } from './reported.ts';

/**
 * How a finding is told in one line with its like: what is still to be filled in, with the rest of its block or section.
 * A document that was just begun has dozens, and nobody wants a line for each. Undefined for findings of another code.
 * @param before what stands before the message, and `after` after it
 * @param escaped the words of the document as the form writes them
 */
export function mergeOf(
  finding: Finding,
  { model, lines }: Reported,
  say: ReturnType<typeof sayer>,
  before: string,
  after: string,
  escaped = oneLine,
): Merge | undefined {
  const { code, start, end } = finding;
  if (code !== 'placeholder/present') return undefined;
  const around =
    model.declared.find((block) => block.start <= start && end <= block.end) ?? model.sections.findLast((one) => one.start <= start);
  return {
    key: `${code} ${around?.start}`,
    message: say('placeholder/several'),
    around: [before, after],
    words: escaped(`“${quote(model.text, finding)}”`),
    line: placeOf(lines, start).line,
  };
}
