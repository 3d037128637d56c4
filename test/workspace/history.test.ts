import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gitIn } from '../../server/src/cli/git.ts';
import { historyOf } from '../../server/src/lsp/git.ts';
import { adoptedVersion, type Git, textAt, versionsOf } from '../../server/src/workspace/history.ts';
import { inFolder } from '../cli/scenario.ts';
import { committed, namesProgram, git as runGit, signed } from '../support/git.ts';

const TEXT = '---\ndocument: visie\nlanguage: nl\nstatus: vastgesteld\n---\n\n# Visie\n';

describe('earlier versions in git', () => {
  it('are read without running what the repository names, in the editor and on the command line', () =>
    inFolder({ 'a.md': TEXT }, async (scenario) => {
      committed(scenario);
      signed(scenario);
      const ran = namesProgram(scenario, 'gpg.program');
      namesProgram(scenario, 'core.fsmonitor');
      const { git } = historyOf(pathToFileURL(join(scenario.folder, 'a.md')).href) ?? assert.fail();
      for (const ask of [git, gitIn(scenario.folder)]) {
        ask('config', 'log.showSignature', 'true');
        assert.equal(adoptedVersion(ask, 'a.md')?.text, TEXT);
        assert.equal(ran(), false);
      }
    }));

  /** Counts what git is asked. */
  const counted = (git: Git): { git: Git; asked: string[] } => {
    const asked: string[] = [];
    const noting: Git = (...args) => {
      asked.push(args[0] ?? '');
      return git(...args);
    };
    return { git: noting, asked };
  };

  it('are told of one by one, with day and subject, under the names that the document had', () =>
    inFolder({ '[a] b.md': TEXT }, async (scenario) => {
      committed(scenario);
      runGit(scenario, 'mv', '[a] b.md', 'c*.md');
      runGit(scenario, 'commit', '-m', 'renamed', '--date', '2026-03-01T12:00:00');
      runGit(scenario, 'rm', 'c*.md');
      runGit(scenario, 'commit', '-m', 'gone');
      scenario.write({ 'c*.md': TEXT });
      scenario.write({ 'cx.md': TEXT });
      runGit(scenario, 'add', '-A');
      runGit(scenario, 'commit', '-m', 'back', '-m', 'with\n\nmore');
      const git = gitIn(scenario.folder);
      const versions = versionsOf(git, ['c*.md']);
      assert.deepEqual(
        versions.map(({ subject, path }) => [subject, path]),
        [
          ['back', 'c*.md'],
          ['renamed', 'c*.md'],
          ['begin', '[a] b.md'],
        ],
      );
      assert.equal(versions[1]?.date, '2026-03-01');
      assert.equal(versionsOf(git, ['c*.md'], 1).length, 1);
      for (const { commit, path } of versions) assert.equal(textAt(git, commit, path), TEXT);
    }));

  it('are read many at a time when the adopted one is looked for', () =>
    inFolder({ 'a.md': `\ufeff${TEXT}` }, async (scenario) => {
      committed(scenario);
      for (let i = 0; i < 20; i++) {
        scenario.write({ 'a.md': `${TEXT.replace('vastgesteld', 'concept')}${i}\n` });
        runGit(scenario, 'commit', '-am', `draft ${i}`);
      }
      const { git, asked } = counted(gitIn(scenario.folder));
      const found = adoptedVersion(git, 'a.md');
      assert.deepEqual([found?.text, found?.subject], [TEXT, 'begin']);
      assert.deepEqual(asked, ['log', 'show', 'show']);
    }));

  it('are read one by one where git cannot give them together', () =>
    inFolder({ 'a.md': TEXT }, async (scenario) => {
      committed(scenario);
      scenario.write({ 'a.md': TEXT.replace('vastgesteld', 'concept') });
      runGit(scenario, 'commit', '-am', 'draft');
      const real = gitIn(scenario.folder);
      const { git, asked } = counted((...args) => (args.filter((arg) => arg.includes(':a.md')).length > 1 ? undefined : real(...args)));
      assert.equal(adoptedVersion(git, 'a.md')?.text, TEXT);
      assert.deepEqual(asked, ['log', 'show', 'show', 'show']);
    }));
});
