/** How a text that says `je` puts what another says with `u`: a phrase that names the one means the other too. */
const FAMILIAR: Readonly<Record<string, readonly string[]>> = { u: ['je', 'jij', 'jullie'], uw: ['je', 'jouw', 'jullie'] };

/** Alternatives of a phrase, with those that it means beside the ones that it names. */
export function withFamiliar(alternatives: readonly string[]): readonly string[] {
  const more = alternatives.flatMap((alternative) => FAMILIAR[alternative] ?? []);
  return more.length === 0 ? alternatives : [...new Set([...alternatives, ...more])];
}
