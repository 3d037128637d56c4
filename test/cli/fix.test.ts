import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inFolder, MENDED, MISSPELT, only, vision } from './scenario.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

describe('convenant check --fix', () => {
  it('mends what is safe, says so, and reports what is left', () =>
    inFolder({ 'a.md': MISSPELT, 'b.md': vision('Zie [hier](#nergens).'), '.convenant.yaml': only() }, async (scenario) => {
      assert.deepEqual(await scenario.run('check --fix'), {
        status: 1,
        stdout:
          'b.md (vision)\nb.md:9:12 error reference/unknown-id Nothing in this document has the id “nergens”.\n\n' +
          'Fixed: 1 place in 1 document.\nTo have a finding explained: convenant explain reference/unknown-id\n2 documents: 1 error.\n',
        stderr: '',
      });
      assert.equal(scenario.read('a.md'), MENDED);
    }));

  it('keeps every other byte: the mark at the start, line endings, a last line without one', () =>
    inFolder({ '.convenant.yaml': only() }, async (scenario) => {
      const bytes = (text: string): Buffer => Buffer.from(`\ufeff${text.replace(/\n/g, '\r\n').trimEnd()} ë 👩‍⚕️`);
      scenario.write({ 'a.md': bytes(MISSPELT.replace(':::\n', ':::\n\nTekst')) });
      assert.equal((await scenario.run('check --fix')).status, 0);
      assert.deepEqual(scenario.bytes('a.md'), bytes(MENDED.replace(':::\n', ':::\n\nTekst')));
    }));

  it('writes nothing the second time, and nothing where there is nothing to mend', () =>
    inFolder(
      { 'a.md': MISSPELT, 'b.md': vision(), 'blog.md': '# Blog\n\n:::terugkopeling\n:::\n', '.convenant.yaml': only() },
      async (scenario) => {
        const changed = (): number[] => ['a.md', 'b.md', 'blog.md'].map((path) => statSync(join(scenario.folder, path)).mtimeMs);
        const before = changed();
        await scenario.run('check --fix');
        const after = changed();
        assert.deepEqual(after.slice(1), before.slice(1));
        assert.ok(!(await scenario.run('check --fix')).stdout.includes('Fixed'));
        assert.deepEqual(changed(), after);
      },
    ));

  it('mends a kind that is misspelt, and then what stands below it', () =>
    inFolder({ 'a.md': MISSPELT.replace('document: visie', 'document: vise'), '.convenant.yaml': only() }, async (scenario) => {
      assert.equal((await scenario.run('check --fix')).status, 0);
      assert.equal(scenario.read('a.md'), MENDED);
    }));

  it('leaves a file that is not UTF-8 as it is', () =>
    inFolder({ 'a.md': Buffer.from(MISSPELT.replace('zorggroep', 'zörggroep'), 'latin1') }, async (scenario) => {
      const before = scenario.bytes('a.md');
      assert.equal((await scenario.run('check --fix')).status, 1);
      assert.deepEqual(scenario.bytes('a.md'), before);
    }));

  it('mends all that is broken in annotations at once: nothing safe is left, and nothing changes the second time', () =>
    inFolder({}, async (scenario) => {
      const names = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => /^(?:nl|en)\/.*\.md$/.test(name));
      assert.ok(names.length >= 8);
      // A third of the fences gone, a fence too many, a name misspelt, a comment that suppresses nothing.
      for (const name of names) {
        let fence = 0;
        const text = readFileSync(join(EXAMPLES, name), 'utf8')
          .replace(/^:::\n/gm, (found) => (++fence % 3 === 0 ? '' : fence % 7 === 0 ? found + found : found))
          .replace(/^:::([a-z-]{5,})/m, (_, word: string) => `:::${word.slice(0, 3)}${word.slice(4)}`);
        scenario.write({ [name]: `${text}\n<!-- convenant-disable-next-line feedback: omdat -->\n\nEen slot.\n` });
      }
      const safe = /"code":"(?:annotation\/(?:unclosed|stray-fence|unknown-block)|suppression\/unused)"/;
      assert.match((await scenario.run('check --format json')).stdout, safe);
      await scenario.run('check --fix');
      const once = names.map((name) => scenario.read(name));
      assert.doesNotMatch((await scenario.run('check --format json')).stdout, safe);
      assert.ok(!(await scenario.run('check --fix')).stdout.includes('Fixed'));
      assert.deepEqual(
        names.map((name) => scenario.read(name)),
        once,
      );
    }));
});
