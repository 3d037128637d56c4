import type { Losses } from './losses.ts';
import { AUTHOR } from './own-styles.ts';
import { attribute, below, elements, nameOf, textIn, type Xml } from './xml.ts';

/** A comment with the words that it is about. */
export interface WordComment {
  author: string;
  /** As the file gives it, the day alone: `2026-03-01`; empty where it gives none. */
  date: string;
  about: string;
  text: string;
}

/** More words than this need not be repeated: the comment stands below them. */
const MOST_ABOUT = 80;

/** Comments, as the reading comes past their places. */
export class Comments {
  readonly #known = new Map<string, Omit<WordComment, 'about'>>();
  /** By id, what was heard since the range began. */
  readonly #open = new Map<string, string>();
  readonly #heard = new Map<string, string>();
  #waiting: WordComment[] = [];

  constructor(
    root: Xml | undefined,
    private readonly losses: Losses,
  ) {
    for (const comment of elements(root)) {
      const text = below(comment, 'p')
        .map((paragraph) => below(paragraph, 't').map(textIn).join(''))
        .join('\n')
        .trim();
      if (nameOf(comment) === 'comment')
        this.#known.set(attribute(comment, 'id') ?? '', {
          author: attribute(comment, 'author') ?? '',
          date: attribute(comment, 'date')?.slice(0, 10) ?? '',
          text,
        });
    }
  }

  open(id = ''): void {
    this.#open.set(id, '');
  }

  close(id = ''): void {
    this.#heard.set(id, this.#open.get(id) ?? '');
    this.#open.delete(id);
  }

  hear(text: string): void {
    for (const [id, heard] of this.#open) if (heard.length <= MOST_ABOUT) this.#open.set(id, heard + text);
  }

  /** The place at which a comment is shown, after its range. */
  note(id = ''): void {
    const comment = this.#known.get(id);
    if (!comment) return;
    this.#known.delete(id);
    if (comment.author === AUTHOR) this.losses.add('own-comments', '');
    else if (comment.text !== '') this.#waiting.push({ ...comment, about: shortened(this.#heard.get(id) ?? this.#open.get(id) ?? '') });
  }

  /** Those that were come upon since this was asked last. */
  taken(): WordComment[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }
}

function shortened(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > MOST_ABOUT ? `${words.slice(0, MOST_ABOUT).replace(/\s\S*$/, '')} …` : words;
}
