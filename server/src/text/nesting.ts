/** Deeper than people write: a parser that follows it may run out of stack, which V8 does not always survive. */
const DEEPEST = 100;

/**
 * True where brackets, or the marks of lists and keys on one line, stand so deep within each other as
 * nobody writes them. Brackets in quotes and comments count too: what is opened there is closed there.
 */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 91 || c === 123) {
      if (++depth > DEEPEST) return true;
    } else if (c === 93 || c === 125) depth = Math.max(0, depth - 1);
  }
  return /(?:[-?:][ \t\r\n]+){100}/.test(text);
}
