import { isDescribed } from '../../checks/roles.ts';
import type { Board, BoardDocument, BoardRole, Context } from './board.ts';
import { type Html, heads, html } from './markup.ts';
import { unitCells, where } from './parts.ts';

const ELEMENTS = ['holder', 'tasks', 'authority', 'accountable-to'];

/** The roles of all documents together: who fills each, what it does, what it may decide, to whom it answers, and where that stands. */
export function roles({ documents }: Board, context: Context): Html {
  const { say } = context;
  const all = documents.flatMap((document) => merged(document.roles).map((role) => ({ document, role })));
  all.sort((a, b) => order(a.role.key, b.role.key) || order(a.document.path, b.document.path));
  const titles = ['role', ...ELEMENTS, 'document'].map((name) => say(`report/head/${name}`));
  const table = html`<table class="units"><caption>${say('report/roles-caption')}</caption>${heads(titles)}<tbody>
${all.map(
  ({
    document,
    role,
  }) => html`<tr><th scope="row"><span lang="${document.language}">${role.name}</span></th>${unitCells(role, ELEMENTS, document, context)}</tr>
`,
)}</tbody></table>`;
  return html`<h2 id="roles">${say('report/roles')}</h2>${all.length > 0 ? table : html`<p>${say('report/no-roles')}</p>`}
${undescribed(documents, context)}`;
}

/** Roles that do something and that no document of the same language describes. */
function undescribed(documents: readonly BoardDocument[], context: Context): Html {
  const { say } = context;
  const described = (language: string): Set<string> =>
    new Set(documents.filter((one) => one.language === language).flatMap((one) => one.roles.map(({ key }) => key)));
  const known = { nl: described('nl'), en: described('en') };
  const list = documents.flatMap((document) =>
    document.acting
      .filter(({ key }) => !isDescribed(key, known[document.language]))
      .map((one) => html`<li><span lang="${document.language}">${one.name}</span> ${where(one, context, document)}</li>`),
  );
  return list.length > 0 ? html`<h3>${say('report/undescribed')}</h3><p>${say('report/undescribed-note')}</p><ul>${list}</ul>` : html``;
}

/** Descriptions of one role in a document are one role: what either states is stated. */
function merged(described: readonly BoardRole[]): BoardRole[] {
  const byKey = new Map<string, BoardRole>();
  for (const role of described) {
    const known = byKey.get(role.key);
    byKey.set(role.key, known ? { ...known, parts: { ...role.parts, ...known.parts } } : role);
  }
  return [...byKey.values()];
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
