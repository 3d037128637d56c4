import type { DeclaredElement, DocumentModel } from '../document/model.ts';
import type { Range } from '../text/lines.ts';
import { asks, type CheckContext } from './finding.ts';

/** True where template text that nobody filled in is reported: not where profile or configuration leaves it out. */
function tellsPlaceholders({ framework, settings, model }: CheckContext): boolean {
  if (!asks(settings.profile, framework.criterion('placeholder')?.levels[model.kind])) return false;
  return (settings.levels['placeholder/present'] ?? settings.levels['placeholder']) !== 'off';
}

/**
 * Elements of a criterion that the author declares but still has to fill in. `placeholder/present` tells
 * so at the very words, so nothing else does (one problem, one finding); they are not stated either.
 */
export function unfilled(context: CheckContext, criterion: string): DeclaredElement[] {
  const found = context.model.elements.filter((e) => e.placeholders.length > 0 && e.criterion.id === criterion);
  return found.length > 0 && tellsPlaceholders(context) ? found : [];
}

/** Of elements that are to be filled in, the ids of those that belong to a role or a clause at `at`. */
export function unfilledAt(model: DocumentModel, elements: readonly DeclaredElement[], at: Range): string[] {
  if (elements.length === 0) return [];
  const unit = unitAt(model, at);
  return elements.filter((e) => unit.start <= e.start && e.end <= unit.end).map((e) => e.element.id);
}

/** Where a role or a clause stands as a whole: its block, its row, else its paragraph. */
function unitAt(model: DocumentModel, at: Range): Range {
  const block = model.declared.find((b) => b.annotation && b.opening.start === at.start);
  if (block) return block;
  for (const table of model.tables) {
    if (at.start < table.start || at.start >= table.end) continue;
    const row = table.rows.find((cells) => cells.some((c) => c.start <= at.start && at.start <= c.end));
    const last = row?.at(-1);
    if (row?.[0] && last) return { start: row[0].start, end: last.end };
  }
  return model.blocks.find((b) => b.start <= at.start && at.start < b.end) ?? at;
}
