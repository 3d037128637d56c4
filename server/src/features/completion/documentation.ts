import { sayer } from '../../checks/run.ts';
import type { Criterion, Framework, Language } from '../../framework/types.ts';
import { withoutStops } from '../fixes.ts';
import { containerText } from './annotations.ts';

/**
 * What completion says of a block when the author looks at it: what is asked, why it matters to a GP, and the text that it
 * inserts, as Markdown.
 * @param language of the document, in which the text is
 */
export function templateDocumentation(criterion: Criterion, framework: Framework, language: Language, ui: Language): string {
  const say = sayer(framework, { ui });
  const name = criterion.block?.[language];
  const parts = [`**${criterion.title[ui]}**`, criterion.asks[ui]];
  if (name)
    parts.push(`${say('completion/inserts')}\n\n~~~markdown\n${withoutStops(containerText(criterion, name, ':::', language))}\n~~~`);
  if (criterion.question) parts.push(`${say('completion/question')} *${criterion.question[ui]}*`);
  return parts.join('\n\n');
}
