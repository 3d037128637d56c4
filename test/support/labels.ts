import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** A careful reader's labels of one document, in the form of `../shared/labelled/labels.yaml`. */
export interface Labels {
  kind: 'V' | 'M' | 'P';
  style: 'A' | 'B' | 'C';
  /** Per criterion: met, missing, contested (not scored), or the elements that are absent. */
  criteria: Record<string, 'met' | 'missing' | 'contested' | string[]>;
  /** True where only elements were labelled, and not what is found beside them. */
  'elements-only'?: boolean;
  extra: { code: string; line: number; text: string }[];
  clean: { code: string; line: number; text: string }[];
  unscored: { code: string; line: number; text: string }[];
}

export interface LabelledDocument {
  set: string;
  name: string;
  text: string;
  labels: Labels;
  /** Not used to tune the rules: figures over these are what counts. */
  heldOut: boolean;
  /** Of those: the last that came, after most of the rules. */
  unseen: boolean;
  /** Of those: written to say everything otherwise than documents do. They are told of by themselves. */
  roundabout: boolean;
}

const CORPUS = fileURLToPath(new URL('../corpus/', import.meta.url));
const SHARED = fileURLToPath(new URL('../../../shared/labelled/', import.meta.url));

/** Every labelled document: the project's own, and those beside it where they are there. */
export function labelledDocuments(): LabelledDocument[] {
  const folders = readdirSync(CORPUS, { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => ({ set: e.name, folder: join(CORPUS, e.name) }));
  if (existsSync(SHARED)) folders.push({ set: 'shared', folder: SHARED });
  return folders.flatMap(({ set, folder }) => {
    const path = join(folder, 'labels.yaml');
    if (!existsSync(path)) return [];
    const labels = parse(readFileSync(path, 'utf8')) as Record<string, Partial<Labels>>;
    return Object.entries(labels).map(([name, label]) => ({
      set,
      name,
      text: readFileSync(join(folder, name), 'utf8'),
      labels: {
        kind: 'V',
        style: 'B',
        criteria: {},
        ...label,
        extra: label.extra ?? [],
        clean: label.clean ?? [],
        unscored: label.unscored ?? [],
      },
      heldOut: /^(?:held-out|unseen)-/.test(set),
      unseen: set.startsWith('unseen-'),
      roundabout: set === 'unseen-am',
    }));
  });
}
