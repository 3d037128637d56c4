import type { Place } from './data.ts';

/** What a page shows, and where its links lead: a link names its place by number, so that a page stays when only places move. */
export interface Page {
  body: string;
  places: Place[];
}

/** What a page shows before it has something to show, or when there is nothing. */
export const EMPTY: Page = { body: '', places: [] };

/** Collects the places of a page's links. @param command that opens the place with the number it is given */
export class Links {
  readonly places: Place[] = [];

  constructor(private readonly command: string) {}

  /**
   * A link with what is HTML already inside.
   * @param words what is said of it on its own; without them VS Code shows the command
   */
  to(place: Place, inside: string, words: string): string {
    const given = encodeURIComponent(JSON.stringify([this.places.push(place) - 1]));
    return `<a href="command:${this.command}?${given}" title="${escaped(words)}">${inside}</a>`;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML. What turns the direction of writing would hide what a text says. */
export function escaped(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
}

/**
 * A whole page: no script, nothing from anywhere, one style that is ours.
 * @param nonce a word nobody can guess, anew for each page
 */
export function document(body: string, language: string, nonce: string): string {
  return `<!DOCTYPE html>
<html lang="${escaped(language)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<style nonce="${nonce}">${STYLE}</style></head>
<body>${body}</body></html>`;
}

/** Colours are the theme's. None carries meaning alone: what is drawn is solid, hatched, open or crossed through. */
const STYLE = `
body { padding: 0 12px 12px; line-height: 1.4; }
h1 { font-size: 1.15em; margin: 8px 0; }
h2 { font-size: 1em; margin: 14px 0 4px; }
p { margin: 0 0 6px; }
.small { font-size: .92em; color: var(--vscode-descriptionForeground); }
.answer { font-weight: normal; border: 1px solid currentColor; border-radius: 3px; padding: 0 4px; font-size: .85em; white-space: nowrap; }
.answered { background: var(--vscode-badge-background); color: var(--vscode-badge-foreground); border-color: var(--vscode-contrastBorder, transparent); }
.unanswered { border-style: dashed; }
ul { margin: 0 0 6px; padding-left: 16px; }
li { margin-bottom: 3px; }
a { color: var(--vscode-textLink-foreground); }
a:focus-visible, summary:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
.passage { color: inherit; }
.passage a { display: block; color: inherit; text-decoration-color: var(--vscode-textLink-foreground); }
summary { cursor: pointer; padding: 3px 0; list-style-position: outside; }
details { margin-left: 14px; }
summary .counts { display: block; }
.bar { display: block; width: 100%; height: 11px; margin: 2px 0; overflow: visible; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 2px 12px; }
.legend svg { width: 20px; height: 11px; vertical-align: -1px; margin-right: 4px; }
.box { fill: none; stroke: var(--vscode-foreground); stroke-width: 1; }
.met { fill: var(--vscode-charts-blue, var(--vscode-foreground)); }
.partial { fill: url(#hatch); }
.mark { stroke: var(--vscode-foreground); stroke-width: 1.5; }
.hatch { stroke: var(--vscode-charts-blue, var(--vscode-foreground)); stroke-width: 2; }
.vscode-high-contrast .met, .vscode-high-contrast-light .met { fill: var(--vscode-foreground); }
.vscode-high-contrast .hatch, .vscode-high-contrast-light .hatch { stroke: var(--vscode-foreground); }
.defs { position: absolute; width: 0; height: 0; }
`;
