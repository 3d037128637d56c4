import type { Standing } from '../checks/finding.ts';
import type { sayer } from '../checks/run.ts';
import { type About, type Counts, type DocumentProfile, profileOfSet, type SetProfile, type WillingnessView } from '../features/profile.ts';
import type { Scan, ScannedDomain } from '../features/scan.ts';
import type { Language } from '../framework/types.ts';
import { inSentence } from '../text/words.ts';
import type { ProfiledDocument } from './profile-json.ts';

export interface ProfileTextOptions {
  say: ReturnType<typeof sayer>;
  ui: Language;
  /** For a terminal that shows them. */
  colours: boolean;
}

/** A sign for each standing, in the order of the bars. */
const SIGNS: Record<Standing, string> = { met: '█', partial: '▒', missing: '·', suppressed: '~' };
const STANDINGS = Object.keys(SIGNS) as Standing[];
/** Widths of a line: the names, the longest bar that is drawn, and all of it. */
const NAMES = 46;
const LONGEST_BAR = 24;
const WIDTH = 110;

/** Profiles for a reader at a terminal: counts and bars, at most a screen for each document. */
export class ProfileText {
  readonly #say: ProfileTextOptions['say'];

  constructor(private readonly options: ProfileTextOptions) {
    this.#say = options.say;
  }

  all(documents: readonly ProfiledDocument[], about: About, scan: Scan | undefined): string {
    const parts = documents.map((one) => this.#document(one));
    if (documents.length > 1) parts.push(this.#set(profileOfSet(documents), documents.length));
    if (documents.length > 0) parts.push(this.#about(about));
    if (scan) parts.push(this.#scan(scan));
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  }

  #document({ path, profile }: ProfiledDocument): string[] {
    const say = this.#say;
    const kind = `${say(`kind/${profile.kind}`)}, ${say('status/profile').toLowerCase()} ${say(`importance/${profile.profile}`)}`;
    return [
      `${this.#bold(oneLine(path))} (${kind})`,
      this.#legend(),
      ...this.#views(profile),
      ...this.#questions(profile),
      ...this.#place(profile),
    ];
  }

  #views(views: Pick<SetProfile, 'lenses' | 'factors' | 'willingness' | 'themes' | 'pillars'>): string[] {
    const effect = (view: { id: string }): string => {
      const { effect, estimated } = view as WillingnessView;
      return `${effect.padEnd(2)} ${this.#say(`effect/${effect}`)}${estimated ? ` (${this.#say('effect/estimate')})` : ''}`;
    };
    return [
      ...this.#rows('profile/lenses', views.lenses),
      ...this.#rows('profile/factors', views.factors),
      ...this.#rows('profile/willingness', views.willingness, effect),
      ...this.#rows('profile/themes', views.themes),
      ...this.#rows('profile/pillars', views.pillars),
    ];
  }

  /** Views of which something is asked. */
  #rows<V extends { id: string; title: string; counts: Counts }>(
    key: string,
    views: readonly V[],
    more: (view: V) => string = () => '',
  ): string[] {
    const asked = views.filter(({ counts }) => STANDINGS.some((standing) => counts[standing] > 0));
    if (asked.length === 0) return [];
    return [
      this.#bold(this.#say(key)),
      ...asked.map(
        (view) => `  ${column(view.title, NAMES - 2)} ${numbers(view.counts)}  ${`${bar(view.counts).padEnd(12)} ${more(view)}`.trimEnd()}`,
      ),
    ];
  }

  #legend(): string {
    const legend = STANDINGS.map((standing) => `${SIGNS[standing]} ${this.#say(`standing/${standing}`)}`).join('  ');
    return `${' '.repeat(NAMES)}${STANDINGS.map((standing) => SIGNS[standing].padStart(4)).join('')}  ${legend}`;
  }

  #questions({ questions }: DocumentProfile<{ line: number }>): string[] {
    if (!questions) return [];
    const rows = questions.flatMap(({ question, answer, criteria, passages }) => {
      // What is missing altogether has no elements worth listing: its name says more.
      const lacking = criteria.flatMap(({ title, standing, absent }) =>
        standing === 'partial' ? absent : standing === 'met' ? [] : [inSentence(title)],
      );
      const [first] = passages;
      const start = `  ${column(question, NAMES - 2)} ${this.#say(`answer/${answer}`)}`;
      const without = `${this.#say('questions/without')}: ${lacking.join(', ')}`;
      const line = answer === 'partly' ? `${start}, ${cut(without, WIDTH - start.length - 2)}` : start;
      if (!first) return [line];
      const where = ` (${this.#say('profile/line', { line: String(first.line) })})`;
      return [line, `    “${cut(first.text, WIDTH - where.length - 6)}”${where}`];
    });
    return [this.#bold(this.#say('profile/questions')), ...rows];
  }

  #place({ integration, organisationType }: DocumentProfile<object>): string[] {
    const lines: string[] = [];
    if (integration) {
      lines.push(this.#bold(this.#say('profile/integration')));
      for (const { title, now, target } of integration)
        lines.push(`  ${column(title, NAMES - 2)} ${(now?.title ?? '–').padEnd(22)}${target ? ` → ${target.title}` : ''}`.trimEnd());
    }
    if (organisationType.length > 0)
      lines.push(
        `${this.#bold(this.#say('profile/organisation-type'))}: ${organisationType
          .map(({ title, value }) => `${title.toLowerCase()} ${value.title.toLowerCase()}`)
          .join(', ')}`,
      );
    return lines;
  }

  #set(set: SetProfile, documents: number): string[] {
    const nowhere = set.criteria.filter((criterion) => criterion.nowhere).map(({ title }) => inSentence(title));
    const together = this.#say('profile/set', { count: String(documents) });
    const lines = [
      this.#bold(together),
      this.#legend(),
      ...this.#rows('profile/lenses', set.lenses),
      ...this.#rows('profile/factors', set.factors),
    ];
    return nowhere.length > 0 ? [...lines, ...wrap(`${this.#say('profile/nowhere')}: ${nowhere.join('; ')}.`)] : lines;
  }

  #about({ effects, stages }: About): string[] {
    return [
      ...wrap(effects),
      '',
      this.#bold(this.#say('profile/stages')),
      ...stages.stages.map(({ title, means }) => `  ${title.padEnd(18)} ${means}`),
      ...wrap(stages.note),
      '',
      this.#say('profile/questions-hint'),
    ];
  }

  #scan({ about, respondents, domains }: Scan): string[] {
    const head = `${this.#bold(this.#say('profile/scan'))} (${this.#say('profile/scan-count', { count: String(respondents.length) })})`;
    const columns = `${' '.repeat(NAMES)} ${this.#say('scan/mean').padStart(5)}  1     7`;
    return [head, columns, ...domains.map((domain) => this.#domain(domain)), ...wrap(about)];
  }

  #domain({ title, mean, lowest, highest, spread, disagreement }: ScannedDomain): string {
    const name = `  ${column(title, NAMES - 2)}`;
    if (mean === null || !lowest || !highest) return `${name}     –`;
    const line = `${name} ${this.#number(mean.toFixed(1)).padStart(4)}  ${scale(lowest.score, mean, highest.score)}`;
    if (!disagreement) return line;
    const who = [lowest, highest].map((one) => `${this.#number(one.score)} ${oneLine(one.who.join(', '))}`).join('; ');
    return `${line}  ${this.#say('scan/disagreement', { spread: this.#number(spread ?? 0), who })}`;
  }

  #number(value: number | string): string {
    return this.options.ui === 'nl' ? String(value).replace('.', ',') : String(value);
  }

  #bold(text: string): string {
    return this.options.colours ? `\u001b[1m${text}\u001b[0m` : text;
  }
}

function numbers(counts: Counts): string {
  return STANDINGS.map((standing) => String(counts[standing]).padStart(standing === 'met' ? 3 : 4)).join('');
}

/** A sign for each criterion; shortened in proportion where there are many. */
function bar(counts: Counts): string {
  const all = STANDINGS.reduce((sum, standing) => sum + counts[standing], 0);
  const part = all > LONGEST_BAR ? LONGEST_BAR / all : 1;
  return STANDINGS.map((standing) =>
    SIGNS[standing].repeat(counts[standing] > 0 ? Math.max(1, Math.round(counts[standing] * part)) : 0),
  ).join('');
}

/** From 1 to 7, the stretch between the lowest and the highest score, with a dot at the mean. */
function scale(lowest: number, mean: number, highest: number): string {
  const [low, middle, high] = [lowest, mean, highest].map((score) => Math.round(score));
  return Array.from({ length: 7 }, (_, i) => i + 1)
    .map((at) => (at === middle ? '●' : at >= (low ?? 0) && at <= (high ?? 0) ? '─' : '·'))
    .join('');
}

function column(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

function cut(text: string, most: number): string {
  const plain = oneLine(text);
  return plain.length <= most ? plain : `${plain.slice(0, Math.max(1, most - 2)).replace(/\s+\S*$/, '')} …`;
}

/** Breaks a text at spaces into lines of at most a screen's width. */
function wrap(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

/** Words of a document may hold control characters and turns of direction; a terminal must not act on them. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '');
}
