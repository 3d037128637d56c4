import picomatch from 'picomatch';

/**
 * What a pattern of paths matches (`visies/**`), files that start with a dot too; undefined for what is no pattern.
 * The matcher throws on nothing and on what is too long for it, and patterns come from anybody.
 */
export function patternOf(pattern: string): ((path: string) => boolean) | undefined {
  try {
    return picomatch(pattern, { dot: true });
  } catch {
    return undefined;
  }
}

/** A pattern as it counts from its own folder: `./` in front of it says nothing. */
export function fromHere(pattern: string): string {
  return pattern.replace(/^\.\//, '');
}
