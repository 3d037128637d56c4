import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtCli } from '../support/built.ts';
import { framework } from '../support/framework.ts';
import { inFolder, only, type Scenario, vision } from './scenario.ts';

/** What comes after a problem: the system's own codes are not for people. */
const CODE = /\bE[A-Z]{3,}\b/;

describe('what the command line cannot read', () => {
  const TREE = { 'visie.md': vision(), 'los.md': '# Los\n', '.convenant.yaml': only() };

  for (const [name, message] of [
    ['verslag.docx', /^verslag\.docx: Dit is een Word-document; .* convenant import verslag\.docx -o verslag\.md\n$/],
    ['Visie 2030.DOCX', /^Visie 2030\.DOCX: .* convenant import "Visie 2030\.DOCX" -o "Visie 2030\.md"\n$/],
    ['verslag.odt', /^verslag\.odt: Dit is geen Markdown; .* \.docx .* convenant import\.\n$/],
    ['verslag.pdf', /^verslag\.pdf: Dit is een PDF; .* convenant import\.\n$/],
  ] as const)
    it(`is told with what to do, and ends with 2: ${name}`, () =>
      inFolder({ ...TREE, [name]: 'PK' }, async (scenario) => {
        const alone = await scenario.runArguments(['check', name, '--ui', 'nl']);
        assert.deepEqual([alone.status, alone.stdout], [2, 'Er is niets gecontroleerd.\n']);
        assert.match(alone.stderr, message);
        // The others are checked all the same, and in a folder it is left alone.
        const beside = await scenario.runArguments(['check', name, 'visie.md', '--ui', 'nl']);
        assert.deepEqual([beside.status, beside.stdout], [2, 'Niets gevonden in 1 document.\n']);
        assert.deepEqual(await scenario.run('check . --ui nl'), { status: 0, stdout: 'Niets gevonden in 1 document.\n', stderr: '' });
        for (const command of ['profile', 'questions', 'report -o r.html', 'export -o r.docx'])
          assert.equal((await scenario.runArguments([...command.split(' '), name])).status, 2, command);
      }));

  it('is told where a file was named that is no governance document, whatever is made of the others', () =>
    inFolder(TREE, async (scenario) => {
      const note = /^los\.md is niet gecontroleerd: de kop noemt geen soort document /;
      for (const command of [
        'check los.md visie.md',
        'check los.md visie.md --format json',
        'profile los.md visie.md',
        'questions los.md visie.md',
      ]) {
        const { status, stderr } = await scenario.run(`${command} --ui nl`);
        assert.equal(status, 0, command);
        assert.match(stderr, note, command);
      }
      // In the language of the report, once.
      for (const command of ['report los.md visie.md -o r.html', 'export los.md visie.md -o r.docx', 'report los.md visie.md -o s.docx']) {
        const { stderr } = await scenario.run(command.replace('export los.md visie.md', 'export los.md'));
        assert.equal(stderr.match(/los\.md (?:is niet gecontroleerd|was not checked)/g)?.length, 1, command);
      }
      for (const silent of ['check .', 'check *.md', 'check los.md visie.md --quiet'])
        assert.equal((await scenario.run(silent)).stderr, '', silent);
      const { status, stdout } = await scenario.run('check los.md --ui nl');
      assert.equal(status, 0);
      assert.match(stdout, /^Geen documenten gevonden/);
    }));

  it('names the first of many such files, and counts the others', () =>
    inFolder(Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`${n}.md`, '# Los\n'])), async (scenario) => {
      const { stderr } = await scenario.run(`check ${Array.from({ length: 9 }, (_, n) => `${n}.md`).join(' ')} --ui nl`);
      assert.equal(stderr.split('\n').length - 1, 6);
      assert.match(stderr, /\nOm dezelfde reden niet gecontroleerd: nog 4\.\n$/);
    }));

  it('is not waited for where it is no file: a pipe, a device', () =>
    inFolder(TREE, async (scenario) => {
      execFileSync('mkfifo', [join(scenario.folder, 'pijp.md')]);
      for (const [command, message] of [
        ['check pijp.md', /^pijp\.md: Dit is een pipe, een apparaat of een socket, geen bestand\. .* standaardinvoer/],
        ['check /dev/null', /null: Dit is een pipe, een apparaat/],
        ['import pijp.md', /pijp\.md is niet te lezen: het is een pipe/],
        ['check visie.md --config pijp.md', /pijp\.md is er niet of is niet te lezen/],
        ['check visie.md --baseline pijp.md', /pijp\.md is niet te lezen: het is een pipe/],
        ['profile visie.md --scan pijp.md', /pijp\.md .*: het is een pipe/],
        ['compare pijp.md visie.md', /pijp\.md: Dit is een pipe/],
        ['test pijp.md', /pijp\.md is er niet of is niet te lezen/],
        ['export pijp.md -o a.docx', /pijp\.md: Dit is een pipe/],
      ] as const) {
        const { status, stderr } = await scenario.run(`${command} --ui nl`);
        assert.equal(status, 2, command);
        assert.match(stderr, message, command);
      }
      // In a folder it is passed by, and what a document refers to there is not read.
      scenario.write({ 'visie.md': vision('Zie [de pijp](pijp.md#deel).') });
      assert.deepEqual(await scenario.run('check . --ui nl'), { status: 0, stdout: 'Niets gevonden in 1 document.\n', stderr: '' });
    }));

  for (const [command, message] of [
    ['check visie.md/deel.md', /^visie\.md\/deel\.md: Dit is niet te lezen: in het pad staat een bestand waar een map hoort\.\n/],
    ['check stuk[', /^stuk\[: Er is geen Markdownbestand dat op dit patroon lijkt\./],
    ['check visie.md --baseline nergens.json', /nergens\.json is niet te lezen: het bestand is er niet\./],
    ['check visie.md --baseline map', /map is niet te lezen: het is een map, geen bestand\./],
    ['profile visie.md --scan nergens.csv', /nergens\.csv met de vermogensscan is niet te lezen: het bestand is er niet\./],
    ['new visie -o nergens/visie.md', /nergens\/visie\.md is niet te schrijven: de map waarin het moet komen, is er niet\./],
    ['report visie.md -o map.html', /map\.html is niet te schrijven: het is een map, geen bestand\./],
  ] as const)
    it(`is told in words, with the path: ${command}`, () =>
      inFolder({ ...TREE, 'map/a.md': '', 'map.html/a.md': '' }, async (scenario) => {
        const { status, stderr } = await scenario.run(`${command} --ui nl`);
        assert.equal(status, 2);
        assert.match(stderr, message);
        assert.doesNotMatch(stderr, CODE);
      }));

  it('has words for the same refusals in both languages', () => {
    const known = (language: 'nl' | 'en'): string[] => Object.keys(framework.messages[language]).filter((key) => key.startsWith('system/'));
    assert.ok(known('nl').length > 8);
    assert.deepEqual(known('nl'), known('en'));
  });

  it('ends as the help says where a document is not UTF-8: with a finding', () =>
    inFolder({ 'oud.md': Buffer.from('---\ndocument: visie\n---\n\n# Visie caf\xe9\n', 'latin1') }, async (scenario) => {
      const { status, stdout } = await scenario.run('check oud.md --ui nl');
      assert.equal(status, 1);
      assert.match(stdout, /oud\.md:1:1 fout document\/encoding /);
      assert.match(
        (await scenario.run('check --help --ui nl')).stdout,
        /geen UTF-8 is of te groot, krijgt daar zelf een melding over: 1\./,
      );
      assert.match((await scenario.run('check --help --ui en')).stdout, /UTF-8, or too large, has a finding of its own that says so: 1\./);
    }));
});

describe('a baseline that cannot be written', () => {
  const REFUSED = 'check . --baseline b.json --update-baseline';

  it('is told before anything is checked: its folder is not there', () =>
    inFolder({ 'visie.md': vision() }, async (scenario) => {
      const { status, stdout, stderr } = await scenario.run('check . --baseline map/b.json --update-baseline --ui nl');
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /^convenant: map\/b\.json is niet te schrijven: de map waarin het moet komen, is er niet\.\n/);
    }));

  for (const [what, tree] of [
    ['a folder in which nothing may be written', {}],
    ['a file that may not be changed', { 'b.json': '{"version":1,"documents":{},"between":[]}' }],
  ] as const)
    it(`is told before anything is checked: ${what}`, () =>
      inFolder({ 'visie.md': vision(), ...tree }, async (scenario: Scenario) => {
        for (const name of Object.keys(tree)) chmodSync(join(scenario.folder, name), 0o444);
        chmodSync(scenario.folder, 0o555);
        // Root may write everywhere, so somebody else does it.
        const somebody = process.getuid?.() === 0 ? { uid: 65534 } : {};
        const { status, stdout, stderr } = spawnSync(process.execPath, [builtCli(), ...REFUSED.split(' ')], {
          cwd: scenario.folder,
          encoding: 'utf8',
          env: { LANG: 'nl' },
          ...somebody,
        });
        chmodSync(scenario.folder, 0o755);
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, /^convenant: b\.json is niet te schrijven: u hebt er geen toegang toe\.\n/);
        assert.equal(existsSync(join(scenario.folder, 'b.json')), 'b.json' in tree);
      }));
});
