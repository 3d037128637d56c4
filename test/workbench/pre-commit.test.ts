// The hook as pre-commit itself reads, installs and runs it: from the last commit of this repository, with npm's registry.
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inFolder, MISSPELT, only, vision } from '../cli/scenario.ts';
import { committed, git } from '../support/git.ts';
import { projectRoot } from './driver.ts';

describe('the hook for pre-commit', function () {
  // It clones the repository, and has npm install what it needs.
  this.timeout(600_000);

  let home: string;
  before(() => {
    home = mkdtempSync(join(tmpdir(), 'convenant-pre-commit-'));
  });
  after(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

  function preCommit(cwd: string, ...args: string[]): { status: number | null; said: string } {
    const { status, stdout, stderr } = spawnSync('pre-commit', args, {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, PRE_COMMIT_HOME: home, LC_ALL: 'C.UTF-8' },
    });
    return { status, said: stdout + stderr };
  }

  it('is defined as pre-commit wants it', () => {
    assert.deepEqual(preCommit(projectRoot, 'validate-manifest', '.pre-commit-hooks.yaml'), { status: 0, said: '' });
  });

  it('is installed, stops a document with warnings, and lets one without pass', () => {
    const rev = execFileSync('git', ['-C', projectRoot, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
    const config = `repos:\n  - repo: ${JSON.stringify(projectRoot)}\n    rev: ${rev}\n    hooks: [{id: convenant}]\n`;
    return inFolder({ '.pre-commit-config.yaml': config, '.convenant.yaml': only(), 'old.md': MISSPELT }, async (scenario) => {
      committed(scenario);
      // What does not differ from the last commit is left alone.
      for (const [text, status, said] of [
        [MISSPELT, 1, /^convenant\.+Failed$[\s\S]*^new\.md:\d+:\d+ /m],
        [vision('Anders.'), 0, /^convenant\.+Passed$/m],
      ] as const) {
        scenario.write({ 'new.md': text });
        git(scenario, 'add', '-A');
        const run = preCommit(scenario.folder, 'run');
        assert.equal(run.status, status, run.said);
        assert.match(run.said, said);
        assert.doesNotMatch(run.said, /old\.md/);
      }
    });
  });
});
