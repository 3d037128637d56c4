import { relative, resolve, sep } from 'node:path';
import { compareDocuments } from '../features/compare/compare.ts';
import { counterparts } from '../features/compare/sets.ts';
import type { Side } from '../features/compare/types.ts';
import { titleOf } from '../features/neighbours.ts';
import type { Compared } from '../report/compare/compared.ts';
import { compareJson } from '../report/compare/json.ts';
import { compareMarkdown } from '../report/compare/markdown.ts';
import { compareText } from '../report/compare/text.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Given, type OptionSpecs, oneOf, UsageError } from './arguments.ts';
import { existing, uriOf } from './files.ts';
import { CLEAN, type Session } from './io.ts';
import { READING_OPTIONS, workspaceFor } from './plan.ts';
import { isAdoptedVersion, isRevision, presentVersions, type Versioned, versionsAt } from './versions.ts';

const { 'stdin-filename': _, today: __, ...reading } = READING_OPTIONS;
export const COMPARE_OPTIONS: OptionSpecs = reading;

/** Tells what changed between two versions of documents: files, folders, revisions of git, or the adopted version. */
export function compare(given: Given, session: Session): number {
  const { io, framework, ui, say } = session;
  const format = oneOf(given, 'format', ['text', 'json', 'markdown'], 'text');
  const { before, after } = versionsOf(given, session);
  const documents = compared(before, after, given, session);
  if (documents.length === 0) throw new UsageError('cli/none');
  const colours = io.terminal.stdout && !io.env.NO_COLOR;
  if (format === 'json') io.stdout(compareJson(documents));
  else if (format === 'markdown') io.stdout(compareMarkdown(documents, framework, ui));
  else io.stdout(compareText(documents, { framework, ui, colours }));
  if (documents.every(({ comparison }) => comparison === undefined)) io.stderr(`${say('compare/no-pair')}\n`);
  return CLEAN;
}

type Names = Versioned & { name: string };

/** Which versions the arguments name, each document by its path below what is compared. */
function versionsOf({ positionals }: Given, session: Session): { before: Names[]; after: Names[] } {
  const { cwd } = session.io;
  const [old, now, ...paths] = positionals;
  if (old === undefined || now === undefined) throw new UsageError('compare/two');
  const [oldIn, nowIn] = [old, now].map((name) => isRevision(name, cwd));
  if (oldIn && nowIn) {
    const at = paths.length > 0 ? paths : ['.'];
    const present = presentVersions(at, session);
    return { before: named(versionsAt(old, at, present, session), cwd), after: named(versionsAt(now, at, present, session), cwd) };
  }
  if (paths[0] !== undefined && !oldIn && !nowIn) throw new UsageError('cli/surplus-argument', { name: paths[0] });
  if (oldIn || nowIn) {
    const at = [oldIn ? now : old, ...paths];
    const present = presentVersions(at, session);
    const past = versionsAt(oldIn ? old : now, at, present, session);
    return oldIn ? { before: named(past, cwd), after: named(present, cwd) } : { before: named(present, cwd), after: named(past, cwd) };
  }
  const folders = [old, now].map((name) => existing(resolve(cwd, name)) === 'folder');
  if (folders[0] !== folders[1]) throw new UsageError('compare/file-and-folder');
  const [one, other] = [presentVersions([old], session), presentVersions([now], session)];
  // Two files are two versions of one document, whatever they are called.
  if (!folders[0]) return { before: one.map((v) => ({ ...v, name: '' })), after: other.map((v) => ({ ...v, name: '' })) };
  return { before: named(one, resolve(cwd, old)), after: named(other, resolve(cwd, now)) };
}

function named(versions: readonly Versioned[], folder: string): Names[] {
  return versions.map((version) => ({ ...version, name: relative(folder, version.file).split(sep).join('/') }));
}

/** Documents side by side; files that are no governance document in either version are left out. */
function compared(before: readonly Names[], after: readonly Names[], given: Given, session: Session): Compared[] {
  const then = holding(before, given, session);
  const now = holding(after, given, session);
  const [ofAdopted, toAdopted] = given.positionals.map((name) => isAdoptedVersion(name) && isRevision(name, session.io.cwd));
  const known = (versions: readonly Names[], workspace: Workspace): Names[] => versions.filter(({ file }) => workspace.kind(uriOf(file)));
  return counterparts(known(before, then), known(after, now)).flatMap((pair): Compared[] => {
    const [one, other] = [pair.before && sideOf(then, pair.before), pair.after && sideOf(now, pair.after)];
    const shown = pair.after ?? pair.before;
    const only = other ?? one;
    if (!shown || !only) return [];
    const { language } = only.model;
    const head = { path: shown.path, language, title: titleOf(only.model) };
    if (!one || !other || !pair.after || !pair.before) {
      const [only, neverAdopted] = other ? (['after', ofAdopted === true] as const) : (['before', toAdopted === true] as const);
      return [{ ...head, from: undefined, comparison: undefined, only, neverAdopted }];
    }
    const { reading } = now.configuration(uriOf(pair.after.file));
    const comparison = compareDocuments(one, other, reading, session.ui);
    return [
      {
        ...head,
        from: pair.before.path === pair.after.path ? undefined : pair.before.path,
        comparison,
        only: undefined,
        neverAdopted: false,
      },
    ];
  });
}

/** A workspace that holds one of the versions. */
export function holding(versions: readonly Versioned[], given: Given, session: Session): Workspace {
  const workspace = workspaceFor(
    given,
    versions.map(({ file }) => file),
    session,
  );
  for (const { file, text } of versions) workspace.set(uriOf(file), text, true);
  return workspace;
}

/** A document as it stands in its workspace. */
export function sideOf(workspace: Workspace, { file }: Pick<Versioned, 'file'>): Side | undefined {
  const checked = workspace.check(uriOf(file));
  return checked && { model: checked.model, assessments: checked.result.assessments };
}
