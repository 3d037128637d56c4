import { strict as assert } from 'node:assert';
import { type Finding, NO_WORDS, type References } from '../../server/src/checks/finding.ts';
import { check } from '../../server/src/checks/run.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import { type Fix, fixesFor, withoutStops } from '../../server/src/features/fixes.ts';
import type { TextEdit } from '../../server/src/text/edits.ts';
import { framework, reading } from './framework.ts';

const EVERYWHERE: References = { resolve: () => ({ found: true, ids: undefined }) };

export interface Seen {
  text: string;
  model: DocumentModel;
  findings: Finding[];
  standing(criterion: string): string | undefined;
}

export function see(text: string): Seen {
  const { model } = new SourceDocument(reading, text);
  assert.ok(model, 'not a governance document');
  const { findings, assessments } = check(reading, model, { profile: 'complete', ui: 'nl', levels: {}, ...NO_WORDS }, EVERYWHERE);
  return { text, model, findings, standing: (id) => assessments.find((a) => a.criterion.id === id)?.standing };
}

export function find({ findings }: Seen, code: string): Finding {
  const finding = findings.find((f) => f.code === code);
  assert.ok(finding, `no ${code} in ${findings.map((f) => f.code).join(', ')}`);
  return finding;
}

export const fixes = ({ model }: Seen, finding: Finding): Fix[] => fixesFor(finding, { model, framework, ui: 'nl' });

/** The fix of a finding that its title names; the first where none is named. */
export function fixOf(seen: Seen, code: string, title = ''): Fix {
  const all = fixes(seen, find(seen, code));
  const fix = all.find((f) => f.title.includes(title));
  assert.ok(fix, `no fix "${title}" in ${all.map((f) => f.title).join(' | ')}`);
  return fix;
}

/** Applies edits at once, as an editor does: all offsets are those of the text before. */
export function apply(text: string, edits: readonly TextEdit[], stops: (text: string) => string = withoutStops): string {
  return [...edits]
    .reverse()
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((t, e) => t.slice(0, e.start) + stops(e.text) + t.slice(e.end), text);
}

/**
 * Findings that were not there before, by code and message, but for placeholders. Not new is what says
 * more exactly that a criterion is missing: a text on one subject may touch upon another.
 */
export function surplus(before: Seen, after: Seen): string[] {
  const known = before.findings.map(words);
  return after.findings
    .filter((f) => {
      const at = known.indexOf(words(f));
      if (at >= 0) known.splice(at, 1);
      const wasMissing = before.findings.some((b) => b.code === `${f.criterion}/missing`);
      return at < 0 && f.code !== 'placeholder/present' && !(f.element !== undefined && wasMissing);
    })
    .map((f) => `${words(f)} ${after.text.slice(f.start, f.end)}`);
}

export const words = (f: Finding): string => `${f.code}: ${f.message}`;
export const about = (seen: Seen, id: string): string[] => seen.findings.filter((f) => f.criterion === id).map(words);

export const proposition = (body: string): Seen => see(`---\ndocument: propositie\nlanguage: nl\n---\n\n# Titel\n\n${body}`);
