import { strFromU8, unzipSync } from 'fflate';
import { attribute, below, child, elements, nameOf, propertyOf, readXml, textIn, type Xml } from '../../server/src/word/xml.ts';

/** The text of a part of a Word file. */
export function partOf(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name];
  if (!part) throw new Error(`no ${name}`);
  return strFromU8(part);
}

/** A comment in a Word file: what it says, and the words that it stands at as a reader sees them. */
export interface Commented {
  author: string | undefined;
  text: string;
  about: string;
}

/** The comments of a Word file, by id. */
export function commented(bytes: Uint8Array): Commented[] {
  if (!unzipSync(bytes)['word/comments.xml']) return [];
  const about = new Map<string, string>();
  const open = new Set<string>();
  const visit = (element: Xml): void => {
    const id = attribute(element, 'id') ?? '';
    switch (nameOf(element)) {
      case 'commentRangeStart':
        about.set(id, '');
        open.add(id);
        return;
      case 'commentRangeEnd':
        open.delete(id);
        return;
      case 'r':
        if (propertyOf(child(element, 'rPr'), 'rStyle') === 'ConvenantHidden') return;
        for (const text of below(element, 't')) for (const one of open) about.set(one, about.get(one) + textIn(text));
        return;
      default:
        for (const one of elements(element)) visit(one);
    }
  };
  const document = readXml(partOf(bytes, 'word/document.xml'));
  if (document) visit(document);
  if (open.size > 0) throw new Error('a comment does not end');
  return elements(readXml(partOf(bytes, 'word/comments.xml'))).map((comment) => ({
    author: attribute(comment, 'author'),
    text: below(comment, 'p')
      .map((paragraph) => below(paragraph, 't').map(textIn).join(''))
      .join('\n'),
    about: about.get(attribute(comment, 'id') ?? '') ?? '',
  }));
}
