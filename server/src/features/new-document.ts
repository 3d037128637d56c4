import { stringify } from 'yaml';
import { sayer } from '../checks/run.ts';
import { KIND_NAMES, STATUS_NAMES } from '../framework/names.ts';
import type { Criterion, Framework, Kind, Language } from '../framework/types.ts';
import { fileName } from '../text/addresses.ts';
import { relativePath } from '../workspace/files.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { underTitle } from './insertion.ts';

/** What a new document is to be. */
export interface NewDocument {
  kind: Kind;
  language: Language;
  /** Who agree it; none where that is not known yet. */
  parties: readonly string[];
  /** The ambition that it serves, as the front matter names it (`visie.md#thuis-wonen`); undefined for none. */
  serves: string | undefined;
}

/** Position of a kind's own name in a language, among its names. */
const NAMED: Record<Language, number> = { nl: 0, en: 1 };

/**
 * A document to fill in: its front matter, a title, and under a heading of its own every block that is essential for its
 * kind, with tab stops that are numbered through. `withoutStops` makes plain text of it.
 */
export function newDocument({ kind, language, parties, serves }: NewDocument, framework: Framework): string {
  const position = NAMED[language];
  const values = {
    document: KIND_NAMES[kind][position],
    language,
    status: STATUS_NAMES.draft[position],
    version: 0.1,
    ...(parties.length > 0 ? { parties: parties.map(oneLine) } : {}),
    ...(serves && kind !== 'vision' ? { serves: oneLine(serves) } : {}),
  };
  // Lists on one line, and no line broken: as people write front matter.
  const frontMatter = Object.entries(values).map(
    ([key, value]) => `${key}: ${stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trimEnd()}`,
  );
  const title = sayer(framework, { ui: language })('new-document/stop-title');
  const blocks = essentialBlocks(kind, framework).map((criterion) =>
    underTitle({ title: (criterion.heading ?? criterion.title)[language], body: criterion.template?.[language] ?? '' }, 2),
  );
  return `---\n${frontMatter.join('\n')}\n---\n\n${numbered([`# \${1:${title}}`, ...blocks])}\n`;
}

/** What a document of a kind cannot do without and has a text to start from, in the order in which a reader wants it. */
export function essentialBlocks(kind: Kind, { criteria, structure }: Framework): Criterion[] {
  const place = ({ id }: Criterion): number => {
    const at = structure.readingOrder.indexOf(id);
    return at < 0 ? structure.readingOrder.length : at;
  };
  const essential = criteria.filter(({ levels, template }) => levels[kind] === 'essential' && template !== undefined);
  return essential.sort((a, b) => place(a) - place(b));
}

/** An ambition that a new document can serve. */
export interface Ambition {
  /** The ambition in its own words, or the name of its vision; and the vision that it stands in. */
  title: string;
  vision: string;
  /** Address of the vision, and the ambition's id in it; null where only the vision can be referred to. */
  uri: string;
  id: string | null;
}

/** The ambitions of the visions that are known, in order of address and place. */
export function ambitionsIn(workspace: Workspace): Ambition[] {
  return workspace.uris().flatMap((uri) => {
    const parts = workspace.kind(uri) === 'vision' ? workspace.digest(uri)?.parts : undefined;
    const vision = parts?.about[0]?.title || fileName(uri);
    return (parts?.ambitions ?? []).map(({ ids, title }) => ({ title: title || vision, vision, uri, id: ids[0] ?? null }));
  });
}

/** How a document at `from` names an ambition in its front matter; undefined where no path leads there. */
export function servedFrom(from: string, { uri, id }: Pick<Ambition, 'uri' | 'id'>): string | undefined {
  const path = relativePath(from, uri);
  return path === undefined || id === null ? path : `${path}#${id}`;
}

/** Texts one below the other, their tab stops numbered through: two stops with one number would be filled in as one. */
function numbered(texts: readonly string[]): string {
  let last = 0;
  const through = texts.map((text) => {
    const own = new Map<string, number>();
    return text.replace(/\$\{(\d+):/g, (_, number: string) => {
      if (!own.has(number)) own.set(number, ++last);
      return `\${${own.get(number)}:`;
    });
  });
  return through.join('\n\n');
}

/** What people type may hold line ends and tab stops; front matter takes neither. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('${', '$ {').trim();
}
