/** A place in a text as editors count it: zero-based line and zero-based UTF-16 column. */
export interface Position {
  line: number;
  column: number;
}

/** A stretch of a text in UTF-16 offsets: `start` inclusive, `end` exclusive. */
export interface Range {
  start: number;
  end: number;
}

/**
 * Line starts of one version of a text. A line ends at LF, CRLF or a lone CR, as in the Language
 * Server Protocol (3.17, "Text Documents").
 */
export class LineIndex {
  readonly #starts: Uint32Array;
  readonly #count: number;

  constructor(private readonly text: string) {
    let starts = new Uint32Array(Math.max(16, text.length >> 5));
    let count = 1;
    const add = (offset: number): void => {
      if (count === starts.length) {
        const larger = new Uint32Array(starts.length * 2);
        larger.set(starts);
        starts = larger;
      }
      starts[count++] = offset;
    };
    if (text.includes('\r')) {
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (code === 10) add(i + 1);
        else if (code === 13 && text.charCodeAt(i + 1) !== 10) add(i + 1);
      }
    } else {
      for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) add(i + 1);
    }
    this.#starts = starts;
    this.#count = count;
  }

  /** Number of lines; an empty text has one. */
  get count(): number {
    return this.#count;
  }

  /** Offset of the first character of a zero-based line, clamped to the text. */
  lineStart(line: number): number {
    if (line < 0) return 0;
    return line < this.#count ? (this.#starts[line] as number) : this.text.length;
  }

  /** Zero-based line and UTF-16 column of an offset, clamped to the text. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#count;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= at) low = middle;
      else high = middle;
    }
    return { line: low, column: at - (this.#starts[low] as number) };
  }

  /** Offset of a position; a column past the end of its line is clamped to that end, before the line break. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#count) return this.text.length;
    const start = this.lineStart(position.line);
    return Math.max(start, Math.min(start + position.column, this.#endOfLine(position.line)));
  }

  /** Offset of a line's break, or of the end of the text. */
  #endOfLine(line: number): number {
    const end = this.lineStart(line + 1);
    if (line + 1 === this.#count) return end;
    return this.text.endsWith('\r\n', end) ? end - 2 : end - 1;
  }
}

/** The line ending that a text uses most at its start: what inserted text must use too. */
export function lineEnding(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text.charCodeAt(first - 1) === 13 ? '\r\n' : '\n';
}

/** A text without the signs at its end that match. A pattern that ends in `$` looks from each of them to the end anew. */
export function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text[end - 1] as string)) end--;
  return text.slice(0, end);
}
