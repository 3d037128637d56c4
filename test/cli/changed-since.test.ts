import { strict as assert } from 'node:assert';
import { committed, git, namesProgram } from '../support/git.ts';
import { inFolder, MENDED, MISSPELT, only, type Scenario, vision } from './scenario.ts';

async function told(scenario: Scenario, command: string): Promise<string[]> {
  const { stdout } = await scenario.run(`${command} --format json`);
  return (JSON.parse(stdout) as { documents: { path: string }[] }).documents.map(({ path }) => path);
}

describe('convenant check --changed-since', () => {
  it('tells of documents that were changed, staged, committed or not added yet', () =>
    inFolder({ 'a.md': MISSPELT, 'é/b.md': vision(), 'c.md': vision(), 'd.md': vision(), '.convenant.yaml': only() }, async (scenario) => {
      committed(scenario);
      assert.deepEqual(await told(scenario, 'check --changed-since main'), []);
      scenario.write({ 'é/b.md': MISSPELT });
      git(scenario, 'commit', '-am', 'change');
      scenario.write({ 'c.md': vision('Anders.') });
      git(scenario, 'add', '-A');
      scenario.write({ 'd.md': vision('Anders.'), 'n.md': vision() });
      assert.deepEqual(await told(scenario, 'check --changed-since HEAD'), ['c.md', 'd.md', 'n.md']);
      assert.deepEqual(await told(scenario, 'check --changed-since HEAD~1'), ['c.md', 'd.md', 'n.md', 'é/b.md']);
    }));

  it('runs nothing that the repository names', () =>
    inFolder({ 'a.md': vision(), '.gitattributes': '*.md filter=x\n', '.convenant.yaml': only() }, async (scenario) => {
      committed(scenario);
      const ran = namesProgram(scenario, 'filter.x.clean');
      git(scenario, 'config', 'filter.x.required', 'true');
      scenario.write({ 'a.md': vision('Anders.') });
      assert.deepEqual(await told(scenario, 'check --changed-since main'), ['a.md']);
      assert.equal(ran(), false);
    }));

  it('does not count what others did on the branch meanwhile, nor, for the exit status, what did not change', () =>
    inFolder({ 'a.md': MISSPELT, 'b.md': vision(), '.convenant.yaml': only() }, async (scenario) => {
      committed(scenario);
      git(scenario, 'checkout', '-b', 'mine');
      scenario.write({ 'b.md': vision('Anders.') });
      git(scenario, 'commit', '-am', 'mine');
      git(scenario, 'checkout', 'main');
      scenario.write({ 'a.md': vision() });
      git(scenario, 'commit', '-am', 'theirs');
      git(scenario, 'checkout', 'mine');
      assert.deepEqual(await told(scenario, 'check --changed-since main'), ['b.md']);
      assert.equal((await scenario.run('check --changed-since main')).status, 0);
      await scenario.run('check --changed-since main --fix');
      assert.equal(scenario.read('a.md'), MISSPELT);
      await scenario.run('check --fix');
      assert.equal(scenario.read('a.md'), MENDED);
    }));

  it('reads the others all the same: what is found hangs on them', () =>
    inFolder({ 'a.md': vision('Zie [b](b.md#thuis).'), 'b.md': vision('## Thuis'), '.convenant.yaml': only() }, async (scenario) => {
      committed(scenario);
      scenario.write({ 'a.md': vision('Lees [b](b.md#thuis).') });
      assert.deepEqual(await scenario.run('check --changed-since HEAD'), {
        status: 0,
        stdout: 'Nothing found in 1 document.\n',
        stderr: '',
      });
    }));

  it('counts everything as new before the first commit, and says so where nothing changed', () =>
    inFolder({ 'a.md': vision(), '.convenant.yaml': only() }, async (scenario) => {
      git(scenario, 'init', '-b', 'main');
      assert.deepEqual(await told(scenario, 'check --changed-since HEAD'), ['a.md']);
      committed(scenario);
      assert.equal((await scenario.run('check --changed-since HEAD')).stdout, 'No document has changed since then.\n');
    }));

  it('says what is wrong outside git and with a revision that is not there, and ends with 2', () =>
    inFolder({ 'a.md': vision() }, async (scenario) => {
      const outside = await scenario.run('check --changed-since main');
      assert.deepEqual([outside.status, outside.stdout], [2, '']);
      assert.match(outside.stderr, /^convenant: --changed-since asks git what changed, and \S+ is not in a git repository/);
      committed(scenario);
      for (const name of ['nope', '--output=x', 'HEAD~9']) {
        const { status, stdout, stderr } = await scenario.runArguments(['check', `--changed-since=${name}`]);
        assert.deepEqual([status, stdout], [2, '']);
        assert.ok(stderr.startsWith(`convenant: Git does not know “${name}” here.`), stderr);
      }
    }));
});
