import type { Assessment } from '../checks/finding.ts';
import { sayer } from '../checks/run.ts';
import type { DocumentModel } from '../document/model.ts';
import type { Criterion, Framework, Kind, Language, Recommendation } from '../framework/types.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Checked } from '../workspace/workspace.ts';
import { insertAfterSection, insertFor, type Passage, withEnding } from './insertion.ts';
import { cited } from './sources.ts';

/** A recommendation as it is offered for choosing; all texts in the language of the user interface. */
export interface RecommendationChoice {
  /** `<study>-<id>`, such as `pluijm-2c`. */
  id: string;
  label: string;
  /** The study that it is from. */
  description: string;
  /** Its gist, and the criteria that it meets. */
  detail: string;
  /** The heading above it in the list: does it add something that the document lacks? */
  group: string;
}

/** What is offered for one document. */
export interface RecommendationList {
  title: string;
  choices: RecommendationChoice[];
}

/** What of a checked document is looked at. */
type Seen = Pick<Checked, 'model' | 'result'>;

/** So many recommendations at most stand among the fixes for one finding. */
const MOST_AS_FIX = 3;

/** Which recommendation it is: `pluijm-2c`, as its file is called. */
export function nameOf({ study, id }: Recommendation): string {
  return `${study}-${id}`;
}

/** The criteria that a recommendation meets in a document of a kind: of those that it can meet, what the kind is asked. */
export function criteriaMet({ meets }: Recommendation, kind: Kind, framework: Framework): Criterion[] {
  return meets.flatMap((id) => {
    const criterion = framework.criterion(id);
    return criterion?.levels[kind] ? [criterion] : [];
  });
}

/** The recommendations that meet a criterion in some kind of document, in the order of the studies. */
export function recommendationsFor(criterion: Criterion, { recommendations }: Framework): Recommendation[] {
  return recommendations.filter(({ meets, kinds }) => meets.includes(criterion.id) && kinds.some((kind) => criterion.levels[kind]));
}

/**
 * What to offer where a criterion is missing, best first: what repeats least of what the document says
 * already, and of those what keeps most to the subject.
 * @param met criteria that the document meets
 */
export function offeredFor(criterion: Criterion, kind: Kind, framework: Framework, met: ReadonlySet<string>): Recommendation[] {
  const offered = framework.recommendations.flatMap((recommendation) => {
    const meets = criteriaMet(recommendation, kind, framework);
    if (!recommendation.kinds.includes(kind) || !meets.includes(criterion)) return [];
    return [{ recommendation, again: meets.filter(({ id }) => met.has(id)).length, all: meets.length }];
  });
  offered.sort((a, b) => a.again - b.again || a.all - b.all);
  return offered.slice(0, MOST_AS_FIX).map(({ recommendation }) => recommendation);
}

/** The criteria that a document meets, by id. */
export function metBy(assessments: readonly Assessment[]): Set<string> {
  return new Set(assessments.filter((a) => a.standing === 'met').map((a) => a.criterion.id));
}

/** The passage of a recommendation for a document: in its language, for its kind. */
export function passageOf({ title, templates }: Recommendation, { kind, language }: Pick<DocumentModel, 'kind' | 'language'>): Passage {
  return { title: title[language], body: templates[kind]?.[language] ?? '' };
}

/** The recommendations for a document to choose from: first those that add what it lacks, the most useful on top. */
export function listRecommendations({ model, result }: Seen, framework: Framework, ui: Language): RecommendationList {
  const say = sayer(framework, { ui });
  const standing = new Map(result.assessments.map((a) => [a.criterion.id, a.standing]));
  const lacks = ({ id }: Criterion): boolean => standing.get(id) === 'missing' || standing.get(id) === 'partial';
  const rows = framework.recommendations
    .filter(({ kinds }) => kinds.includes(model.kind))
    .map((recommendation) => {
      const meets = criteriaMet(recommendation, model.kind, framework);
      const again = meets.filter(({ id }) => standing.get(id) === 'met').length;
      return { recommendation, meets, adds: meets.filter(lacks).length, again };
    })
    .sort((a, b) => Number(b.adds > 0) - Number(a.adds > 0) || a.again - b.again || b.adds - a.adds);
  const title = (criterion: Criterion): string => {
    const state = standing.get(criterion.id);
    return state ? `${criterion.title[ui]} (${say(`standing/${state}`)})` : criterion.title[ui];
  };
  return {
    title: say('recommendation/choose'),
    choices: rows.map(({ recommendation, meets, adds }) => ({
      id: nameOf(recommendation),
      label: recommendation.title[ui],
      description: cited(recommendation.sources.slice(0, 1), framework, ui) || recommendation.study,
      detail: `${recommendation.gist[ui]} ${say('recommendation/meets')}: ${meets.map(title).join(', ')}.`,
      group: say(adds > 0 ? 'recommendation/adds' : 'recommendation/other'),
    })),
  };
}

/**
 * The edit that puts a recommendation into a document, with tab stops: where what it adds is missed, best
 * under a heading that announces it, else after the section at the caret. Undefined where it is not for such a document.
 * @param name `<study>-<id>`
 * @param caret offset in the model's text
 */
export function insertRecommendation({ model, result }: Seen, name: string, caret: number, framework: Framework): TextEdit | undefined {
  const recommendation = framework.recommendations.find((r) => nameOf(r) === name);
  if (!recommendation?.templates[model.kind]) return undefined;
  const passage = passageOf(recommendation, model);
  const missing = new Set(result.assessments.filter((a) => a.standing === 'missing').map((a) => a.criterion.id));
  const adds = criteriaMet(recommendation, model.kind, framework).filter(({ id }) => missing.has(id));
  const announced = adds.find(({ id }) => model.sections.some((s) => s.own.has(id) && !s.skipped)) ?? adds[0];
  return withEnding(model.text, announced ? insertFor(model, announced, passage, framework) : insertAfterSection(model, caret, passage));
}
