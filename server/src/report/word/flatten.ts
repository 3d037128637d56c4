import type { List, PhrasingContent, RootContent, Table } from 'mdast';
import { readAnnotation } from '../../document/annotations.ts';
import { slugOf } from '../../document/facts.ts';
import type { DocumentModel } from '../../document/model.ts';
import { FRONT_MATTER_KEYS } from '../../framework/names.ts';
import type { Language } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { capitalised } from '../../text/words.ts';
import type { Para, Span, Tabular, Written } from './model.ts';
import { parse } from './parse.ts';
import { PLAIN, rangeOf, type Source, spansOf } from './spans.ts';

/** Word counts nine levels of lists. */
const DEEPEST_LIST = 8;
/** Quotations and lists within each other are written no deeper than this: nobody writes them, and writing is recursive. */
const DEEPEST = 60;

interface Around {
  depth: number;
  quoted: boolean;
  /** The list that a paragraph is an item of; the first paragraph of an item takes it. */
  item: { level: number; list: NonNullable<Para['list']>; taken: boolean } | undefined;
}

/** A document as paragraphs and tables for Word, in order, each stretch with its place in the text. */
export function flatten(model: DocumentModel): Written {
  const { root, syntax } = parse(model);
  const definitions = new Map(root.children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : [])));
  const notes = new Map(
    root.children.flatMap((node) => (node.type === 'footnoteDefinition' ? [[node.identifier, node.children] as const] : [])),
  );
  const numbers = new Map<string, number>();
  const footnote = (identifier: string): number | undefined => {
    if (!notes.has(identifier)) return undefined;
    if (!numbers.has(identifier)) numbers.set(identifier, numbers.size + 1);
    return numbers.get(identifier);
  };
  const flattener = new Flattener({ text: model.text, syntax, definitions, footnote });
  const ours = ownLines(model);
  for (const node of root.children) {
    while (ours[0] && ours[0].start <= rangeOf(node).start) flattener.blocks.push(...(ours.shift()?.paras ?? []));
    flattener.node(node, { depth: 0, quoted: false, item: undefined });
  }
  flattener.blocks.push(...ours.flatMap(({ paras }) => paras));
  const { blocks } = flattener;
  const footnotes: Para[][] = [];
  // A note can refer to another one, which then gets the next number.
  for (const [identifier] of numbers) {
    flattener.blocks = [];
    for (const node of notes.get(identifier) ?? []) flattener.node(node, { depth: 0, quoted: false, item: undefined });
    footnotes.push(flattener.blocks.filter((block): block is Para => block.kind === 'paragraph'));
  }
  return { blocks, footnotes };
}

class Flattener {
  blocks: (Para | Tabular)[] = [];
  #lists = 0;
  readonly #slugs = new Map<string, number>();

  constructor(private readonly source: Source) {}

  node(node: RootContent, around: Around): void {
    if (around.depth > DEEPEST) return;
    const within = { ...around, depth: around.depth + 1 };
    const range = rangeOf(node);
    switch (node.type) {
      case 'heading': {
        const para = this.#para('heading', this.#spans(node.children), node.depth);
        para.ids.push(this.#slug(para));
        this.blocks.push(para);
        return;
      }
      case 'paragraph':
        this.#paragraph(this.#spans(node.children), around);
        return;
      case 'blockquote':
        for (const child of node.children) this.node(child, { ...within, quoted: true });
        return;
      case 'list':
        this.#list(node, within);
        return;
      case 'table':
        this.blocks.push(this.#table(node));
        return;
      case 'code':
        this.blocks.push(this.#para('code', lines(node.value, range, 'code'), 0));
        return;
      case 'thematicBreak':
        this.blocks.push(this.#para('rule', [], 0));
        return;
      case 'html': {
        const spans = this.#spans([{ type: 'html', value: node.value, ...(node.position && { position: node.position }) }]);
        const hidden = spans.every(({ kind }) => kind === 'hidden');
        const text = spans.flatMap((span) => lines(span.text, span, span.kind));
        this.blocks.push(this.#para(hidden ? 'hidden' : 'text', text, 0));
        return;
      }
      default:
        return;
    }
  }

  #paragraph(spans: Span[], { item, quoted }: Around): void {
    if (item && !item.taken) {
      item.taken = true;
      this.blocks.push({ ...this.#para('item', spans, item.level), list: item.list });
    } else if (item) this.blocks.push(this.#para('continued', spans, item.level));
    else this.blocks.push(this.#para(quoted ? 'quote' : 'text', spans, 0));
  }

  #list(list: List, around: Around): void {
    const level = Math.min(around.item ? around.item.level + 1 : 0, DEEPEST_LIST);
    const is = { start: list.ordered ? (list.start ?? 1) : ('bullet' as const), id: this.#lists++ };
    for (const child of list.children) {
      const item = { level, list: is, taken: false };
      // An item that does not begin with words of its own still counts.
      if (child.children[0]?.type !== 'paragraph') this.#paragraph([], { ...around, item });
      for (const block of child.children) this.node(block, { ...around, item });
    }
  }

  #table(table: Table): Tabular {
    const rows = table.children.map((row) => row.children.map((cell) => this.#para('text', this.#spans(cell.children), 0)));
    return { kind: 'table', rows, align: table.align ?? [] };
  }

  #spans(nodes: readonly PhrasingContent[]): Span[] {
    return spansOf(nodes, this.source).flatMap((span) => {
      if (span.kind !== 'footnote') return [span];
      const number = this.source.footnote(span.text);
      return number === undefined ? [] : [{ ...span, text: String(number) }];
    });
  }

  #para(style: Para['style'], spans: Span[], level: number): Para {
    return { kind: 'paragraph', style, level, list: undefined, spans, ids: [] };
  }

  #slug({ spans }: Para): string {
    const said = spans.map(({ kind, text }) => (kind === 'text' || kind === 'code' ? text : '')).join('');
    const slug = slugOf(said);
    const n = this.#slugs.get(slug) ?? 0;
    this.#slugs.set(slug, n + 1);
    return n === 0 ? slug : `${slug}-${n}`;
  }
}

/** Text of several lines as spans. */
function lines(text: string, { start, end }: Range, kind: Span['kind']): Span[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, i): Span[] => [
    ...(i > 0
      ? [
          {
            ...PLAIN,
            start,
            end,
            kind: kind === 'hidden' ? ('hidden' as const) : ('break' as const),
            text: kind === 'hidden' ? '\n' : '',
          },
        ]
      : []),
    { ...PLAIN, start, end, kind, text: line },
  ]);
}

interface OwnLines extends Range {
  paras: Para[];
}

/** Front matter and the lines of annotations: our words for them, and themselves hidden. */
function ownLines({ text, blocks, frontMatter, facts, language }: DocumentModel): OwnLines[] {
  return blocks.flatMap((block, b): OwnLines[] => {
    const range = { start: block.start, end: block.end };
    const own = text.slice(block.start, block.end);
    const para = (style: Para['style'], label: string, hidden: string, ids: string[]): Para => ({
      kind: 'paragraph',
      style,
      level: 0,
      list: undefined,
      ids,
      spans: [
        ...(label === '' ? [] : [{ ...PLAIN, ...range, kind: 'label' as const, text: label }]),
        ...(hidden === '' ? [] : lines(hidden, range, 'hidden')),
      ],
    });
    if (block.kind === 'front-matter') {
      const label = [...(frontMatter?.fields.values() ?? [])]
        .filter(({ name }) => name !== 'title' && name !== 'language')
        .map((field) => `${worded(keyIn(language, field.name))}: ${shownValue(field)}`)
        .join(' · ');
      return [{ ...range, paras: [para('label', label, own, [])] }];
    }
    if (block.kind === 'fence') {
      const annotation = facts[b]?.fence;
      if (!annotation || annotation.name === '') return [{ ...range, paras: [para('hidden', '', own, [])] }];
      return [{ ...range, paras: [para('label', labelOf(annotation), own, annotation.id ? [annotation.id] : [])] }];
    }
    if (block.kind === 'leaf') {
      const annotation = readAnnotation(text, text.indexOf('::', block.start), 2);
      if (!annotation) return [];
      const ids = annotation.id ? [annotation.id] : [];
      const empty = !annotation.label || annotation.label.start === annotation.label.end;
      return [{ ...range, paras: [para('label', labelOf(annotation), empty ? own : '', ids)] }];
    }
    return [];
  });
}

/** A key of the front matter as the language of the document has it; whoever reads Word need not know ours. */
function keyIn(language: Language, name: string): string {
  const [english = name, dutch = english] = FRONT_MATTER_KEYS[name] ?? [];
  return language === 'nl' ? dutch : english;
}

/** What an annotation says of itself: `Rol (valcoordinator) · vervuld door: praktijkverpleegkundige`. */
function labelOf({
  name,
  id,
  attributes,
}: {
  name: string;
  id: string | undefined;
  attributes: readonly { name: string; value: string }[];
}): string {
  const own = id ? `${worded(name)} (${id})` : worded(name);
  return [own, ...attributes.map((one) => (one.value === '' ? worded(one.name) : `${worded(one.name).toLowerCase()}: ${one.value}`))].join(
    ' · ',
  );
}

function worded(name: string): string {
  return capitalised(name.replace(/-/g, ' '));
}

function shownValue({ text, items }: { text: string; items: readonly { text: string }[] }): string {
  return items.length > 0 ? items.map((item) => item.text).join(', ') : text;
}
