import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gitIn } from '../../server/src/cli/git.ts';
import { historyOf } from '../../server/src/lsp/git.ts';
import { adoptedVersion } from '../../server/src/workspace/history.ts';
import { inFolder } from '../cli/scenario.ts';
import { committed, namesProgram, signed } from '../support/git.ts';

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
});
