import fc from 'fast-check';

/** Any code point, lone surrogates too: cheaper to make than fast-check's own units, which build tables first. */
const codePoint = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
/** Characters that mean something to Markdown, YAML, annotations or recognition. */
const meaningful = fc.constantFrom(
  ...'aZ09 \t\n\r:[]{}()#*_`~|<>!-+=\\"\'/&.,;?%€’“”…\u00A0\u2060\uFEFF\u0308ëé'.split(''),
  '\r\n',
  'e\u0308',
  '😀',
  ':::',
  '---',
);

/** Any text of at most `most` units: half of it signs that mean something. */
export function anyText(most: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.oneof(codePoint, meaningful), maxLength: most });
}

/**
 * How many cases a property test makes. The same ones each time, so that a failure is somebody's change;
 * `FUZZ=50 npx mocha …` makes fifty times as many, other ones each time.
 */
export function cases(count: number): { numRuns: number; seed?: number } {
  const fuzz = Number(process.env.FUZZ ?? 0);
  return fuzz > 0 ? { numRuns: count * fuzz } : { numRuns: count, seed: 20261101 };
}
