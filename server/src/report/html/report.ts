import { ambitions, between } from './between.ts';
import { type Board, type Context, nameOf } from './board.ts';
import { changes } from './changes.ts';
import { criteria } from './criteria.ts';
import { feedback } from './feedback.ts';
import { instruments } from './instruments.ts';
import { Html, html } from './markup.ts';
import { method } from './method.ts';
import { propositions } from './propositions.ts';
import { roles } from './roles.ts';
import { STYLE } from './style.ts';
import { standings, summary } from './summary.ts';
import { waivers } from './waivers.ts';

/** The sections after the first page, in their order. One that has nothing to tell is empty. */
const SECTIONS = [changes, standings, propositions, ambitions, between, roles, feedback, waivers, instruments, criteria, method];

/**
 * The board's report: one HTML page that needs nothing beside itself, on a screen and on paper. The same documents
 * give the same bytes: it holds no date and no address of this machine.
 */
export function boardReport(board: Board, context: Context): string {
  const { say, ui } = context;
  const [only, second] = board.documents;
  const title = only && !second ? say('report/title-of', { name: nameOf(only) }) : say('report/title');
  const sections = SECTIONS.filter((section) => board.documents.length > 0 || section === instruments || section === method).map(
    (section) => section(board, context),
  );
  const page = html`<!DOCTYPE html>
<html lang="${ui}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Convenant">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
<div class="first">
<h1>${title}</h1>
<p>${say('report/intro')}</p>
${summary(board, context)}
</div>
${contents(sections, context)}
${sections.map(
  (section) => html`<section>${section}</section>
`,
)}</main>
</body>
</html>
`;
  return page.text;
}

/** Links to the sections that have something to tell, by their headings. */
function contents(sections: readonly Html[], { say }: Context): Html {
  const entries = sections.flatMap(({ text }) => {
    const heading = /<h2 id="([\w-]+)">([^<]*)<\/h2>/.exec(text);
    return heading ? [html`<li><a href="#${heading[1]}">${new Html(heading[2] ?? '')}</a></li>`] : [];
  });
  return html`<nav aria-label="${say('report/contents')}"><h2>${say('report/contents')}</h2><ol>${entries}</ol></nav>`;
}
