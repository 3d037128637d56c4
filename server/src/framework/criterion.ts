import { PhraseError, PhraseSet } from '../text/phrases.ts';
import { capitalised } from '../text/words.ts';
import { localised, perLanguage } from './localised.ts';
import { KIND_NAMES, nameOf, nearest, PROFILE_NAMES } from './names.ts';
import { type Entry, short } from './reader.ts';
import {
  type Criterion,
  ELEMENT_TYPES,
  type Element,
  type ElementRecognition,
  type Importance,
  KINDS,
  type Kind,
  LANGUAGES,
  type Language,
  LENSES,
  type Lexicon,
  type Localised,
  type Phrases,
  PROFILES,
  type Structure,
} from './types.ts';

/** How texts and phrases are written: in the product's files in both languages, in a project's own in one or both. */
export interface Form {
  text(entry: Entry): Localised;
  /** A text of a line at most: a title, a name. */
  line(entry: Entry): Localised;
  phrases(entry: Entry): Phrases;
  /** False where a criterion may do without texts that every one of the product's has. */
  whole: boolean;
}

const TEXT_KEYS = [
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
const ELEMENT_TEXT_KEYS = ['type', 'name', 'title', 'means', 'add', 'asked-of'];
const NO_TEXT: Localised = { nl: '', en: '' };

/**
 * Reads a criterion: its texts from `entry`, how it is recognised from `recognition`; a project's own
 * has both in one entry. Undefined, with problems, where it has no id or lens.
 */
export function readCriterion(
  entry: Entry,
  recognition: Entry,
  structure: Structure,
  recognised: boolean,
  form: Form = SHIPPED,
): Criterion | undefined {
  const { text, line, phrases, whole } = form;
  if (whole) entry.onlyKeys(TEXT_KEYS);
  const id = entry.get('id').text();
  const lens = entry.get('lens').oneOf(LENSES);
  if (!id || !lens) return undefined;
  const optional = (key: string): Localised => (whole || entry.get(key).exists ? text(entry.get(key)) : NO_TEXT);
  const elements = entry
    .get('elements')
    .entries()
    .flatMap(([key, e]) => readElement(key, e, recognition.get('elements').get(key), form) ?? []);
  if (whole)
    for (const [key, e] of recognition.get('elements').entries())
      if (!elements.some((element) => element.id === key)) e.problem('configuration/unknown-element', { id, name: key });
  return {
    id,
    title: line(entry.get('title')),
    lens,
    factors: knownOnly(entry.get('factors'), Object.keys(structure.factors)),
    willingness: knownOnly(entry.get('willingness'), Object.keys(structure.willingness)),
    levels: importances(entry.get('levels')),
    block: entry.get('block').exists ? line(entry.get('block')) : undefined,
    byReference: kinds(entry.get('by-reference')),
    asks: text(entry.get('asks')),
    why: optional('why'),
    // A project's own are read where they are looked at for what editors would fetch.
    sources: whole ? entry.get('sources').texts() : [],
    question: optional('question'),
    heading: entry.get('heading').exists ? line(entry.get('heading')) : undefined,
    elements,
    template: entry.get('template').exists ? text(entry.get('template')) : undefined,
    example: optional('example'),
    headings: phrases(recognition.get('headings')),
    cues: phrases(recognition.get('cues')),
    table: recognition.get('table').exists ? tableRecognition(recognition.get('table'), form) : undefined,
    recognised,
    firm: recognition.get('firm').flag(false),
  };
}

function readElement(id: string, e: Entry, recognition: Entry, { text, line, phrases, whole }: Form): Element | undefined {
  if (whole) e.onlyKeys(ELEMENT_TEXT_KEYS);
  const type = e.get('type').oneOf(ELEMENT_TYPES);
  if (!type) return undefined;
  const title = line(e.get('title'));
  const or = (key: string, otherwise: Localised): Localised => (whole || e.get(key).exists ? text(e.get(key)) : otherwise);
  const name = whole || e.get('name').exists ? line(e.get('name')) : { nl: id, en: id };
  const means = or('means', title);
  const add = perLanguage((language) => `${capitalised(title[language])}: :${name[language]}[\${1:${hint(means[language])}}].`);
  const recognised: ElementRecognition = {
    values: recognition.get('values').exists ? recognition.get('values').texts() : [],
    cues: phrases(recognition.get('cues')),
    anywhere: phrases(recognition.get('anywhere')),
    substance: recognition.get('substance').flag(false),
    headings: phrases(recognition.get('headings')),
    ownName: recognition.get('own-name').flag(false),
    onlyWith: recognition.get('only-with').exists ? recognition.get('only-with').texts() : [],
  };
  const askedOf = e.get('asked-of').exists ? importances(e.get('asked-of')) : undefined;
  return { id, type, name, title, means, add: or('add', add), askedOf, recognition: recognised };
}

/** What a tab stop and a label can hold of a text. */
function hint(text: string): string {
  return text.replace(/[{}[\]$\\\r\n]/g, ' ').trim();
}

function tableRecognition(entry: Entry, { phrases }: Form): Criterion['table'] {
  const columns: Record<string, Phrases> = {};
  for (const [id, e] of entry.get('columns').entries()) columns[id] = phrases(e);
  return { row: phrases(entry.get('row')), columns, rows: entry.get('rows').optionalText() };
}

function knownOnly(entry: Entry, known: readonly string[]): string[] {
  return entry.items().flatMap((e) => e.oneOf(known) ?? []);
}

/** Kinds of document, by any of their names. */
export function kinds(entry: Entry): Kind[] {
  return entry.items().flatMap((e) => kind(e) ?? []);
}

/** A kind of document, by any of its names; undefined, with a problem, for anything else. */
export function kind(entry: Entry): Kind | undefined {
  const written = entry.text();
  if (written === undefined) return undefined;
  const found = nameOf(KIND_NAMES, written);
  if (!found) {
    const names = KINDS.map((k) => KIND_NAMES[k][0]).join(', ');
    entry.problem('configuration/kind', { value: short(written), names }, nearest(written, Object.values(KIND_NAMES).flat()));
  }
  return found;
}

/** How much each kind of document is asked, by any of their names. */
function importances(entry: Entry): Partial<Record<Kind, Importance>> {
  const levels: Partial<Record<Kind, Importance>> = {};
  for (const [key, e] of entry.entries()) {
    const written = e.text();
    const importance = written === undefined ? undefined : nameOf(PROFILE_NAMES, written);
    const of = nameOf(KIND_NAMES, key);
    if (!of)
      e.keyProblem(
        'configuration/not-one-of',
        { value: short(key), names: KINDS.join(', ') },
        nearest(key, Object.values(KIND_NAMES).flat()),
      );
    if (written !== undefined && !importance)
      e.problem('configuration/not-one-of', { value: short(written), names: PROFILES.join(', ') }, nearest(written, PROFILES));
    if (of && importance) levels[of] = importance;
  }
  return levels;
}

/** Phrases per language; one that cannot be matched is reported and left out. */
export function phrases(entry: Entry): Phrases {
  return perLanguage((language) => {
    const list = entry.get(language);
    return list.exists ? list.items().flatMap((item) => validPhrase(item) ?? []) : [];
  });
}

/**
 * A phrase in the syntax of `text/phrases.ts`; one that cannot be matched is reported and left out.
 * @param lists in it, `@name` stands for the words of one of these, as alternatives
 */
export function validPhrase(item: Entry, longest?: number, lists: Lexicon = {}): string | undefined {
  const written = item.text(longest);
  if (written === undefined) return undefined;
  const phrase = written.replace(/@([a-z-]+)/g, (whole, name: string) => lists[name]?.join('|') ?? whole);
  try {
    new PhraseSet<null>().add(phrase, null);
    return phrase;
  } catch (error) {
    if (!(error instanceof PhraseError)) throw error;
    item.problem(`configuration/phrase-${error.reason}`, { words: short(error.words) });
    return undefined;
  }
}

/** The form of the product's own files. */
const SHIPPED: Form = { text: localised, line: localised, phrases, whole: true };

/** Languages in which a text or a list is given (`{nl: …}`); none where it is not given per language. */
export function languagesOf(entry: Entry): Language[] {
  return LANGUAGES.filter((language) => entry.get(language).exists);
}
