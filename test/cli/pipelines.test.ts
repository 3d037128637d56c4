import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { builtCli } from '../support/built.ts';
import { committed, git } from '../support/git.ts';
import { inFolder, MISSPELT, only, type Scenario, vision } from './scenario.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): unknown => parse(readFileSync(join(ROOT, path), 'utf8'));

/** The examples of pipelines, tried by running what they run, with the program as it is installed. */
describe('the examples of pipelines', () => {
  let cli: string;

  before(() => {
    cli = builtCli();
  });

  /** A repository with a fault on `main`, and a branch on which another document may be changed. */
  async function inRepository(change: string, use: (scenario: Scenario) => void): Promise<void> {
    await inFolder({ 'old.md': MISSPELT, 'new.md': vision(), '.convenant.yaml': only() }, async (scenario) => {
      const bin = 'node_modules/.bin/convenant';
      scenario.write({ '.gitignore': 'node_modules\n', [bin]: `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n` });
      chmodSync(join(scenario.folder, bin), 0o755);
      committed(scenario);
      git(scenario, 'update-ref', 'refs/remotes/origin/main', 'main');
      git(scenario, 'checkout', '-b', 'mine');
      scenario.write({ 'new.md': change });
      use(scenario);
    });
  }

  function shell({ folder }: Scenario, command: string): { status: number | null; stdout: string } {
    const { status, stdout } = spawnSync('sh', ['-ec', command], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: [join(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter),
        GITHUB_BASE_REF: 'main',
        GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
        CI_MERGE_REQUEST_DIFF_BASE_SHA: 'origin/main',
      },
    });
    return { status, stdout };
  }

  for (const [name, change, status] of [
    ['a fault', MISSPELT, 1],
    ['none', vision('Anders.'), 0],
  ] as const) {
    it(`on GitHub: a change with ${name} ends with ${status}`, () =>
      inRepository(change, (scenario) => {
        const { jobs } = read('docs/ci/github.yml') as { jobs: { documents: { steps: { run?: string }[] } } };
        const runs = jobs.documents.steps.flatMap(({ run }) => (run?.startsWith('npx convenant ') ? [shell(scenario, run)] : []));
        assert.deepEqual(
          runs.map((run) => run.status),
          [0, 0, status],
        );
        assert.equal(runs[2]?.stdout.includes('::error file=new.md,'), status === 1);
        assert.ok(!runs[2]?.stdout.includes('old.md'));
        const { runs: logged } = JSON.parse(scenario.read('convenant.sarif')) as { runs: { results: object[] }[] };
        assert.equal(logged[0]?.results.length, 1 + status);
        assert.match(scenario.read('summary.md'), /^# Meldingen\n\n## /);
      }));

    it(`on GitLab: a change with ${name} ends with ${status}`, () =>
      inRepository(change, (scenario) => {
        const { convenant } = read('docs/ci/gitlab.yml') as { convenant: { script: string[] } };
        assert.deepEqual(
          convenant.script.map((command) => shell(scenario, command).status),
          [status],
        );
        assert.match(scenario.read('convenant.xml'), new RegExp(`<testsuite name="new\\.md" tests="1" failures="${status}"`));
      }));

    it(`before a commit: a change with ${name} ends with ${status}`, () =>
      inRepository(change, (scenario) => {
        const [hook] = read('.pre-commit-hooks.yaml') as { entry: string; pass_filenames: boolean }[];
        assert.equal(hook?.pass_filenames, false);
        assert.equal(shell(scenario, hook.entry).status, status);
      }));
  }
});
