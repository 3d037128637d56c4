import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SOURCE = join(ROOT, 'server/src');
const MOST_LINES = 400;

/** What each folder may import of ours, besides itself (design §4). */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  framework: ['text'],
  document: ['text', 'framework'],
  checks: ['text', 'framework', 'document'],
  workspace: ['text', 'framework', 'document', 'checks'],
  features: ['text', 'framework', 'document', 'checks', 'workspace'],
  lsp: ['text', 'framework', 'document', 'checks', 'workspace', 'features'],
  word: ['text', 'framework', 'document'],
  report: ['text', 'framework', 'document', 'checks', 'workspace', 'features', 'word'],
  cli: ['text', 'framework', 'document', 'checks', 'workspace', 'features', 'report', 'word'],
};
/** The command that is the server loads it when it is asked for, and only there. */
const LOADED = ['cli/lsp.ts → lsp/start.ts'];
/** An editor shows what a board reads: the one place where the server uses the reports. */
const SHOWN = 'lsp/board.ts';
/** These run in a browser too: no file system, no process, no protocol. */
const CORE = ['text', 'framework', 'document', 'checks', 'workspace', 'features'];
const FOREIGN_TO_CORE = /^(?:node:|vscode)/;

interface Import {
  specifier: string;
  /** Path below `server/src`, of an import of ours. */
  target: string | undefined;
}

const files = sources(SOURCE);
const imports = new Map(files.map((file) => [relative(SOURCE, file), importsOf(file)]));

describe('the source', () => {
  it('has folders that the design knows, and no others', () => {
    const folders = readdirSync(SOURCE, { withFileTypes: true });
    assert.deepEqual(folders.map((f) => f.name).sort(), Object.keys(MAY_IMPORT).sort());
  });

  it('imports one way, as the design says', () => {
    const wrong = [...imports].flatMap(([file, list]) => {
      const own = folderOf(file);
      return list.flatMap(({ target }) => {
        if (target === undefined || folderOf(target) === own || MAY_IMPORT[own]?.includes(folderOf(target))) return [];
        if (file === SHOWN && folderOf(target) === 'report') return [];
        return [`${file} → ${target}`];
      });
    });
    assert.deepEqual(wrong, LOADED);
  });

  it('knows no file system, process or protocol in its core', () => {
    const wrong = [...imports].flatMap(([file, list]) =>
      list
        .filter(({ specifier }) => CORE.includes(folderOf(file)) && FOREIGN_TO_CORE.test(specifier))
        .map(({ specifier }) => `${file} → ${specifier}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('uses no global of Node in its core', () => {
    const wrong = files.filter(
      (file) => CORE.includes(folderOf(relative(SOURCE, file))) && /\b(?:process\.|Buffer\b|__dirname|require\()/.test(code(file)),
    );
    assert.deepEqual(
      wrong.map((file) => relative(SOURCE, file)),
      [],
    );
  });

  it('imports only what exists', () => {
    const wrong = [...imports].flatMap(([file, list]) =>
      list.filter(({ target }) => target !== undefined && !imports.has(target)).map(({ target }) => `${file} → ${target}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('has no circle of imports, of types neither', () => {
    assert.deepEqual(circles(), []);
  });

  it('is used by the client through the protocol only', () => {
    const wrong = sources(join(ROOT, 'client')).filter((file) => /['"][./]+server\//.test(code(file)));
    assert.deepEqual(
      wrong.map((file) => relative(ROOT, file)),
      [],
    );
  });

  it('imports what only Node or only a browser has where that is loaded, as one bundle serves both', () => {
    const wrong = [...sources(join(ROOT, 'client')), ...files].filter(
      (file) => !file.includes('/client/src/host-') && /^import (?!type )[^;]*? from 'vscode-\w+\/(?:node|browser)'/m.test(code(file)),
    );
    assert.deepEqual(
      wrong.map((file) => relative(ROOT, file)),
      [],
    );
  });

  it(`has no file of more than ${MOST_LINES} lines, nor have the tests and scripts`, () => {
    const long = ['server/src', 'client', 'scripts', 'test'].flatMap((folder) =>
      sources(join(ROOT, folder)).flatMap((file) => {
        const lines = readFileSync(file, 'utf8').split('\n').length - 1;
        return lines > MOST_LINES ? [`${relative(ROOT, file)}: ${lines}`] : [];
      }),
    );
    assert.deepEqual(long, []);
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? sources(join(folder, entry.name)) : /\.(?:ts|mjs)$/.test(entry.name) ? [join(folder, entry.name)] : [],
    )
    .sort();
}

/** A file's text without comments, in which an import may be named. */
function code(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\s*(?:\/\*[\s\S]*?\*\/|\/\/.*)/gm, '');
}

function importsOf(file: string): Import[] {
  return [...code(file).matchAll(/^(?:import|export|\})\s[^;'"]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    (match) => {
      const specifier = match[1] ?? match[2] ?? match[3] ?? '';
      return { specifier, target: specifier.startsWith('.') ? relative(SOURCE, join(dirname(file), specifier)) : undefined };
    },
  );
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** Every circle of imports that a walk from each file comes upon, as a row of files. */
function circles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file) || way.includes(file)) return;
    for (const { target } of imports.get(file) ?? []) if (target !== undefined) walk(target, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return found;
}
