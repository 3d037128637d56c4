import { nearestTerm, termOf } from '../framework/names.ts';
import { type DataProblem, DataReader, type Entry } from '../framework/reader.ts';
import type { Framework, Language, Term } from '../framework/types.ts';
import { type CsvCell, readCsv } from '../text/csv.ts';
import { LineIndex } from '../text/lines.ts';

/** Somebody who scored an organisation: by domain, from 1 to 7. Nobody has to give a name. */
export interface Respondent {
  name: string | undefined;
  scores: Map<string, number>;
}

/** What YAML costs grows with the square of some texts; no scan is longer. */
const LONGEST = 50_000;
const [LEAST, MOST] = [1, 7];
/** What heads a column of names. */
const NAME = /^(?:naam|name|respondent|wie|who|deelnemer|participant|persoon|person)$/i;

/**
 * Reads a capability scan (jvei ch. 6). YAML holds `respondents`, each with `scores` and perhaps a `name`;
 * CSV holds a row for each domain and a column for each respondent, or the other way round. Domains are
 * named in Dutch or English. What cannot be read is reported with its place and left out. Never throws.
 * @param file decides the form by its name: `.csv`, `.tsv` or YAML
 */
export function readScan(
  file: string,
  source: string,
  framework: Framework,
  ui: Language,
): { respondents: Respondent[]; problems: DataProblem[] } {
  const reader = new ScanReader(file, framework, ui);
  if (/\.(?:csv|tsv|txt)$/i.test(file)) reader.csv(source.slice(0, LONGEST));
  else reader.yaml(source.slice(0, LONGEST).replace(/^\ufeff/, ''));
  return { respondents: reader.respondents.filter(({ scores }) => scores.size > 0), problems: reader.problems };
}

type Told = { key: string; parameters: Record<string, string>; near: string | undefined };

class ScanReader {
  respondents: Respondent[] = [];
  readonly problems: DataProblem[] = [];
  readonly #domains: readonly Term[];

  constructor(
    private readonly file: string,
    framework: Framework,
    private readonly ui: Language,
  ) {
    this.#domains = framework.structure.capabilityScan.domains;
  }

  yaml(source: string): void {
    const root = new DataReader(this.file, source, this.problems).root();
    const list = root.get('respondents');
    if (!list.exists) {
      root.problem('scan/shape');
      return;
    }
    for (const entry of list.items()) {
      entry.onlyKeys(['name', 'naam', 'scores']);
      const name = [entry.get('name'), entry.get('naam')].find((e) => e.exists)?.text();
      const respondent: Respondent = { name, scores: new Map() };
      for (const [key, score] of entry.get('scores').entries()) {
        const tell = (told: Told): void => score.problem(told.key, told.parameters, told.near);
        const domain = this.#domain(key, tell);
        const written = domain && textOf(score);
        if (domain && written) this.#score(respondent, domain, written, tell);
      }
      this.respondents.push(respondent);
    }
  }

  csv(source: string): void {
    const lines = new LineIndex(source);
    const at = (cell: CsvCell, told: Told): void => {
      const { line, column } = lines.positionAt(cell.start);
      const range = { start: cell.start, end: cell.end };
      const { key: code, parameters, near } = told;
      this.problems.push({ file: this.file, range, line: line + 1, column: column + 1, code, parameters, near });
    };
    const [header = [], ...rows] = readCsv(source);
    const known = (cells: readonly (CsvCell | undefined)[]): number => cells.filter((c) => c && termOf(this.#domains, c.text)).length;
    const across = known(header);
    const down = known(rows.map(([first]) => first));
    if (across === 0 && down === 0) {
      const first = header[0] ?? { start: 0, end: 0, text: '' };
      at(first, { key: 'scan/shape', parameters: {}, near: undefined });
    } else if (across >= down) this.#rowEach(header, rows, at);
    else this.#columnEach(header, rows, at);
  }

  /** A row for each respondent, the domains in the header. */
  #rowEach(header: readonly CsvCell[], rows: readonly CsvCell[][], at: (cell: CsvCell, told: Told) => void): void {
    const names = header.findIndex(({ text }, i) => NAME.test(text) || (i === 0 && !termOf(this.#domains, text)));
    const domains = header.map((cell, i) =>
      i === names || cell.text === '' ? undefined : this.#domain(cell.text, (told) => at(cell, told)),
    );
    for (const row of rows) {
      const respondent: Respondent = { name: row[names]?.text || undefined, scores: new Map() };
      for (const [i, cell] of row.entries()) {
        const domain = domains[i];
        if (domain && cell.text !== '') this.#score(respondent, domain, cell.text, (told) => at(cell, told));
      }
      this.respondents.push(respondent);
    }
  }

  /** A column for each respondent, the domains in the first one. */
  #columnEach(header: readonly CsvCell[], rows: readonly CsvCell[][], at: (cell: CsvCell, told: Told) => void): void {
    const respondents = header.slice(1).map(({ text }): Respondent => ({ name: text || undefined, scores: new Map() }));
    for (const [first, ...cells] of rows) {
      const domain = first && this.#domain(first.text, (told) => at(first, told));
      if (!domain) continue;
      for (const [i, cell] of cells.entries()) {
        const respondent = respondents[i];
        if (respondent && cell.text !== '') this.#score(respondent, domain, cell.text, (told) => at(cell, told));
      }
    }
    this.respondents.push(...respondents);
  }

  #domain(written: string, tell: (told: Told) => void): Term | undefined {
    const domain = termOf(this.#domains, written);
    const names = this.#domains.map(({ title }) => title[this.ui].toLowerCase()).join(', ');
    if (!domain) tell({ key: 'scan/domain', parameters: { value: written, names }, near: nearestTerm(this.#domains, written) });
    return domain;
  }

  #score(respondent: Respondent, domain: Term, written: string, tell: (told: Told) => void): void {
    const score = /^\d(?:[.,]\d{1,3})?$/.test(written) ? Number(written.replace(',', '.')) : Number.NaN;
    if (!(score >= LEAST && score <= MOST)) tell({ key: 'scan/score', parameters: { value: written }, near: undefined });
    else if (respondent.scores.has(domain.id))
      tell({ key: 'scan/twice', parameters: { domain: domain.title[this.ui].toLowerCase() }, near: undefined });
    else respondent.scores.set(domain.id, score);
  }
}

/** A score that is left open is no mistake. */
function textOf(score: Entry): string | undefined {
  return score.empty ? undefined : score.text();
}
