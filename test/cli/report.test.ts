import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, vision } from './scenario.ts';

describe('convenant report', () => {
  it('writes the file that it is told, over what stood there, and nothing else', () =>
    inFolder({ 'visie.md': vision(), 'board.html': 'old' }, async (scenario) => {
      const { status, stdout, stderr } = await scenario.run('report visie.md -o board.html');
      assert.deepEqual([status, stdout, stderr], [0, '', '']);
      assert.match(scenario.read('board.html'), /<h1>Verslag voor het bestuur: Dichtbij<\/h1>/);
      assert.equal(scenario.read('visie.md'), vision());
    }));

  it('speaks the language of the documents, or the one that is asked for; standard input too', () =>
    inFolder({}, async (scenario) => {
      await scenario.run('report - -o a.html', { stdin: vision(), env: { LANG: 'en_GB' } });
      assert.match(scenario.read('a.html'), /<html lang="nl">[\s\S]*Dichtbij/);
      await scenario.run('report - -o b.html --ui en', { stdin: vision() });
      assert.match(scenario.read('b.html'), /<html lang="en">[\s\S]*<h1>Report to the board: Dichtbij<\/h1>/);
    }));

  it('asks where the report should go, and writes over no document', () =>
    inFolder({ 'visie.md': vision() }, async (scenario) => {
      const without = await scenario.run('report visie.md --ui nl');
      assert.deepEqual([without.status, without.stdout], [2, '']);
      assert.match(without.stderr, /Waar moet het verslag komen\?/);
      const over = await scenario.run('report . -o visie.md --ui en');
      assert.equal(over.status, 2);
      assert.match(over.stderr, /a name ending in \.html or \.docx, instead of visie\.md/);
      assert.equal(scenario.read('visie.md'), vision());
    }));

  for (const option of ['--since HEAD', '--scan scan.csv'])
    it(`says that the Word document has no place for ${option}, rather than leave it out`, () =>
      inFolder({ 'visie.md': vision() }, async (scenario) => {
        const { status, stderr } = await scenario.run(`report . -o board.docx ${option} --ui en`);
        assert.deepEqual([status, existsSync(join(scenario.folder, 'board.docx'))], [2, false]);
        assert.ok(stderr.includes(`${option.split(' ')[0]} only goes into a report that is a page.`), stderr);
      }));

  it('says so where there is nothing to report on', () =>
    inFolder({ 'a.md': '# Other\n' }, async (scenario) => {
      const { status, stderr } = await scenario.run('report . -o board.html --ui en');
      assert.equal(status, 2);
      assert.match(stderr, /No documents/);
      assert.ok(!existsSync(join(scenario.folder, 'board.html')));
    }));

  it('reports on what could be read, and says what could not', () =>
    inFolder({ 'visie.md': vision() }, async (scenario) => {
      const { status, stderr } = await scenario.run('report visie.md weg.md -o board.html --ui nl');
      assert.equal(status, 2);
      assert.match(stderr, /^weg\.md: /);
      const page = scenario.read('board.html');
      assert.match(page, /Niet alles was te lezen/);
      assert.match(page, /<code>weg\.md<\/code>/);
    }));

  it('tells why a file cannot be written', () =>
    inFolder({ 'visie.md': vision() }, async (scenario) => {
      const { status, stderr } = await scenario.run('report visie.md -o nowhere/board.html --ui en');
      assert.equal(status, 2);
      assert.match(stderr, /nowhere\/board\.html cannot be written: the folder that it is to be in is not there\./);
    }));
});
