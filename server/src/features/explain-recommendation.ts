import { sayer } from '../checks/run.ts';
import { cited } from '../framework/sources.ts';
import { type Framework, KINDS, type Kind, type Language, type Recommendation } from '../framework/types.ts';
import { withoutStops } from './fixes.ts';
import { nameOf } from './recommendations.ts';

/** The recommendation of a name, as its file is called (`pluijm-2c`) or as the catalogue writes it (`pluijm:2c`). */
export function recommendationOf(name: string, { recommendations }: Framework): Recommendation | undefined {
  const wanted = name.replace(':', '-');
  return recommendations.find((recommendation) => nameOf(recommendation) === wanted);
}

/** What the framework says of a recommendation, as Markdown: the advice, the criteria that it settles, its sources, the text to insert. */
export function explainRecommendation(recommendation: Recommendation, framework: Framework, ui: Language): string {
  const say = sayer(framework, { ui });
  const { title, gist, meets, sources } = recommendation;
  const settled = meets.flatMap((id) => {
    const criterion = framework.criterion(id);
    return criterion ? [`- ${criterion.title[ui]} (\`${id}\`)`] : [];
  });
  const parts = [`# ${title[ui]} (\`${nameOf(recommendation)}\`)`, gist[ui], `## ${say('recommendation/meets')}`, settled.join('\n')];
  if (sources.length > 0) parts.push(`${say('hover/source')}: ${cited(sources, framework, ui)}.`);
  parts.push(`## ${say('explain/template')}`);
  for (const [text, kinds] of texts(recommendation, ui))
    parts.push(`*${kinds.map((kind) => say(`kind/${kind}`)).join(' · ')}*`, `\`\`\`\`markdown\n${text}\n\`\`\`\``);
  return `${parts.join('\n\n')}\n`;
}

/** Each different passage, with the kinds of document that it is for. */
function texts({ templates }: Recommendation, ui: Language): Map<string, Kind[]> {
  const found = new Map<string, Kind[]>();
  for (const kind of KINDS) {
    const template = templates[kind];
    if (!template) continue;
    const text = withoutStops(template[ui]).trimEnd();
    const kinds = found.get(text);
    if (kinds) kinds.push(kind);
    else found.set(text, [kind]);
  }
  return found;
}
