import { sayer } from '../../checks/run.ts';
import { CONFIGURATION, type Shape } from '../../framework/configuration/shape.ts';
import { betweenTopic, KIND_NAMES, nameOf, PROFILE_NAMES, STATUS_NAMES } from '../../framework/names.ts';
import type { Hover } from '../hover.ts';
import { about, aboutBetween, aspectTitle, type NameContext, namesOf } from './names.ts';
import { type ConfigurationPlace, configurationPlaceAt, keyName, shapesAt } from './place.ts';

/** What stands at an offset of a configuration file: what a key is for, what a criterion asks, what a name means. */
export function configurationHover(
  text: string,
  offset: number,
  context: Omit<NameContext, 'criterion'>,
  root: Shape = CONFIGURATION,
): Hover | undefined {
  const place = configurationPlaceAt(text, offset, root);
  if (!place) return undefined;
  const markdown = markdownAt(place, { ...context, criterion: place.criterion }, root);
  return markdown === undefined ? undefined : { range: place.range, markdown };
}

function markdownAt(place: ConfigurationPlace, context: NameContext, root: Shape): string | undefined {
  const { framework, ui } = context;
  const say = sayer(framework, { ui });
  const { text, path, as } = place;
  const key = as === 'key' ? keyName(path, text, root) : undefined;
  if (key !== undefined) return `**${text}**\n\n${say(`configuration/key/${key}`)}.`;
  const sorts = shapesAt(path, root).flatMap((shape) =>
    as === 'key' ? (shape.is === 'record' ? [shape.names] : []) : shape.is === 'name' ? [shape.of] : [],
  );
  if (sorts.some((sort) => sort === 'criterion' || sort === 'code')) return aboutCode(text, context);
  for (const sort of sorts) {
    const name = namesOf(sort, context).find(({ label }) => label === canonical(text, sort, context));
    if (name && name.detail !== '') return `**${text}**: ${name.detail}`;
  }
  return undefined;
}

function aboutCode(code: string, context: NameContext): string | undefined {
  const [id = '', aspect] = code.split('/');
  const criterion = context.framework.criterion(id);
  const topic = betweenTopic(context.framework, id);
  if (topic) return aboutBetween(topic, context);
  if (!criterion) return undefined;
  const title = aspect === undefined ? '' : aspectTitle(criterion, aspect, context);
  return title === '' ? about(criterion, context) : `\`${code}\`: ${title}\n\n${about(criterion, context)}`;
}

/** A name in the spelling in which names of its sort are listed. */
function canonical(text: string, sort: string, context: NameContext): string {
  const tables: Readonly<Record<string, readonly string[]>>[] =
    sort === 'profile' ? [PROFILE_NAMES] : sort === 'kind' ? [KIND_NAMES] : sort === 'condition' ? [STATUS_NAMES, KIND_NAMES] : [];
  for (const table of tables) {
    const id = nameOf(table, text);
    if (id === undefined) continue;
    const listed = namesOf(table === PROFILE_NAMES ? 'profile' : table === KIND_NAMES ? 'kind' : 'status', context);
    const found = listed.find(({ label }) => nameOf(table, label) === id);
    if (found) return found.label;
  }
  return text;
}
