import type { Assessment } from '../checks/finding.ts';
import { type Framework, type Importance, type Language, type Lens, PROFILES } from '../framework/types.ts';
import { type Effect, effectOf } from './profile.ts';

/** A question to put to members about what is missing or partly there, with why it comes where it comes. */
export interface Consulted {
  criterion: string;
  title: string;
  question: string;
  importance: Importance;
  /** The documents that lack it, each with what it does not say yet. */
  documents: { path: string; standing: 'missing' | 'partial'; absent: string[] }[];
  effects: Effect[];
  sources: readonly string[];
}

export interface Consultation {
  lenses: { id: Lens; title: string; asks: string; questions: Consulted[] }[];
}

/**
 * The questions to ask members: one for each criterion that a document lacks or states in part, by
 * lens. Within a lens what is most important comes first, then what weighed most with GPs in the study,
 * whichever way (bsin table 4: `--` and `++` before `-` and `+`, measured before estimated, then what was
 * not measured), then the order of the framework. What is suppressed is not asked.
 * @param language of the questions and of everything around them
 */
export function consultationOf(
  documents: readonly { path: string; assessments: readonly Assessment[] }[],
  framework: Framework,
  language: Language,
): Consultation {
  const byCriterion = new Map<string, Consulted & { lens: Lens }>();
  for (const { path, assessments } of documents)
    for (const { criterion, importance, standing, absent } of assessments) {
      if (standing !== 'missing' && standing !== 'partial') continue;
      const known = byCriterion.get(criterion.id) ?? {
        criterion: criterion.id,
        title: criterion.title[language],
        question: criterion.question[language],
        importance,
        documents: [],
        effects: criterion.willingness.map((id) => effectOf(id, framework, language)),
        sources: criterion.sources,
        lens: criterion.lens,
      };
      if (PROFILES.indexOf(importance) < PROFILES.indexOf(known.importance)) known.importance = importance;
      known.documents.push({ path, standing, absent: absent.map(({ title }) => title[language]) });
      byCriterion.set(criterion.id, known);
    }
  const order = new Map(framework.criteria.map(({ id }, i) => [id, i]));
  const rank = ({ importance, effects, criterion }: Consulted): [number, number, number] => [
    PROFILES.indexOf(importance),
    Math.min(NOT_MEASURED, ...effects.map(weightOf)),
    order.get(criterion) ?? 0,
  ];
  const all = [...byCriterion.values()].sort((a, b) => compare(rank(a), rank(b)));
  return {
    lenses: Object.entries(framework.structure.lenses)
      .map(([id, lens]) => ({
        id: id as Lens,
        title: lens[language],
        asks: lens.asks[language],
        questions: all.filter((one) => one.lens === id).map(({ lens: _, ...one }) => one),
      }))
      .filter(({ questions }) => questions.length > 0),
  };
}

const NOT_MEASURED = 4;

/** How much a factor weighed with GPs: less comes first. */
export function weightOf({ effect, estimated }: Effect): number {
  return (estimated ? 2 : 0) + (effect.length > 1 ? 0 : 1);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
