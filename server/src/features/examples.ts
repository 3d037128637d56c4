import { type Reading, SourceDocument } from '../document/document.ts';
import { detectLanguage } from '../document/language.ts';
import type { DocumentModel } from '../document/model.ts';
import type { Example } from '../framework/configuration/examples.ts';
import { KIND_NAMES } from '../framework/names.ts';
import { type Criterion, KINDS } from '../framework/types.ts';

/** What became of an example: passed, or why not, with what was found instead. */
export interface Outcome {
  example: Example;
  /** Key of a message below `test/`; undefined where it came out as it says. */
  failure: 'heading' | 'not-heading' | 'not-recognised' | 'not-stated' | 'recognised' | 'stated' | undefined;
  /** Elements of the criterion that were not found, or were and should not be. */
  elements: readonly string[];
  /** What was found: elements of the criterion (`feedback/timing`), and criteria that the text is on. */
  found: readonly string[];
}

/** A heading that announces nothing. */
const NEUTRAL = 'Overig';

/** Reads an example as a document would be read, and compares. @param reading of the configuration that it belongs to */
export function tryExample(example: Example, reading: Reading): Outcome {
  const criterion = reading.framework.criterion(example.criterion);
  const model = criterion && modelOf(example, criterion, reading);
  if (!criterion || !model) return { example, failure: 'not-recognised', elements: [], found: [] };
  const failed = (failure: Outcome['failure'], found: readonly string[], elements: readonly string[] = []): Outcome => ({
    example,
    failure,
    elements,
    found,
  });
  if (example.about === 'headings' || example.about === 'not-headings') {
    const announced = [...(model.sections.find((s) => !s.isTitle && s.level === 2)?.own ?? [])].filter((id) =>
      reading.framework.criterion(id),
    );
    const expected = example.about === 'headings';
    if (announced.includes(criterion.id) === expected) return failed(undefined, announced);
    return failed(expected ? 'heading' : 'not-heading', announced);
  }
  const stated = statedIn(model, criterion);
  const subjects = [...new Set(model.evidence.map((e) => e.criterion))];
  const found = [...new Set([...subjects, ...[...stated].map((element) => `${criterion.id}/${element}`)])].sort();
  if (example.about === 'met') {
    const missed = example.states.filter((element) => !stated.has(element));
    if (missed.length > 0) return failed('not-stated', found, missed);
    return failed(subjects.includes(criterion.id) ? undefined : 'not-recognised', found);
  }
  const { lacks } = example;
  if (lacks === undefined) return failed(subjects.includes(criterion.id) ? 'recognised' : undefined, found);
  const surplus = [...stated].filter((element) => lacks === 'all' || lacks.includes(element));
  return failed(surplus.length > 0 ? 'stated' : undefined, found, surplus);
}

function modelOf({ about, text, heading, language }: Example, criterion: Criterion, reading: Reading): DocumentModel | undefined {
  const kind = KINDS.find((k) => criterion.levels[k]) ?? 'proposition';
  const isHeading = about === 'headings' || about === 'not-headings';
  const title = (isHeading ? text : (heading ?? NEUTRAL)).replace(/\s+/g, ' ');
  const head = `---\ndocument: ${KIND_NAMES[kind][0]}\nlanguage: ${language ?? detectLanguage(text)}\n---\n\n# Document\n\n## ${title}\n`;
  return new SourceDocument(reading, isHeading ? head : `${head}\n${text}\n`).model;
}

function statedIn(model: DocumentModel, criterion: Criterion): Set<string> {
  const stated = new Set<string>();
  for (const { criterion: id, element } of model.evidence) if (id === criterion.id && element) stated.add(element);
  // Roles and feedback clauses are collected as units.
  for (const role of criterion.id === 'roles' ? model.roles : []) for (const part of role.parts.keys()) stated.add(part);
  for (const clause of criterion.id === 'feedback' ? model.clauses : []) for (const part of clause.parts.keys()) stated.add(part);
  return stated;
}
