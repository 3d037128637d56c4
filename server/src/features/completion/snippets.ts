import { LANGUAGES, type Language } from '../../framework/types.ts';
import type { Checked } from '../../workspace/workspace.ts';
import { mainLevel, underTitle } from '../insertion.ts';
import { nestingAt } from '../nesting.ts';
import { criteriaMet, nameOf, passageOf } from '../recommendations.ts';
import { containerText, rankOf } from './annotations.ts';
import type { Completion, LinePlace } from './place.ts';

/** Within one language: blocks by how they stand (0 to 3), then recommendations. Those in the other language come behind. */
const RANKS = { adds: 4, other: 5, elsewhere: { block: 6, recommendation: 7 } } as const;
const WORD = /^[\p{L}\p{N}-]*$/u;
/** Behind an empty line, or at the beginning. */
const AFTER_EMPTY = /(?:^|\n)[ \t]*\r?\n$/;
const LOOK_BACK = 100;

/**
 * The text of every criterion and recommendation that suits the document, by the name of its block, where a word begins a
 * paragraph: first in the document's own language, and in the other one once a name in it is being typed.
 */
export function snippets(at: LinePlace, checked: Checked): Completion[] {
  if (!WORD.test(at.before) || at.after.trim() !== '') return [];
  if (!AFTER_EMPTY.test(at.text.slice(Math.max(0, at.lineStart - LOOK_BACK), at.lineStart))) return [];
  if (nestingAt(checked.model, at.offset).open) return [];
  const typed = at.before.toLowerCase();
  return LANGUAGES.flatMap((language) => (typed === '' && language !== at.language ? [] : inLanguage(language, typed, at, checked)));
}

function inLanguage(language: Language, typed: string, at: LinePlace, { model, result }: Checked): Completion[] {
  const { framework } = at.reading;
  const own = language === at.language;
  const range = { start: at.lineStart, end: at.offset };
  const blocks = framework.criteria.flatMap((criterion): Completion[] => {
    const name = criterion.block?.[language];
    if (!name?.startsWith(typed)) return [];
    const insert = criterion.template?.[language].trimEnd() ?? containerText(criterion, name, ':::', language);
    const assessment = result.assessments.find((one) => one.criterion === criterion);
    const rank = own ? rankOf(assessment, criterion, model) : RANKS.elsewhere.block;
    const template = { criterion: criterion.id, language };
    return [{ label: name, kind: 'snippet', detail: criterion.title[at.ui], documentation: '', template, insert, range, rank }];
  });
  const lacking = new Set(result.assessments.flatMap(({ standing, criterion }) => (standing === 'met' ? [] : criterion)));
  const recommendations = framework.recommendations.flatMap((recommendation): Completion[] => {
    const meets = criteriaMet(recommendation, model.kind, framework);
    const names = [...meets.flatMap(({ block }) => block?.[language] ?? []), nameOf(recommendation)];
    const passage = passageOf(recommendation, { kind: model.kind, language });
    const begins = names.findIndex((name) => name.startsWith(typed));
    if (begins < 0 || passage.body === '') return [];
    const adds = meets.some((criterion) => lacking.has(criterion)) ? RANKS.adds : RANKS.other;
    return [
      {
        label: passage.title,
        // Some editors hold only the beginning of it against what is typed.
        filter: [...names.slice(begins), ...names.slice(0, begins)].join(' '),
        kind: 'snippet',
        detail: nameOf(recommendation),
        documentation: recommendation.gist[at.ui],
        insert: underTitle(passage, mainLevel(model)),
        range,
        rank: own ? adds : RANKS.elsewhere.recommendation,
      },
    ];
  });
  return [...blocks, ...recommendations];
}
