import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Reading } from '../document/document.ts';
import { type Outcome, tryExample } from '../features/examples.ts';
import type { DataProblem } from '../framework/reader.ts';
import { type Given, type OptionSpecs, UsageError } from './arguments.ts';
import { problemAt } from './checking.ts';
import { existing, shown, uriOf } from './files.ts';
import { configurationHere, configurationsFor } from './here.ts';
import { CLEAN, COULD_NOT, FINDINGS, type Session } from './io.ts';

export const TEST_OPTIONS: OptionSpecs = {};

/** Tries the examples of configuration files: those that are named, else those that hold in the working directory. */
export function test(given: Given, session: Session): number {
  const { io, say, framework } = session;
  const configurations = configurationsFor(given.positionals, session);
  const files = given.positionals.length > 0 ? given.positionals.map((path) => named(path, session)) : configurationHere(session).files;
  if (files.length === 0) throw new UsageError('cli/no-configuration');
  const base = new Reading(framework);
  const problems: DataProblem[] = [];
  let tried = 0;
  let failed = 0;
  for (const file of files) {
    const read = configurations.read(file);
    problems.push(...read.problems);
    const reading = read.framework === framework ? base : new Reading(read.framework, base);
    for (const example of read.examples) {
      const outcome = tryExample(example, reading);
      tried++;
      if (outcome.failure === undefined) continue;
      failed++;
      io.stdout(`${shown(fileURLToPath(file), io.cwd)}:${example.line}: ${explained(outcome, session)}\n`);
    }
  }
  for (const problem of problems) {
    const [path, message, at] = problemAt(problem, session);
    io.stderr(`${path}:${at?.line}:${at?.column}: ${message}\n`);
  }
  const told = tried === 0 ? 'test/none' : failed === 0 ? 'test/passed' : 'test/failed';
  // Of what is refused its examples are left out too: it may have them.
  if (tried > 0 || problems.length === 0) io.stdout(`${say(told, { count: String(tried), failed: String(failed) })}\n`);
  return problems.length > 0 ? COULD_NOT : failed > 0 ? FINDINGS : CLEAN;
}

function named(path: string, { io }: Session): string {
  const file = resolve(io.cwd, path);
  if (existing(file) !== 'file') throw new UsageError('cli/no-config', { name: path });
  return uriOf(file);
}

/** What was expected of an example, and what was found instead. */
function explained({ example, failure, elements, found }: Outcome, { say }: Session): string {
  const text = example.text.replace(/\s+/g, ' ');
  const told = say(`test/${failure}`, {
    text: text.length > 90 ? `${text.slice(0, 90)}…` : text,
    id: example.criterion,
    elements: elements.join(', '),
  });
  return `${told} ${found.length > 0 ? say('test/found', { found: found.join(', ') }) : say('test/found-nothing')}`;
}
