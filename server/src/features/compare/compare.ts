import { sayer } from '../../checks/run.ts';
import type { Reading } from '../../document/document.ts';
import type { Language, Lexicon } from '../../framework/types.ts';
import { LineIndex } from '../../text/lines.ts';
import { titleOf } from '../neighbours.ts';
import { isRule, isUndertaking, sentencesAlone, wordsAlone } from './alone.ts';
import { clauseChanges } from './clauses.ts';
import { criteriaChanges } from './criteria.ts';
import { definitionChanges, documentChanges, versionOf } from './document.ts';
import { feedbackChanges } from './feedback.ts';
import { matched } from './match.ts';
import { othersNamed } from './others.ts';
import { renamedBack, renamings } from './renamed.ts';
import { roleChanges } from './roles.ts';
import { sentencesOf, takenUp } from './sentences.ts';
import { type Change, type CompareContext, type Comparison, type Side, SUBJECTS } from './types.ts';
import { type Unit, unitsOf } from './units.ts';
import { amountsChanged, dutyChanges, moneyAlone, powerChanges, sayChanges } from './values.ts';

/** Sentences side by side, in the names of the earlier version. */
function sentencesBeside(before: readonly Unit[], after: readonly Unit[], lexicon: Lexicon): Pick<CompareContext, 'sentences' | 'renamed'> {
  const [one, other] = [sentencesOf(before, lexicon), sentencesOf(after, lexicon)];
  const pairs = matched(one, other);
  const renamed = renamings(pairs);
  if (renamed.length === 0) return { sentences: takenUp(pairs), renamed };
  const back = other.map((unit) => renamedBack(unit, renamed, lexicon));
  return { sentences: takenUp(matched(one, back)), renamed };
}

/**
 * What changed between two versions of a document: in words, by what was recognised in each, and clause by clause with the
 * plain difference. The same versions give the same comparison; the time it takes grows with their length.
 * @param reading of the framework that both were checked with
 * @param ui language of the messages
 */
export function compareDocuments(before: Side, after: Side, reading: Pick<Reading, 'framework' | 'vocabulary'>, ui: Language): Comparison {
  const { framework } = reading;
  const { language } = after.model;
  const lexicon = framework.lexicon[language];
  const [earlier, later] = [unitsOf(before.model, lexicon), unitsOf(after.model, lexicon)];
  const context: CompareContext = {
    before: { ...before, lines: new LineIndex(before.model.text) },
    after: { ...after, lines: new LineIndex(after.model.text) },
    pairs: matched(earlier, later),
    ...sentencesBeside(earlier, later, lexicon),
    framework,
    lexicon,
    ui,
    say: sayer(framework, { ui }),
  };
  const told: Change[] = [
    ...documentChanges(context),
    ...definitionChanges(context, reading.vocabulary(language)),
    ...roleChanges(context),
  ];
  told.push(...powerChanges(context, told));
  told.push(...sayChanges(context, told));
  told.push(...feedbackChanges(context));
  told.push(...amountsChanged(context, told));
  told.push(...dutyChanges(context, told));
  told.push(...sentencesAlone(context, told, isRule));
  told.push(...moneyAlone(context, told));
  told.push(...sentencesAlone(context, told, isUndertaking));
  told.push(...othersNamed(context, told));
  told.push(...wordsAlone(context, told));
  told.push(...criteriaChanges(context));
  const clauses = clauseChanges(context, told);
  const touched = context.pairs.filter((pair) => !(pair.same && !pair.moved)).length;
  return {
    kind: after.model.kind,
    language,
    before: versionOf(before, titleOf(before.model)),
    after: versionOf(after, titleOf(after.model)),
    changes: told
      .map((change, order) => ({ change, order, line: change.about === 'power' ? ((change.after ?? change.before)?.line ?? 0) : 0 }))
      .sort((a, b) => SUBJECTS.indexOf(a.change.about) - SUBJECTS.indexOf(b.change.about) || a.line - b.line || a.order - b.order)
      .map(({ change }) => change),
    clauses,
    unchanged: context.pairs.length - touched,
  };
}
