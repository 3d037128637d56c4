/** A value of front matter or of an attribute without the quotes that it may stand between. */
export function unquoted(value: string): string {
  return value.replace(/^["']|["']$/g, '');
}
