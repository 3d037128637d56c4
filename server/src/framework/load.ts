import { PhraseError, PhraseSet } from '../text/phrases.ts';
import { type DataProblem, DataReader, type Entry } from './reader.ts';
import {
  type Criterion,
  ELEMENT_TYPES,
  type Element,
  type ElementRecognition,
  type Framework,
  type Importance,
  KINDS,
  type Kind,
  type Language,
  type Lens,
  type Lexicon,
  type Localised,
  type Phrases,
  PROFILES,
  type Structure,
} from './types.ts';

/** The files of a framework, by path below its folder (`criteria/feedback.yaml`), with their text. */
export type FrameworkFiles = Record<string, string>;

const LENSES: readonly Lens[] = ['ambition', 'interests', 'relation', 'organisation', 'process'];

/**
 * Reads a framework. Whatever is wrong is in `problems`, with file, line and column; the entry that
 * it concerns is left out or empty and the rest works. Never throws.
 */
export function loadFramework(files: FrameworkFiles): { framework: Framework; problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  const open = (path: string): Entry => new DataReader(path, files[path] ?? '', problems).root();
  const structure = readStructure(open('structure.yaml'));
  const criteria: Criterion[] = [];
  for (const path of Object.keys(files).sort()) {
    const name = /^criteria\/(.+)\.yaml$/.exec(path)?.[1];
    if (!name) continue;
    const recognition = `recognition/${name}.yaml`;
    const criterion = readCriterion(open(path), open(recognition), structure, recognition in files);
    if (criterion?.id === name) criteria.push(criterion);
    else if (criterion) open(path).problem(`the id "${criterion.id}" is not the file's name`);
  }
  criteria.sort((a, b) => LENSES.indexOf(a.lens) - LENSES.indexOf(b.lens) || (a.id < b.id ? -1 : 1));
  const lexicon = perLanguage((language) => readLists(open(`lexicon/${language}.yaml`)));
  const messages = perLanguage((language) => readMessages(open(`messages/${language}.yaml`)));
  const subjects = perLanguage((language) => files[`model/${language}.json`]);
  return { framework: frameworkOf({ structure, criteria, lexicon, messages, subjects }), problems };
}

/** A framework from its plain data, as the build writes it to `dist/framework.json`. */
export function frameworkOf(data: Omit<Framework, 'criterion'>): Framework {
  const byId = new Map(data.criteria.map((criterion) => [criterion.id, criterion]));
  return { ...data, criterion: (id) => byId.get(id) };
}

function perLanguage<T>(read: (language: Language) => T): Record<Language, T> {
  return { nl: read('nl'), en: read('en') };
}

function readStructure(entry: Entry): Structure {
  const structure: Structure = {
    lenses: {} as Structure['lenses'],
    factors: {},
    willingness: {},
    sources: [],
    recommendations: [],
    fourQuestions: [],
    between: [],
  };
  for (const lens of LENSES) {
    const e = entry.get('lenses').get(lens);
    structure.lenses[lens] = { ...localised(e), asks: localised(e.get('asks')), headings: phrases(e.get('headings')) };
  }
  for (const [id, e] of entry.get('factors').entries()) structure.factors[id] = localised(e);
  for (const [id, e] of entry.get('willingness').entries())
    structure.willingness[id] = {
      ...localised(e),
      group: e.get('group').oneOf(['individual', 'institutional', 'additional']) ?? '',
      effect: e.get('effect').oneOf(['--', '-', '+', '++']) ?? '',
    };
  for (const [id, e] of entry.get('sources').entries()) structure.sources.push({ id, cite: e.get('cite').text() ?? id });
  for (const e of entry.get('recommendations').items())
    structure.recommendations.push({
      study: e.get('study').text() ?? '',
      id: e.get('id').text() ?? '',
      gist: localised(e.get('gist')),
      fixes: e.get('fixes').texts(),
    });
  for (const e of entry.get('four-questions').items())
    structure.fourQuestions.push({
      id: e.get('id').text() ?? '',
      title: localised(e.get('title')),
      answeredBy: e.get('answered-by').texts(),
    });
  for (const e of entry.get('between').items())
    structure.between.push({
      id: e.get('id').text() ?? '',
      title: localised(e.get('title')),
      means: localised(e.get('means')),
      why: localised(e.get('why')),
      action: localised(e.get('action')),
      sources: e.get('sources').texts(),
    });
  return structure;
}

const CRITERION_KEYS = [
  'id',
  'title',
  'lens',
  'factors',
  'willingness',
  'levels',
  'block',
  'by-reference',
  'asks',
  'why',
  'sources',
  'question',
  'heading',
  'elements',
  'template',
  'example',
];
const ELEMENT_KEYS = ['type', 'name', 'title', 'means', 'add', 'asked-of'];

function readCriterion(entry: Entry, recognition: Entry, structure: Structure, recognised: boolean): Criterion | undefined {
  entry.onlyKeys(CRITERION_KEYS);
  const id = entry.get('id').text();
  const lens = entry.get('lens').oneOf(LENSES);
  if (!id || !lens) return undefined;
  const factors = knownOnly(entry.get('factors'), Object.keys(structure.factors));
  const willingness = knownOnly(entry.get('willingness'), Object.keys(structure.willingness));
  const elements = entry
    .get('elements')
    .entries()
    .flatMap(([key, e]) => {
      e.onlyKeys(ELEMENT_KEYS);
      const type = e.get('type').oneOf(ELEMENT_TYPES);
      if (!type) return [];
      const element: Element = {
        id: key,
        type,
        name: localised(e.get('name')),
        title: localised(e.get('title')),
        means: localised(e.get('means')),
        add: localised(e.get('add')),
        askedOf: e.get('asked-of').exists ? importances(e.get('asked-of')) : undefined,
        recognition: elementRecognition(recognition.get('elements').get(key)),
      };
      return [element];
    });
  for (const [key, e] of recognition.get('elements').entries())
    if (!elements.some((element) => element.id === key)) e.problem(`${id} has no element "${key}"`);
  return {
    id,
    title: localised(entry.get('title')),
    lens,
    factors,
    willingness,
    levels: importances(entry.get('levels')),
    block: entry.get('block').exists ? localised(entry.get('block')) : undefined,
    byReference: entry
      .get('by-reference')
      .items()
      .flatMap((e) => e.oneOf(KINDS) ?? []),
    asks: localised(entry.get('asks')),
    why: localised(entry.get('why')),
    sources: entry.get('sources').texts(),
    question: localised(entry.get('question')),
    heading: entry.get('heading').exists ? localised(entry.get('heading')) : undefined,
    elements,
    template: entry.get('template').exists ? localised(entry.get('template')) : undefined,
    example: localised(entry.get('example')),
    headings: phrases(recognition.get('headings')),
    cues: phrases(recognition.get('cues')),
    table: recognition.get('table').exists ? tableRecognition(recognition.get('table')) : undefined,
    recognised,
    firm: recognition.get('firm').flag(false),
  };
}

function elementRecognition(entry: Entry): ElementRecognition {
  return {
    values: entry.get('values').exists ? entry.get('values').texts() : [],
    cues: phrases(entry.get('cues')),
    anywhere: phrases(entry.get('anywhere')),
    substance: entry.get('substance').flag(false),
    headings: phrases(entry.get('headings')),
    ownName: entry.get('own-name').flag(false),
  };
}

function tableRecognition(entry: Entry): Criterion['table'] {
  const columns: Record<string, Phrases> = {};
  for (const [id, e] of entry.get('columns').entries()) columns[id] = phrases(e);
  return { row: phrases(entry.get('row')), columns };
}

function knownOnly(entry: Entry, known: readonly string[]): string[] {
  return entry.items().flatMap((e) => e.oneOf(known) ?? []);
}

function importances(entry: Entry): Partial<Record<Kind, Importance>> {
  const levels: Partial<Record<Kind, Importance>> = {};
  for (const [key, e] of entry.entries()) {
    const importance = e.oneOf(PROFILES);
    if (!(KINDS as readonly string[]).includes(key)) e.problem(`"${key}" is not one of ${KINDS.join(', ')}`);
    else if (importance) levels[key as Kind] = importance;
  }
  return levels;
}

function localised(entry: Entry): Localised {
  return perLanguage((language) => entry.get(language).text() ?? '');
}

/** Phrases per language; one that cannot be matched is reported and left out. */
function phrases(entry: Entry): Phrases {
  return perLanguage((language) => {
    const list = entry.get(language);
    return list.exists ? list.items().flatMap((item) => validPhrase(item) ?? []) : [];
  });
}

function validPhrase(item: Entry): string | undefined {
  const phrase = item.text();
  if (phrase === undefined) return undefined;
  try {
    new PhraseSet<null>().add(phrase, null);
    return phrase;
  } catch (error) {
    if (!(error instanceof PhraseError)) throw error;
    item.problem(`${error.message}; a phrase is a row of words, such as "koppel- * terug"`);
    return undefined;
  }
}

/** Words and phrases of a language; one that cannot be matched is reported and left out. */
function readLists(entry: Entry): Lexicon {
  const lexicon: Lexicon = {};
  // Words are phrases too, of one word; one that cannot be matched is reported and left out.
  for (const [key, e] of entry.entries()) lexicon[key] = e.items().flatMap((item) => validPhrase(item) ?? []);
  return lexicon;
}

function readMessages(entry: Entry): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const [key, e] of entry.entries()) {
    const text = e.text();
    if (text !== undefined) messages[key] = text;
  }
  return messages;
}
