import { Comments } from './comments.ts';
import { Fields } from './fields.ts';
import { Losses } from './losses.ts';
import { Notes } from './notes.ts';
import { type Numbering, readNumbering } from './numbering.ts';
import type { WordPackage } from './package.ts';
import { readStyles, type Styles } from './styles.ts';
import { below, textIn } from './xml.ts';

/** What reading a document needs beside its text: what it looks up, and what it has come upon so far. */
export interface Reader {
  styles: Styles;
  numbering: Numbering;
  notes: Notes;
  comments: Comments;
  fields: Fields;
  losses: Losses;
  /** Where a relation of the main part leads. */
  targetOf(id: string | undefined): string | undefined;
}

export function readerOf({ part, targets, margins }: WordPackage): Reader {
  const styles = readStyles(part('word/styles.xml'));
  const losses = new Losses();
  for (const path of margins) {
    const said = below(part(path), 't').map(textIn).join('').replace(/\s+/g, ' ').trim();
    // A page number alone is no text.
    if (/\p{L}{2}/u.test(said)) losses.add('margins', said.length > 60 ? `${said.slice(0, 60)} …` : said);
  }
  return {
    styles,
    numbering: readNumbering(part('word/numbering.xml'), styles),
    notes: new Notes(part('word/footnotes.xml'), part('word/endnotes.xml'), losses),
    comments: new Comments(part('word/comments.xml'), losses),
    fields: new Fields(),
    losses,
    targetOf: (id) => (id === undefined ? undefined : targets.get(id)),
  };
}
