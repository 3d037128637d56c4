import { parseArgs } from 'node:util';
import { nameOf, nearest } from '../framework/names.ts';
import type { Language } from '../framework/types.ts';

/** A mistake in how the command was called, as a message key with its parameters. */
export class UsageError extends Error {
  constructor(
    readonly key: string,
    readonly parameters: Readonly<Record<string, string>> = {},
    /** What may have been meant instead. */
    readonly near: string | undefined = undefined,
  ) {
    super(key);
  }
}

/** An option of a command. `example` is a value for messages; an option without one is a switch. */
export interface OptionSpec {
  example?: string;
  short?: string;
  multiple?: boolean;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** What was given: values in order for each option (a switch holds `''`), and the rest. */
export interface Given {
  options: ReadonlyMap<string, readonly string[]>;
  positionals: readonly string[];
}

/** Options that every command has. */
export const COMMON: OptionSpecs = { ui: { example: 'nl' }, help: { short: 'h' } };

/**
 * Reads the arguments of a command.
 * @throws UsageError for anything that the command does not know, with the nearest that it does
 */
export function readArguments(args: readonly string[], own: OptionSpecs): Given {
  const specs: OptionSpecs = { ...COMMON, ...own };
  const options = Object.fromEntries(
    Object.entries(specs).map(
      ([name, { example, short }]) => [name, { type: example ? 'string' : 'boolean', ...(short ? { short } : {}) }] as const,
    ),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const spec = specs[name];
    if (!spec) throw unknownOption(rawName, specs);
    if (!spec.example && value !== undefined) throw new UsageError('cli/no-value', { name: rawName });
    // `--format --quiet` forgets a value; a value that starts with a dash is given as `--map=-x`.
    const forgotten = value === undefined || (!inlineValue && value.startsWith('-') && value !== '-');
    if (spec.example && forgotten) throw new UsageError('cli/needs-value', { name: rawName, example: spec.example });
    const values = given.get(name) ?? [];
    given.set(name, spec.multiple ? [...values, value ?? ''] : [value ?? '']);
  }
  return { options: given, positionals };
}

function unknownOption(rawName: string, specs: OptionSpecs): UsageError {
  const near = nearest(rawName.replace(/^-+/, ''), Object.keys(specs));
  return new UsageError('cli/unknown-option', { name: rawName }, near && `--${near}`);
}

/** The value of an option out of a few. */
export function oneOf<T extends string>(given: Given, option: string, allowed: readonly T[], otherwise: T): T {
  const value = optionValue(given, option);
  if (value === undefined) return otherwise;
  const found = allowed.find((one) => one === value);
  if (found) return found;
  throw new UsageError('cli/wrong-value', { name: `--${option}`, value, names: allowed.join(', ') }, nearest(value, allowed));
}

/** The value of an option that has several spellings, such as a kind; undefined where it is not given. */
export function namedOption<K extends string>(given: Given, option: string, table: Readonly<Record<K, readonly string[]>>): K | undefined {
  const value = optionValue(given, option);
  return value === undefined ? undefined : named(value, `--${option}`, table);
}

/** @throws UsageError where no entry of the table has that name */
export function named<K extends string>(value: string, option: string, table: Readonly<Record<K, readonly string[]>>): K {
  const key = nameOf(table, value);
  if (key) return key;
  const spellings = Object.values<readonly string[]>(table);
  throw new UsageError(
    'cli/wrong-value',
    { name: option, value, names: spellings.map((s) => s[0]).join(', ') },
    nearest(value, spellings.flat()),
  );
}

/** The last value given for an option. */
export function optionValue(given: Given, option: string): string | undefined {
  return given.options.get(option)?.at(-1);
}

export function isGiven(given: Given, option: string): boolean {
  return given.options.has(option);
}

/**
 * The language to speak before anything is known to be right: that of `--ui`, where it can be read at
 * all, so that a mistake elsewhere is told in the language that was asked for.
 */
export function languageIn(args: readonly string[]): Language | undefined {
  const at = args.findIndex((arg) => arg === '--ui' || arg.startsWith('--ui='));
  const value = args[at] === '--ui' ? args[at + 1] : args[at]?.slice('--ui='.length);
  return value === 'nl' || value === 'en' ? value : undefined;
}
