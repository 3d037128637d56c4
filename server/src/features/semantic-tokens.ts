import type { Annotation } from '../document/annotations.ts';
import { moved } from '../document/annotations.ts';
import type { DocumentModel, Statement } from '../document/model.ts';
import { placeOf } from '../document/recognition/statements.ts';
import type { Range } from '../text/lines.ts';
import { touches } from './at.ts';
import { mentionsOf, partiesIn } from './ids/names.ts';
import { occurrencesIn } from './ids/occurrences.ts';

export type TokenKind = 'block' | 'element' | 'id' | 'role' | 'party' | 'date' | 'period';

/** Words that mean something to the framework; on one line. */
export interface SemanticToken extends Range {
  kind: TokenKind;
  /** What stands there is given a name there. */
  defines: boolean;
}

const TIMES: ReadonlySet<string> = new Set(['date', 'period', 'term']);
const DATES: ReadonlySet<string> = new Set(['date', 'review-by', 'ends']);

/**
 * Names of annotations and elements, ids, roles that the document describes, parties that its front matter names, dates and
 * periods: in order, apart from each other, none over a line's end.
 * @param within only what lies in it or touches it
 */
export function semanticTokensOf(model: DocumentModel, within: Range = { start: 0, end: model.text.length }): SemanticToken[] {
  const found: SemanticToken[] = [];
  const add = (kind: TokenKind, { start, end }: Range, defines = false): void => {
    if (start < end && touches({ start, end }, within)) found.push({ kind, start, end, defines });
  };
  fromAnnotations(model, within, add);
  fromIds(model, add);
  const parties = partiesIn(model);
  for (const party of parties) add('party', party, true);
  for (const mention of mentionsOf(model, parties)) add('party', mention);
  for (const name of DATES) {
    const field = model.frontMatter?.fields.get(name);
    if (field) add('date', field.value);
  }
  for (const statement of model.statements) if (touches(placeOf(statement), within)) fromTimes(statement, add);
  return apart(found.flatMap((token) => byLine(token, model.text)));
}

type Add = (kind: TokenKind, range: Range, defines?: boolean) => void;

function fromAnnotations(model: DocumentModel, within: Range, add: Add): void {
  const blockNames = new Set(model.declared.map(({ annotation }) => annotation?.nameRange.start));
  const elementAt = new Set(model.elements.map(({ start }) => start));
  const take = (annotation: Annotation): void => {
    // A name that the framework does not know is no name: a finding says so.
    if (blockNames.has(annotation.nameRange.start)) add('block', annotation.nameRange);
    else if (elementAt.has(annotation.start)) add('element', annotation.nameRange);
    for (const { name, start } of annotation.attributes) if (elementAt.has(start)) add('element', { start, end: start + name.length });
  };
  model.blocks.forEach((block, b) => {
    if (!touches(block, within)) return;
    const facts = model.facts[b];
    if (facts?.fence) take(moved(facts.fence, block.start));
    for (const annotation of facts?.content.annotations ?? []) take(moved(annotation, block.start));
  });
}

function fromIds(model: DocumentModel, add: Add): void {
  const { definitions, uses } = occurrencesIn(model);
  const described = new Set(definitions.map(({ role }) => role));
  for (const { kind, id, start, end } of definitions)
    if (kind === 'block' && id !== undefined) add('id', { start, end }, true);
    else if (kind === 'role') add('role', { start, end }, true);
  for (const use of uses)
    if (use.path !== undefined) add('id', use.idAt ?? { start: 0, end: 0 });
    else if (described.has(use.role) || use.idAt) add('role', use);
}

function fromTimes({ sentence, base }: Statement, add: Add): void {
  for (const { type, from, to } of sentence.values) {
    const first = sentence.words[from];
    const last = sentence.words[to - 1];
    if (TIMES.has(type) && first && last) add(type === 'date' ? 'date' : 'period', { start: base + first.start, end: base + last.end });
  }
}

/** A token over several lines, as one for each. */
function byLine(token: SemanticToken, text: string): SemanticToken[] {
  const parts = [...text.slice(token.start, token.end).matchAll(/[^\r\n]+/g)];
  return parts.map((part) => ({ ...token, start: token.start + part.index, end: token.start + part.index + part[0].length }));
}

/** In order; of those that overlap the first, and of those that start together the longest. */
function apart(tokens: readonly SemanticToken[]): SemanticToken[] {
  let end = -1;
  return [...tokens]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((token) => {
      if (token.start < end) return false;
      end = token.end;
      return true;
    });
}
