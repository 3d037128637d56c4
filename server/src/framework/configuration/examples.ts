import { languagesOf } from '../criterion.ts';
import type { Entry } from '../reader.ts';
import type { Criterion, Language } from '../types.ts';
import { keysOf, LONGEST, MOST, PARTS } from './shape.ts';

/** A text that a criterion must, or must not, be recognised in: how a pack of rules is tested. */
export interface Example {
  criterion: string;
  about: 'headings' | 'not-headings' | 'met' | 'not';
  text: string;
  /** Undefined where none is named: then the language that the text reads as. */
  language: Language | undefined;
  /** Of `met`: elements that the text states; none where it is enough that it is on the subject. */
  states: readonly string[];
  /** Of `not`: elements that the text does not state, `all` of them, or undefined where it is not on the subject at all. */
  lacks: readonly string[] | 'all' | undefined;
  /** The heading that the text stands under. */
  heading: string | undefined;
  file: string;
  /** One-based. */
  line: number;
}

type Place = Pick<Example, 'criterion' | 'about' | 'language' | 'file'>;

/** The examples of one criterion, in order; what is wrong is reported and left out. */
export function readExamples(entry: Entry, criterion: Criterion, file: string): Example[] {
  if (!entry.exists) return [];
  entry.onlyKeys(keysOf(PARTS.EXAMPLES));
  return (['headings', 'not-headings', 'met', 'not'] as const).flatMap((about) => {
    const lists = entry.get(about);
    const read = (list: Entry, language: Language | undefined): Example[] =>
      list.items(MOST.phrases).flatMap((item) => readOne(item, criterion, { criterion: criterion.id, about, language, file }) ?? []);
    if (!lists.isMapping) return read(lists, undefined);
    lists.onlyKeys(['nl', 'en']);
    return languagesOf(lists).flatMap((language) => read(lists.get(language), language));
  });
}

function readOne(item: Entry, criterion: Criterion, place: Place): Example | undefined {
  const { line } = item.place;
  const isHeading = place.about === 'headings' || place.about === 'not-headings';
  if (!item.isMapping || isHeading) {
    const text = item.text(isHeading ? LONGEST.line : LONGEST.text);
    return text === undefined ? undefined : { ...place, text, states: [], lacks: undefined, heading: undefined, line };
  }
  item.onlyKeys(keysOf(mappingIn(place.about === 'met' ? PARTS.MET : PARTS.NOT)));
  const text = item.get('text').text(LONGEST.text);
  const names = criterion.elements.map((e) => e.id);
  const elements = (key: string): string[] =>
    item
      .get(key)
      .items(MOST.few)
      .flatMap((e) => e.oneOf(names) ?? []);
  const states = place.about === 'met' ? elements('states') : [];
  const heading = item.get('heading').optionalText(LONGEST.line);
  const all = item.get('lacks').isText && item.get('lacks').oneOf(['all']) !== undefined;
  const lacks = place.about === 'met' ? undefined : all ? 'all' : item.get('lacks').isList ? elements('lacks') : undefined;
  return text === undefined ? undefined : { ...place, text, states, lacks, heading, line };
}

function mappingIn(shape: (typeof PARTS)['MET']): (typeof PARTS)['MET'] {
  return (shape.is === 'either' ? shape.of.find(({ is }) => is === 'mapping') : undefined) ?? shape;
}
