import { type Comparison, SUBJECTS } from '../../features/compare/types.ts';
import type { Stretch } from '../../features/compare/words.ts';
import { apart, clausePlace, clauseState, versionName } from '../compare/compared.ts';
import type { Board, BoardDocument, Context } from './board.ts';
import { type Html, html } from './markup.ts';
import { documentName } from './parts.ts';

/** What changed since the version that was asked for, document by document: in words, then clause by clause. */
export function changes({ documents }: Board, context: Context): Html {
  const asked = documents.filter(({ since }) => since !== undefined);
  if (asked.length === 0) return html``;
  const { say } = context;
  const reworded = asked.some(({ since }) => typeof since === 'object' && since.clauses.some(({ state }) => state === 'reworded'));
  return html`<h2 id="changes">${say('compare/title')}</h2>
${asked.map((document) => changesIn(document, context))}${reworded ? html`<p class="small">${say('compare/reworded-note')}</p>` : ''}`;
}

function changesIn(document: BoardDocument, context: Context): Html {
  const { say } = context;
  const { since } = document;
  const head = html`<h3>${documentName(document, true)}</h3>`;
  if (typeof since !== 'object') return html`${head}<p>${say(`compare/${since}`)}</p>`;
  if (since.changes.length === 0 && since.clauses.length === 0) return html`${head}<p>${say('compare/nothing')}</p>`;
  const versions = say('compare/versions', { before: versionName(since.before, say), after: versionName(since.after, say) });
  return html`${head}<p class="small">${versions}</p>
${told(since, context)}${clauses(since, document, context)}`;
}

function told({ changes: all }: Comparison, { say }: Context): Html {
  if (all.length === 0) return html`<p>${say('compare/nothing-told')}</p>`;
  return html`<dl>${SUBJECTS.map((subject) => {
    const of = all.filter(({ about }) => about === subject);
    return of.length === 0 ? '' : html`<dt>${say(`compare/about/${subject}`)}</dt>${of.map(({ message }) => html`<dd>${message}</dd>`)}`;
  })}</dl>
`;
}

function clauses({ clauses: all, unchanged }: Comparison, { language }: BoardDocument, { say }: Context): Html {
  const count = html`<p class="small">${say('compare/unchanged', { count: String(unchanged) })}</p>`;
  if (all.length === 0) return count;
  return html`<h4>${say('compare/clauses')}</h4><ul class="clauses">${all.map(
    (
      one,
    ) => html`<li><strong lang="${language}">${clausePlace(one, say)}</strong> (${clauseState(one, say)}): <span lang="${language}">${one.difference.map(marked)}</span></li>
`,
  )}</ul>${count}`;
}

function marked(stretch: Stretch): Html {
  const { space, words } = apart(stretch);
  if (stretch.in === 'both' || words === '') return html`${space}${words}`;
  return stretch.in === 'before' ? html`${space}<del>${words}</del>` : html`${space}<ins>${words}</ins>`;
}
