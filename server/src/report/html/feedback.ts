import type { Board, Context } from './board.ts';
import { type Html, heads, html } from './markup.ts';
import { documentName, quoted, unitCells, where } from './parts.ts';

const ELEMENTS = ['sender', 'recipient', 'subject', 'timing', 'form'];

/** What members are asked for, and what they hear back: from whom, about what, when and how. */
export function feedback({ documents }: Board, context: Context): Html {
  const { say } = context;
  return html`<h2 id="feedback">${say('report/feedback')}</h2><p>${say('report/feedback-note')}</p>
${asks(documents, context)}
${clauses(documents, context)}`;
}

function asks(documents: Board['documents'], context: Context): Html {
  const { say } = context;
  const rows = documents.flatMap((document) =>
    document.asks.map(
      (
        ask,
      ) => html`<tr><th scope="row">${say(`ask/${ask.thing}`)}</th><td>${quoted(ask, document)}</td><td>${say(ask.covered ? 'report/hears' : 'report/hears-not')}</td><td>${documentName(document)}${where(ask, context)}</td></tr>
`,
    ),
  );
  if (rows.length === 0) return html`<p>${say('report/no-asks')}</p>`;
  const titles = ['asked', 'words', 'answered', 'document'].map((name) => say(`report/head/${name}`));
  return html`<table><caption>${say('report/asks-caption')}</caption>${heads(titles)}<tbody>
${rows}</tbody></table>`;
}

function clauses(documents: Board['documents'], context: Context): Html {
  const { say } = context;
  const rows = documents.flatMap((document) =>
    document.clauses.map(
      (clause) => html`<tr>${unitCells(clause, ELEMENTS, document, context)}</tr>
`,
    ),
  );
  if (rows.length === 0) return html`<p>${say('report/no-clauses')}</p>`;
  const titles = [...ELEMENTS, 'document'].map((name) => say(`report/head/${name}`));
  return html`<table class="units"><caption>${say('report/clauses-caption')}</caption>${heads(titles)}<tbody>
${rows}</tbody></table>`;
}
