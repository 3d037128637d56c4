import type { Standing } from '../../checks/finding.ts';
import { addressedAt } from '../../checks/places.ts';
import { sayer } from '../../checks/run.ts';
import type { Framework, Language } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import type { Checked } from '../../workspace/workspace.ts';
import { titleOf } from '../neighbours.ts';
import { aboutProfiles, type Counts, type ProfileView, profileOf, type WillingnessView } from '../profile.ts';
import { STANDINGS } from './standings.ts';

/** A lens or a factor, with what is counted under it. */
export interface DrawnRow<P> {
  title: string;
  counts: Counts;
  /** The counts in words. */
  text: string;
  /** The measured relation with willingness, in words; undefined where none was measured. */
  measured: string | undefined;
  criteria: { title: string; standing: Standing; said: string; place: P }[];
}

/** A document's profile, ready to be drawn; all texts in the language of the user interface. */
export interface DrawnProfile<P> {
  title: string;
  note: string;
  /** Language of the user interface. */
  ui: Language;
  legend: { standing: Standing; text: string }[];
  groups: { title: string; rows: DrawnRow<P>[] }[];
  /** How the measured effects are to be read. */
  about: string;
}

/** How a document stands by lens, factor and factor of willingness, without what nothing is asked of. */
export function drawnProfile<P>(checked: Checked, framework: Framework, ui: Language, place: (range: Range) => P): DrawnProfile<P> {
  const say = sayer(framework, { ui });
  const { model, profile, result } = checked;
  const { assessments } = result;
  const of = profileOf({ model, profile, assessments }, framework, ui, () => ({}));
  const byId = new Map(assessments.map((a) => [a.criterion.id, a]));
  const row = ({ title, counts, criteria, ...more }: ProfileView & Partial<WillingnessView>): DrawnRow<P> => ({
    title,
    counts,
    text: STANDINGS.filter((standing) => counts[standing] > 0)
      .map((standing) => `${counts[standing]} ${say(`standing/${standing}`)}`)
      .join(', '),
    measured: more.effect && `${say(`effect/${more.effect}`)}${more.estimated ? `, ${say('effect/estimate')}` : ''}`,
    criteria: criteria.flatMap(({ id, standing }) => {
      const assessment = byId.get(id);
      if (!assessment) return [];
      const said = say(`standing/${standing}`);
      return [{ title: assessment.criterion.title[ui], standing, said, place: place(addressedAt(model, assessment, framework)) }];
    }),
  });
  const group = (key: string, views: readonly ProfileView[]): DrawnProfile<P>['groups'][number] => ({
    title: say(key),
    rows: views.filter(({ criteria }) => criteria.length > 0).map(row),
  });
  return {
    title: titleOf(model) || say(`kind/${model.kind}`),
    ui,
    note: say('view/profile-note', { profile: say(`importance/${profile}`) }),
    legend: STANDINGS.map((standing) => ({ standing, text: say(`standing/${standing}`) })),
    groups: [group('profile/lenses', of.lenses), group('profile/factors', of.factors), group('profile/willingness', of.willingness)].filter(
      ({ rows }) => rows.length > 0,
    ),
    about: aboutProfiles(framework, ui).effects,
  };
}
