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
