import { sayer } from '../../checks/run.ts';
import { CONFIGURATION, type Shape } from '../../framework/configuration/shape.ts';
import type { Completion } from '../completion/place.ts';
import { type Name, type NameContext, namesOf } from './names.ts';
import { type ConfigurationPlace, keyName, typingPlaceAt } from './place.ts';

/**
 * What can be written at an offset of a configuration file: keys, names and paths.
 * @param root the form of the file: a configuration, or review decisions
 */
export function configurationCompletions(
  text: string,
  offset: number,
  context: Omit<NameContext, 'criterion'>,
  root: Shape = CONFIGURATION,
): Completion[] {
  const place = typingPlaceAt(text, offset, root);
  if (!place) return [];
  const { range, criterion } = place;
  const followed = /^[ \t]*:/.test(text.slice(range.end, range.end + 20));
  const found = new Map<string, Completion>();
  const add = ({ label, detail, documentation }: Name, kind: Completion['kind'], insert: string): void => {
    if (!found.has(label)) found.set(label, { label, kind, detail, documentation, insert, range, rank: found.size });
  };
  for (const shape of place.shapes) {
    for (const name of keyNames(shape, place, { ...context, criterion }, root)) {
      const label = quoted(name.label);
      if (!place.beside.includes(name.label)) add(name, 'key', followed ? label : `${label}: `);
    }
    if (place.as === 'key') continue;
    for (const name of shape.is === 'name' ? namesOf(shape.of, { ...context, criterion }) : [])
      add(name, shape.is === 'name' && shape.of === 'file' ? 'file' : 'value', quoted(name.label));
    if (shape.is === 'flag') for (const label of ['true', 'false']) add({ label, detail: '', documentation: '' }, 'value', label);
    if (shape.is === 'text' && place.path.at(-1) === 'lacks') add({ label: 'all', detail: '', documentation: '' }, 'value', 'all');
  }
  return [...found.values()];
}

/** The keys that a mapping of this form can have. */
function keyNames(shape: Shape, { path }: ConfigurationPlace, context: NameContext, root: Shape): Name[] {
  if (shape.is === 'record') return namesOf(shape.names, context);
  if (shape.is !== 'mapping') return [];
  const say = sayer(context.framework, context);
  return Object.keys(shape.keys).map((label) => ({
    label,
    detail: say(`configuration/key/${keyName(path, label, root)}`),
    documentation: '',
  }));
}

/** Names of several words stay plain in YAML; one that would be read as something else does not come up. */
function quoted(label: string): string {
  return /^[\p{L}\p{N}./][\p{L}\p{N} ._/-]*$/u.test(label) ? label : `'${label.replace(/'/g, "''")}'`;
}
