import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listFiles, PackageManager } from '@vscode/vsce';
import { ROOT as ROOT_OF_TESTS, workspaceOf } from './support/workspace.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(ROOT + path, 'utf8');

interface Manifest {
  type?: string;
  icon: string;
  contributes: {
    commands: { command: string; title: string }[];
    configuration: { properties: Record<string, { markdownDescription?: string; description?: string }> };
    walkthroughs: { steps: { id: string; description: string; media: { markdown: string }; completionEvents?: string[] }[] }[];
  };
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const texts = { nl: JSON.parse(read('package.nls.nl.json')), en: JSON.parse(read('package.nls.json')) } as Record<
  'nl' | 'en',
  Record<string, string>
>;

const keyOf = (text: string | undefined): string =>
  /^%(.+)%$/.exec(text ?? '')?.[1] ?? assert.fail(`${text} is no key of package.nls.json`);

describe('what the extension contributes', () => {
  // The packager looks through the whole folder.

  // By this alone they would take the client for one, whatever it is: VS Code on the web loads none.
  it('is no ES module for VS Code', () => assert.notEqual(manifest.type, 'module'));

  it('has every text in both languages, and no text that it does not use', () => {
    const used = new Set([...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key as string));
    for (const language of ['nl', 'en'] as const) {
      assert.deepEqual(Object.keys(texts[language]).sort(), [...used].sort(), language);
      for (const [key, text] of Object.entries(texts[language])) assert.ok(text.trim() !== '', key);
    }
  });

  it('titles each command in both languages, in other words', () => {
    for (const { command, title } of manifest.contributes.commands) {
      const key = keyOf(title);
      assert.notEqual(texts.nl[key], texts.en[key], command);
    }
  });

  it('describes each setting, here and in the README', () => {
    for (const [name, { markdownDescription, description }] of Object.entries(manifest.contributes.configuration.properties)) {
      keyOf(markdownDescription ?? description);
      assert.ok(read('README.md').includes(`\`${name}\``), name);
    }
  });

  it('has a walkthrough with words in both languages, whose steps lead to commands that are there', () => {
    const commands = new Set(manifest.contributes.commands.map(({ command }) => command));
    const [walkthrough] = manifest.contributes.walkthroughs;
    assert.ok(walkthrough && walkthrough.steps[0]?.id === 'example' && walkthrough.steps.at(-1)?.id === 'own');
    for (const { description, media, completionEvents = [] } of walkthrough.steps) {
      assert.ok(existsSync(ROOT + media.markdown) && existsSync(ROOT + media.markdown.replace(/\.md$/, '.nls.nl.md')), media.markdown);
      const named = Object.values(texts).map((one) =>
        [...(one[keyOf(description)] ?? '').matchAll(/\(command:toSide:([\w.]+)\)/g)].map(([, c]) => c),
      );
      // Each step has a button, and what it opens comes beside the walkthrough, which stays in sight.
      assert.ok(named[0]?.length);
      assert.deepEqual(named[0], named[1]);
      const events = completionEvents.flatMap((event) => /^onCommand:(.+)$/.exec(event)?.[1] ?? []);
      for (const command of [...named.flat(), ...events]) assert.ok(!command?.startsWith('convenant.') || commands.has(command), command);
    }
  });

  it('quotes in its walkthrough what is told of the example that it opens', () => {
    for (const [ui, page, example] of [
      ['en', 'findings.md', 'examples/en/proposition-breathing-hub.md'],
      ['nl', 'findings.nls.nl.md', 'examples/nl/propositie-eerste-gesprek.md'],
    ] as const) {
      const quoted = /^> (.+)$/m.exec(read(`media/walkthrough/${page}`))?.[1]?.replaceAll('**', '') ?? assert.fail(page);
      const told = workspaceOf({ 'example.md': read(example) }, { ui }).check(`${ROOT_OF_TESTS}example.md`)?.result.findings ?? [];
      assert.ok(
        told.some(({ message }) => message.startsWith(quoted)),
        quoted,
      );
    }
  });

  it('is packaged with all that it names', async () => {
    const packaged = new Set(await listFiles({ cwd: ROOT, packageManager: PackageManager.None }));
    const named = [...read('package.json').matchAll(/"(?:\.\/)?((?:media|snippets|syntaxes|server)\/[^"]+\.\w+)"/g)].map(
      ([, path]) => path as string,
    );
    assert.ok(named.length > 8);
    for (const path of [...named, manifest.icon]) assert.ok(packaged.has(path), path);
    const examples = [...read('client/src/example.ts').matchAll(/'(examples\/[^']+)'/g)].map(([, path]) => path as string);
    assert.equal(examples.length, 2);
    for (const path of examples) assert.ok(packaged.has(path), path);
  });

  it('has an icon of 256 pixels', () => {
    const png = readFileSync(ROOT + manifest.icon);
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
  });
});
