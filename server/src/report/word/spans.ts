import type { Nodes, PhrasingContent } from 'mdast';
import { isGap } from '../../document/passages.ts';
import type { Range } from '../../text/lines.ts';
import { firstNotBefore } from '../../text/search.ts';
import type { Span } from './model.ts';

/** What spans are made with. */
export interface Source {
  text: string;
  syntax: readonly Range[];
  definitions: ReadonlyMap<string, string>;
  /** The number of a footnote; undefined where the text has none of that name. */
  footnote(identifier: string): number | undefined;
}

type Look = Pick<Span, 'bold' | 'italic' | 'strike' | 'link'>;

export const PLAIN: Look & Pick<Span, 'offsets'> = { bold: false, italic: false, strike: false, link: undefined, offsets: undefined };

/** Nodes in a line as spans; syntax of annotations is hidden, once. */
export function spansOf(nodes: readonly PhrasingContent[], source: Source): Span[] {
  const maker = new SpanMaker(source);
  maker.all(nodes, PLAIN);
  return maker.spans;
}

class SpanMaker {
  readonly spans: Span[] = [];
  readonly #hidden = new Set<Range>();

  constructor(private readonly source: Source) {}

  all(nodes: readonly PhrasingContent[], look: Look): void {
    for (const node of nodes) this.node(node, look);
  }

  node(node: PhrasingContent, look: Look): void {
    const range = rangeOf(node);
    switch (node.type) {
      case 'text':
        this.#text(node.value, range, look, 'text');
        return;
      case 'inlineCode':
        this.spans.push({ ...look, ...range, kind: 'code', text: node.value, offsets: undefined });
        return;
      case 'emphasis':
        this.all(node.children, { ...look, italic: true });
        return;
      case 'strong':
        this.all(node.children, { ...look, bold: true });
        return;
      case 'delete':
        this.all(node.children, { ...look, strike: true });
        return;
      case 'link':
        this.all(node.children, { ...look, link: node.url });
        return;
      case 'linkReference':
        this.all(node.children, { ...look, link: this.source.definitions.get(node.identifier) });
        return;
      case 'break':
        this.spans.push({ ...look, ...range, kind: 'break', text: '', offsets: undefined });
        return;
      case 'footnoteReference':
        this.spans.push({ ...look, ...range, kind: 'footnote', text: node.identifier, offsets: undefined });
        return;
      case 'image':
      case 'imageReference':
        this.spans.push({ ...PLAIN, ...range, kind: 'label', text: `[${node.alt || '…'}]` });
        this.spans.push({ ...PLAIN, ...range, kind: 'hidden', text: this.source.text.slice(range.start, range.end) });
        return;
      case 'html':
        this.spans.push(htmlSpan(node.value, range));
        return;
      default:
        return;
    }
  }

  /** Text, without what is syntax of annotations: that is hidden where it begins. */
  #text(value: string, range: Range, look: Look, kind: 'text'): void {
    const { text, syntax } = this.source;
    const offsets = offsetsOf(value, text, range);
    // Syntax is in order and apart, and so are the places of characters: both are gone through once.
    let next = firstNotBefore(syntax, ({ end }) => end <= range.start);
    const at = (i: number): number => offsets?.[i] ?? range.start + i;
    let from = 0;
    const push = (to: number): void => {
      if (to <= from) return;
      const shown = value.slice(from, to).replace(/\r?\n|\r/g, (end) => ' '.repeat(end.length));
      this.spans.push({ ...look, kind, text: shown, start: at(from), end: at(to - 1) + 1, offsets: offsets?.slice(from, to) });
    };
    for (let i = 0; i < value.length; i++) {
      while ((syntax[next]?.end ?? Number.POSITIVE_INFINITY) <= at(i)) next++;
      const within = syntax[next];
      if (within === undefined || within.start >= range.end) break;
      if (at(i) < within.start) continue;
      push(i);
      from = i + 1;
      if (this.#hidden.has(within)) continue;
      this.#hidden.add(within);
      this.spans.push({ ...look, ...within, kind: 'hidden', text: text.slice(within.start, within.end), offsets: undefined });
    }
    push(value.length);
  }
}

function htmlSpan(value: string, range: Range): Span {
  if (/^<br\s*\/?>$/i.test(value)) return { ...PLAIN, ...range, kind: 'break', text: '' };
  // What a template means as a gap is to be seen; other tags say nothing to a reader.
  return { ...PLAIN, ...range, kind: isGap(value) ? 'markdown' : 'hidden', text: value };
}

const ENTITY = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/;
const ESCAPABLE = /[!-/:-@[-`{-~]/;

/** Where in the source each character of a text node stands; undefined where they go along from its start. */
function offsetsOf(value: string, source: string, { start, end }: Range): number[] | undefined {
  if (end - start === value.length && source.startsWith(value, start)) return undefined;
  const offsets: number[] = [];
  let at = start;
  for (let i = 0; i < value.length; i++) {
    const entity = source[at] === '&' ? (ENTITY.exec(source.slice(at, Math.min(end, at + 40)))?.[0] ?? '') : '';
    if (entity !== '' && !value.startsWith(entity, i)) {
      offsets.push(at);
      // What an entity stands for can be two units.
      if (/[\ud800-\udbff]/.test(value[i] ?? '')) {
        offsets.push(at);
        i++;
      }
      at += entity.length;
      continue;
    }
    // A backslash before a sign is gone from the value; any other is text.
    if (source[at] === '\\' && source[at + 1] === value[i] && ESCAPABLE.test(value[i] ?? '')) at++;
    if (source[at] === value[i]) {
      offsets.push(at++);
      continue;
    }
    // Space at the start or end of a line is left out.
    const next = source.slice(at, end).search(/\S|[\r\n]/);
    const found = next > 0 && source[at + next] === value[i] ? at + next : undefined;
    if (found === undefined) offsets.push(Math.min(at, end - 1));
    else {
      offsets.push(found);
      at = found + 1;
    }
  }
  return offsets;
}

export function rangeOf(node: Nodes): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
