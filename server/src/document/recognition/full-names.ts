import type { DocumentModel, Section } from '../model.ts';
import type { Mention } from './mentions.ts';
import { headed } from './role-names.ts';
import { mentionsIn } from './role-parts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What points to somebody who was named: `de commissie`, `this committee`. */
const POINTING = /(?:^|[^\p{L}])(?:de|het|deze|dit|die|dat|the|this|that)\s+$/iu;
/** Such a word is no longer than this, with the space behind it. */
const LONGEST = 8;
/** A document that names more roles is a list of them. */
const MOST_NAMES = 200;

/**
 * Which role is meant where only the last word of its name is said: `de commissie` for the kwaliteitscommissie, `the coordinator` for
 * the review coordinator. It is the one that the heading above it names, else the only one named before; of several, none.
 * @returns the full names, by the offset at which the mention starts
 */
export function fullNames(model: DocumentModel, vocabulary: Vocabulary): Map<number, Pick<Mention, 'name' | 'key'>> {
  const known = new Map<string, Mention>();
  const headings = new Map<Section, Mention | undefined>();
  const found = new Map<number, Pick<Mention, 'name' | 'key'>>();
  for (const statement of model.notable.mentions) {
    const section = model.sections[statement.section];
    if (!section || section.skipped) continue;
    for (const mention of mentionsIn(statement)) {
      const { key, start } = mention;
      const isFull = (other: Mention): boolean => other.key.length > key.length + 1 && other.key.endsWith(key);
      const points = !key.includes(' ') && POINTING.test(model.text.slice(Math.max(0, start - LONGEST), start));
      if (points && !headings.has(section)) headings.set(section, section.isTitle ? undefined : headed(section, vocabulary));
      const heading = headings.get(section);
      const named = points ? [...known.values()].filter(isFull) : [];
      const full = points && heading && isFull(heading) ? heading : named.length === 1 ? named[0] : undefined;
      if (full) found.set(start, { name: full.name, key: full.key });
      else if (known.size < MOST_NAMES && !known.has(key)) known.set(key, mention);
    }
  }
  return found;
}
