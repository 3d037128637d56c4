// A folder that nobody has said to trust: documents are checked there too, under its configuration, which is data only.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freshVsix } from '../../scripts/editors/vsix.mjs';
import { startWorkbench, type Workbench } from '../../scripts/editors/workbench.mjs';
import * as driver from './driver.ts';
import { exampleFile, examplesFolder, finding } from './example.ts';

const another = 'daarover is in deze propositie nog niets gevonden';

describe('VS Code in restricted mode', function () {
  this.timeout(180_000);

  let folder: string;
  let workbench: Workbench;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'convenant-untrusted-'));
    await cp(examplesFolder, folder, { recursive: true });
    await writeFile(path.join(folder, '.convenant.yaml'), 'levels: {delimitation: off}\n');
    const settings = {
      'convenant.language': 'nl',
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
    };
    workbench = await startWorkbench({ vsix: freshVsix(), folder, settings });
  });

  after(async () => {
    await workbench?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('checks documents, under the configuration of the folder', () =>
    driver.inWorkbench(workbench.url, async (page) => {
      await driver.openFile(page, exampleFile);
      await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
      await driver.squiggles(page).first().waitFor();
      await driver.showProblems(page, another);
      await driver.showNoProblems(page, finding);
    }));
});
