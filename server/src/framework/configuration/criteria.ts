import { readCriterion } from '../criterion.ts';
import { betweenTopic } from '../names.ts';
import { type Entry, short } from '../reader.ts';
import { type Criterion, type Framework, LANGUAGES, type Language, type Localised, type Phrases, VALUE_TYPES } from '../types.ts';
import { headingPhrase, OWN, safeText } from './phrases.ts';
import { keysOf, LONGEST, MOST, PARTS } from './shape.ts';

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const ANNOTATION = /^\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*$/u;

/** The criteria of a project's own; one that cannot be used is reported and left out. */
export function readCriteria(entry: Entry, framework: Framework): Criterion[] {
  const criteria: Criterion[] = [];
  for (const e of entry.items(MOST.criteria)) {
    const criterion = readOwn(e, framework);
    if (!criterion) continue;
    if (criteria.some(({ id }) => id === criterion.id)) e.get('id').problem('configuration/id-twice', { name: criterion.id });
    else criteria.push(criterion);
  }
  return criteria;
}

function readOwn(entry: Entry, framework: Framework): Criterion | undefined {
  if (!entry.isMapping) {
    entry.problem('configuration/expected-mapping');
    return undefined;
  }
  entry.onlyKeys(keysOf(PARTS.CRITERION));
  for (const [, e] of entry.get('elements').entries()) if (e.isMapping) e.onlyKeys(keysOf(PARTS.ELEMENT));
  const read = readCriterion(entry, entry, framework.structure, true, OWN);
  if (!read || !isFree(read.id, entry.get('id'), framework)) return undefined;
  const elements = read.elements.flatMap((element) => {
    const e = entry.get('elements').get(element.id);
    for (const value of e.get('values').items(MOST.few)) value.oneOf(VALUE_TYPES);
    if (!isId(element.id) || element.id === 'missing') e.keyProblem('configuration/id', { name: short(element.id) });
    else if (element.title.nl !== '')
      return [{ ...element, name: annotation(element.name, e.get('name')) ?? { nl: element.id, en: element.id } }];
    return [];
  });
  for (const [key, e] of entry.get('table').get('columns').entries())
    if (!elements.some(({ id }) => id === key)) e.keyProblem('configuration/unknown-element', { id: read.id, name: short(key) });
  if (entry.get('levels').exists ? Object.keys(read.levels).length === 0 : true) {
    entry.get('levels').problem('configuration/missing-levels');
    return undefined;
  }
  if (elements.length === 0) {
    entry.get('elements').problem('configuration/missing-elements');
    return undefined;
  }
  if (read.title.nl === '' || read.asks.nl === '') return undefined;
  const sources = entry
    .get('sources')
    .items(MOST.few)
    .flatMap((e) => safeText(e, LONGEST.line) ?? []);
  return { ...read, sources, elements, block: read.block && annotation(read.block, entry.get('block')), headings: announced(read) };
}

/** Headings that announce it: those that are given, and that under which its template is inserted. */
function announced({ headings, heading, title }: Criterion): Phrases {
  const of = (language: Language): string[] => {
    const own = headingPhrase((heading ?? title)[language]);
    return [...new Set([...headings[language], ...(own ? [own] : [])])];
  };
  return { nl: of('nl'), en: of('en') };
}

/** Names of annotations are one word; undefined, with a problem, for anything else. */
function annotation(name: Localised, entry: Entry): Localised | undefined {
  const wrong = LANGUAGES.find((language) => !ANNOTATION.test(name[language]) || name[language].length > 60);
  if (!wrong) return name;
  if (name[wrong] !== '') entry.problem('configuration/annotation', { name: short(name[wrong]) });
  return undefined;
}

/**
 * Why a criterion cannot have an id, as the key of a message; undefined where it can. The product's criteria are adjusted,
 * not replaced; and messages and checks between documents have names that would be codes of two things.
 */
export function refusedId(id: string, framework: Framework): string | undefined {
  if (!isId(id)) return 'configuration/id';
  if (framework.criterion(id)) return 'configuration/id-taken';
  const isReserved = betweenTopic(framework, id) || Object.keys(framework.messages.nl).some((key) => key.startsWith(`${id}/`));
  return isReserved ? 'configuration/id-reserved' : undefined;
}

/** True for a name that no object has from the start: ids are keys in many places. */
export function isId(id: string): boolean {
  return ID.test(id) && id.length <= 60 && !(id in {});
}

function isFree(id: string, entry: Entry, framework: Framework): boolean {
  const refused = refusedId(id, framework);
  if (refused) entry.problem(refused, { name: short(id) });
  return refused === undefined;
}
