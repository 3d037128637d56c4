import { type Consulted, consultationOf, weightOf } from '../../features/consultation.ts';
import { sourcesLine } from '../../features/explain.ts';
import { type Counts, profileOfSet, type SetProfile } from '../../features/profile.ts';
import { PROFILES } from '../../framework/types.ts';
import { bar, legend, STANDINGS } from './bars.ts';
import type { Board, BoardDocument, Context } from './board.ts';
import { type Html, heads, html, joined } from './markup.ts';
import { documentName, minus } from './parts.ts';

/** So many of what weighed most stand on the first page; all of it stands below, by criterion. */
const MOST_MATTERS = 8;

/** The page that a board reads when it reads one: which documents, how they stand, what is missing that weighed most. */
export function summary(board: Board, context: Context): Html {
  const { say } = context;
  const { documents } = board;
  if (documents.length === 0) return html``;
  const set = profileOfSet(documents.map(({ path, profile }) => ({ path, profile })));
  return html`<h2 id="documents">${say('report/documents')}</h2>
${documentsTable(documents, context)}
${board.documents.some(({ errors }) => errors.length > 0) || board.problems.length > 0 ? html`<p><strong>${say('report/unsure')}</strong></p>` : ''}
<h2 id="standing">${say('report/standing')}</h2>
${legend(say)}
<div class="columns">${views('profile/lenses', set.lenses, context)}${views('profile/factors', set.factors, context)}</div>
${matters(documents, context)}`;
}

function documentsTable(documents: readonly BoardDocument[], context: Context): Html {
  const { say } = context;
  const titles = ['document', 'kind', 'status', 'version', 'date', 'review-by'].map((name) => say(`report/head/${name}`));
  return html`<table><caption>${say('report/documents-caption', { count: String(documents.length) })}</caption>${heads(titles)}<tbody>
${documents.map(
  (
    one,
  ) => html`<tr><th scope="row">${documentName(one, true)}</th><td>${say(`kind/${one.profile.kind}`)}</td><td>${say(`report/status/${one.status}`)}</td><td>${one.fields.version ?? '–'}</td><td class="date">${one.fields.date ?? '–'}</td><td class="date">${one.fields['review-by'] ?? one.fields.ends ?? '–'}</td></tr>
`,
)}</tbody></table>`;
}

/** Views of which something is asked: a bar with its numbers beside it. */
function views(key: string, all: SetProfile['lenses'], context: Context): Html {
  const { say } = context;
  const asked = all.filter(({ counts }) => total(counts) > 0);
  const most = Math.max(...asked.map(({ counts }) => total(counts)));
  return html`<table><caption><span class="vh">${say(key)}</span></caption>${head(key, context)}<tbody>
${asked.map(
  ({ title, counts }) => html`<tr><th scope="row">${title}</th><td class="bar">${bar(counts, most, say)}</td>${numbers(counts)}</tr>
`,
)}</tbody></table>`;
}

function head(key: string, { say }: Context): Html {
  const short = STANDINGS.map(
    (standing) =>
      html`<th scope="col" class="number"><abbr title="${say(`report/standing/${standing}`)}">${say(`report/short/${standing}`)}</abbr></th>`,
  );
  return html`<thead><tr><th scope="col">${say(key)}</th><th scope="col" class="bar">${say('report/drawn')}</th>${short}</tr></thead>`;
}

function numbers(counts: Counts): Html {
  return html`${STANDINGS.map((standing) => html`<td class="number">${counts[standing]}</td>`)}`;
}

/** Willingness by factor, with what was measured; and each document by lens. */
export function standings({ documents, about }: Board, context: Context): Html {
  const { say } = context;
  const set = profileOfSet(documents.map(({ path, profile }) => ({ path, profile })));
  const willingness = set.willingness.filter(({ counts }) => total(counts) > 0);
  const most = Math.max(...willingness.map(({ counts }) => total(counts)));
  const lenses = documents[0]?.profile.lenses ?? [];
  const largest = Math.max(...documents.flatMap(({ profile }) => profile.lenses.map(({ counts }) => total(counts))));
  return html`<h2 id="standings">${say('report/standings')}</h2>
${legend(say)}
<table><caption>${say('report/by-document')}</caption>${heads([say('report/head/document'), ...lenses.map(({ title }) => title)])}<tbody>
${documents.map(
  (
    one,
  ) => html`<tr><th scope="row">${documentName(one)}</th>${one.profile.lenses.map(({ counts }) => html`<td class="bar">${bar(counts, largest, say)}${STANDINGS.map((standing) => counts[standing]).join(' · ')}</td>`)}</tr>
`,
)}</tbody></table>
<p class="small">${say('report/order', { order: STANDINGS.map((standing) => say(`report/standing/${standing}`)).join(' · ') })}</p>
<table><caption>${say('profile/willingness')}</caption><thead><tr><th scope="col">${say('profile/factors')}</th><th scope="col">${say('report/measured')}</th><th scope="col" class="bar">${say('report/drawn')}</th>${STANDINGS.map((standing) => html`<th scope="col" class="number"><abbr title="${say(`report/standing/${standing}`)}">${say(`report/short/${standing}`)}</abbr></th>`)}</tr></thead><tbody>
${willingness.map(
  ({
    title,
    counts,
    effect,
    estimated,
  }) => html`<tr><th scope="row">${title}</th><td>${say(`effect/${effect}`)} (${minus(effect)})${estimated ? `, ${say('effect/estimate')}` : ''}</td><td class="bar">${bar(counts, most, say)}</td>${numbers(counts)}</tr>
`,
)}</tbody></table>
<p class="small">${about.effects}</p>`;
}

/** What is missing or partly there of what the study measured, the heaviest first, whichever way it weighed. */
function matters(documents: readonly BoardDocument[], context: Context): Html {
  const { say, framework, ui } = context;
  const { lenses } = consultationOf(documents, framework, ui);
  const order = (one: Consulted): number => Math.min(...one.effects.map(weightOf)) * PROFILES.length + PROFILES.indexOf(one.importance);
  const all = lenses.flatMap(({ questions }) => questions).filter(({ effects }) => effects.length > 0);
  const first = all.sort((a, b) => order(a) - order(b)).slice(0, MOST_MATTERS);
  const text =
    first.length === 0
      ? html`<p>${say('report/nothing-missing')}</p>`
      : html`<p class="small">${say('report/matters-note')}</p><ol class="matters">${first.map((one) => html`<li>${matter(one, documents, context)}</li>`)}</ol>`;
  return html`<h2 id="matters">${say('report/matters')}</h2>${text}`;
}

/** The study that measured what weighs with GPs, as the framework's files call it. */
const MEASURED_IN = 'bsin ';

function matter(
  { criterion, title, effects, sources, documents: lacking }: Consulted,
  documents: readonly BoardDocument[],
  { say, ui, framework }: Context,
): Html {
  const told = lacking.map(({ path, standing, absent }) => {
    const document = documents.find((one) => one.path === path);
    const what =
      standing === 'partial' && absent.length > 0 ? `${say('questions/without')} ${absent.join(', ')}` : say('report/standing/missing');
    return html`${document ? documentName(document) : path}: ${what}`;
  });
  const [heaviest] = [...effects].sort((a, b) => weightOf(a) - weightOf(b));
  const measured =
    heaviest &&
    `${say('report/weighed')}: ${heaviest.title}, ${say(`effect/${heaviest.effect}`)} (${minus(heaviest.effect)})${heaviest.estimated ? `, ${say('effect/estimate')}` : ''}`;
  // On the first page the study that measured it; the criterion itself names all.
  const measuring = sources.filter((source) => source.startsWith(MEASURED_IN));
  return html`<a href="#c-${criterion}"><strong>${title}</strong></a>. ${joined(told, '; ')}. <span class="small">${measured}. ${sourcesLine({ sources: measuring.length > 0 ? measuring : sources }, framework, ui)}</span>`;
}

function total(counts: Counts): number {
  return STANDINGS.reduce((sum, standing) => sum + counts[standing], 0);
}
