import { type Given, isGiven, type OptionSpecs, UsageError } from './arguments.ts';
import { CLEAN } from './io.ts';

export const LSP_OPTIONS: OptionSpecs = { stdio: {} };

/** Starts the language server on standard input and output; it ends when the editor says so. */
export async function lsp(given: Given): Promise<number> {
  if (!isGiven(given, 'stdio')) throw new UsageError('cli/needs-stdio');
  // It serves as soon as it is loaded. Built, it is the extension's bundle: `check` need not carry it.
  await import('../lsp/start.ts');
  return CLEAN;
}
