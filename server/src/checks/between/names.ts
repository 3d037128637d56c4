import { fileName } from '../../text/addresses.ts';
import type { Member } from './types.ts';

/** What a document is called in a message: by its title, else by its file. */
export function nameOf({ uri, parts }: Member): string {
  const title = parts.about[0]?.title ?? '';
  return title === '' ? fileName(uri) : title;
}

/** True for two documents in one language: words of two languages cannot be compared. */
export function sameLanguage(a: Member, b: Member): boolean {
  return a.parts.about[0]?.language === b.parts.about[0]?.language;
}

export function kindOf({ parts }: Member): string | undefined {
  return parts.about[0]?.kind;
}
