import type { Standing } from '../checks/finding.ts';
import { sayer } from '../checks/run.ts';
import type { Framework, Kind, Language, Profile } from '../framework/types.ts';
import { unescaped } from '../text/addresses.ts';
import type { Checked } from '../workspace/workspace.ts';

/** How a document stands, for an item in an editor's status bar. Counts are of criteria that are asked of it. */
export interface DocumentStatus {
  kind: Kind;
  language: Language;
  profile: Profile;
  /** Address of the configuration file that decides; null where none does. */
  configuration: string | null;
  /** Addresses of the files that it extends. */
  extended: string[];
  counts: Record<Standing, number>;
  /** A few words for the status bar, and Markdown that says more. */
  text: string;
  tooltip: string;
  /** What can be done from there, in the language of the user interface. */
  choices: { title: string; openRule: string; openConfiguration: string; restart: string };
}

/** A file as people know it: its path from a folder, or its address where it stands elsewhere. */
export function shownFile(file: string, root: string | undefined): string {
  return unescaped(root && file.startsWith(root) ? file.slice(root.length) : file);
}

/** @param root the folder that addresses are shown from, with a slash at its end; undefined outside a workspace */
export function statusOf(
  { model, result, profile, configuration }: Checked,
  framework: Framework,
  ui: Language,
  root: string | undefined,
): DocumentStatus {
  const say = sayer(framework, { ui });
  const counts: DocumentStatus['counts'] = { met: 0, partial: 0, missing: 0, suppressed: 0 };
  for (const { standing } of result.assessments) counts[standing]++;
  const kind = say(`kind/${model.kind}`);
  const files = configuration.files.map((file) => `\`${shownFile(file, root)}\``);
  const standings = (Object.keys(counts) as Standing[])
    .filter((s) => counts[s] > 0 || s !== 'suppressed')
    .map((s) => `${say(`standing/${s}`)}: ${counts[s]}`);
  return {
    kind: model.kind,
    language: model.language,
    profile,
    configuration: configuration.file ?? null,
    extended: configuration.files.slice(1),
    counts,
    text: say('status/text', { kind, language: model.language }),
    tooltip: [
      `**${kind}**, ${say(`language/${model.language}`)}`,
      `${say('status/profile')}: ${say(`importance/${profile}`)}`,
      `${say('status/configuration')}: ${files.length > 0 ? files.join(', ') : say('status/no-configuration')}`,
      standings.join(' · '),
    ].join('\n\n'),
    choices: {
      title: say('status/choose'),
      openRule: say('status/open-rule'),
      openConfiguration: say('status/open-configuration'),
      restart: say('status/restart'),
    },
  };
}
