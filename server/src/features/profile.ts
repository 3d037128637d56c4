import type { Assessment, Standing } from '../checks/finding.ts';
import { quote } from '../checks/places.ts';
import { sayer } from '../checks/run.ts';
import { readInstruments } from '../document/instruments.ts';
import type { Certainty, DocumentModel } from '../document/model.ts';
import type { Framework, Importance, Kind, Language, Lens, Localised, Profile, Term } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import { LONGEST_TEXT, telling } from './evidence.ts';
import { titleOf } from './neighbours.ts';
import { type Answer, fourQuestions } from './questions.ts';

/** How many criteria stand how: never more than a count, as the profile is no grade (design §3). */
export type Counts = Record<Standing, number>;

/** A criterion as a document stands on it. `P` is a place in the form of whoever asks. */
export interface ProfileCriterion<P> {
  id: string;
  title: string;
  lens: Lens;
  importance: Importance;
  standing: Standing;
  absent: { id: string; title: string }[];
  evidence: (P & { element: string | null; certainty: Certainty; text: string })[];
}

/** A way of looking at the criteria: a lens, a factor, a theme, a pillar. It holds those that are asked. */
export interface ProfileView {
  id: string;
  title: string;
  counts: Counts;
  criteria: { id: string; standing: Standing }[];
}

/** A measured relation with GPs' willingness, as the study gives it and in words (bsin table 4). */
export interface Effect {
  factor: string;
  title: string;
  effect: string;
  means: string;
  /** The researcher's own estimate, not measured (note to table 4). */
  estimated: boolean;
}

export interface WillingnessView extends ProfileView, Omit<Effect, 'factor'> {
  /** Of the GP, of the collaboration, or found in the interviews. */
  group: string;
}

/** A term as it is named to people. */
interface Named {
  id: string;
  title: string;
  means: string;
}

export interface DocumentProfile<P> {
  kind: Kind;
  language: Language;
  title: string;
  profile: Profile;
  counts: Counts;
  criteria: ProfileCriterion<P>[];
  lenses: ProfileView[];
  factors: ProfileView[];
  willingness: WillingnessView[];
  themes: ProfileView[];
  pillars: ProfileView[];
  /** What a GP asks of a proposition; null for other documents. */
  questions: Answer<P>[] | null;
  /** Every dimension, with where the document says that the group is; null where it says nothing of them. */
  integration: (Named & { now: (P & Named) | null; target: (P & Named) | null })[] | null;
  /** Per axis that the document states. */
  organisationType: (Named & { value: P & Named })[];
}

/** What a profile is made from: a checked document. */
export interface Profiled {
  model: DocumentModel;
  profile: Profile;
  assessments: readonly Assessment[];
}

/**
 * How a document stands, by lens, factor, factor of willingness, theme and pillar: counts with their
 * evidence, and the study's measured effects beside them as they are (design §3, "Profile"). Pure; it
 * predicts nothing and gives no grade.
 * @param place turns a range of the document into the form that the asker wants
 */
export function profileOf<P extends object>(
  { model, profile, assessments }: Profiled,
  framework: Framework,
  ui: Language,
  place: (range: Range) => P,
): DocumentProfile<P> {
  const { structure } = framework;
  const view = (id: string, title: string, belongs: (assessment: Assessment) => boolean): ProfileView => {
    const within = assessments.filter(belongs);
    return { id, title, counts: countsOf(within), criteria: within.map(({ criterion, standing }) => ({ id: criterion.id, standing })) };
  };
  const byCriteria = (list: readonly { id: string; title: Localised; criteria: readonly string[] }[]): ProfileView[] =>
    list.map(({ id, title, criteria }) => view(id, title[ui], ({ criterion }) => criteria.includes(criterion.id)));
  return {
    kind: model.kind,
    language: model.language,
    title: titleOf(model),
    profile,
    counts: countsOf(assessments),
    criteria: assessments.map((assessment) => criterionOf(assessment, model, ui, place)),
    lenses: Object.entries(structure.lenses).map(([id, lens]) => view(id, lens[ui], ({ criterion }) => criterion.lens === id)),
    factors: Object.entries(structure.factors).map(([id, factor]) =>
      view(id, factor[ui], ({ criterion }) => criterion.factors.includes(id)),
    ),
    willingness: Object.entries(structure.willingness).map(([id, factor]) => {
      const { factor: _, ...effect } = effectOf(id, framework, ui);
      return { ...view(id, factor[ui], ({ criterion }) => criterion.willingness.includes(id)), group: factor.group, ...effect };
    }),
    themes: byCriteria(structure.themes),
    pillars: byCriteria(structure.pillars),
    questions: model.kind === 'proposition' ? fourQuestions(model, framework, ui, place) : null,
    ...statedOf(model, framework, ui, place),
  };
}

/** The factor's relation with willingness; `means` says it as a sentence. */
export function effectOf(id: string, framework: Framework, ui: Language): Effect {
  const factor = framework.structure.willingness[id];
  const effect = factor?.effect ?? '';
  const estimated = factor?.group === 'additional';
  return {
    factor: id,
    title: factor?.[ui] ?? id,
    effect,
    means: sayer(framework, { ui })(estimated ? `effect/estimated/${effect}` : `effect/means/${effect}`),
    estimated,
  };
}

/** What must stand beside every profile: how effects are read, and the stages of change, which it does not predict. */
export interface About {
  effects: string;
  integration: string;
  stages: { note: string; sources: string[]; stages: (Named & { sources: string[] })[] };
}

export function aboutProfiles(framework: Framework, ui: Language): About {
  const { stagesOfChange: stages, integration } = framework.structure;
  return {
    effects: sayer(framework, { ui })('profile/effects-note'),
    integration: integration.means[ui],
    stages: {
      note: stages.note[ui],
      sources: stages.sources,
      stages: stages.stages.map((stage) => ({ ...named(stage, ui), sources: stage.sources })),
    },
  };
}

/** Counts of a set: each document counts for itself, as a criterion can be asked of several. */
export interface SetView {
  id: string;
  title: string;
  counts: Counts;
}

export interface SetProfile {
  counts: Counts;
  lenses: SetView[];
  factors: SetView[];
  willingness: (SetView & Omit<Effect, 'factor'> & { group: string })[];
  themes: SetView[];
  pillars: SetView[];
  /** Each criterion that is asked of any document, with how each stands on it; `nowhere` where none addresses it. */
  criteria: { id: string; title: string; lens: Lens; documents: { path: string; standing: Standing }[]; nowhere: boolean }[];
}

/** The profile of several documents together. */
export function profileOfSet(documents: readonly { path: string; profile: DocumentProfile<object> }[]): SetProfile {
  const views = <V extends ProfileView>(of: (profile: DocumentProfile<object>) => readonly V[]): Omit<V, 'criteria'>[] =>
    (documents[0] ? of(documents[0].profile) : []).map(({ criteria: _, ...view }, i) => ({
      ...view,
      counts: sum(documents.map(({ profile }) => of(profile)[i]?.counts)),
    }));
  const criteria = new Map<string, SetProfile['criteria'][number]>();
  for (const { path, profile } of documents)
    for (const { id, title, lens, standing } of profile.criteria) {
      const known = criteria.get(id) ?? { id, title, lens, documents: [], nowhere: true };
      known.documents.push({ path, standing });
      known.nowhere &&= standing === 'missing';
      criteria.set(id, known);
    }
  return {
    counts: sum(documents.map(({ profile }) => profile.counts)),
    lenses: views((p) => p.lenses),
    factors: views((p) => p.factors),
    willingness: views((p) => p.willingness),
    themes: views((p) => p.themes),
    pillars: views((p) => p.pillars),
    criteria: [...criteria.values()],
  };
}

function countsOf(assessments: readonly Assessment[]): Counts {
  const counts = none();
  for (const { standing } of assessments) counts[standing]++;
  return counts;
}

function sum(all: readonly (Counts | undefined)[]): Counts {
  const total = none();
  for (const counts of all) if (counts) for (const standing of Object.keys(total) as Standing[]) total[standing] += counts[standing];
  return total;
}

const none = (): Counts => ({ met: 0, partial: 0, missing: 0, suppressed: 0 });

function criterionOf<P extends object>(
  assessment: Assessment,
  model: DocumentModel,
  ui: Language,
  place: (range: Range) => P,
): ProfileCriterion<P> {
  const { criterion, importance, standing, absent } = assessment;
  return {
    id: criterion.id,
    title: criterion.title[ui],
    lens: criterion.lens,
    importance,
    standing,
    absent: absent.map(({ id, title }) => ({ id, title: title[ui] })),
    evidence: telling(assessment).map((evidence) => ({
      element: evidence.element,
      certainty: evidence.certainty,
      ...place(evidence),
      text: quote(model.text, evidence, LONGEST_TEXT),
    })),
  };
}

function statedOf<P extends object>(
  model: DocumentModel,
  { structure }: Framework,
  ui: Language,
  place: (range: Range) => P,
): Pick<DocumentProfile<P>, 'integration' | 'organisationType'> {
  const { integration, organisationType } = readInstruments(model, structure);
  const at = (stated: { term: Term; at: Range } | undefined): (P & Named) | null =>
    stated ? { ...named(stated.term, ui), ...place(stated.at) } : null;
  return {
    integration:
      integration.length === 0
        ? null
        : structure.integration.dimensions.map((dimension) => {
            const stated = integration.find((one) => one.dimension.term === dimension);
            return { ...named(dimension, ui), now: at(stated?.now), target: at(stated?.target) };
          }),
    organisationType: organisationType.map(({ axis, value }) => ({
      ...named(axis.term, ui),
      value: { ...named(value.term, ui), ...place(value.at) },
    })),
  };
}

function named({ id, title, means }: Term, ui: Language): Named {
  return { id, title: title[ui], means: means[ui] };
}
