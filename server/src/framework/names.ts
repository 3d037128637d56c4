import { normalise } from '../text/words.ts';
import {
  type BetweenTopic,
  type Criterion,
  type Element,
  type Framework,
  type Kind,
  LANGUAGES,
  type Language,
  type Term,
} from './types.ts';

/** Front matter keys and what they are called, by their English name (design §2). */
export const FRONT_MATTER_KEYS: Readonly<Record<string, readonly string[]>> = {
  document: ['document'],
  language: ['language', 'taal'],
  title: ['title', 'titel'],
  status: ['status'],
  version: ['version', 'versie'],
  date: ['date', 'datum'],
  'review-by': ['review-by', 'herzien-voor'],
  ends: ['ends', 'loopt-tot'],
  parties: ['parties', 'partijen'],
  serves: ['serves', 'dient'],
  profile: ['profile', 'profiel'],
  integration: ['integration', 'integratie'],
  'organisation-type': ['organisation-type', 'organisatietype'],
};

/** Names of the kinds of document, as written in front matter and configuration. */
export const KIND_NAMES: Readonly<Record<Kind, readonly string[]>> = {
  vision: ['visie', 'vision', 'visiedocument', 'beleidsvisie'],
  'member-agreement': [
    'ledenovereenkomst',
    'member-agreement',
    'member agreement',
    'huisartsenovereenkomst',
    'aansluitovereenkomst',
    'deelnemersovereenkomst',
    'samenwerkingsovereenkomst',
    'reglement',
    'huishoudelijk reglement',
    'statuten',
    'lidmaatschapsovereenkomst',
    'deelnameovereenkomst',
    'membership agreement',
    'participation agreement',
    'partnership agreement',
    'bylaws',
    'articles of association',
  ],
  proposition: ['propositie', 'proposition', 'programma-aanbod', 'projectaanbod'],
};

export const STATUS_NAMES = {
  draft: ['concept', 'draft'],
  consultation: ['consultatie', 'consultation'],
  adopted: ['vastgesteld', 'adopted'],
} as const;

export const PROFILE_NAMES = {
  essential: ['essential', 'essentieel'],
  standard: ['standard', 'standaard'],
  complete: ['complete', 'volledig'],
} as const;

/** What a board can decide on a finding, as written in a file of review decisions. */
export const DECISION_NAMES = {
  accepted: ['aanvaard', 'accepted'],
  waived: ['vrijgesteld', 'waived'],
  'change-asked': ['wijziging gevraagd', 'change asked', 'change-asked'],
} as const;

/** The key of `table` that holds `value` in any spelling, or undefined. */
export function nameOf<K extends string>(table: Readonly<Record<K, readonly string[]>>, value: string): K | undefined {
  const wanted = value.trim().toLowerCase().normalize('NFC');
  for (const key of Object.keys(table) as K[]) if (table[key].includes(wanted)) return key;
  return undefined;
}

/** The check between documents with this id; undefined where there is none. */
export function betweenTopic({ structure }: Pick<Framework, 'structure'>, id: string | undefined): BetweenTopic | undefined {
  return structure.between.find((topic) => topic.id === id);
}

/** The term that a text names, by its id, a title or another spelling; case, accents and hyphens don't matter. */
export function termOf<T extends Term>(terms: readonly T[], written: string): T | undefined {
  const wanted = plain(written);
  return terms.find(({ id, title, also }) => [id, title.nl, title.en, ...also].some((name) => plain(name) === wanted));
}

/** The title nearest to what is written that is none, in lower case as authors write it; undefined where none is near. */
export function nearestTerm(terms: readonly Term[], written: string): string | undefined {
  return nearest(
    plain(written),
    terms.flatMap(({ id, title, also }) => [title.nl, title.en, id, ...also].map((name) => name.toLowerCase())),
  );
}

function plain(name: string): string {
  return normalise(name).replace(/[\s_-]+/g, '');
}

/** What an annotation's name can stand for. One name may be several criteria's block, or an element. */
export interface NameIndex {
  /** Criteria whose block has this name, in either language. */
  blocks(name: string): readonly Criterion[];
  /** Elements with this name, in either language, each with its criterion. */
  elements(name: string): readonly { criterion: Criterion; element: Element }[];
  isKnown(name: string): boolean;
  /** True for a block that holds an instrument of the studies and no criterion. */
  isInstrument(name: string): boolean;
  blockNames(language: Language): string[];
  /** The nearest known name, or undefined where none is near. */
  nearest(name: string, form: 'block' | 'element'): string | undefined;
}

/** Indexes the names of annotations. Case, diacritics and hyphens don't matter: `patiënt` is `patient`. */
export function nameIndex(framework: Framework): NameIndex {
  const blocks = new Map<string, Criterion[]>();
  const elements = new Map<string, { criterion: Criterion; element: Element }[]>();
  const blockNames: Record<Language, Set<string>> = { nl: new Set(), en: new Set() };
  const elementNames = new Set<string>();
  for (const criterion of framework.criteria) {
    for (const language of LANGUAGES) {
      if (criterion.block) {
        add(blocks, criterion.block[language], criterion);
        blockNames[language].add(criterion.block[language]);
      }
      for (const element of criterion.elements) {
        add(elements, element.name[language], { criterion, element });
        elementNames.add(element.name[language]);
      }
    }
    for (const element of criterion.elements) {
      add(elements, element.id, { criterion, element });
      elementNames.add(element.id);
    }
  }
  const instruments = Object.values(framework.structure.integration.block);
  const near = { block: new Map<string, string | undefined>(), element: new Map<string, string | undefined>() };
  return {
    blocks: (name) => blocks.get(normalise(name)) ?? [],
    elements: (name) => elements.get(normalise(name)) ?? [],
    isKnown: (name) => blocks.has(normalise(name)) || elements.has(normalise(name)),
    isInstrument: (name) => instruments.includes(name.toLowerCase()),
    blockNames: (language) => [...blockNames[language]],
    nearest: (name, form) => {
      // A wrong name often stands there many times.
      const known = near[form];
      if (!known.has(name)) {
        if (known.size >= 1000) known.clear();
        known.set(name, nearest(name, form === 'block' ? [...blockNames.nl, ...blockNames.en, ...instruments] : [...elementNames]));
      }
      return known.get(name);
    },
  };
}

function add<T>(map: Map<string, T[]>, name: string, value: T): void {
  const key = normalise(name);
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.some((other) => same(other, value))) list.push(value);
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const x = a as { element?: unknown };
  const y = b as { element?: unknown };
  return x.element !== undefined && x.element === y.element;
}

/**
 * The candidate with the smallest edit distance, where that is small for its length: a third of the
 * letters, at least one. Undefined where nothing is near.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const wanted = normalise(name).slice(0, 60);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const d = distance(wanted, normalise(candidate), least);
    if (d < least) [best, least] = [candidate, d];
  }
  return best;
}

/** Optimal string alignment distance, given up at `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min((previous[j] as number) + 1, (row[j - 1] as number) + 1, (previous[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, (before[j - 2] as number) + 1);
      row.push(d);
    }
    // A transposition reaches back two rows.
    if (row.every((d) => d >= limit) && previous.every((d) => d >= limit)) return limit;
    before = previous;
    previous = row;
  }
  return previous[b.length] as number;
}
