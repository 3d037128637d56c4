import type MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';

/** What the server tells of the annotations in a document, by their names as typed (`convenant/preview`). */
export interface Labels {
  blocks: Record<string, { title: string; standing?: string; told?: string }>;
  elements: Record<string, { title: string; means: string }>;
}

/** What a fence, a leaf or an element carries from the text to the rendering. */
interface Annotation {
  name: string;
  /** As it stands in the text: shown where nothing is known of the document. */
  source: string;
  /** For a fence: the one that belongs to it, or none. */
  paired?: boolean;
}

const NAME = '[\\p{L}][\\p{L}\\p{N}\\p{M}]*(?:-[\\p{L}\\p{N}\\p{M}]+)*';
const FENCE = new RegExp(`^(:{3,})[ \\t]*(${NAME})?`, 'u');
const LEAF = new RegExp(`^::(${NAME})[ ]*(?=[[{])`, 'u');
const INLINE = new RegExp(`:(${NAME})\\[`, 'uy');
const ATTRIBUTES = /\{[^{}\n]{0,2000}\}/y;

/**
 * A plugin for markdown-it that shows annotations as labelled boxes. Every fence is a token by itself and they are paired
 * afterwards, as pages must stay whole whatever was left open.
 * @param labelsOf what is known of the document that is rendered, by markdown-it's environment; undefined shows the text as it is
 */
export function annotations(md: MarkdownIt, labelsOf: (env: unknown) => Labels | undefined): MarkdownIt {
  md.block.ruler.before('fence', 'convenant', block, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.inline.ruler.before('link', 'convenant', inline);
  md.core.ruler.push('convenant', pair);
  const html = md.utils.escapeHtml;
  const of = (tokens: Token[], i: number): Annotation => (tokens[i] as Token).meta as Annotation;
  md.renderer.rules.convenant_open = (tokens, i, _, env) => {
    const { name, source, paired } = of(tokens, i);
    const labels = labelsOf(env);
    if (!labels) return `<p>${html(source)}</p>\n`;
    const label = boxLabel(labels, name, html);
    return paired ? `<section class="convenant${label.standing}">${label.html}\n` : `${label.html}\n`;
  };
  md.renderer.rules.convenant_close = (tokens, i, _, env) => {
    const { source, paired } = of(tokens, i);
    if (!labelsOf(env)) return `<p>${html(source)}</p>\n`;
    return paired ? '</section>\n' : '';
  };
  md.renderer.rules.convenant_element_open = (tokens, i, _, env) => {
    const { name, source } = of(tokens, i);
    const labels = labelsOf(env);
    if (!labels) return html(source);
    const { title, means } = own(labels.elements, name) ?? { title: name, means: '' };
    return `<span class="convenant-element" title="${html(means)}"><span class="convenant-name">${html(title)}</span>&nbsp;`;
  };
  md.renderer.rules.convenant_element_close = (tokens, i, _, env) => (labelsOf(env) ? '</span>' : html(of(tokens, i).source));
  return md;
}

function boxLabel({ blocks }: Labels, name: string, html: (text: string) => string): { standing: string; html: string } {
  const { title, standing, told } = own(blocks, name) ?? { title: name };
  const tag = told ? ` <span class="convenant-standing">${html(told)}</span>` : '';
  return {
    standing: standing ? ` convenant-${html(standing)}` : '',
    html: `<p class="convenant-label"><strong>${html(title)}</strong>${tag}</p>`,
  };
}

/** Names come from the text: one like `constructor` is no label. */
function own<T>(labels: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}

/** A line that opens or closes a block, or is one by itself. */
function block(state: StateBlock, line: number, _: number, silent: boolean): boolean {
  const indent = (state.sCount[line] ?? 0) - state.blkIndent;
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (indent >= 4 || state.src[start] !== ':') return false;
  const source = state.src.slice(start, state.eMarks[line]).trimEnd();
  const fence = FENCE.exec(source);
  const leaf = fence ? null : LEAF.exec(source);
  // A closing line has nothing but colons on it.
  if (!leaf && (!fence || (!fence[2] && fence[1] !== source))) return false;
  if (silent) return true;
  const name = fence?.[2] ?? leaf?.[1];
  const token = state.push(name ? 'convenant_open' : 'convenant_close', '', 0);
  token.block = true;
  token.map = [line, line + 1];
  token.meta = { name: name ?? '', source } satisfies Annotation;
  if (leaf) leafText(state, source.slice(leaf[0].length), line);
  state.line = line + 1;
  return true;
}

/** The text of an annotation on a line of its own: a paragraph in its box. */
function leafText(state: StateBlock, rest: string, line: number): void {
  const close = rest.startsWith('[') ? rest.lastIndexOf(']') : -1;
  if (close > 0) {
    state.push('paragraph_open', 'p', 1).map = [line, line + 1];
    const text = state.push('inline', '', 0);
    text.content = rest.slice(1, close);
    text.map = [line, line + 1];
    text.children = [];
    state.push('paragraph_close', 'p', -1);
  }
  state.push('convenant_close', '', 0).meta = { name: '', source: '' } satisfies Annotation;
}

/** Finds for each closing line the open one that it belongs to, among what stands at the same depth of one quotation or list. */
function pair({ tokens }: StateCore): void {
  let open: Token[] = [];
  const around: Token[][] = [];
  for (const token of tokens) {
    if (token.type === 'convenant_open') open.push(token);
    else if (token.type === 'convenant_close') {
      const before = open.pop();
      if (before) before.meta.paired = token.meta.paired = true;
    } else if (token.nesting === 1) {
      around.push(open);
      open = [];
    } else if (token.nesting === -1) open = around.pop() ?? [];
  }
}

/** `:name[words]{attributes}` in a line. */
function inline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== ':' || /[\p{L}\p{N}:\\]/u.test(src[pos - 1] ?? '')) return false;
  INLINE.lastIndex = pos;
  const found = INLINE.exec(src);
  if (!found) return false;
  const from = pos + found[0].length;
  const close = state.md.helpers.parseLinkLabel(state, from - 1);
  if (close < 0) return false;
  ATTRIBUTES.lastIndex = close + 1;
  const end = ATTRIBUTES.test(src) ? ATTRIBUTES.lastIndex : close + 1;
  if (!silent) {
    const { posMax } = state;
    state.push('convenant_element_open', '', 0).meta = { name: found[1] ?? '', source: found[0] } satisfies Annotation;
    state.pos = from;
    state.posMax = close;
    state.md.inline.tokenize(state);
    state.posMax = posMax;
    state.push('convenant_element_close', '', 0).meta = { name: '', source: src.slice(close, end) } satisfies Annotation;
  }
  state.pos = end;
  return true;
}
