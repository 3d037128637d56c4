const STOP = /\$\{\d+:[^}]*\}|\$\d+/g;

/** True where a text has a place to fill in. */
export function hasStops(text: string): boolean {
  return text.search(STOP) >= 0;
}

/**
 * A text in the protocol's snippet syntax: what is not a tab stop must not be taken for syntax. A hint stands in square
 * brackets, so that one which the author leaves there is seen for what it is: `placeholder/present` points it out, and it
 * states nothing (design §3).
 */
export function snippetOf(text: string): string {
  const escaped = (part: string): string => part.replace(/[\\$]/g, '\\$&');
  let result = '';
  let at = 0;
  for (const stop of text.matchAll(STOP)) {
    result += escaped(text.slice(at, stop.index)) + stop[0].replace(/:(.+)\}$/s, ':[$1]}');
    at = stop.index + stop[0].length;
  }
  return result + escaped(text.slice(at));
}
