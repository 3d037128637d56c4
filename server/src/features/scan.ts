import { sayer } from '../checks/run.ts';
import type { Framework, Language } from '../framework/types.ts';
import type { Respondent } from './scan-file.ts';

/** The lowest or the highest score, with who gave it. */
interface Extreme {
  score: number;
  who: string[];
}

/** What respondents think of one domain; everything is null where nobody scored it. */
export interface ScannedDomain {
  id: string;
  title: string;
  means: string;
  sources: readonly string[];
  /** In the order of the respondents; null where one did not score it. */
  scores: (number | null)[];
  mean: number | null;
  median: number | null;
  lowest: Extreme | null;
  highest: Extreme | null;
  /** Between the lowest and the highest. */
  spread: number | null;
  /** They differ by more than two points: something to talk about. */
  disagreement: boolean;
}

/** A capability scan (jvei ch. 6): by domain, never one figure for all, as the differences are what it is for. */
export interface Scan {
  about: string;
  respondents: string[];
  domains: ScannedDomain[];
}

/** From so much difference on, people do not see the same organisation. */
const DISAGREEMENT = 2;

/** Puts the scores of several people side by side. Who gives no name is numbered. */
export function scanOf(respondents: readonly Respondent[], framework: Framework, ui: Language): Scan {
  const say = sayer(framework, { ui });
  const names = respondents.map(({ name }, i) => name ?? say('scan/respondent', { number: String(i + 1) }));
  const { domains, means } = framework.structure.capabilityScan;
  return {
    about: means[ui],
    respondents: names,
    domains: domains.map((domain) => ({
      id: domain.id,
      title: domain.title[ui],
      means: domain.means[ui],
      sources: domain.sources,
      ...figures(
        respondents.map(({ scores }) => scores.get(domain.id) ?? null),
        names,
      ),
    })),
  };
}

function figures(scores: (number | null)[], names: readonly string[]): Omit<ScannedDomain, 'id' | 'title' | 'means' | 'sources'> {
  const given = scores.filter((score) => score !== null).sort((a, b) => a - b);
  const [least, most] = [given[0], given.at(-1)];
  if (least === undefined || most === undefined)
    return { scores, mean: null, median: null, lowest: null, highest: null, spread: null, disagreement: false };
  const extreme = (score: number): Extreme => ({ score, who: names.filter((_, i) => scores[i] === score) });
  const middle = given.length >> 1;
  const median = given.length % 2 === 1 ? (given[middle] as number) : ((given[middle - 1] as number) + (given[middle] as number)) / 2;
  const spread = rounded(most - least);
  return {
    scores,
    mean: rounded(given.reduce((sum, score) => sum + score, 0) / given.length),
    median: rounded(median),
    lowest: extreme(least),
    highest: extreme(most),
    spread,
    disagreement: spread > DISAGREEMENT,
  };
}

/** To thousandths, as scores are written: differences of decimals are not exact in binary. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
