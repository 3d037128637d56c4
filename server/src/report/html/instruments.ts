import type { Board, Context } from './board.ts';
import { type Html, heads, html } from './markup.ts';
import { documentName, where } from './parts.ts';

/** The integration matrix where a document fills it in, and the capability scan where one was given. */
export function instruments(board: Board, context: Context): Html {
  const parts = [integration(board, context), scan(board, context)].filter(({ text }) => text !== '');
  return parts.length > 0 ? html`<h2 id="instruments">${context.say('report/instruments')}</h2>${parts}` : html``;
}

function integration({ documents, about }: Board, context: Context): Html {
  const { say, framework, ui } = context;
  const moments = framework.structure.integration.moments.map(({ title }) => title[ui]);
  const tables = documents.flatMap((document) => {
    const { integration: matrix, organisationType } = document.profile;
    const type = organisationType.map(({ title, value }) => `${title.toLowerCase()} ${value.title.toLowerCase()}`).join(', ');
    if (!matrix && type === '') return [];
    const rows = matrix?.map(
      ({
        title,
        now,
        target,
      }) => html`<tr><th scope="row">${title}</th>${[now, target].map((one) => html`<td>${one ? html`${one.title}${where(one, context)}` : '–'}</td>`)}</tr>
`,
    );
    return [
      html`${
        rows
          ? html`<table><caption>${documentName(document)}</caption>${heads([say('integration/dimension'), ...moments])}<tbody>
${rows}</tbody></table>`
          : ''
      }${type ? html`<p>${documentName(document)}: ${say('profile/organisation-type').toLowerCase()} ${type}.</p>` : ''}`,
    ];
  });
  return tables.length > 0 ? html`<h3>${say('profile/integration')}</h3><p>${about.integration}</p>${tables}` : html``;
}

function scan({ scan: given }: Board, { say, ui }: Context): Html {
  if (!given) return html``;
  const number = (value: number): string => (ui === 'nl' ? String(value).replace('.', ',') : String(value));
  const rows = given.domains.map(({ title, mean, lowest, highest, spread, disagreement }) => {
    const who = lowest && highest ? [lowest, highest].map((one) => `${number(one.score)} ${one.who.join(', ')}`).join('; ') : '';
    const told = disagreement ? say('scan/disagreement', { spread: number(spread ?? 0), who }) : '';
    return html`<tr><th scope="row">${title}</th><td class="number">${mean === null ? '–' : number(Math.round(mean * 10) / 10)}</td><td class="number">${lowest ? number(lowest.score) : '–'}</td><td class="number">${highest ? number(highest.score) : '–'}</td><td>${told}</td></tr>
`;
  });
  const titles = ['domain', 'mean', 'lowest', 'highest', 'difference'].map((name) => say(`report/head/${name}`));
  return html`<h3>${say('profile/scan')}</h3><p>${given.about}</p><table><caption>${say('profile/scan-count', { count: String(given.respondents.length) })}</caption>${heads(titles)}<tbody>
${rows}</tbody></table>`;
}
