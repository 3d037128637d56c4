import type { Board, Context } from './board.ts';
import { type Html, html } from './markup.ts';
import { MEASURED } from './measured.ts';
import { documentName, where } from './parts.ts';

/** How the report came about, what it can and cannot say, and what kept it from being whole. */
export function method(board: Board, context: Context): Html {
  const { say, ui, framework } = context;
  const { about, problems, documents } = board;
  const profiles = [...new Set(documents.map(({ profile }) => profile.profile))];
  const certainties = (['declared', 'heading', 'cue'] as const).map(
    (certainty) => html`<dt>${say(`report/certainty/${certainty}`)}</dt><dd>${say(`report/means/${certainty}`)}</dd>`,
  );
  const unread = [
    ...problems.map(({ path, message, at }) => html`<li><code>${path}${at ? `:${at.line}` : ''}</code> ${message}</li>`),
    ...documents.flatMap((one) => one.errors.map((error) => html`<li>${documentName(one)}: ${error.text} ${where(error, context)}</li>`)),
  ];
  const { plain, annotated, firstContact } = MEASURED;
  const figures = {
    plainPrecision: `${plain.precision}`,
    plainRecall: `${plain.recall}`,
    annotatedPrecision: `${annotated.precision}`,
    annotatedRecall: `${annotated.recall}`,
    least: `${firstContact.least}`,
    most: `${firstContact.most}`,
  };
  return html`<h2 id="method">${say('report/method')}</h2>
<p>${say('report/method-counts')}</p>
<p>${profiles.map((profile) => `${say('status/profile')}: ${say(`importance/${profile}`)} (${say(`profile/${profile}`)}). `)}</p>
<h3>${say('report/certainty')}</h3><dl>${certainties}</dl>
<h3>${say('report/accuracy')}</h3><p>${say('report/accuracy-note', figures)}</p>
<h3>${say('report/effects')}</h3><p>${about.effects}</p>
<h3>${say('profile/stages')}</h3><dl>${about.stages.stages.map(({ title, means }) => html`<dt>${title}</dt><dd>${means}</dd>`)}</dl><p>${about.stages.note}</p>
<h3>${say('report/sources')}</h3><dl>${framework.structure.sources.map(({ name, cite }) => html`<dt>${name[ui]}</dt><dd>${cite}</dd>`)}</dl>
${unread.length > 0 ? html`<h3 id="unsure">${say('report/unread')}</h3><ul>${unread}</ul>` : ''}`;
}
