import { readReview } from '../framework/review/read.ts';
import { REVIEW_ENDING, type Review } from '../framework/review/review.ts';
import { type Files, folderOf, MARKDOWN } from './files.ts';

/** So many files of decisions without a document are looked at in a folder. */
const MOST_STRAYS = 50;
/** So many documents beside one are looked at for whether decisions are theirs as well. */
const MOST_COPIES = 50;

/** True for a file of review decisions. */
export function isReview(uri: string): boolean {
  return uri.endsWith(REVIEW_ENDING);
}

/** Where the decisions on a document stand; undefined for what is no Markdown file in a folder. */
export function reviewOf(uri: string): string | undefined {
  return MARKDOWN.test(uri) && uri.includes('/') ? uri.replace(MARKDOWN, REVIEW_ENDING) : undefined;
}

/** Finds, reads and remembers files of review decisions. */
export class Reviews {
  /** Names of files by folder, of those with decisions and of documents, these by what stands before their ending, until files come or go. */
  readonly #folders = new Map<string, { reviews: Set<string>; documents: Map<string, string> }>();
  readonly #read = new Map<string, { text: string; review: Review }>();

  constructor(
    private readonly files: Files,
    /** Texts as they count now: of an editor's buffer before the file's. */
    private readonly texts: { text(uri: string): string | undefined; isBuffer(uri: string): boolean },
  ) {}

  /** To be called when files may have come or gone. */
  forget(): void {
    this.#folders.clear();
  }

  /** The decisions in the file beside a document. */
  beside(uri: string): Review | undefined {
    const file = reviewOf(uri);
    return file !== undefined && this.#isThere(file) ? this.read(file) : undefined;
  }

  /** Files with decisions in a document's folder whose own document is gone: it may have been renamed. In order of name. */
  strays(uri: string): Review[] {
    const folder = folderOf(uri);
    const { reviews, documents } = this.#folder(folder);
    const gone = [...reviews].filter((name) => !documents.has(name.slice(0, -REVIEW_ENDING.length)));
    return gone.slice(0, MOST_STRAYS).flatMap((name) => this.read(folder + name) ?? []);
  }

  /** Documents of a folder without decisions beside them, that come before one by name. */
  undecidedBefore(uri: string): string[] {
    const folder = folderOf(uri);
    const { reviews, documents } = this.#folder(folder);
    return [...documents]
      .filter(([stem, name]) => folder + name < uri && !reviews.has(stem + REVIEW_ENDING))
      .map(([, name]) => folder + name)
      .sort()
      .slice(0, MOST_COPIES);
  }

  /** What a file holds; undefined where it is not there. */
  read(file: string): Review | undefined {
    const text = this.texts.text(file);
    if (text === undefined) return undefined;
    let known = this.#read.get(file);
    if (known?.text !== text) this.#read.set(file, (known = { text, review: readReview(file, text) }));
    return known.review;
  }

  #isThere(file: string): boolean {
    return this.texts.isBuffer(file) || this.#folder(folderOf(file)).reviews.has(file.slice(folderOf(file).length));
  }

  #folder(folder: string): { reviews: Set<string>; documents: Map<string, string> } {
    let known = this.#folders.get(folder);
    if (!known) {
      const names = this.files.list(folder).map(encodeURIComponent);
      known = {
        reviews: new Set(names.filter(isReview)),
        documents: new Map(names.filter((name) => MARKDOWN.test(name)).map((name) => [name.replace(MARKDOWN, ''), name])),
      };
      this.#folders.set(folder, known);
    }
    return known;
  }
}
