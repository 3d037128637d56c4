import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { stringify } from 'yaml';
import { sayer } from '../checks/run.ts';
import { type Annotated, annotateCertain } from '../features/annotate.ts';
import { KIND_NAMES } from '../framework/names.ts';
import type { Kind, Language } from '../framework/types.ts';
import { normalise } from '../text/words.ts';
import type { WordComment } from '../word/comments.ts';
import { MOST_BYTES } from '../word/limits.ts';
import type { Loss } from '../word/losses.ts';
import type { Refusal } from '../word/package.ts';
import { type Given, isGiven, namedOption, type OptionSpecs, oneOf, optionValue, UsageError } from './arguments.ts';
import type { Look } from './checking.ts';
import { existing, readBytes, reason, shown } from './files.ts';
import { CLEAN, type Session } from './io.ts';
import { save } from './output.ts';
import { READING_OPTIONS, readingOf, STDIN } from './plan.ts';

const { format, config, kind } = READING_OPTIONS;
export const IMPORT_OPTIONS: OptionSpecs = {
  ...(format && { format }),
  ...(config && { config }),
  ...(kind && { kind }),
  language: { example: 'nl' },
  output: { example: 'visie.md', short: 'o' },
  force: {},
};

/** Where the Markdown goes that has no name of its own: its folder decides which configuration counts. */
const UNNAMED = 'import.md';

/** Writes a Word document as Markdown, annotated where that is certain, and tells what could not be carried over. */
export async function importWord(given: Given, session: Session): Promise<number> {
  const { io, say } = session;
  const form = oneOf(given, 'format', ['text', 'json'], 'text');
  const language = oneOf<Language | 'auto'>(given, 'language', ['nl', 'en'], 'auto');
  const asked = namedOption(given, 'kind', KIND_NAMES);
  const [name, surplus] = given.positionals;
  if (name === undefined) throw new UsageError('cli/import-what');
  if (surplus !== undefined) throw new UsageError('cli/surplus-argument', { name: surplus });
  const output = optionValue(given, 'output');
  if (output !== undefined && !/\.(?:md|markdown)$/i.test(output)) throw new UsageError('cli/import-form', { name: output });
  const bytes = name === STDIN ? await io.stdin() : read(name, io.cwd);
  const { readWord } = await import('./word.ts');
  const found = readWord(
    bytes,
    (comment, in_) => commented(comment, sayer(session.framework, { ui: in_ })),
    language === 'auto' ? undefined : language,
  );
  if ('refusal' in found) throw refused(name, found.refusal);
  const guessed = asked ?? kindIn(`${found.title} ${name === STDIN ? '' : basename(name)}`);
  const text = withFrontMatter(found, guessed, session);
  const own = isOwn(found.markdown);
  const { annotated, look } = annotate(text, own, output ?? UNNAMED, given, session);
  const result: Result = { name, output, own, annotated, losses: found.losses, language: found.language, kind: look?.kind };
  if (form === 'json') io.stdout(json(result, session));
  else if (output === undefined) io.stdout(annotated.text);
  if (output !== undefined) save(output, annotated.text, io.cwd, isGiven(given, 'force'), 'cli/exists-force');
  if (form !== 'json') io.stderr(told(result, say));
  return CLEAN;
}

interface Result {
  name: string;
  output: string | undefined;
  /** It was a document of ours before it was one of Word. */
  own: boolean;
  annotated: Annotated;
  losses: readonly Loss[];
  language: Language;
  kind: Kind | undefined;
}

type Say = Session['say'];

function read(name: string, cwd: string): Uint8Array {
  const file = resolve(cwd, name);
  const found = existing(file);
  if (found === undefined) throw new UsageError('cli/import-missing', { name });
  if (found === 'folder') throw new UsageError('cli/import-folder', { name });
  try {
    // More than can be read is not brought into memory.
    if (statSync(file).size > MOST_BYTES) throw refused(name, 'too-large');
    return readBytes(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError('cli/import-unreadable', { name, detail: reason(error) });
  }
}

function refused(name: string, refusal: Refusal): UsageError {
  return new UsageError(`word/${refusal}`, { name });
}

/** The kind that a title or the name of a file says; undefined where it says none, or several. */
function kindIn(title: string): Kind | undefined {
  const words = ` ${normalise(title).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const kinds = (Object.keys(KIND_NAMES) as Kind[]).filter((one) =>
    KIND_NAMES[one].some((spelling) => words.includes(` ${spelling.replace(/-/g, ' ')} `)),
  );
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** A document of ours that comes back has its front matter already. */
function isOwn(markdown: string): boolean {
  return /^---\r?\n/.test(markdown);
}

function withFrontMatter(
  { markdown, title, language }: { markdown: string; title: string; language: Language },
  kind: Kind | undefined,
  { framework }: Session,
): string {
  if (isOwn(markdown)) return markdown;
  const fields = {
    ...(kind && { document: sayer(framework, { ui: language })(`kind/${kind}`) }),
    language,
    ...(title !== '' && { title }),
  };
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${markdown}`;
}

/** As Markdown has no comments, what somebody noted stands in one of HTML below the words that it is about. */
function commented({ author, date, about, text }: WordComment, say: Say): string {
  const by = [author, date].filter((part) => part !== '').join(', ');
  const head = about === '' ? say('word/comment', { by }) : say('word/comment-about', { by, about });
  return `<!-- ${`${head} ${text}`.replace(/--+/g, '–').replace(/-?>/g, '›').replace(/\s+/g, ' ').trim()} -->`;
}

/** Annotates in place of the file that will be written, under the configuration that counts there. What its author annotated before stays so. */
function annotate(
  text: string,
  own: boolean,
  output: string,
  given: Given,
  session: Session,
): { annotated: Annotated; look: Look | undefined } {
  const { io, ui } = session;
  const file = resolve(io.cwd, output);
  const { checking } = readingOf({ ...given, positionals: [output] }, session);
  const path = shown(file, io.cwd);
  const look = (source: string): Look | undefined => checking.looked({ path, file, bytes: new TextEncoder().encode(source) }, (one) => one);
  const first = look(text);
  const framework = first?.framework ?? session.framework;
  return { annotated: first && !own ? annotateCertain(text, look, framework, ui) : { text, annotations: [] }, look: first };
}

/** What was written, what was annotated, and what is not in it. */
function told({ name, output, own, annotated: { annotations }, losses, kind }: Result, say: Say): string {
  const lines: string[] = [];
  if (output !== undefined) lines.push(say('import/written', { name: output, source: name }));
  if (own) lines.push(say('import/own'));
  else if (kind === undefined) lines.push(say('import/no-kind'));
  else if (annotations.length > 0)
    lines.push(say('import/annotated', { names: [...new Set(annotations.map((one) => one.name))].join(', ') }));
  else lines.push(say('import/not-annotated'));
  if (losses.length > 0) lines.push(say('import/lost'), ...losses.map((loss) => `  - ${lossText(loss, say)}`));
  else lines.push(say('import/nothing-lost'));
  return `${lines.join('\n')}\n`;
}

function lossText({ kind, count, places }: Loss, say: Say): string {
  const at = places.length > 0 ? ` (${places.map((place) => `“${place}”`).join(', ')}${count > places.length ? ', …' : ''})` : '';
  return `${say(`word/lost/${kind}`, { count: String(count) })}${at}`;
}

function json({ name, output, annotated, losses, language, kind }: Result, { say }: Session): string {
  const lost = losses.map((loss) => ({ ...loss, message: lossText(loss, say) }));
  const content = output === undefined ? { markdown: annotated.text } : { output };
  return `${JSON.stringify({ version: 1, source: name, ...content, kind: kind ?? null, language, annotations: annotated.annotations, lost }, null, 2)}\n`;
}
