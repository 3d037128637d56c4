import { sayer } from '../checks/run.ts';
import type { Block, DocumentModel, Section } from '../document/model.ts';
import type { Framework, Language } from '../framework/types.ts';
import { type Range, withoutEnd } from '../text/lines.ts';

/** An entry of a document's outline. `selection` lies within `range`, and both within the parent's range. */
export interface OutlineSymbol {
  name: string;
  detail: string;
  kind: 'section' | 'block' | 'role';
  range: Range;
  selection: Range;
  children: OutlineSymbol[];
}

/** The outline of a document: its sections as a tree, with blocks, declaring tables and roles beneath. */
export function outlineOf(model: DocumentModel, framework: Framework, ui: Language): OutlineSymbol[] {
  const roots: OutlineSymbol[] = [];
  const stack: OutlineSymbol[] = [];
  const entries = [...model.sections.slice(1).map((s) => ofSection(s, model)), ...ofBlocks(model, framework, ui), ...ofRoles(model)];
  entries.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end || RANK[a.kind] - RANK[b.kind]);
  for (const entry of entries) {
    while (stack.length > 0 && entry.range.start >= (stack.at(-1) as OutlineSymbol).range.end) stack.pop();
    const parent = stack.at(-1);
    // A block that is not closed may run past its section: an outline must nest.
    if (parent && entry.range.end > parent.range.end) entry.range.end = parent.range.end;
    entry.selection = { start: Math.min(entry.selection.start, entry.range.end), end: Math.min(entry.selection.end, entry.range.end) };
    (parent?.children ?? roots).push(entry);
    stack.push(entry);
  }
  // `framework` and `ui` name what has no name of its own.
  const unnamed = sayer(framework, { ui })('symbols/unnamed');
  for (const entry of entries) entry.name = entry.name.replace(/\s+/g, ' ').trim() || unnamed;
  return roots;
}

const RANK = { section: 0, block: 1, role: 2 } as const;

function ofSection(section: Section, model: DocumentModel): OutlineSymbol {
  const written = withoutEnd(model.text.slice(section.heading.start, section.heading.end), /[#\s=-]/).replace(/^[#\s]+/, '');
  return {
    name: written || section.title,
    detail: '',
    kind: 'section',
    range: { start: section.start, end: Math.max(section.end, section.heading.end) },
    selection: { ...section.heading },
    children: [],
  };
}

function ofBlocks(model: DocumentModel, framework: Framework, ui: Language): OutlineSymbol[] {
  return model.declared.map((block) => ({
    name: block.annotation?.name ?? titleOf(block, ui),
    detail: block.annotation
      ? [block.id ? `#${block.id}` : '', titleOf(block, ui)].filter((p) => p !== '').join(' · ')
      : sayer(framework, { ui })('symbols/table'),
    kind: 'block',
    range: { start: block.start, end: Math.max(block.end, block.opening.end) },
    selection: { start: block.opening.start, end: block.opening.end },
    children: [],
  }));
}

function titleOf(block: Block, ui: Language): string {
  return block.criteria.map((c) => c.title[ui]).join(', ');
}

/** Roles that stand in a place of their own: a block's role is the block. */
function ofRoles(model: DocumentModel): OutlineSymbol[] {
  const blocks = new Set(model.declared.filter((b) => b.annotation).map((b) => b.opening.start));
  return model.roles
    .filter((role) => !blocks.has(role.at.start))
    .map((role) => ({
      name: role.name,
      detail: role.id ? `#${role.id}` : '',
      kind: 'role',
      range: { start: role.at.start, end: role.at.end },
      selection: { start: role.at.start, end: role.at.end },
      children: [],
    }));
}
