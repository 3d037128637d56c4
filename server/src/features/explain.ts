import { sayer } from '../checks/run.ts';
import { type BetweenTopic, type Criterion, type Framework, KINDS, type Language } from '../framework/types.ts';
import { withoutStops } from './fixes.ts';
import { nameOf, recommendationsFor } from './recommendations.ts';
import { cited } from './sources.ts';

/**
 * What the framework says of a criterion, as Markdown: what is asked, why, from which source, with
 * which measured effect, an example, a template, the question to ask. Hover, `explain`, the rule pages
 * and the report render this one text.
 * @param level heading level of the first heading, 1 to 4
 */
export function explain(criterion: Criterion, framework: Framework, ui: Language, level = 1): string {
  const say = sayer(framework, { ui });
  const heading = (text: string, deeper = 1): string => `${'#'.repeat(level + deeper)} ${text}`;
  const parts = [heading(`${criterion.title[ui]} (\`${criterion.id}\`)`, 0), askedTable(criterion, say), criterion.asks[ui]];
  if (criterion.elements.length > 0)
    parts.push(
      heading(say('hover/elements')),
      criterion.elements.map((e) => `- \`${e.name[ui]}\`${e.name[ui] === e.id ? '' : ` (\`${e.id}\`)`}: ${e.means[ui]}`).join('\n'),
    );
  const grounds = [criterion.why[ui], sourcesLine(criterion, framework, ui), effects(criterion, framework, ui)];
  if (grounds.some((text) => text !== '')) parts.push(heading(say('hover/why')), ...grounds);
  if (criterion.example[ui] !== '')
    parts.push(
      heading(say('hover/example')),
      criterion.example[ui]
        .split('\n')
        .map((l) => `> ${l}`.trimEnd())
        .join('\n'),
    );
  if (criterion.template)
    parts.push(heading(say('explain/template')), `\`\`\`\`markdown\n${withoutStops(criterion.template[ui]).trimEnd()}\n\`\`\`\``);
  const recommended = recommendationsFor(criterion, framework);
  if (recommended.length > 0)
    parts.push(
      heading(say('explain/recommendations')),
      recommended.map((r) => `- ${r.title[ui]} (\`${nameOf(r)}\`): ${r.gist[ui]}`).join('\n'),
    );
  if (criterion.block) parts.push(say('explain/other-words', { block: criterion.block[ui] }));
  if (criterion.question[ui] !== '') parts.push(heading(say('hover/question')), criterion.question[ui]);
  return `${parts.filter((p) => p !== '').join('\n\n')}\n`;
}

/** What the framework says of a check between documents, as Markdown: what it looks at, why, and what to do about a finding. */
export function explainBetween(topic: BetweenTopic, framework: Framework, ui: Language, level = 1): string {
  const say = sayer(framework, { ui });
  const heading = (text: string, deeper = 1): string => `${'#'.repeat(level + deeper)} ${text}`;
  const parts = [
    heading(`${topic.title[ui]} (\`${topic.id}\`)`, 0),
    `*${say('explain/between')}*`,
    topic.means[ui],
    heading(say('hover/why')),
    topic.why[ui],
    sourcesLine(topic, framework, ui),
    heading(say('explain/action')),
    topic.action[ui],
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The sources of a criterion, written out: study, section; empty where a project's own names none. */
export function sourcesLine({ sources }: { sources: readonly string[] }, framework: Framework, ui: Language): string {
  const say = sayer(framework, { ui });
  return sources.length === 0 ? '' : `${say('hover/source')}: ${cited(sources, framework, ui)}.`;
}

/** The measured relation with GPs' willingness, per factor, as the study gives it; empty where there is none. */
export function effects(criterion: Criterion, framework: Framework, ui: Language): string {
  const say = sayer(framework, { ui });
  return criterion.willingness
    .flatMap((id) => {
      const factor = framework.structure.willingness[id];
      if (!factor) return [];
      const { effect, group } = factor;
      const means = say(group === 'additional' ? `effect/estimated/${effect}` : `effect/means/${effect}`);
      return [
        `${say('hover/effect')}: ${factor[ui]}, ${say(`effect/${effect}`)} (\`${effect}\`; ${cited(['bsin table 4'], framework, ui)}). ${means}`,
      ];
    })
    .join('\n\n');
}

function askedTable(criterion: Criterion, say: ReturnType<typeof sayer>): string {
  const asked = KINDS.filter((kind) => criterion.levels[kind]).map(
    (kind) => `${say(`kind/${kind}`)}: ${say(`importance/${criterion.levels[kind]}`)}`,
  );
  return `*${asked.join(' · ')}*`;
}
