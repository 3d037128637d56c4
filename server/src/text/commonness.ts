/** How common a typed value is in a sentence, on the scale of `commonness`. */
export const SLOT = 30;
const COMMON = new Set(
  (
    'de het een van en in op te dat die is voor met aan niet zijn wordt worden door bij als er of om ook naar over uit tot kan wij ons onze uw u ' +
    'zij hun deze dit alle elke iedere heeft hebben moet maar per jaar praktijk praktijken huisarts huisartsen zorggroep leden bestuur patient patienten ' +
    'the a an of and to in is for with on that by it as be are we our you your they their this from at will shall may has have not or each every ' +
    'practice practices member members group board patient patients gp gps care year'
  ).split(' '),
);

/** How likely an alternative is to be in a sentence, roughly: short words and parts of words are everywhere. */
export function commonness(literal: string, part: boolean): number {
  if (part) return literal.length < 4 ? 40 : literal.length < 6 ? 8 : 3;
  return COMMON.has(literal) ? 100 : literal.length < 4 ? 12 : literal.length < 6 ? 4 : 1 + 1 / literal.length;
}
