import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { SourceDocument } from '../../server/src/document/document.ts';
import { type Criterion, KINDS, type Language } from '../../server/src/framework/types.ts';
import { reading } from './framework.ts';

export const EXAMPLES = fileURLToPath(new URL('../../server/framework/recognition/examples/', import.meta.url));

/** A sentence or a heading that a careful reader wrote before there were rules. */
export interface Example {
  text: string;
  /** The heading that it stands under, where that is not the criterion's own. */
  heading?: string;
  /** True where the rules judge otherwise, which is known (`npm run beyond` writes it). */
  beyond?: boolean;
}

export type Met = Example & { states: string[] };
export type Not = Example & { lacks: 'all' | string[] };

/** The examples of one criterion, by language. */
export interface ExampleBank {
  headings: Record<Language, Example[]>;
  notHeadings: Record<Language, Example[]>;
  met: Record<Language, Met[]>;
  not: Record<Language, Not[]>;
}

type WrittenHeading = string | { heading: string; beyond: boolean };
type Written = Pick<ExampleBank, 'met' | 'not'> & Partial<Record<'headings' | 'not-headings', Record<Language, WrittenHeading[]>>>;

/** The examples of a criterion; undefined where it has none. */
export function examplesOf(criterion: string): ExampleBank | undefined {
  const path = join(EXAMPLES, `${criterion}.yaml`);
  if (!existsSync(path)) return undefined;
  const written = parse(readFileSync(path, 'utf8')) as Written;
  return {
    met: written.met,
    not: written.not,
    headings: headings(written.headings),
    notHeadings: headings(written['not-headings']),
  };
}

/** The criteria that have examples. */
export function criteriaWithExamples(): string[] {
  return readdirSync(EXAMPLES).map((name) => name.replace('.yaml', ''));
}

function headings(written: Written['headings']): Record<Language, Example[]> {
  const of = (language: Language): Example[] =>
    (written?.[language] ?? []).map((h) => (typeof h === 'string' ? { text: h } : { text: h.heading, beyond: h.beyond }));
  return { nl: of('nl'), en: of('en') };
}

/** Elements of a criterion that a text is taken to state under a heading. */
export function stated(criterion: Criterion, language: Language, heading: string, text: string): Set<string> {
  const [kind = 'vision'] = KINDS.filter((k) => criterion.levels[k]);
  const source = `---\ndocument: ${kind}\nlanguage: ${language}\n---\n\n# Document\n\n## ${heading}\n\n${text}\n`;
  const { model } = new SourceDocument(reading, source);
  const found = new Set(model?.evidence.flatMap((e) => (e.criterion === criterion.id && e.element ? [e.element] : [])));
  for (const role of criterion.id === 'roles' ? (model?.roles ?? []) : []) for (const part of role.parts.keys()) found.add(part);
  return found;
}

/** True where the rules judge an example as its writer does: each part of what it states, and none of what it lacks. */
export function isJudgedRight(criterion: Criterion, language: Language, example: Met | Not): boolean {
  const own = 'states' in example ? (criterion.heading?.[language] ?? criterion.title[language]) : 'Overig';
  const found = stated(criterion, language, example.heading ?? own, example.text);
  if ('states' in example) return example.states.every((e) => found.has(e));
  return example.lacks === 'all' ? found.size === 0 : !example.lacks.some((e) => found.has(e));
}

/** True where a heading announces a criterion. */
export function announces(criterion: string, language: Language, heading: string): boolean {
  const vocabulary = reading.vocabulary(language);
  return vocabulary.headings.match(vocabulary.words(heading)).some(({ owner }) => owner === criterion);
}
