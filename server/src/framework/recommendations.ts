import { localised } from './localised.ts';
import type { Entry } from './reader.ts';
import { type Criterion, KINDS, type Kind, type Localised, type Recommendation, type Structure } from './types.ts';

const KEYS = ['study', 'id', 'gist', 'fixes', 'kinds', 'meets', 'sources', 'title', 'template'];

/**
 * Reads one advice of a study with its passages. What is wrong is reported where it stands.
 * @param name of the file without its ending, which says what stands in it: `pluijm-2c`
 * @returns undefined where the file is another advice than its name says, or none at all
 */
export function readRecommendation(
  entry: Entry,
  name: string,
  { sources }: Structure,
  criteria: readonly Criterion[],
): Recommendation | undefined {
  entry.onlyKeys(KEYS);
  const study = entry.get('study').oneOf(sources.map((source) => source.id));
  const id = entry.get('id').text();
  if (!study || !id) return undefined;
  if (`${study}-${id}` !== name) {
    entry.get('id').problem('configuration/file-name', { name: `${study}-${id}` });
    return undefined;
  }
  const kinds = entry
    .get('kinds')
    .items()
    .flatMap((e) => e.oneOf(KINDS) ?? []);
  const meets = entry
    .get('meets')
    .items()
    .flatMap((e) => e.oneOf(criteria.map((criterion) => criterion.id)) ?? []);
  if (kinds.length === 0) entry.get('kinds').problem('configuration/expected-list');
  return {
    study,
    id,
    gist: localised(entry.get('gist')),
    fixes: entry.get('fixes').texts(),
    kinds,
    meets,
    sources: entry.get('sources').texts(),
    title: localised(entry.get('title')),
    templates: templates(entry.get('template'), kinds),
  };
}

/** The studies in the order of the framework, and within a study by number: 2, 2a, 10, 10a. */
export function inOrder(recommendations: readonly Recommendation[], { sources }: Structure): Recommendation[] {
  const study = ({ study }: Recommendation): number => sources.findIndex((source) => source.id === study);
  const number = ({ id }: Recommendation): number => Number.parseInt(id, 10) || 0;
  return [...recommendations].sort((a, b) => study(a) - study(b) || number(a) - number(b) || (a.id < b.id ? -1 : 1));
}

/** One passage for all kinds of document (`{nl, en}`), or one for each of them (`{vision: {nl, en}, …}`). */
function templates(entry: Entry, kinds: readonly Kind[]): Recommendation['templates'] {
  if (entry.get('nl').exists || entry.get('en').exists || !entry.exists) {
    entry.onlyKeys(['nl', 'en']);
    const passage = localised(entry);
    return Object.fromEntries(kinds.map((kind): [Kind, Localised] => [kind, passage]));
  }
  entry.onlyKeys(kinds);
  return Object.fromEntries(kinds.map((kind): [Kind, Localised] => [kind, localised(entry.get(kind))]));
}
