import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Code, Definition, Emphasis, Heading, Image, InlineCode, Link, Node, Parent } from 'mdast';
import { Scenario } from './cli/scenario.ts';
import { committed } from './support/git.ts';
import { byRemark } from './support/remark.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** What leads into the documentation, and all of it. */
const PAGES = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'examples/README.md', ...below('docs')].sort();
/** The guides for people, by language: they are carried out, command by command. */
const GUIDES = {
  nl: ['adviseur', 'bestuur', 'schrijver', 'secretaris'].map((name) => `docs/nl/${name}.md`),
  en: ['adviser', 'board', 'secretary', 'writer'].map((name) => `docs/en/${name}.md`),
} as const;

function below(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const pages = new Map<string, Node[]>();

/** Every node of a page, also those in others. */
function nodes(path: string): Node[] {
  const all = (node: Node): Node[] => [node, ...((node as Parent).children ?? []).flatMap(all)];
  const found = pages.get(path) ?? byRemark(textOf(path)).flatMap(all);
  pages.set(path, found);
  return found;
}

/** The words of a node, without their markup. */
function words(node: Node): string {
  const { value, children } = node as { value?: string; children?: Node[] };
  return value ?? (children ?? []).map(words).join('');
}

/** The anchors of a page, as GitHub makes them of headings; of HTML its ids. */
function anchors(path: string): string[] {
  if (!path.endsWith('.md')) return [...textOf(path).matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id ?? '');
  const headings = nodes(path).filter((node): node is Heading => node.type === 'heading');
  return headings.map((heading) =>
    words(heading)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What is wrong with a relative address that stands in a page; undefined where it leads to something. */
function broken(page: string, address: string): string | undefined {
  if (/^(?:[a-z]+:|\/\/)/i.test(address)) return undefined;
  const [path = '', anchor] = address.split('#');
  const target = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), decodeURIComponent(path)));
  if (target.startsWith('..') || !existsSync(join(ROOT, target))) return `${page}: ${address}: there is no ${target}`;
  if (anchor === undefined || statSync(join(ROOT, target)).isDirectory()) return undefined;
  return anchors(target).includes(anchor) ? undefined : `${page}: ${address}: no such place in it`;
}

/** Command lines in the blocks of code of a page, and those named in running text. */
function commands(page: string): { blocks: string[]; inline: string[] } {
  const all = nodes(page);
  const blocks = all
    .filter((node): node is Code => node.type === 'code')
    .flatMap(({ value }) => value.split('\n'))
    .map((line) => line.replace(/\s#\s.*$/, '').trim())
    .filter((line) => /^(?:npx )?convenant /.test(line));
  const inline = all.filter((node): node is InlineCode => node.type === 'inlineCode').map(({ value }) => value);
  return { blocks, inline: inline.filter((value) => /^(?:npx )?convenant (?!-)/.test(value)) };
}

/** The arguments of a command line, as a shell takes it apart, and where its output goes. */
function argumentsOf(line: string): { argv: string[]; target: string | undefined } {
  const [command = '', target] = line.replace(/^(?:npx )?convenant /, '').split(/ > /);
  const argv = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
  return { argv, target: target?.trim() };
}

describe('the documentation', () => {
  it('leads to files and places that are there', () => {
    const links = PAGES.flatMap((page) =>
      nodes(page)
        .filter((node): node is Link | Image | Definition => ['link', 'image', 'definition'].includes(node.type))
        .map(({ url }) => ({ page, url })),
    );
    assert.ok(links.length > 200, `only ${links.length} links were found`);
    assert.deepEqual(
      links.flatMap(({ page, url }) => broken(page, url) ?? []),
      [],
    );
  });

  it('tells of addresses that lead nowhere', () => {
    assert.match(broken('docs/README.md', 'nl/niemand.md') ?? '', /there is no docs\/nl\/niemand\.md/);
    assert.match(broken('docs/README.md', 'file-formats.md#nowhere') ?? '', /no such place/);
    assert.equal(broken('docs/README.md', 'file-formats.md#review-decisions'), undefined);
  });

  it('names every page in its index, or in a page that the index names', () => {
    const linked = (page: string): string[] =>
      nodes(page)
        .filter((node): node is Link => node.type === 'link' && !/^[a-z]+:/i.test((node as Link).url))
        .map(({ url }) => join(dirname(page), url.split('#')[0] ?? ''));
    const reached = new Set(linked('docs/README.md').flatMap((page) => [page, ...(page.endsWith('.md') ? linked(page) : [])]));
    assert.deepEqual(
      PAGES.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md' && !reached.has(page)),
      [],
    );
  });

  it('names commands that are there, with options that they have', async () => {
    const scenario = new Scenario();
    try {
      const lines = PAGES.flatMap((page) => Object.values(commands(page)).flat());
      assert.ok(lines.length > 80, `only ${lines.length} commands were found`);
      for (const line of new Set(lines)) {
        const { status, stderr } = await scenario.runArguments([...argumentsOf(line).argv, '--help']);
        assert.deepEqual([line, status, stderr], [line, 0, '']);
      }
      assert.equal((await scenario.runArguments(['check', '--changed', 'main', '--help'])).status, 2);
    } finally {
      scenario.remove();
    }
  });

  for (const language of ['nl', 'en'] as const)
    it(`the guides in ${language}: every command does what it is there for`, async () => {
      const scenario = await office(language);
      try {
        const lines = new Set(GUIDES[language].flatMap((guide) => commands(guide).blocks));
        assert.ok(lines.size > 20, `only ${lines.size} commands were found`);
        for (const line of lines) {
          const { argv, target } = argumentsOf(line);
          const { status, stdout, stderr } = await scenario.runArguments([...argv, '--ui', language]);
          // Findings are no failure; that something could not be done is.
          const fine = argv[0] === 'check' ? [0, 1] : [0];
          assert.ok(fine.includes(status), `${line}: ${status}\n${stderr}`);
          if (target) scenario.write({ [target]: stdout });
          const file = target ?? (argv.includes('-o') ? argv[argv.indexOf('-o') + 1] : undefined);
          if (file) assert.ok(existsSync(join(scenario.folder, file)), `${line}: nothing was written`);
          else assert.notEqual(stdout, '', `${line}: nothing was said`);
        }
      } finally {
        scenario.remove();
      }
    });

  it('names commands of the editor as the editor does, and the Dutch guides as both do', () => {
    const titles = (file: string): Set<string> =>
      new Set(
        Object.entries(JSON.parse(textOf(file)) as Record<string, string>).flatMap(([key, text]) =>
          key.startsWith('command.') ? [text] : [],
        ),
      );
    const known = { en: titles('package.nls.json'), nl: titles('package.nls.nl.json') };
    const named = (pages: readonly string[]): string[] =>
      pages.flatMap((page) =>
        nodes(page)
          .filter((node): node is Emphasis => node.type === 'emphasis')
          .map(words)
          .flatMap((text) => (text.startsWith('Convenant: ') ? [text.slice('Convenant: '.length)] : [])),
      );
    const [dutch, english] = [named(GUIDES.nl), named(GUIDES.en)];
    assert.ok(english.length > 5);
    assert.deepEqual(
      english.filter((text) => !known.en.has(text)),
      [],
    );
    assert.deepEqual(
      dutch.filter((text) => !known.nl.has(text) && !known.en.has(text)),
      [],
    );
    assert.ok(dutch.filter((text) => known.nl.has(text)).length > 5);
  });

  it('tells writers how often it is wrong as the figures do', () => {
    const sets = [...textOf('docs/accuracy.md').matchAll(/^\| `\w+`: .*? \| ([\d.]+) \| ([\d.]+) \|/gm)];
    assert.ok(sets.length > 3);
    const onAverage = (column: number): number => sets.reduce((sum, set) => sum + Number(set[column]), 0) / sets.length;
    // “One in four” and “one in ten”, in docs/en/writer.md and docs/nl/schrijver.md.
    assert.deepEqual([Math.round(1 / (1 - onAverage(1))), Math.round((1 - onAverage(2)) * 10)], [4, 1]);
    assert.match(textOf('docs/en/writer.md'), /one in four[\s\S]*one in\s+ten/);
    assert.match(textOf('docs/nl/schrijver.md'), /een op de vier[\s\S]*een op de tien/);
  });
});

/** A folder as a secretary has it: a vision and an agreement in git, one in Word, an older text, a scan. */
async function office(language: 'nl' | 'en'): Promise<Scenario> {
  const names = {
    nl: { folder: 'documenten', agreement: 'ledenovereenkomst.md', word: 'overeenkomst.docx', old: 'oud.md' },
    en: { folder: 'documents', agreement: 'member-agreement.md', word: 'agreement.docx', old: 'old.md' },
  }[language];
  // Two documents are enough for every command, and each command reads them all.
  const examples = readdirSync(join(ROOT, 'examples', language)).filter((name) => !name.startsWith('propos'));
  const scenario = new Scenario(
    Object.fromEntries(examples.map((name) => [join(names.folder, name), textOf(join('examples', language, name))])),
  );
  const agreement = join(names.folder, names.agreement);
  const adopted = scenario
    .read(agreement)
    .replace(/^status: .*\n/m, '')
    .replace(/^---\n/, '---\nstatus: adopted\n');
  scenario.write({ [agreement]: adopted, [names.old]: adopted, 'scan.csv': 'naam;leiderschap;strategie\nAnna;6;4,5\nPiet;2;5\n' });
  committed(scenario);
  scenario.write({ [agreement]: adopted.replace('status: adopted', 'status: draft') });
  await scenario.runArguments(['export', agreement, '-o', names.word]);
  return scenario;
}
