import { kinds } from '../criterion.ts';
import { KIND_NAMES, nameOf } from '../names.ts';
import { type Entry, short } from '../reader.ts';
import { type Criterion, type Framework, KINDS, type Kind, type Localised, type Recommendation } from '../types.ts';
import { isId } from './criteria.ts';
import { OWN } from './phrases.ts';
import { keysOf, LONGEST, MOST, PARTS } from './shape.ts';

/** Recommendations of a project's own, in the form of the product's files; one that cannot be used is left out. */
export function readRecommendations(entry: Entry, framework: Framework, criterion: (e: Entry) => Criterion | undefined): Recommendation[] {
  const found: Recommendation[] = [];
  for (const e of entry.items(MOST.criteria)) {
    const one = readOwn(e, framework, criterion);
    if (!one) continue;
    if (found.some(({ study, id }) => study === one.study && id === one.id))
      e.get('id').problem('configuration/id-twice', { name: one.id });
    else found.push(one);
  }
  return found;
}

function readOwn(entry: Entry, framework: Framework, criterion: (e: Entry) => Criterion | undefined): Recommendation | undefined {
  if (!entry.isMapping) {
    entry.problem('configuration/expected-mapping');
    return undefined;
  }
  entry.onlyKeys(keysOf(PARTS.RECOMMENDATION));
  const study = entry.get('study').text();
  const id = entry.get('id').text(LONGEST.line);
  const title = OWN.line(entry.get('title'));
  const named = (key: string): string[] =>
    entry
      .get(key)
      .items(MOST.few)
      .flatMap((e) => criterion(e)?.id ?? []);
  const of = entry.get('kinds').exists ? kinds(entry.get('kinds')) : [...KINDS];
  const fixes = named('fixes');
  const meets = named('meets');
  const templates = readTemplates(entry.get('template'), of);
  if (study === undefined || id === undefined || title.nl === '' || Object.keys(templates).length === 0) return undefined;
  if (!isId(study)) {
    entry.get('study').problem('configuration/id', { name: short(study) });
    return undefined;
  }
  if (framework.recommendations.some((known) => known.study === study && known.id === id)) {
    entry.get('id').problem('configuration/id-taken', { name: `${study} ${short(id)}` });
    return undefined;
  }
  const gist = entry.get('gist').exists ? OWN.text(entry.get('gist')) : title;
  return { study, id, gist, fixes, meets, kinds: of, sources: entry.get('sources').texts(MOST.few, LONGEST.line), title, templates };
}

/** One passage for all kinds of document, or one for each of them. */
function readTemplates(entry: Entry, of: readonly Kind[]): Partial<Record<Kind, Localised>> {
  const perKind = entry.isMapping && entry.entries().some(([key]) => nameOf(KIND_NAMES, key) !== undefined);
  if (!perKind) {
    const text = OWN.text(entry);
    return text.nl === '' ? {} : Object.fromEntries(of.map((k) => [k, text]));
  }
  const templates: Partial<Record<Kind, Localised>> = {};
  for (const [key, e] of entry.entries()) {
    const k = nameOf(KIND_NAMES, key);
    if (k) templates[k] = OWN.text(e);
    else e.keyProblem('configuration/kind', { value: short(key), names: KINDS.join(', ') });
  }
  return templates;
}
