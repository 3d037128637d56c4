/** What a baseline file holds: findings by the path of their document, seen from the file's own folder. */
export interface BaselineContent {
  version: 1;
  /** Each as `code fingerprint`. */
  documents: Record<string, readonly string[]>;
  between: { finding: string; paths: readonly string[] }[];
}

/** What a file holds; undefined where that is no baseline. */
export function parseBaseline(text: string): BaselineContent | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(read) || read.version !== 1 || !isRecord(read.documents) || !Array.isArray(read.between)) return undefined;
  const { documents, between } = read;
  const whole =
    Object.values(documents).every(isTexts) &&
    between.every((one) => isRecord(one) && typeof one.finding === 'string' && isTexts(one.paths));
  return whole ? ({ version: 1, documents, between } as BaselineContent) : undefined;
}

/** How a finding stands in a baseline. */
export function baselineName({ code, fingerprint }: { code: string; fingerprint?: string | undefined }): string {
  return `${code} ${fingerprint}`;
}

/** The code in such a name. */
export function codeOf(name: string): string {
  return name.split(' ')[0] ?? '';
}

/**
 * The path under which a baseline knows a document: its own, else that of a document that is gone and of whose
 * findings this one has at least half, and more than of any other.
 * @param isGone true for the path of a document that is no longer there, and that no other document is known as
 */
export function knownAs(
  path: string,
  names: ReadonlySet<string>,
  documents: Iterable<readonly [path: string, entries: readonly string[]]>,
  isGone: (path: string) => boolean,
): string | undefined {
  let best: { path: string; shared: number } | undefined;
  for (const [candidate, entries] of documents) {
    if (candidate === path) return path;
    const shared = entries.filter((entry) => names.has(entry)).length;
    if (shared * 2 < entries.length || shared === 0 || shared <= (best?.shared ?? 0)) continue;
    if (isGone(candidate)) best = { path: candidate, shared };
  }
  return best?.path;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
