import { nearestTerm, termOf } from '../framework/names.ts';
import type { Instruments, Language, Term } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import { type Annotation, moved } from './annotations.ts';
import type { FrontMatterText, FrontMatterValue } from './front-matter.ts';
import type { BlockFacts, DocumentModel, Problem, Table } from './model.ts';

/** A term as a document names it, with the place where it does. */
export interface Stated {
  term: Term;
  at: Range;
}

/** Where a document says that the group stands on one dimension of integration, and where it wants to be (jvei §2.3). */
export interface StatedIntegration {
  dimension: Stated;
  now: Stated | undefined;
  target: Stated | undefined;
}

/** What a document states of itself in terms of the studies' instruments, with what is wrong in how it does. */
export interface StatedInstruments {
  /** In the order in which the study has the dimensions. */
  integration: StatedIntegration[];
  /** Per axis of the organisation's type (jvei §7.8). */
  organisationType: { axis: Stated; value: Stated }[];
  problems: Problem[];
}

/**
 * Reads the place on the integration matrix, from the front matter (`integration: {clinical: [alignment,
 * coordination]}`) and from tables in `:::integration` blocks, and the organisation's type from the front
 * matter. Names count in both languages. A dimension that stands in both is taken from the front matter.
 */
export function readInstruments(
  model: Pick<DocumentModel, 'frontMatter' | 'blocks' | 'facts' | 'tables' | 'language'>,
  instruments: Instruments,
): StatedInstruments {
  const reader = new InstrumentReader(instruments, model.language);
  const { fields } = model.frontMatter ?? { fields: new Map<string, never>() };
  const integration = fields.get('integration');
  if (integration) reader.integration(integration);
  for (const { tables, annotation } of integrationBlocks(model, instruments)) {
    for (const table of tables) reader.table(table);
    if (tables.length === 0) reader.withoutTable(annotation);
  }
  const type = fields.get('organisation-type');
  if (type) reader.organisationType(type);
  const order = instruments.integration.dimensions;
  reader.stated.sort((a, b) => order.indexOf(a.dimension.term) - order.indexOf(b.dimension.term));
  return { integration: reader.stated, organisationType: reader.types, problems: reader.problems };
}

/** Containers that are named as the matrix is, with the tables in them. */
function integrationBlocks(
  { blocks, facts, tables }: Pick<DocumentModel, 'blocks' | 'facts' | 'tables'>,
  { integration }: Instruments,
): { annotation: Annotation; tables: Table[] }[] {
  const names = Object.values(integration.block);
  const found: { annotation: Annotation; tables: Table[] }[] = [];
  const open: (Annotation | undefined)[] = [];
  const close = (end: number): void => {
    const annotation = open.pop();
    if (annotation) found.push({ annotation, tables: tables.filter((table) => annotation.end <= table.start && table.end <= end) });
  };
  for (const [b, { kind, start }] of blocks.entries()) {
    if (kind !== 'fence') continue;
    const { fence } = facts[b] as BlockFacts;
    if (fence) open.push(names.includes(fence.name.toLowerCase()) ? moved(fence, start) : undefined);
    else close(start);
  }
  while (open.length > 0) close(blocks.at(-1)?.end ?? 0);
  return found;
}

class InstrumentReader {
  readonly stated: StatedIntegration[] = [];
  readonly types: StatedInstruments['organisationType'] = [];
  readonly problems: Problem[] = [];

  constructor(
    private readonly instruments: Instruments,
    private readonly language: Language,
  ) {}

  integration(field: FrontMatterValue): void {
    if (field.entries.length === 0) this.#problem('front-matter/integration', field.range, field.text);
    for (const { key, value } of field.entries) {
      const dimension = this.#term('front-matter/dimension', this.instruments.integration.dimensions, key);
      if (dimension) this.#state(dimension, this.#moments(value));
    }
  }

  /** A row for each dimension; the phases stand in the columns that the header names, else in the second and the third. */
  table({ header, rows }: Table): void {
    const { dimensions, phases, moments } = this.instruments.integration;
    const column = (id: string, otherwise: number): number => {
      const at = header.findIndex((cell) => cell && termOf(moments, cell.text)?.id === id);
      return at < 0 ? otherwise : at;
    };
    const columns = { now: column('now', 1), target: column('target', 2) };
    for (const row of rows) {
      const [first] = row;
      if (!first || first.text === '') continue;
      const phase = (index: number): Stated | undefined => {
        const cell = row[index];
        return cell && cell.text !== '' ? this.#term('annotation/phase', phases, textOf(cell)) : undefined;
      };
      const dimension = this.#term('annotation/dimension', dimensions, textOf(first));
      if (dimension) this.#state(dimension, { now: phase(columns.now), target: phase(columns.target) });
    }
  }

  organisationType(field: FrontMatterValue): void {
    const axes = this.instruments.organisationTypes;
    if (field.entries.length === 0) this.#problem('front-matter/organisation-form', field.range, field.text);
    for (const { key, value } of field.entries) {
      const axis = this.#term('front-matter/organisation-type', axes, key);
      const values = axes.find(({ id }) => id === axis?.term.id)?.values ?? [];
      const found = axis && value.text !== '' ? this.#term('front-matter/organisation-type', values, value) : undefined;
      if (axis && found && !this.types.some((known) => known.axis.term === axis.term)) this.types.push({ axis, value: found });
    }
  }

  /** One phase is where the group is now; two in a list are now and the target; a mapping names them. */
  #moments(value: FrontMatterValue): Omit<StatedIntegration, 'dimension'> {
    const { moments, phases } = this.instruments.integration;
    const phase = (text: FrontMatterText | undefined): Stated | undefined =>
      text && text.text !== '' ? this.#term('front-matter/phase', phases, text) : undefined;
    if (value.entries.length > 0) {
      const found: Omit<StatedIntegration, 'dimension'> = { now: undefined, target: undefined };
      for (const entry of value.entries) {
        const moment = this.#term('front-matter/moment', moments, entry.key);
        if (moment) found[moment.term.id === 'now' ? 'now' : 'target'] ??= phase(entry.value);
      }
      return found;
    }
    if (value.items.length > 2) this.#problem('front-matter/integration', value.range, '');
    if (value.items.length > 0) return { now: phase(value.items[0]), target: phase(value.items[1]) };
    return { now: phase(value), target: undefined };
  }

  #state(dimension: Stated, { now, target }: Omit<StatedIntegration, 'dimension'>): void {
    const known = this.stated.some((one) => one.dimension.term === dimension.term);
    if (!known && (now || target)) this.stated.push({ dimension, now, target });
  }

  #term(code: string, terms: readonly Term[], { text, range }: FrontMatterText): Stated | undefined {
    const term = termOf(terms, text);
    if (term) return { term, at: range };
    const names = terms.map(({ title }) => title[this.language].toLowerCase()).join(', ');
    this.problems.push({ code, range, parameters: { value: text, names }, replacement: nearestTerm(terms, text) });
    return undefined;
  }

  /** A block for the matrix that holds none: what else stands in it says no place on it. */
  withoutTable({ name, nameRange }: Annotation): void {
    this.problems.push({ code: 'annotation/no-matrix', range: nameRange, parameters: { name }, replacement: undefined });
  }

  #problem(code: string, range: Range, value: string): void {
    this.problems.push({ code, range, parameters: { value }, replacement: undefined });
  }
}

function textOf({ text, start, end }: Range & { text: string }): FrontMatterText {
  return { text, range: { start, end } };
}
