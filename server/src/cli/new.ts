import { withoutStops } from '../features/fixes.ts';
import { newDocument } from '../features/new-document.ts';
import { refusedId } from '../framework/configuration/criteria.ts';
import { KIND_NAMES, nameOf } from '../framework/names.ts';
import { type Kind, LANGUAGES, type Language } from '../framework/types.ts';
import { capitalised } from '../text/words.ts';
import { type Given, isGiven, type OptionSpecs, oneOf, optionValue, UsageError } from './arguments.ts';
import { typed } from './files.ts';
import { CLEAN, type Session } from './io.ts';
import { save } from './output.ts';

/** Options that only a document takes. */
const OF_DOCUMENTS: OptionSpecs = {
  language: { example: 'nl' },
  parties: { example: 'Zorggroep De Brug, huisartsen in De Brug' },
  serves: { example: 'visie.md#thuis-wonen' },
};
export const NEW_OPTIONS: OptionSpecs = { output: { example: 'huisregels.convenant.yaml', short: 'o' }, ...OF_DOCUMENTS };

/** Writes something to start from: a document of a kind, or a criterion of one's own. */
export function newText(given: Given, session: Session): number {
  const { io, say } = session;
  const [what] = given.positionals;
  const kind = what === undefined ? undefined : nameOf(KIND_NAMES, what);
  const text = kind ? documentText(kind, given, session) : ruleText(given, session);
  const output = optionValue(given, 'output');
  if (output === undefined) io.stdout(text);
  else {
    save(output, text, io.cwd, false);
    io.stderr(`${say(kind ? 'new/written' : 'new/rule-written', { name: typed(output) })}\n`);
  }
  return CLEAN;
}

/** A document with every block that its kind cannot do without; what is to be filled in stands between brackets. */
function documentText(kind: Kind, given: Given, { framework, ui }: Session): string {
  const [name = '', surplus] = given.positionals;
  if (surplus !== undefined) throw new UsageError('cli/surplus-argument', { name: surplus });
  const language = oneOf(given, 'language', LANGUAGES, languageOf(kind, name) ?? ui);
  const parties = (optionValue(given, 'parties') ?? '').split(',').map((party) => party.trim());
  const serves = optionValue(given, 'serves');
  return withoutStops(newDocument({ kind, language, parties: parties.filter((party) => party !== ''), serves }, framework));
}

/** The language that a kind is named in, where its name is in one: a `visie` is Dutch. */
function languageOf(kind: Kind, name: string): Language | undefined {
  const [dutch, ...others] = KIND_NAMES[kind];
  if (name.toLowerCase() === dutch) return 'nl';
  return others.slice(0, 2).includes(name.toLowerCase()) && /^(?:vision|member|proposition)/i.test(name) ? 'en' : undefined;
}

/** A criterion to start from, with its examples. */
function ruleText(given: Given, { framework, say }: Session): string {
  const [what, id, surplus] = given.positionals;
  if (what !== 'rule') throw what === undefined ? new UsageError('cli/new-which') : new UsageError('cli/new-what', { name: what });
  const foreign = Object.keys(OF_DOCUMENTS).find((option) => isGiven(given, option));
  if (foreign !== undefined) throw new UsageError('cli/unknown-option', { name: `--${foreign}` });
  if (id === undefined) throw new UsageError('cli/new-id');
  if (surplus !== undefined) throw new UsageError('cli/surplus-argument', { name: surplus });
  const refused = refusedId(id, framework);
  if (refused) throw new UsageError(refused, { name: id });
  const title = capitalised(id).replaceAll('-', ' ');
  return `${say('new/rule', { id, title })}\n`;
}
