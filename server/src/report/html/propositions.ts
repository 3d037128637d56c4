import { inSentence } from '../../text/words.ts';
import type { Board, Context } from './board.ts';
import { type Html, html } from './markup.ts';
import { documentName, quoted, where } from './parts.ts';

/** A card for each proposition: the four questions of a GP, answered in the words of the text. */
export function propositions({ documents }: Board, context: Context): Html {
  const { say } = context;
  const cards = documents.flatMap((document) => {
    const { questions } = document.profile;
    if (!questions) return [];
    const answers = questions.map(({ question, answer, criteria, passages }) => {
      const lacking = criteria.flatMap(({ title, standing, absent }) =>
        standing === 'partial' ? absent : standing === 'met' ? [] : [inSentence(title)],
      );
      return html`<dt>${question} <span class="small">(${say(`answer/${answer}`)})</span></dt>
<dd>${unique(passages).map((passage) => html`<p>${quoted(passage, document)}${where(passage, context)}</p>`)}${passages.length === 0 ? html`<p class="absent">${say('report/no-answer')}</p>` : ''}${answer === 'partly' && lacking.length > 0 ? html`<p class="small">${say('report/without')}: ${lacking.join('; ')}.</p>` : ''}</dd>
`;
    });
    return [html`<section class="card"><h3>${documentName(document)}</h3><dl>${answers}</dl></section>`];
  });
  if (cards.length === 0) return html``;
  return html`<h2 id="questions">${say('profile/questions')}</h2><p>${say('report/questions-note')}</p>${cards}`;
}

/** A sentence that answers for two criteria is quoted once. */
function unique<T extends { text: string; line: number }>(passages: readonly T[]): T[] {
  return passages.filter((one, i) => passages.findIndex(({ text, line }) => text === one.text && line === one.line) === i);
}
