import type { Element, Framework, Language } from '../../framework/types.ts';

/** What is looked for in a sentence on a criterion, beside its phrases. */
export interface Plan {
  /** Elements that a value of some type states by itself. */
  valued: Element[];
  /** Elements that are a time. */
  timed: Element[];
  /** Elements that are a time, or people: what a sentence can leave to the one before it (`Daar …`). */
  pointedAt: Element[];
  /** Elements that any full sentence under a heading of the criterion states. */
  substance: Element[];
  /** Some elements are announced by headings of their own. */
  headed: boolean;
  /** Elements that the document's own organisation states by acting. */
  named: Element[];
}

const plans = new WeakMap<Framework, Partial<Record<Language, ReadonlyMap<string, Plan>>>>();

/** The plan of every criterion, made once per framework and language. */
export function plansOf(framework: Framework, language: Language): ReadonlyMap<string, Plan> {
  let known = plans.get(framework);
  if (!known) plans.set(framework, (known = {}));
  known[language] ??= new Map(
    framework.criteria.map(({ id, elements }) => [
      id,
      {
        valued: elements.filter((e) => e.recognition.values.length > 0),
        timed: elements.filter((e) => e.type === 'period'),
        pointedAt: elements.filter((e) => e.type === 'period' || e.type === 'party'),
        substance: elements.filter((e) => e.recognition.substance),
        headed: elements.some((e) => e.recognition.headings[language].length > 0),
        named: elements.filter((e) => e.recognition.ownName),
      },
    ]),
  );
  return known[language];
}
