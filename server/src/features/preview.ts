import type { Standing } from '../checks/finding.ts';
import { sayer } from '../checks/run.ts';
import type { Framework, Language } from '../framework/types.ts';
import type { Checked } from '../workspace/workspace.ts';

/** What a preview shows in place of an annotation's name, by the name as typed: it holds while text around it changes. */
export interface PreviewLabels {
  blocks: Record<string, { title: string; standing?: Standing; told?: string }>;
  elements: Record<string, { title: string; means: string }>;
}

const WORST: readonly Standing[] = ['missing', 'partial', 'suppressed', 'met'];
const NAME = /^:+\s*([\p{L}\p{N}\p{M}-]+)/u;

/** Labels of the annotations in a document, with how it stands on what they declare. */
export function previewLabels({ model, result }: Checked, framework: Framework, ui: Language): PreviewLabels {
  const say = sayer(framework, { ui });
  const labels: PreviewLabels = { blocks: {}, elements: {} };
  for (const { annotation, criteria } of model.declared) {
    if (!annotation || annotation.name in labels.blocks) continue;
    const standings = result.assessments.filter(({ criterion }) => criteria.includes(criterion)).map(({ standing }) => standing);
    const standing = WORST.find((one) => standings.includes(one));
    const title = criteria.map((criterion) => criterion.title[ui]).join(', ');
    labels.blocks[annotation.name] = standing ? { title, standing, told: say(`standing/${standing}`) } : { title };
  }
  for (const { element, start } of model.elements) {
    const name = NAME.exec(model.text.slice(start, start + 100))?.[1];
    if (name) labels.elements[name] ??= { title: element.name[ui], means: element.means[ui] };
  }
  return labels;
}
