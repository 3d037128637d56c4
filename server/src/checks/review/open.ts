import { inSentence } from '../../text/words.ts';
import { type Finding, LEVEL_OF, PLAIN } from '../finding.ts';
import { blank, sayer } from '../run.ts';
import type { ReviewContext } from './apply.ts';

/** So many titles are named; nobody reads on. */
const MOST_NAMED = 6;

export const OPEN = 'review/open';

/** What tells of a finding whether it is open. */
type Openable = Pick<Finding, 'criterion' | 'level'> & { review?: { settled: boolean } | undefined };

/**
 * An adopted document in which essential findings are open, so that nobody decided on them, says so.
 * @param findings in the order of `byPlace`
 */
export function openEssential(findings: readonly Openable[], { model, framework, settings }: ReviewContext): Finding | undefined {
  if (model.status !== 'adopted') return undefined;
  const open = findings.filter(({ criterion, level, review }) => {
    const importance = criterion === undefined ? undefined : framework.criterion(criterion)?.levels[model.kind];
    return importance === 'essential' && level === LEVEL_OF.essential && !review?.settled;
  });
  if (open.length === 0) return undefined;
  const titles = [...new Set(open.map(({ criterion }) => inSentence(framework.criterion(criterion ?? '')?.title[settings.ui] ?? '')))];
  const named = [...titles.slice(0, MOST_NAMED), ...(titles.length > MOST_NAMED ? ['…'] : [])].join(', ');
  const status = model.frontMatter?.fields.get('status')?.value ?? blank(model);
  const message = sayer(framework, settings)(open.length === 1 ? 'review/open-one' : 'review/open', {
    count: String(open.length),
    titles: named,
  });
  return { ...PLAIN, start: status.start, end: status.end, code: OPEN, level: LEVEL_OF.essential, message };
}
