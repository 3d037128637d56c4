/** A stretch of HTML that may be put in a page as it is. */
export class Html {
  constructor(readonly text: string) {}
}

export type Part = string | number | Html | undefined | readonly Part[];

/**
 * HTML from a template: what is filled in is text and is escaped, unless it is HTML itself; lists are put one
 * after the other.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, i) => text + written(parts[i])).join(''));
}

function written(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(written).join('');
  return escaped(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text of a document may hold control characters, which HTML forbids, and turns of direction, which could hide what it says. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
}

/** Parts with something between them. */
export function joined(parts: readonly Part[], glue: Part): Part {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [glue, part]));
}

/** Column headers for a table. */
export function heads(titles: readonly string[]): Html {
  return html`<thead><tr>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>`;
}
