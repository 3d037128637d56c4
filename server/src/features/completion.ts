import type { FrontMatter } from '../document/front-matter.ts';
import type { DocumentModel } from '../document/model.ts';
import { lineEnding } from '../text/lines.ts';
import { blockAt, holds } from './at.ts';
import { annotationNames } from './completion/annotations.ts';
import { attributes } from './completion/attributes.ts';
import { frontMatterEntries } from './completion/front-matter.ts';
import type { Completion, CompletionPlace, LinePlace } from './completion/place.ts';
import { linkTargets } from './completion/references.ts';
import { snippets } from './completion/snippets.ts';

/** What can be written at an offset; empty within ordinary text and in a file that is no governance document. */
export function completionsAt(place: CompletionPlace): Completion[] {
  const { text, offset, frontMatter, checked } = place;
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const lineEnd = /[\r\n]|$/.exec(text.slice(offset, offset + 10_000))?.index ?? 0;
  const at: LinePlace = {
    ...place,
    language: checked?.model.language ?? frontMatter?.language ?? place.ui,
    lineStart,
    before: text.slice(lineStart, offset),
    after: text.slice(offset, offset + lineEnd),
  };
  if (at.before.length > LONGEST_LINE) return [];
  if (frontMatter && offset < frontMatter.end)
    return insideFrontMatter(at, frontMatter) ? endings(frontMatterEntries(at, frontMatter), text) : [];
  if (!checked || isHidden(checked.model, offset)) return [];
  const annotated = linkTargets(at, checked.model) ?? attributes(at, checked.model);
  const found = annotated ?? [...annotationNames(at, checked), ...snippets(at, checked)];
  return endings(found, text);
}

/** A longer line is no line that somebody types annotations in by hand; the patterns below stay bounded. */
const LONGEST_LINE = 8000;

/** Between the two `---` lines of a document that names its kind, or means to. */
function insideFrontMatter({ lineStart, checked, before }: LinePlace, frontMatter: FrontMatter): boolean {
  if (lineStart <= frontMatter.start || /^(?:---|\.\.\.)/.test(before)) return false;
  return checked !== undefined || frontMatter.fields.has('document');
}

/** In code and comments nothing is an annotation. */
function isHidden(model: DocumentModel, offset: number): boolean {
  const at = blockAt(model, offset);
  return at !== undefined && [...at.facts.content.code, ...at.facts.content.comments].some((c) => holds(c, offset - at.block.start));
}

function endings(completions: Completion[], text: string): Completion[] {
  if (lineEnding(text) === '\n') return completions;
  return completions.map((c) => ({ ...c, insert: c.insert.replace(/\n/g, '\r\n') }));
}
