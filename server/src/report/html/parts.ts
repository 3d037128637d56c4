import { type BoardDocument, type Context, nameOf, type Placed, type Told } from './board.ts';
import { type Html, html } from './markup.ts';

/** A document by its name, with its path below it. */
export function documentName(document: BoardDocument, path = false): Html {
  const name = html`<span lang="${document.language}">${nameOf(document)}</span>`;
  return path && nameOf(document) !== document.path ? html`${name} <code>${document.path}</code>` : name;
}

/** Where words stand: the document, where it must be named, and the line. */
export function where({ line }: { line: number }, { say }: Context, document?: BoardDocument): Html {
  const at = say('profile/line', { line: String(line) });
  return html`<span class="where">${document ? html`<span lang="${document.language}">${nameOf(document)}</span>, ` : ''}${at}</span>`;
}

/** Words of a document, in its language. */
export function quoted({ text }: Pick<Placed, 'text'>, { language }: BoardDocument): Html {
  return html`<q lang="${language}">${text}</q>`;
}

/** A cell with what is stated and how surely that was recognised, or that it is not there. */
export function toldCell(one: Told | undefined, document: BoardDocument, { say }: Context): Html {
  if (!one) return html`<td class="absent">${say('report/not-there')}</td>`;
  const sure = say(`report/certainty/${one.certainty}`);
  return html`<td><span lang="${document.language}">${one.text}</span><span class="where">${sure}, ${say('profile/line', { line: String(one.line) })}</span></td>`;
}
