import { message } from './messages.ts';
import type { Framework, Language } from './types.ts';

/** A place in a study, as the framework's files note it: `§6.4 risk`, `§7.1 rec 2b and 10b`, `table 3 urgency`. */
const PLACE = /^(?:(§\S+)(?: and ([A-Z])\b)?(?: rec (\S+)(?: and (\S+))?)?|(table|annex) (\S+)|(management summary))/;

/**
 * Sources written out for people: the study by its name, once, with the places in it one after the other. What the files
 * note of a place besides is for whoever keeps them. A source of a project's own, or in another form, stays as it is.
 */
export function cited(
  sources: readonly string[],
  { structure, messages }: Pick<Framework, 'structure' | 'messages'>,
  ui: Language,
): string {
  const say = (key: string): string => message(messages[ui], key, {});
  const studies = new Map<string, string[]>();
  for (const source of sources) {
    const [id = '', ...rest] = source.split(' ');
    const study = structure.sources.find((one) => one.id === id);
    const place = study && PLACE.exec(rest.join(' '));
    if (!study || !place) {
      studies.set(source, []);
      continue;
    }
    const [, section, alsoSection, rec, alsoRec, kind, number] = place;
    const also = (one: string | undefined): string => (one ? ` ${say('source/and')} ${one}` : '');
    const text = section
      ? `${section}${also(alsoSection)}${rec ? ` (${say('source/recommendation')} ${rec}${also(alsoRec)})` : ''}`
      : kind
        ? `${say(`source/${kind}`)} ${number}`
        : say('source/summary');
    const places = studies.get(study.name) ?? [];
    studies.set(study.name, places.includes(text) ? places : [...places, text]);
  }
  return [...studies].map(([name, places]) => [name, ...places].join(', ')).join('; ');
}
