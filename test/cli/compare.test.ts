import { strict as assert } from 'node:assert';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { committed, git } from '../support/git.ts';
import { inFolder, type Scenario } from './scenario.ts';

const SCHEMA = JSON.parse(readFileSync(new URL('../../server/framework/schema/compare.schema.json', import.meta.url), 'utf8')) as object;

function agreement(notice: string, status = 'concept'): string {
  return `---\ndocument: ledenovereenkomst\nlanguage: nl\ntitle: Overeenkomst\nstatus: ${status}\n---\n\n# Overeenkomst\n\n## Artikel 1 Doel\n\nPartijen werken samen voor ouderen die thuis wonen.\n\n## Artikel 2 Opzegging\n\nOpzeggen kan schriftelijk met een opzegtermijn van ${notice}.\n`;
}

const LONGER = 'De termijn in “Artikel 2 Opzegging” is langer: van zes maanden naar een jaar.';

interface Output {
  documents: {
    path: string;
    from: string | null;
    only: string | null;
    neverAdopted: boolean;
    comparison: { changes: { about: string; how: string; message: string }[] } | null;
  }[];
}

async function told(scenario: Scenario, command: string): Promise<Output['documents']> {
  const { status, stdout, stderr } = await scenario.run(`compare ${command} --format json --ui nl`);
  assert.equal(status, 0, stderr);
  const output = JSON.parse(stdout) as Output;
  const validate = new Ajv2020({ allErrors: true }).compile(SCHEMA);
  assert.ok(validate(output), JSON.stringify(validate.errors));
  return output.documents;
}

const messages = (documents: Output['documents']): string[] =>
  documents.flatMap(({ comparison }) => comparison?.changes.map(({ message }) => message) ?? []);

describe('convenant compare', () => {
  it('two files, as text, JSON that its schema describes and Markdown; the same bytes twice', () =>
    inFolder({ 'oud.md': agreement('zes maanden'), 'nieuw.md': agreement('een jaar') }, async (scenario) => {
      assert.deepEqual(messages(await told(scenario, 'oud.md nieuw.md')), [LONGER]);
      const text = await scenario.run('compare oud.md nieuw.md --ui nl');
      assert.equal(
        text.stdout,
        `oud.md → nieuw.md\nVergeleken: concept met concept\n\nTermijnen en getallen\n  ${LONGER}\n\nBepaling voor bepaling\n  Artikel 2 Opzegging (gewijzigd): Opzeggen kan schriftelijk met een opzegtermijn van [-zes maanden-] {+een jaar+}.\nOngewijzigd: 4.\n`,
      );
      assert.deepEqual(await scenario.run('compare oud.md nieuw.md --ui nl'), text);
      const markdown = await scenario.run('compare oud.md nieuw.md --ui en --format markdown');
      assert.match(markdown.stdout, /^# What changed\n\n## Overeenkomst \(`nieuw\.md`\)/);
      assert.match(markdown.stdout, /- \*\*Artikel 2 Opzegging\*\* \(changed\): .*~~zes maanden~~ \*\*een jaar\*\*/);
    }));

  it('two folders: by name, by content where a file was renamed, and what stands in one of them only', () =>
    inFolder(
      {
        'a/een.md': agreement('zes maanden'),
        'a/twee.md': agreement('drie weken').replaceAll('Overeenkomst', 'Reglement'),
        'a/weg.md': '---\ndocument: visie\nlanguage: nl\n---\n\n# Visie\n\nHeel iets anders over de wijk.\n',
        'b/een.md': agreement('een jaar'),
        'b/drie.md': agreement('drie weken').replaceAll('Overeenkomst', 'Reglement'),
        'b/nieuw.md': '---\ndocument: propositie\nlanguage: nl\n---\n\n# Vallen\n\nMinder valpartijen onder tachtigers.\n',
        'b/gewoon.md': '# Geen document\n',
      },
      async (scenario) => {
        const documents = await told(scenario, 'a b');
        assert.deepEqual(
          documents.map(({ path, from, only }) => [path, from, only]),
          [
            ['b/drie.md', 'a/twee.md', null],
            ['b/een.md', 'a/een.md', null],
            ['b/nieuw.md', null, 'after'],
            ['a/weg.md', null, 'before'],
          ],
        );
        assert.deepEqual(messages(documents), [LONGER]);
      },
    ));

  it('a document by itself and in the report, since before it had another name', () =>
    inFolder({ 'map/a.md': agreement('zes maanden') }, async (scenario) => {
      committed(scenario);
      git(scenario, 'tag', 'v1');
      renameSync(join(scenario.folder, 'map/a.md'), join(scenario.folder, 'map/b.md'));
      git(scenario, 'add', '-A');
      git(scenario, 'commit', '-m', 'name');
      scenario.write({ 'map/b.md': agreement('een jaar') });
      for (const command of ['v1 map/b.md', 'v1 map']) {
        const documents = await told(scenario, command);
        assert.deepEqual([documents.map(({ from }) => from), messages(documents)], [['map/a.md'], [LONGER]]);
      }
      for (const at of ['map', 'map/b.md']) {
        await scenario.run(`report ${at} -o b.html --since v1 --ui nl`);
        assert.ok(scenario.read('b.html').includes(LONGER));
      }
    }));

  it('a revision with the working files, two revisions, and the version that was adopted last, under an earlier name too', () =>
    inFolder({ 'map/a.md': agreement('zes maanden', 'vastgesteld') }, async (scenario) => {
      committed(scenario);
      renameSync(join(scenario.folder, 'map/a.md'), join(scenario.folder, 'map/b.md'));
      git(scenario, 'add', '-A');
      git(scenario, 'commit', '-m', 'name');
      git(scenario, 'tag', 'named');
      scenario.write({ 'map/b.md': agreement('drie maanden') });
      git(scenario, 'commit', '-am', 'draft');
      scenario.write({ 'map/b.md': agreement('een jaar') });
      assert.ok(messages(await told(scenario, 'named map/b.md')).includes(LONGER));
      assert.ok(messages(await told(scenario, 'vastgesteld map')).includes(LONGER));
      assert.ok(messages(await told(scenario, 'adopted map/b.md')).includes(LONGER));
      assert.deepEqual(messages(await told(scenario, 'named HEAD map')), [
        'Status: eerst vastgesteld, nu concept.',
        'De termijn in “Artikel 2 Opzegging” is korter: van zes maanden naar drie maanden.',
      ]);
      const report = await scenario.run('report map -o b.html --since adopted --ui nl');
      assert.deepEqual([report.status, report.stderr], [0, '']);
      const page = scenario.read('b.html');
      assert.ok(page.includes(LONGER));
      assert.match(page, /<del>zes maanden<\/del> <ins>een jaar<\/ins>/);
      await scenario.run('report map -o c.html --ui nl');
      assert.doesNotMatch(scenario.read('c.html'), /Wat er veranderde/);
    }));

  const refused: readonly (readonly [string, RegExp])[] = [
    ['', /Name two versions/],
    ['a.md', /Name two versions/],
    ['a.md map', /Name two files or two folders/],
    ['a.md b.md c.md', /“c\.md” does not belong here|c\.md/],
    ['nergens a.md', /is not in a git repository/],
  ];
  for (const [command, message] of refused)
    it(`says what to do about “compare ${command}”, and ends with 2`, () =>
      inFolder({ 'a.md': agreement('een jaar'), 'b.md': agreement('een jaar'), 'map/c.md': agreement('een jaar') }, async (scenario) => {
        const { status, stdout, stderr } = await scenario.run(`compare ${command} --ui en`);
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, message);
      }));

  it('tells which way a power went in text, JSON, Markdown and the report', () => {
    const power = (limit: string): string =>
      `${agreement('een jaar')}\n## Artikel 3 Scholing\n\nDe kwaliteitscommissie beslist over scholing tot ${limit} per jaar.\n`;
    return inFolder({ 'a.md': power('€ 5.000') }, async (scenario) => {
      committed(scenario);
      scenario.write({ 'a.md': power('€ 10.000') });
      const [document] = await told(scenario, 'HEAD a.md');
      assert.deepEqual(
        document?.comparison?.changes.map(({ about, how }) => [about, how]),
        [['power', 'widened']],
      );
      const wider = /De bevoegdheid van de kwaliteitscommissie is verruimd: van “De kwaliteitscommissie beslist over scholing tot € 5\.000/;
      assert.match((await scenario.run('compare HEAD a.md --ui nl')).stdout, wider);
      assert.match((await scenario.run('compare HEAD a.md --ui nl --format markdown')).stdout, wider);
      await scenario.run('report a.md -o b.html --since HEAD --ui nl');
      assert.match(scenario.read('b.html'), wider);
    });
  });

  it('tells a document that was never adopted from one that is new', () =>
    inFolder(
      { 'map/a.md': agreement('zes maanden', 'vastgesteld'), 'map/b.md': agreement('zes maanden').replaceAll('Overeenkomst', 'Reglement') },
      async (scenario) => {
        committed(scenario);
        const [, never] = await told(scenario, 'adopted map');
        assert.deepEqual(never, { ...never, path: 'map/b.md', only: 'after', neverAdopted: true, comparison: null });
        const text = await scenario.run('compare adopted map --ui nl');
        assert.match(text.stdout, /map\/b\.md\nVan dit document staat in git nog geen vastgestelde versie\.\n/);
        const markdown = await scenario.run('compare adopted map --ui en --format markdown');
        assert.match(markdown.stdout, /Git holds no adopted version of this document yet\./);
        await scenario.run('report map -o b.html --since adopted --ui nl');
        assert.match(scenario.read('b.html'), /nog geen vastgestelde versie/);
        scenario.write({ 'map/c.md': agreement('een jaar').replaceAll('Overeenkomst', 'Convenant voor iets anders') });
        const [, , added] = await told(scenario, 'HEAD map');
        assert.deepEqual([added?.only, added?.neverAdopted], ['after', false]);
        assert.match((await scenario.run('compare HEAD map --ui nl')).stdout, /map\/c\.md\nVan dit document is er geen eerdere versie\./);
        // What was adopted and is no governance document any more is gone.
        scenario.write(Object.fromEntries(['map/a.md', 'map/b.md', 'map/c.md'].map((file) => [file, '# Overeenkomst\n'])));
        const [gone] = await told(scenario, 'adopted map');
        assert.deepEqual([gone?.path, gone?.only, gone?.neverAdopted], ['map/a.md', 'before', false]);
      },
    ));

  it('says so where git knows no such revision, and where nothing was ever adopted', () =>
    inFolder({ 'a.md': agreement('een jaar') }, async (scenario) => {
      committed(scenario);
      for (const name of ['nope', '--output=x', 'HEAD~9']) {
        const { status, stderr } = await scenario.runArguments(['compare', '--ui', 'en', '--', name, 'a.md']);
        assert.equal(status, 2);
        assert.match(stderr, /git does not know it here|not an option|does not exist/);
      }
      assert.match((await scenario.run('compare adopted a.md --ui en')).stderr, /There is no commit in which/);
      assert.equal((await scenario.run('compare HEAD a.md --ui en')).stdout, 'a.md\nNothing changed.\n');
    }));
});
