import { frameworkOf, inOrder } from '../load.ts';
import { type Criterion, type Framework, LANGUAGES, type Phrases, type Recommendation } from '../types.ts';
import type { Configuration, Extension, Jargon } from './configuration.ts';
import { mergeLevels } from './levels.ts';

/** One configuration over another: what the later says goes before what the earlier says. */
export function mergeConfigurations(earlier: Configuration, later: Configuration): Configuration {
  return {
    profile: later.profile ?? earlier.profile,
    profileFile: later.profile ? later.profileFile : earlier.profileFile,
    levels: mergeLevels(earlier.levels, later.levels),
    baseline: later.baseline ?? earlier.baseline,
    paths: [...later.paths, ...earlier.paths],
    known: union(earlier.known, later.known),
    jargon: mergeJargon(earlier.jargon, later.jargon),
    extension: mergeExtensions(earlier.extension, later.extension),
    criteriaFiles: { ...earlier.criteriaFiles, ...later.criteriaFiles },
  };
}

/** A list that replaces starts anew; what the later removes is no longer added, and the other way round. */
function mergeJargon(earlier: Jargon, later: Jargon): Jargon {
  if (later.only) return later;
  const add = union(without(earlier.add, later.remove), later.add);
  const remove = union(without(earlier.remove, later.add), later.remove);
  return earlier.only ? { add, remove, only: earlier.only } : { add, remove };
}

function mergeExtensions(earlier: Extension, later: Extension): Extension {
  return {
    headings: mergePhrases(earlier.headings, later.headings),
    cues: mergePhrases(earlier.cues, later.cues),
    criteria: replacing(earlier.criteria, later.criteria, ({ id }) => id),
    recommendations: replacing(earlier.recommendations, later.recommendations, nameOfRecommendation),
  };
}

function mergePhrases(a: Extension['headings'], b: Extension['headings']): Record<string, Phrases> {
  const merged: Record<string, Phrases> = { ...a };
  for (const [id, phrases] of Object.entries(b)) merged[id] = joined(merged[id], phrases);
  return merged;
}

function joined(a: Phrases | undefined, b: Phrases | undefined): Phrases {
  return { nl: union(a?.nl ?? [], b?.nl ?? []), en: union(a?.en ?? [], b?.en ?? []) };
}

/** The product's framework with what a configuration adds to it; the same framework where that is nothing. */
export function extendFramework(framework: Framework, extension: Extension): Framework {
  if (isEmpty(extension)) return framework;
  const { headings, cues } = extension;
  const criteria = replacing(framework.criteria, extension.criteria, ({ id }) => id).map((criterion): Criterion => {
    const more = { headings: headings[criterion.id], cues: cues[criterion.id] };
    if (!more.headings && !more.cues) return criterion;
    return { ...criterion, headings: joined(criterion.headings, more.headings), cues: joined(criterion.cues, more.cues) };
  });
  const recommendations = replacing(framework.recommendations, extension.recommendations, nameOfRecommendation);
  return frameworkOf({ ...framework, recommendations, criteria: inOrder(criteria) });
}

function nameOfRecommendation({ study, id }: Recommendation): string {
  return `${study}-${id}`;
}

export function isEmpty({ headings, cues, criteria, recommendations }: Extension): boolean {
  return criteria.length === 0 && recommendations.length === 0 && Object.keys(headings).length === 0 && Object.keys(cues).length === 0;
}

/** How many phrases an extension adds, of its own criteria too. */
export function phraseCount({ headings, cues, criteria }: Extension): number {
  const count = (phrases: Phrases): number => LANGUAGES.reduce((sum, language) => sum + phrases[language].length, 0);
  const own = criteria.flatMap((c) => [
    c.headings,
    c.cues,
    ...c.elements.flatMap(({ recognition: r }) => [r.cues, r.anywhere, r.headings]),
  ]);
  return [...Object.values(headings), ...Object.values(cues), ...own].reduce((sum, phrases) => sum + count(phrases), 0);
}

function replacing<T>(before: readonly T[], after: readonly T[], nameOf: (one: T) => string): T[] {
  const names = new Set(after.map(nameOf));
  return [...before.filter((one) => !names.has(nameOf(one))), ...after];
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}

function without(a: readonly string[], b: readonly string[]): string[] {
  return a.filter((one) => !b.includes(one));
}
