import { LineIndex } from '../text/lines.ts';
import type { Given } from './arguments.ts';
import { inOrder, standardInput, unchecked } from './check.ts';
import type { Checking, Look, Source } from './checking.ts';
import { collect } from './files.ts';
import type { Session } from './io.ts';
import { readingOf, STDIN } from './plan.ts';

/**
 * Reads the documents that the arguments name, in the order of their paths, and gives what `make` makes
 * of each; `ignored` were named and are no governance documents. A document that cannot be read as one is a problem: there is no standing to show of it.
 */
export async function readAll<T>(
  given: Given,
  session: Session,
  make: (path: string, look: Look, lines: LineIndex, source: Source) => T,
): Promise<{ made: T[]; checking: Checking; sources: readonly Source[]; ignored: string[] }> {
  const { io, say } = session;
  const { paths, checking } = readingOf(given, session);
  const stdin = await standardInput(given, paths, session);
  const { inputs, failures } = collect(
    paths.filter((path) => path !== STDIN),
    io.cwd,
  );
  for (const { path, key, parameters } of failures) checking.problem(path, say(key, parameters));
  const sources = inOrder(stdin ? [...inputs, stdin] : inputs);
  const known = new Set<string>();
  const made = checking.each(sources, (source, look) => {
    known.add(source.path);
    const lines = new LineIndex(look.model.text);
    // A kind that is misspelt, a text that is too large: what `check` reports as the only finding.
    const [only] = look.findings;
    const unread = look.kind === undefined || only?.code.startsWith('document/');
    if (!unread || !only) return [make(source.path, look, lines, source)];
    const { line, column } = lines.positionAt(only.start);
    checking.problem(source.path, only.message, only.code.startsWith('document/') ? undefined : { line: line + 1, column: column + 1 });
    return [];
  });
  return { made: made.flat(), checking, sources, ignored: unchecked(sources, known, checking.problems) };
}
