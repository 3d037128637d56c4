import { explainBetween, explain as explainCriterion } from '../features/explain.ts';
import { explainRecommendation, explainSource, recommendationOf } from '../features/explain-recommendation.ts';
import { nameOf } from '../features/recommendations.ts';
import { aspectsOf, toldOf } from '../framework/codes.ts';
import { betweenTopic, nearest } from '../framework/names.ts';
import { type Criterion, type Framework, KINDS } from '../framework/types.ts';
import { type Given, UsageError } from './arguments.ts';
import { frameworkHere } from './here.ts';
import { CLEAN, type Session } from './io.ts';

/** Message keys below which stand the explanations of codes that belong to no criterion (`annotation/…`). */
const OWN = 'explain/own/';

/** Explains a criterion, a finding by its code, a recommendation or a study, in the words that hover and the rule pages use. */
export function explain(given: Given, session: Session): number {
  const { io, ui } = session;
  const framework = frameworkHere(session);
  const [code, surplus] = given.positionals;
  if (code === undefined) throw new UsageError('cli/no-code');
  if (surplus !== undefined) throw new UsageError('cli/surplus-argument', { name: surplus });
  const named = code.trim().toLowerCase();
  // By the name of its block too, as it stands in a document (`terugkoppeling`).
  const wanted = framework.criteria.find(({ block }) => block && Object.values(block).includes(named))?.id ?? named;
  const recommendation = recommendationOf(wanted, framework);
  const ofStudy = recommendation ? explainRecommendation(recommendation, framework, ui) : explainSource(wanted, framework, ui);
  if (ofStudy !== undefined) {
    io.stdout(`${forReader(ofStudy, io.terminal.stdout).trimEnd()}\n`);
    return CLEAN;
  }
  if (!codes(framework).includes(wanted)) throw new UsageError('cli/unknown-code', { name: code }, nearestCode(wanted, framework));
  const [id = '', aspect] = wanted.split('/');
  const criterion = framework.criterion(id);
  const topic = betweenTopic(framework, id);
  const about = criterion
    ? explainCriterion(criterion, framework, ui)
    : topic
      ? explainBetween(topic, framework, ui)
      : (framework.messages[ui][OWN + id] ?? '');
  const markdown = aspect === undefined ? about : `\`${wanted}\`: ${says(criterion, id, aspect, session)}\n\n${about}`;
  io.stdout(`${forReader(markdown, io.terminal.stdout).trimEnd()}\n`);
  return CLEAN;
}

/** What a finding says, with … for what differs from place to place. */
function says(criterion: Criterion | undefined, id: string, aspect: string, { ui, say }: Session): string {
  const title = criterion?.title[ui] ?? '';
  const element = criterion?.elements.find((e) => e.id === aspect);
  if (element) return say('element/absent', { title, element: element.title[ui] });
  if (criterion && aspect === 'missing') return say('missing', { title, kind: kindsOf(criterion, say), asks: '' }).trim();
  return say(`${id}/${aspect}`).replace(/\{[\w-]+\}/g, '…');
}

/** The kinds of document that a criterion is asked of: `visie of propositie`. */
function kindsOf({ levels }: Criterion, say: Session['say']): string {
  const names = KINDS.filter((kind) => levels[kind]).map((kind) => say(`kind/${kind}`));
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} ${say('or')} ${last}`;
}

/** Every code that a finding can have, and every criterion. */
function codes(framework: Framework): string[] {
  const messages = Object.keys(framework.messages.nl);
  const own = messages.flatMap((key) => (key.startsWith(OWN) ? [key.slice(OWN.length)] : []));
  return [
    ...framework.criteria.flatMap((criterion) => [criterion.id, ...aspectsOf(criterion, framework).map((a) => `${criterion.id}/${a}`)]),
    ...[...framework.structure.between.map(({ id }) => id), ...own].flatMap((id) => [
      id,
      ...toldOf(id, framework).map((a) => `${id}/${a}`),
    ]),
  ];
}

/** The criterion part decides first, as a code's aspect is often right where its criterion is misspelt. */
function nearestCode(wanted: string, framework: Framework): string | undefined {
  const all = [...codes(framework), ...framework.recommendations.map(nameOf), ...framework.structure.sources.map(({ id: study }) => study)];
  const [id = '', aspect] = wanted.split('/');
  const near = nearest(
    id,
    all.filter((code) => !code.includes('/')),
  );
  if (near === undefined) return nearest(wanted, all);
  const aspects = all.filter((code) => code.startsWith(`${near}/`)).map((code) => code.slice(near.length + 1));
  const found = aspect === undefined ? undefined : nearest(aspect, aspects);
  return found ? `${near}/${found}` : near;
}

/** Markdown as it is; on a terminal with bold headings in place of their marks. */
function forReader(markdown: string, terminal: boolean): string {
  return terminal ? markdown.replace(/^#+ (.*)$/gm, '\u001b[1m$1\u001b[0m') : markdown;
}
