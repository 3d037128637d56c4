import { phrases, readCriterion, validPhrase } from './criterion.ts';
import { readInstruments } from './instruments.ts';
import { localised, perLanguage } from './localised.ts';
import { type DataProblem, DataReader, type Entry } from './reader.ts';
import { readRecommendation, inOrder as recommendationsInOrder } from './recommendations.ts';
import { type Criterion, type Framework, LENSES, type Lexicon, type Recommendation, type Structure } from './types.ts';

/** The files of a framework, by path below its folder (`criteria/feedback.yaml`), with their text. */
export type FrameworkFiles = Record<string, string>;

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
    else if (criterion) open(path).get('id').problem('configuration/file-name', { name: criterion.id });
  }
  const recommendations: Recommendation[] = [];
  for (const path of Object.keys(files)) {
    const name = /^recommendations\/(.+)\.yaml$/.exec(path)?.[1];
    const recommendation = name && readRecommendation(open(path), name, structure, criteria);
    if (recommendation) recommendations.push(recommendation);
  }
  const lexicon = perLanguage((language) => ({
    ...readLists(open(`lexicon/${language}.yaml`)),
    ...readLists(open(`lexicon/comparison/${language}.yaml`)),
  }));
  const messages = perLanguage((language) => readMessages(open(`messages/${language}.yaml`)));
  const subjects = perLanguage((language) => files[`model/${language}.json`]);
  const data = {
    structure,
    criteria: inOrder(criteria),
    recommendations: recommendationsInOrder(recommendations, structure),
    lexicon,
    messages,
    subjects,
  };
  return { framework: frameworkOf(data), problems };
}

/** Criteria by lens, then by id. */
export function inOrder(criteria: readonly Criterion[]): Criterion[] {
  return [...criteria].sort((a, b) => LENSES.indexOf(a.lens) - LENSES.indexOf(b.lens) || (a.id < b.id ? -1 : 1));
}

/** A framework from its plain data, as the build writes it to `dist/framework.zst`. */
export function frameworkOf(data: Omit<Framework, 'criterion'>): Framework {
  const byId = new Map(data.criteria.map((criterion) => [criterion.id, criterion]));
  return { ...data, criterion: (id) => byId.get(id) };
}

function readStructure(entry: Entry): Structure {
  const structure: Structure = {
    lenses: {} as Structure['lenses'],
    factors: {},
    willingness: {},
    sources: [],
    fourQuestions: [],
    readingOrder: entry.get('reading-order').texts(),
    between: [],
    ...readInstruments(entry),
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
  for (const [id, e] of entry.get('sources').entries())
    structure.sources.push({ id, name: localised(e.get('name')), cite: e.get('cite').text() ?? id, about: localised(e.get('about')) });
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

/** Words and phrases of a language; in a phrase, `@name` stands for the words of a list above it, as alternatives. */
function readLists(entry: Entry): Lexicon {
  const lexicon: Lexicon = {};
  // Words are phrases too, of one word; one that cannot be matched is reported and left out.
  for (const [key, e] of entry.entries()) lexicon[key] = e.items().flatMap((item) => validPhrase(item, undefined, lexicon) ?? []);
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
