import { type NameIndex, nearest } from '../framework/names.ts';
import type { Criterion, Element, Kind } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import { normalise } from '../text/words.ts';
import { type Annotation, moved } from './annotations.ts';
import type { TextBlock } from './blocks.ts';
import type { Block, BlockFacts, DeclaredElement, Problem, Section, Table } from './model.ts';
import { placeholdersInValue } from './recognition/placeholders.ts';
import type { Vocabulary } from './recognition/vocabulary.ts';
import { sectionIndexAt } from './sections.ts';
import { columnsOf } from './tables.ts';

/** What the author declares by annotations and tables, with what is wrong in them. */
export interface Declarations {
  blocks: Block[];
  elements: DeclaredElement[];
  ids: Map<string, Range>;
  problems: Problem[];
}

/** Attributes that say something of the annotation itself. */
const GENERAL_ATTRIBUTES = ['id', 'class', 'titel', 'title', 'naam', 'name'];

/** Reads annotations and declaring tables. `nameIds` are ids already given by headings. */
export function declarations(
  textBlocks: readonly TextBlock[],
  facts: readonly BlockFacts[],
  sections: readonly Section[],
  tables: readonly Table[],
  names: NameIndex,
  vocabulary: Vocabulary,
  text: string,
  kind: Kind,
): Declarations {
  const reader = new DeclarationReader(textBlocks, facts, sections, names, text, kind);
  reader.annotations();
  reader.tables(tables, vocabulary);
  reader.blocks.sort((a, b) => a.start - b.start || b.end - a.end);
  return reader;
}

class DeclarationReader implements Declarations {
  readonly blocks: Block[] = [];
  readonly elements: DeclaredElement[] = [];
  readonly ids = new Map<string, Range>();
  readonly problems: Problem[] = [];
  /** Open containers: what they are, how many colons they have, and whether they count. */
  readonly #open: { block: Block | undefined; colons: number; at: Range; name: string; index: number }[] = [];

  constructor(
    private readonly textBlocks: readonly TextBlock[],
    private readonly facts: readonly BlockFacts[],
    private readonly sections: readonly Section[],
    private readonly names: NameIndex,
    private readonly text: string,
    private readonly kind: Kind,
  ) {}

  /** Containers first, so that each inline element finds the block around it, closed or not. */
  annotations(): void {
    this.textBlocks.forEach((block, b) => {
      if (block.kind === 'fence') this.#fence(block, this.facts[b] as BlockFacts, b);
    });
    for (const unclosed of this.#open.splice(0)) {
      const end = this.#endOfUnclosed(unclosed.index);
      if (unclosed.block) {
        unclosed.block.end = end;
        unclosed.block.inner.end = end;
      }
      this.#problem('annotation/unclosed', unclosed.at, { name: unclosed.name }, undefined);
    }
    const containers = this.blocks.slice();
    const around: Block[] = [];
    let next = 0;
    this.textBlocks.forEach((block, b) => {
      while (next < containers.length && (containers[next] as Block).start <= block.start) around.push(containers[next++] as Block);
      while (around.length > 0 && (around.at(-1) as Block).end <= block.start) around.pop();
      let holder = around.at(-1);
      const facts = this.facts[b] as BlockFacts;
      const told = this.#toldIn(facts.content.annotations);
      for (const annotation of facts.content.annotations) {
        if (annotation.form === 'leaf') holder = this.#leaf(annotation, block.start) ?? holder;
        else this.#inline(annotation, block.start, holder, facts, told);
      }
    });
  }

  tables(tables: readonly Table[], vocabulary: Vocabulary): void {
    for (const table of tables) {
      const holder = innermost(this.blocks, table.start);
      const declared = holder?.criteria.map((c) => vocabulary.tables.find((t) => t.criterion === c)).find((t) => t !== undefined);
      if (declared) {
        table.criterion = declared.criterion;
        table.columns = columnsOf(table, declared.header, vocabulary);
      }
      if (!table.criterion) this.#byHeading(table, vocabulary);
      if (!table.criterion) continue;
      const first = table.header[0];
      const block: Block = {
        criteria: [table.criterion],
        annotation: undefined,
        start: table.start,
        end: table.end,
        opening: { start: table.start, end: table.header.at(-1)?.end ?? first?.end ?? table.end },
        inner: { start: table.start, end: table.end },
        id: undefined,
        table,
      };
      this.blocks.push(block);
      for (const [id, column] of table.columns) {
        const element = table.criterion.elements.find((e) => e.id === id);
        if (!element) continue;
        for (const row of table.rows) {
          const cell = row[column];
          if (cell && cell.text !== '')
            this.elements.push({
              criterion: table.criterion,
              element,
              block,
              start: cell.start,
              end: cell.end,
              value: cell,
              text: cell.text,
              placeholders: placed(cell.passage.placeholders, cell.base),
            });
        }
      }
    }
  }

  /** Under a heading that announces a criterion, its columns are enough: no column need name the rows. */
  #byHeading(table: Table, vocabulary: Vocabulary): void {
    const topics = this.sections[table.section]?.own;
    if (!topics || topics.size === 0) return;
    for (const { criterion, header } of vocabulary.tables) {
      if (!topics.has(criterion.id)) continue;
      const columns = columnsOf(table, header, vocabulary);
      // The first column names the rows, whatever its header calls them (`ook in Dorpstad | kies dit als`).
      const { rows } = criterion.table as NonNullable<Criterion['table']>;
      if (rows && columns.size > 0 && !columns.has(rows) && ![...columns.values()].includes(0)) columns.set(rows, 0);
      if (columns.size < 2) continue;
      table.criterion = criterion;
      table.columns = columns;
      return;
    }
  }

  #fence(block: TextBlock, facts: BlockFacts, index: number): void {
    const at = { start: block.start, end: block.end };
    const annotation = facts.fence && moved(facts.fence, block.start);
    if (!annotation) {
      const opened = this.#open.pop();
      if (!opened) this.#problem('annotation/stray-fence', at, {}, undefined);
      else if (opened.block) {
        opened.block.end = block.end;
        opened.block.inner.end = block.start;
      }
      return;
    }
    const criteria = this.#criteriaOf(annotation);
    let declared: Block | undefined;
    if (criteria.length > 0) {
      declared = {
        criteria,
        annotation,
        start: block.start,
        end: block.end,
        opening: at,
        inner: { start: block.end, end: block.end },
        id: annotation.id,
        table: undefined,
      };
      this.blocks.push(declared);
      this.#identify(annotation);
      this.#attributes(annotation, declared);
    }
    this.#open.push({ block: declared, colons: facts.colons, at, name: annotation.name, index });
  }

  #leaf(relative: Annotation, base: number): Block | undefined {
    const annotation = moved(relative, base);
    const criteria = this.#criteriaOf(annotation);
    if (criteria.length === 0) return undefined;
    const label = annotation.label ?? { start: annotation.nameRange.end, end: annotation.nameRange.end };
    const declared: Block = {
      criteria,
      annotation,
      start: annotation.start,
      end: annotation.end,
      opening: { start: annotation.start, end: annotation.end },
      inner: { ...label },
      id: annotation.id,
      table: undefined,
    };
    this.blocks.push(declared);
    this.#identify(annotation);
    this.#attributes(annotation, declared);
    return declared;
  }

  /** The criteria that annotations tell by names that no other criterion has: `:forum[…]`. */
  #toldIn(annotations: readonly Annotation[]): ReadonlySet<Criterion> {
    const told = new Set<Criterion>();
    for (const { name } of annotations) {
      const [only, other] = this.names.elements(name);
      if (only && !other) told.add(only.criterion);
    }
    return told;
  }

  #inline(relative: Annotation, base: number, block: Block | undefined, facts: BlockFacts, told: ReadonlySet<Criterion>): void {
    const annotation = moved(relative, base);
    if (this.#reportBroken(annotation)) return;
    const known = this.names.elements(annotation.name);
    const wanted = block ? known.filter(({ criterion }) => block.criteria.includes(criterion)) : [];
    const value = annotation.label ?? { start: annotation.end, end: annotation.end };
    if (known.length === 0 && this.names.blocks(annotation.name).length === 0) {
      const near = nearest(annotation.name, block ? namesOf(block) : []) ?? this.names.nearest(annotation.name, 'element');
      this.#problem('annotation/unknown-element', annotation.nameRange, { name: annotation.name, nearest: near ?? '' }, near);
      return;
    }
    if (this.text.slice(value.start, value.end).trim() === '') {
      this.#problem('annotation/empty', annotation, { name: annotation.name }, undefined);
      return;
    }
    const matches = wanted.length > 0 ? wanted : this.#outside(annotation, known, block, told);
    if (matches.length === 0) return;
    const passage = facts.passages.find((p) => p.start <= relative.start && relative.end <= p.end);
    const from = base + (passage?.start ?? 0);
    const text = passage?.plain.slice(value.start - from, value.end - from) ?? this.text.slice(value.start, value.end);
    const placeholders = placed(passage?.placeholders ?? [], base).filter((p) => p.start < value.end && value.start < p.end);
    for (const { criterion, element } of matches)
      this.elements.push({ criterion, element, block, start: annotation.start, end: annotation.end, value, text, placeholders });
  }

  /** An element outside a block of its criterion: it counts where it can mean one thing, or the section, or what stands beside it, tells which. */
  #outside(
    annotation: Annotation,
    known: readonly { criterion: Criterion; element: Element }[],
    block: Block | undefined,
    told: ReadonlySet<Criterion>,
  ): readonly { criterion: Criterion; element: Element }[] {
    const section = this.#sectionAt(annotation.start);
    const here = known.filter(({ criterion }) => section.topics.has(criterion.id));
    if (here.length > 0 && !block) return here;
    if (known.length === 1) return known;
    // `at :forum[the round table], :frequency[every quarter]`: both are of one thing
    const beside = known.filter(({ criterion }) => told.has(criterion));
    if (beside.length > 0 && !block) return beside;
    // `:praktijk[…]` is a part of the division of tasks in an agreement, and of the ambition's link with practices in a vision
    const asked = known.filter(({ criterion }) => criterion.levels[this.kind] !== undefined);
    if (asked.length === 1 && !block) return asked;
    if (known.length > 1) {
      const code = block ? 'annotation/misplaced' : 'annotation/outside-block';
      const names = block ? namesOf(block).join(', ') : [...new Set(known.map((k) => k.criterion.id))].join(', ');
      const near = block ? nearest(annotation.name, namesOf(block)) : undefined;
      this.#problem(code, annotation.nameRange, { name: annotation.name, block: block?.annotation?.name ?? '', names }, near);
    }
    return [];
  }

  #criteriaOf(annotation: Annotation): Criterion[] {
    if (this.#reportBroken(annotation)) return [...this.names.blocks(annotation.name)];
    const criteria = [...this.names.blocks(annotation.name)];
    if (criteria.length > 0 || (annotation.form === 'container' && this.names.isInstrument(annotation.name))) return criteria;
    if (this.names.isInstrument(annotation.name)) {
      this.#problem('annotation/no-matrix', annotation.nameRange, { name: annotation.name }, undefined);
      return [];
    }
    const bare = !annotation.label && !annotation.braces;
    const near = this.names.nearest(annotation.name, 'block');
    if (this.names.isKnown(annotation.name)) {
      this.#problem('annotation/not-a-block', annotation.nameRange, { name: annotation.name, nearest: near ?? '' }, near);
      return [];
    }
    // A bare unknown container may be another tool's; only what is nearly one of ours is pointed out.
    if (!bare || near)
      this.#problem('annotation/unknown-block', annotation.nameRange, { name: annotation.name, nearest: near ?? '' }, near);
    return [];
  }

  #attributes(annotation: Annotation, block: Block): void {
    for (const attribute of annotation.attributes) {
      const name = attribute.name;
      const matches = this.names.elements(name).filter(({ criterion }) => block.criteria.includes(criterion));
      if (matches.length === 0) {
        if (GENERAL_ATTRIBUTES.includes(normalise(name))) continue;
        const near = nearest(name, namesOf(block));
        const range = { start: attribute.start, end: attribute.start + name.length };
        this.#problem(
          'annotation/unknown-attribute',
          range,
          { name, block: annotation.name, nearest: near ?? '', names: namesOf(block).join(', ') },
          near,
        );
        continue;
      }
      if (attribute.value.trim() === '') {
        this.#problem('annotation/empty', attribute, { name }, undefined);
        continue;
      }
      const placeholders = placed(placeholdersInValue(attribute.value), attribute.valueRange.start);
      for (const { criterion, element } of matches)
        this.elements.push({
          criterion,
          element,
          block,
          start: attribute.start,
          end: attribute.end,
          value: attribute.valueRange,
          text: attribute.value,
          placeholders,
        });
    }
  }

  #identify(annotation: Annotation): void {
    if (!annotation.id || !annotation.idRange) return;
    if (this.ids.has(annotation.id)) this.#problem('annotation/duplicate-id', annotation.idRange, { id: annotation.id }, undefined);
    else this.ids.set(annotation.id, annotation.idRange);
  }

  #reportBroken(annotation: Annotation): boolean {
    if (!annotation.broken) return false;
    this.#problem(`annotation/broken-${annotation.broken.what}`, annotation.broken.range, { name: annotation.name }, undefined);
    return true;
  }

  /** An unclosed container ends where its section does, or at the next container. */
  #endOfUnclosed(index: number): number {
    const start = (this.textBlocks[index] as TextBlock).start;
    const section = this.#sectionAt(start);
    let end = (this.textBlocks[index] as TextBlock).end;
    for (let b = index + 1; b < this.textBlocks.length; b++) {
      const block = this.textBlocks[b] as TextBlock;
      if (block.start >= section.end || (this.facts[b] as BlockFacts).kind === 'fence') break;
      if ((this.facts[b] as BlockFacts).passages.some((p) => p.heading)) break;
      end = block.end;
    }
    return end;
  }

  #problem(code: string, range: Range, parameters: Record<string, string>, replacement: string | undefined): void {
    this.problems.push({ code, range: { start: range.start, end: range.end }, parameters, replacement });
  }

  #sectionAt(offset: number): Section {
    return this.sections[sectionIndexAt(this.sections, offset)] as Section;
  }
}

function placed(ranges: readonly Range[], base: number): Range[] {
  return ranges.map(({ start, end }) => ({ start: base + start, end: base + end }));
}

/** The smallest annotated block around an offset. */
function innermost(blocks: readonly Block[], offset: number): Block | undefined {
  let best: Block | undefined;
  for (const block of blocks)
    if (block.annotation && block.start <= offset && offset < block.end && (!best || block.start >= best.start)) best = block;
  return best;
}

function namesOf(block: Block): string[] {
  return [...new Set(block.criteria.flatMap((c) => c.elements.flatMap((e) => [e.name.nl, e.name.en])))];
}
