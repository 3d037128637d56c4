import { betweenTopic, KIND_NAMES, nameOf, nearest, PROFILE_NAMES } from './names.ts';
import { type DataProblem, DataReader, type Entry } from './reader.ts';
import { type Framework, type Kind, LEVELS, type Level, type Profile } from './types.ts';

/** What a `.convenant.yaml` sets (design §3). What it leaves out is undefined or empty. */
export interface Configuration {
  profile: Profile | undefined;
  levels: Record<string, Level | 'off'>;
  /** Patterns of paths, relative to the file's folder, in order; the first that matches decides. */
  paths: { pattern: string; kind: Kind }[];
}

export const NO_CONFIGURATION: Configuration = { profile: undefined, levels: {}, paths: [] };
export const CONFIGURATION_FILE = '.convenant.yaml';

/** What YAML costs grows with the square of some texts, and a workspace may hold any. */
const LONGEST = 50_000;
const KEYS = ['profile', 'levels', 'paths'];

/** Reads a configuration. A bad entry is reported with its place and left out; the rest works. */
export function readConfiguration(
  file: string,
  source: string,
  framework: Framework,
): { configuration: Configuration; problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  const configuration: Configuration = { profile: undefined, levels: {}, paths: [] };
  const root = new DataReader(file, source.slice(0, LONGEST), problems).root();
  if (source.length > LONGEST) root.problem(`the file has more than ${LONGEST} characters; the rest is not read`);
  for (const [key, entry] of root.entries()) {
    if (KEYS.includes(key)) continue;
    const near = nearest(key, KEYS);
    entry.problem(`unknown key; expected ${KEYS.join(', ')}${near ? `. Do you mean "${near}"?` : ''}`);
  }
  configuration.profile = readProfile(root.get('profile'));
  for (const [code, entry] of root.get('levels').entries()) {
    const [id = ''] = code.split('/');
    if (!framework.criterion(id) && !betweenTopic(framework, id)) {
      const near = nearest(
        id,
        [...framework.criteria, ...framework.structure.between].map((c) => c.id),
      );
      entry.problem(`"${id}" is not a criterion${near ? `. Do you mean "${near}"?` : ''}; for instance: roles/authority: hint`);
      continue;
    }
    const level = entry.oneOf([...LEVELS, 'off']);
    if (level) configuration.levels[code] = level;
  }
  for (const [pattern, entry] of root.get('paths').entries()) {
    const kind = readKind(entry);
    if (kind) configuration.paths.push({ pattern, kind });
  }
  return { configuration, problems };
}

function readProfile(entry: Entry): Profile | undefined {
  const text = entry.optionalText();
  if (text === undefined) return undefined;
  const profile = nameOf(PROFILE_NAMES, text);
  if (!profile) entry.problem(`"${text}" is not a profile; expected essential, standard or complete`);
  return profile;
}

function readKind(entry: Entry): Kind | undefined {
  const text = entry.text();
  if (text === undefined) return undefined;
  const kind = nameOf(KIND_NAMES, text);
  if (!kind) {
    const near = nearest(text, Object.values(KIND_NAMES).flat());
    entry.problem(
      `"${text}" is not a kind of document; expected visie, ledenovereenkomst or propositie${near ? `. Do you mean "${near}"?` : ''}`,
    );
  }
  return kind;
}
