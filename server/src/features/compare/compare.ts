import { sayer } from '../../checks/run.ts';
import type { Reading } from '../../document/document.ts';
import type { Language } from '../../framework/types.ts';
import { LineIndex } from '../../text/lines.ts';
import { titleOf } from '../neighbours.ts';
import { clauseChanges } from './clauses.ts';
import { criteriaChanges } from './criteria.ts';
import { definitionChanges, documentChanges, versionOf } from './document.ts';
import { feedbackChanges } from './feedback.ts';
import { matched } from './match.ts';
import { roleChanges } from './roles.ts';
import { type Change, type CompareContext, type Comparison, type Side, SUBJECTS } from './types.ts';
import { unitsOf } from './units.ts';
import { amountsChanged, dutiesAlone, dutyChanges, powerChanges } from './values.ts';

/**
 * What changed between two versions of a document: in words, by what was recognised in each, and clause by clause with the
 * plain difference. The same versions give the same comparison; the time it takes grows with their length.
 * @param reading of the framework that both were checked with
 * @param ui language of the messages
 */
export function compareDocuments(before: Side, after: Side, reading: Pick<Reading, 'framework' | 'vocabulary'>, ui: Language): Comparison {
  const { framework } = reading;
  const { language } = after.model;
  const context: CompareContext = {
    before: { ...before, lines: new LineIndex(before.model.text) },
    after: { ...after, lines: new LineIndex(after.model.text) },
    pairs: matched(unitsOf(before.model), unitsOf(after.model)),
    framework,
    lexicon: framework.lexicon[language],
    ui,
    say: sayer(framework, { ui }),
  };
  const told: Change[] = [
    ...documentChanges(context),
    ...definitionChanges(context, reading.vocabulary(language)),
    ...roleChanges(context),
  ];
  told.push(...powerChanges(context, told));
  told.push(...feedbackChanges(context));
  told.push(...amountsChanged(context, told));
  told.push(...dutyChanges(context, told));
  told.push(...dutiesAlone(context, told), ...criteriaChanges(context));
  const clauses = clauseChanges(context, told);
  const touched = context.pairs.filter((pair) => !(pair.same && !pair.moved)).length;
  return {
    kind: after.model.kind,
    language,
    before: versionOf(before, titleOf(before.model)),
    after: versionOf(after, titleOf(after.model)),
    changes: told
      .map((change, order) => ({ change, order }))
      .sort((a, b) => SUBJECTS.indexOf(a.change.about) - SUBJECTS.indexOf(b.change.about) || a.order - b.order)
      .map(({ change }) => change),
    clauses,
    unchanged: context.pairs.length - touched,
  };
}
