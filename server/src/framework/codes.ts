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
export function aspectsUnder(id: string, framework: Framework): string[] | undefined {
  const criterion = framework.criterion(id);
  if (criterion) return aspectsOf(criterion, framework);
  return betweenTopic(framework, id) && toldOf(id, framework);
}

/** Second parts of the messages under a name (`annotation/unclosed`): each is what some finding says. */
export function toldOf(name: string, { messages }: Framework): string[] {
  return Object.keys(messages.nl).flatMap((key) => {
    const [first, aspect, ...rest] = key.split('/');
    return first === name && aspect !== undefined && rest.length === 0 && aspect !== 'absent' ? [aspect] : [];
  });
}
