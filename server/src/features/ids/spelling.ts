import type { DocumentModel } from '../../document/model.ts';
import { isId } from './occurrences.ts';

/** A name as an id: `Kaderarts ouderen` is `kaderarts-ouderen`. Empty where none can be made of it. */
export function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return isId(id) ? id : '';
}

/** An id for a name that the document does not have yet; empty where none can be made of it. */
export function freeId({ ids }: Pick<DocumentModel, 'ids'>, name: string): string {
  const id = idOf(name);
  if (id === '' || !ids.has(id)) return id;
  let number = 2;
  while (ids.has(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}
