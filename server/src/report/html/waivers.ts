import { betweenTopic } from '../../framework/names.ts';
import type { Board, BoardDocument, Context } from './board.ts';
import { type Html, heads, html } from './markup.ts';
import { documentName, quoted, where } from './parts.ts';

/** What the authors left out with a reason, and what the texts leave to another document. */
export function waivers({ documents, between }: Board, context: Context): Html {
  const { say } = context;
  const waived = documents.flatMap((document) =>
    document.waivers.map(
      (
        one,
      ) => html`<tr><th scope="row">${one.codes.map((code) => html`<span>${titleOf(code, document, context)} <code>${code}</code></span> `)}</th><td><span lang="${document.language}">${one.reason}</span></td><td>${documentName(document)}${where(one, context)}</td></tr>
`,
    ),
  );
  const deferred = documents.flatMap((document) =>
    document.deferrals.map(
      (
        one,
      ) => html`<tr><th scope="row">${titleOf(one.criterion, document, context)}</th><td>${quoted(one, document)}</td><td>${documentName(document)}${where(one, context)}</td></tr>
`,
    ),
  );
  const decided = documents.flatMap((document) => [
    ...document.decisions.map((one) => decision(one, document, context)),
    // One between documents stands with the document where it belongs most.
    ...between.flatMap(({ code, review, places: [at] }) =>
      review && at?.path === document.path ? [decision({ ...review, code, line: at.line }, document, context)] : [],
    ),
  ]);
  const columns = ['subject', 'decision', 'reason', 'by', 'until', 'document'];
  return html`<h2 id="waivers">${say('report/waivers')}</h2>
${decided.length > 0 ? table('report/decisions-caption', columns, decided, context) : ''}
${waived.length > 0 ? table('report/waivers-caption', ['subject', 'reason', 'document'], waived, context) : decided.length > 0 ? '' : html`<p>${say('report/no-waivers')}</p>`}
${deferred.length > 0 ? table('report/deferrals-caption', ['subject', 'words', 'document'], deferred, context) : ''}`;
}

function decision(one: BoardDocument['decisions'][number], document: BoardDocument, context: Context): Html {
  const { say } = context;
  const reason = one.reason === undefined ? '–' : html`<span lang="${document.language}">${one.reason}</span>`;
  const until =
    one.decision === 'waived' ? html`${one.until}${one.expired ? html`<span class="where">${say('report/expired')}</span>` : ''}` : '–';
  return html`<tr><th scope="row">${titleOf(one.code, document, context)} <code>${one.code}</code></th><td>${say(`report/decision/${one.decision}`)}</td><td>${reason}</td><td>${one.by ?? '–'}</td><td class="date">${until}</td><td>${documentName(document)}${where(one, context)}</td></tr>
`;
}

function table(caption: string, columns: readonly string[], rows: readonly Html[], { say }: Context): Html {
  return html`<table><caption>${say(caption)}</caption>${heads(columns.map((name) => say(`report/head/${name}`)))}<tbody>
${rows}</tbody></table>`;
}

/** What a code is about, as people call it: a criterion, own ones of the project too, or a check between documents. */
function titleOf(code: string, document: BoardDocument, { framework, ui }: Context): string {
  const id = code.split('/')[0] ?? '';
  const own = document.assessments.find(({ criterion }) => criterion.id === id)?.criterion;
  return (own ?? framework.criterion(id) ?? betweenTopic(framework, id))?.title[ui] ?? id;
}
