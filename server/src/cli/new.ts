import { isId } from '../framework/configuration/criteria.ts';
import { KIND_NAMES, nameOf } from '../framework/names.ts';
import { type Given, type OptionSpecs, optionValue, UsageError } from './arguments.ts';
import { CLEAN, type Session } from './io.ts';
import { save } from './output.ts';

export const NEW_OPTIONS: OptionSpecs = { output: { example: 'huisregels.convenant.yaml', short: 'o' } };

/** Writes a criterion to start from, with its examples: on standard output, or in a file that is not there yet. */
export function newRule(given: Given, { io, framework, say }: Session): number {
  const [what, id, surplus] = given.positionals;
  if (what !== undefined && nameOf(KIND_NAMES, what)) throw new UsageError('cli/later-command', { name: `new ${what}` });
  if (what !== 'rule') throw new UsageError('cli/new-what', { name: what ?? '' });
  if (id === undefined) throw new UsageError('cli/new-id');
  if (surplus !== undefined) throw new UsageError('cli/surplus-argument', { name: surplus });
  if (!isId(id)) throw new UsageError('configuration/id', { name: id });
  if (framework.criterion(id)) throw new UsageError('configuration/id-taken', { name: id });
  const title = id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
  const text = say('new/rule', { id, title });
  const output = optionValue(given, 'output');
  if (output === undefined) io.stdout(`${text}\n`);
  else save(output, `${text}\n`, io.cwd, false);
  return CLEAN;
}
