import { resolve } from 'node:path';
import { aboutProfiles, profileOf } from '../features/profile.ts';
import { type Scan, scanOf } from '../features/scan.ts';
import { readScan } from '../features/scan-file.ts';
import { problemMessage } from '../framework/messages.ts';
import { rangeJson } from '../report/json.ts';
import { type ProfiledDocument, profileJson } from '../report/profile-json.ts';
import { ProfileText } from '../report/profile-text.ts';
import { decode } from '../workspace/encoding.ts';
import { type Given, type OptionSpecs, oneOf, optionValue, UsageError } from './arguments.ts';
import { tellProblems, tellUnchecked } from './check.ts';
import type { Checking } from './checking.ts';
import { readBytes, reason, shown } from './files.ts';
import { CLEAN, COULD_NOT, type Session } from './io.ts';
import { READING_OPTIONS } from './plan.ts';
import { readAll } from './reading.ts';

export const PROFILE_OPTIONS: OptionSpecs = { ...READING_OPTIONS, scan: { example: 'scan.yaml' } };

/** Shows how documents stand, by lens, factor, theme and pillar, and the studies' instruments beside it. */
export async function profile(given: Given, session: Session): Promise<number> {
  const { io, framework, ui, say } = session;
  const format = oneOf(given, 'format', ['text', 'json'], 'text');
  const { made, checking, ignored } = await readAll<ProfiledDocument>(given, session, (path, look, lines) => ({
    path,
    profile: profileOf(look, framework, ui, (range) => rangeJson(range, { lines })),
  }));
  const scan = scanGiven(optionValue(given, 'scan'), checking, session);
  const { problems } = checking.taken();
  tellUnchecked(ignored, session);
  const about = aboutProfiles(framework, ui);
  const colours = io.terminal.stdout && !io.env.NO_COLOR;
  if (format === 'json') io.stdout(profileJson(made, about, scan, problems, say));
  else if (made.length > 0 || scan) io.stdout(new ProfileText({ say, ui, colours }).all(made, about, scan));
  tellProblems(problems, io);
  if (made.length === 0 && !scan) io.stderr(`${say('cli/none')}\n`);
  return problems.length > 0 ? COULD_NOT : CLEAN;
}

/** The capability scan in a file; entries that cannot be read are problems. */
export function scanGiven(name: string | undefined, checking: Checking, { io, framework, ui }: Session): Scan | undefined {
  if (name === undefined) return undefined;
  const file = resolve(io.cwd, name);
  const path = shown(file, io.cwd);
  const { respondents, problems } = readScan(path, decode(bytesOf(file, name)).text, framework, ui);
  for (const problem of problems) checking.problem(path, problemMessage(problem, framework.messages[ui]), problem);
  return scanOf(respondents, framework, ui);
}

function bytesOf(file: string, name: string): Uint8Array {
  try {
    return readBytes(file);
  } catch (error) {
    throw new UsageError('cli/no-scan', { name, detail: reason(error) });
  }
}
