import type { Language } from '../framework/types.ts';
import type { LineIndex } from '../text/lines.ts';
import type { Given } from './arguments.ts';
import type { Checking, Look, Source } from './checking.ts';
import { type Session, speaker } from './io.ts';
import { languageOf } from './questions.ts';
import { readAll } from './reading.ts';

/** What is made of a document, for readers of a language. */
type Make<T> = (path: string, look: Look, lines: LineIndex, source: Source, ui: Language) => T;

/** Documents as they were read, and the session in the language in which they are told of. */
export interface InLanguage<T> {
  made: T[];
  checking: Checking;
  sources: readonly Source[];
  ignored: readonly string[];
  here: Session;
}

/**
 * Reads documents for those who read them: messages are in the language of the documents where they share one, unless
 * another is asked for. To learn that language they are read first, and read again where it is not the session's.
 */
export async function readInLanguage<T extends { language: Language }>(
  given: Given,
  session: Session,
  make: Make<T>,
): Promise<InLanguage<T>> {
  const { io, framework } = session;
  // What comes in on standard input is read once, however often it is looked at.
  let stdin: Promise<Uint8Array> | undefined;
  const read = async (ui: Language): Promise<InLanguage<T>> => {
    const here = { ...session, ui, say: speaker(framework, ui), io: { ...io, stdin: () => (stdin ??= io.stdin()) } };
    return { ...(await readAll(given, here, (path, look, lines, source) => make(path, look, lines, source, ui))), here };
  };
  const first = await read(session.ui);
  const language = languageOf(given, first.made, session.ui);
  return language === session.ui ? first : read(language);
}
