import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { Node } from 'unist';

function tables(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(gfmTable());
  (data.fromMarkdownExtensions ??= []).push(gfmTableFromMarkdown());
}

const processor = unified().use(remarkParse).use(tables).freeze();

/** The top-level nodes that remark-parse itself gives: what our own reading is compared with. */
export function byRemark(source: string): Node[] {
  return processor.parse(source).children;
}

/** What of a node is used: its type, its place counted from `base`, its depth, its children. */
export function shape(node: Node, base = 0): unknown[] {
  const { children, depth } = node as { children?: Node[]; depth?: number };
  const { position } = node;
  return [
    node.type,
    (position?.start.offset ?? 0) + base,
    (position?.end.offset ?? 0) + base,
    depth,
    ...(children ?? []).map((child) => shape(child, base)),
  ];
}
