import type { Board, BoardDocument, Context } from './board.ts';
import { type Html, heads, html, joined } from './markup.ts';
import { documentName, quoted, where } from './parts.ts';

/** From each ambition of a vision to the agreements and propositions that take it up. */
export function ambitions({ documents, ambitions: all }: Board, context: Context): Html {
  const { say } = context;
  const byUri = new Map(documents.map((document) => [document.uri, document]));
  const rows = all.flatMap(({ title, vision, takers }) => {
    const document = byUri.get(vision);
    if (!document) return [];
    const takenBy = (kind: string): Html => {
      const names = takers.flatMap((uri) => byUri.get(uri) ?? []).filter(({ profile }) => profile.kind === kind);
      return names.length > 0
        ? html`<td>${joined(
            names.map((one) => documentName(one)),
            html`<br>`,
          )}</td>`
        : html`<td class="absent">${say('report/by-none')}</td>`;
    };
    const words = title || (document.passages.get('shared-ambition')?.[0]?.text ?? '');
    return [
      html`<tr><th scope="row">${quoted({ text: words }, document)}</th><td>${documentName(document)}</td>${takenBy('member-agreement')}${takenBy('proposition')}</tr>
`,
    ];
  });
  const titles = ['ambition', 'vision', 'agreements', 'propositions'].map((name) => say(`report/head/${name}`));
  const table = html`<table><caption>${say('report/ambitions-caption')}</caption>${heads(titles)}<tbody>
${rows}</tbody></table>`;
  return html`<h2 id="ambitions">${say('report/ambitions')}</h2>${rows.length > 0 ? table : html`<p>${say('report/no-ambitions')}</p>`}`;
}

/** What does not fit between the documents. */
export function between({ documents, between: found }: Board, context: Context): Html {
  const { say } = context;
  if (documents.length < 2) return html``;
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const items = found.map(
    ({ message, places }) => html`<li>${message} ${places.map((place) => at(place, byPath.get(place.path), context))}</li>`,
  );
  return html`<h2 id="between">${say('report/between')}</h2>${items.length > 0 ? html`<ul>${items}</ul>` : html`<p>${say('report/no-between')}</p>`}`;
}

function at(place: { path: string; line: number }, document: BoardDocument | undefined, context: Context): Html {
  return document ? where(place, context, document) : html`<span class="where">${place.path}</span>`;
}
