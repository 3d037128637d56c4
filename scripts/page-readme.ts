/**
 * Writes `dist/README.md`, the page of the extension in an editor or a gallery, from `README.md`: there a relative link leads nowhere
 * and a relative picture is not there. Where `package.json` has the address of the repository they lead there; else pictures are left out
 * and of links the words stay.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Image, Link, Node, Parent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { applyEdits, type TextEdit } from '../server/src/text/edits.ts';

/** What is for who has the repository stands between such marks in the README; the second may hold what the page says instead. */
const FOR_THE_REPOSITORY = /<!-- repository\b.*?-->[\s\S]*?<!-- page(?:: (.*?))? -->/g;

/**
 * The page of a README.
 * @param repository address of the repository, without `/` at its end; undefined where there is none
 */
export function pageReadme(readme: string, repository: string | undefined): string {
  const page = repository === undefined ? readme.replace(FOR_THE_REPOSITORY, '$1') : readme;
  return applyEdits(page, nodesOf(page).flatMap(repository === undefined ? leftOut : led(repository))).replace(/\n{3,}/g, '\n\n');
}

/** The address of the repository that a manifest names, as a browser opens it. */
export function repositoryOf({ repository, homepage }: { repository?: string | { url: string }; homepage?: string }): string | undefined {
  const address = (typeof repository === 'string' ? repository : repository?.url) ?? homepage;
  return /^(?:git\+)?(https:\/\/[^#?]+?)(?:\.git)?\/?(?:[#?].*)?$/.exec(address ?? '')?.[1];
}

function nodesOf(markdown: string): Node[] {
  return (unified().use(remarkParse).parse(markdown) as Parent).children;
}

/** Edits that leave out relative pictures, and of relative links all but the words. */
function leftOut(node: Node): TextEdit[] {
  const { children = [] } = node as Partial<Parent>;
  const inside = children.flatMap(leftOut);
  if (!isRelative(node)) return inside;
  const { start, end } = place(node);
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return [{ start, end, text: '' }];
  return [{ start, end: place(first).start, text: '' }, ...inside, { start: place(last).end, end, text: '' }];
}

/** Edits that have relative links and pictures lead to a repository. */
function led(repository: string): (node: Node) => TextEdit[] {
  return (node) => {
    const inside = ((node as Partial<Parent>).children ?? []).flatMap(led(repository));
    if (!isRelative(node)) return inside;
    // Their address stands last, and they have no title.
    const end = place(node).end - 1;
    return [
      ...inside,
      { start: end - node.url.length, end, text: `${repository}/${node.type === 'image' ? 'raw' : 'blob'}/HEAD/${node.url}` },
    ];
  };
}

function isRelative(node: Node): node is Link | Image {
  return (node.type === 'link' || node.type === 'image') && !/^(?:[a-z][a-z+.-]*:|#|\/\/)/i.test((node as Link | Image).url);
}

function place(node: Node | undefined): { start: number; end: number } {
  return { start: node?.position?.start.offset ?? 0, end: node?.position?.end.offset ?? 0 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  mkdirSync(`${root}dist`, { recursive: true });
  const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Parameters<typeof repositoryOf>[0];
  writeFileSync(`${root}dist/README.md`, pageReadme(readFileSync(`${root}README.md`, 'utf8'), repositoryOf(manifest)));
}
