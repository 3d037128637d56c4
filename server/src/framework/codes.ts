import { betweenTopic } from './names.ts';
import type { Criterion, Framework } from './types.ts';

/** The second parts of the codes that findings on a criterion can have: `missing`, its elements, what its own check says. */
export function aspectsOf({ id, elements }: Pick<Criterion, 'id' | 'elements'>, framework: Framework): string[] {
  return [...new Set([...(elements.length > 0 ? ['missing'] : []), ...elements.map((e) => e.id), ...toldOf(id, framework)])];
}

/** What findings can be set to another level by: ids of criteria and of checks between documents. */
export function subjectsOf({ criteria, structure }: Framework): string[] {
  return [...criteria, ...structure.between].map(({ id }) => id);
}

/** The second parts of the codes of findings on a criterion, or between documents; undefined for what is neither. */
export function aspectsUnder(id: string, framework: Framework): readonly string[] | undefined {
  const criterion = framework.criterion(id);
  if (criterion) return aspectsOf(criterion, framework);
  return betweenTopic(framework, id) && toldOf(id, framework);
}

/** Second parts of the messages under a name (`annotation/unclosed`): each is what some finding says. */
export function toldOf(name: string, { messages }: Framework): readonly string[] {
  let byName = told.get(messages);
  if (!byName) {
    told.set(messages, (byName = new Map()));
    for (const key of Object.keys(messages.nl)) {
      const [first = '', aspect, ...rest] = key.split('/');
      if (aspect === undefined || rest.length > 0 || aspect === 'absent') continue;
      const aspects = byName.get(first);
      if (aspects) aspects.push(aspect);
      else byName.set(first, [aspect]);
    }
  }
  return byName.get(name) ?? [];
}

/** What `toldOf` found, once for all messages. */
const told = new WeakMap<Framework['messages'], Map<string, string[]>>();
