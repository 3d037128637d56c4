import { sayer } from '../../checks/run.ts';
import type { Cell } from '../../document/model.ts';
import { touches } from '../at.ts';
import type { FixContext } from '../fix-context.ts';
import type { LabelledEdit } from '../labelled.ts';
import type { Refactor } from './refactor.ts';

/**
 * Completes a RACI table: every task has one who answers for it (A) and at least one who does it (R). Where only one of the two
 * is named, that one gets both; where neither is, the first empty cell is a place to fill in. Each is asked about, as only
 * the author knows. Undefined where nothing is absent.
 * @param offset in the table
 */
export function completeRaci(offset: number, { model, framework, ui }: FixContext): Refactor | undefined {
  const table = model.tables.find((t) => t.raci && touches(t, { start: offset, end: offset }));
  if (!table) return undefined;
  const say = sayer(framework, { ui });
  const edits = table.rows.flatMap((row): LabelledEdit[] => {
    const cells = row.slice(1);
    const responsible = cells.find((cell) => has(cell, 'R'));
    const accountable = cells.find((cell) => has(cell, 'A'));
    const task = row[0]?.text ?? '';
    if (responsible && accountable) return [];
    const only = responsible ?? accountable;
    if (only) {
      const label = say(responsible ? 'actions/raci/accountable' : 'actions/raci/responsible', { task });
      return [{ start: only.start, end: only.end, text: bothIn(only.text), label, asks: true }];
    }
    const empty = cells.find((cell) => cell?.text === '');
    const at = empty?.end ?? 0;
    return empty ? [{ start: at, end: at, text: '[R/A] ', label: say('actions/raci/nobody', { task }), asks: true }] : [];
  });
  return edits.length > 0 ? { title: say('actions/raci'), edits } : undefined;
}

/** A mark that is still to be filled in counts: `[R/A]`. */
function has(cell: Cell | undefined, mark: 'R' | 'A'): boolean {
  const text = cell?.text.replace(/[[\]]/g, '').toUpperCase() ?? '';
  return /^[RACI](?:\s*[/,]\s*[RACI])*$/.test(text) && text.includes(mark);
}

/** R and A, with what else stood there: `R, C` is `R/A, C`. */
function bothIn(text: string): string {
  return text.replace(/[RA]/i, 'R/A');
}
