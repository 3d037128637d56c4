import type { Range } from '../text/lines.ts';
import { isUnfilled } from '../text/unfilled.ts';
import type { TextBlock } from './blocks.ts';
import type { BlockFacts, Problem, Suppression } from './model.ts';

const DIRECTIVE = /^\s*convenant-(disable-next-line|disable-file|disable|enable)(?![\w-])\s*([^:]*)(?::([\s\S]*))?$/d;
const NEAR_MISS = /^\s*convenant\b/i;

/**
 * Suppression comments (design §2): `<!-- convenant-disable-next-line roles/holder: reason -->`. One
 * without a reason does not suppress. A code is `criterion/aspect`, or a criterion alone for all its aspects.
 */
export function readSuppressions(
  blocks: readonly TextBlock[],
  facts: readonly BlockFacts[],
  text: string,
): { suppressions: Suppression[]; problems: Problem[] } {
  const suppressions: Suppression[] = [];
  const problems: Problem[] = [];
  const open: Suppression[] = [];
  blocks.forEach((block, b) => {
    for (const comment of (facts[b] as BlockFacts).content.comments) {
      if (!NEAR_MISS.test(comment.text)) continue;
      const at = { start: block.start + comment.start, end: block.start + comment.end };
      const match = DIRECTIVE.exec(comment.text);
      if (!match) {
        problems.push({
          code: 'suppression/unknown',
          range: at,
          parameters: { text: comment.text.trim().slice(0, 60) },
          replacement: undefined,
        });
        continue;
      }
      const codes = codesIn(match[2] ?? '', at.start + 4 + (match.indices?.[2]?.[0] ?? 0));
      const kind = match[1] as string;
      if (kind === 'enable') {
        for (let i = open.length - 1; i >= 0; i--) {
          const suppression = open[i] as Suppression;
          if (codes.length > 0 && !suppression.codes.some((c) => codes.some((d) => d.code === c.code))) continue;
          suppression.scope.end = at.start;
          open.splice(i, 1);
        }
        continue;
      }
      const reason = (match[3] ?? '').trim();
      if (codes.length === 0) {
        problems.push({ code: 'suppression/no-code', range: at, parameters: {}, replacement: undefined });
        continue;
      }
      // A reason that is still template text is none: the light bulb inserts one to be filled in.
      if (isUnfilled(reason)) {
        problems.push({
          code: 'suppression/no-reason',
          range: at,
          parameters: { codes: codes.map((c) => c.code).join(' ') },
          replacement: undefined,
        });
        continue;
      }
      const suppression: Suppression = {
        kind: kind === 'disable-file' ? 'file' : kind === 'disable' ? 'block' : 'next-line',
        codes,
        reason,
        comment: at,
        scope: scopeOf(kind, at, text),
      };
      suppressions.push(suppression);
      if (kind === 'disable') open.push(suppression);
    }
  });
  return { suppressions, problems };
}

function codesIn(list: string, offset: number): { code: string; range: Range }[] {
  return [...list.matchAll(/[^\s,]+/g)].map((m) => ({
    code: m[0],
    range: { start: offset + m.index, end: offset + m.index + m[0].length },
  }));
}

function scopeOf(kind: string, comment: Range, text: string): Range {
  if (kind === 'disable-file') return { start: 0, end: text.length };
  if (kind === 'disable') return { start: comment.end, end: text.length };
  // The next line that holds text: a comment may stand above a blank line, as Markdown wants it.
  let start = lineAfter(text, comment.end);
  while (start < text.length && text.slice(start, lineAfter(text, start)).trim() === '') start = lineAfter(text, start);
  return { start, end: lineAfter(text, start) };
}

function lineAfter(text: string, offset: number): number {
  const next = text.slice(offset, offset + 100_000).search(/\r\n|\n|\r/);
  if (next < 0) return text.length;
  const at = offset + next;
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}
