import type { Certainty } from '../../document/model.ts';
import { type BoardDocument, type Context, nameOf, type Placed, type Told } from './board.ts';
import { type Html, html } from './markup.ts';

/** A document by its name; where asked, with its path. */
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

/** A role or a feedback clause, as a row of a table shows it. */
interface Unit {
  line: number;
  certainty: Certainty;
  parts: Readonly<Partial<Record<string, Told>>>;
}

/**
 * Cells of a row: what is stated of each element, that it is not there, or that the sentence stands in a cell before;
 * at last the document, with the place and how surely the whole was recognised. A part that is less sure says so.
 */
export function unitCells(unit: Unit, elements: readonly string[], document: BoardDocument, context: Context): Html {
  const { say } = context;
  const seen = new Set<string>();
  const cells = elements.map((element) => {
    const one = unit.parts[element];
    if (!one) return html`<td class="absent">${say('report/not-there')}</td>`;
    const sure = one.certainty === unit.certainty ? '' : html`<span class="where">${say(`report/certainty/${one.certainty}`)}</span>`;
    const text = seen.has(one.text)
      ? html`<span class="small">${say('report/same')}</span>`
      : html`<span lang="${document.language}">${one.text}</span>`;
    seen.add(one.text);
    return html`<td>${text}${sure}</td>`;
  });
  const certainty = html`<span class="where">${say(`report/certainty/${unit.certainty}`)}</span>`;
  return html`${cells}<td>${documentName(document)}${where(unit, context)}${certainty}</td>`;
}

/** An effect as the study writes it, with signs between which no line breaks. */
export function minus(effect: string): string {
  return effect.replaceAll('-', '\u2212').split('').join('\u2060');
}
