// The extension where VS Code's display language is Dutch: what it contributes and what it says are Dutch, without a setting.
import { strict as assert } from 'node:assert';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freshVsix } from '../../scripts/editors/vsix.mjs';
import { startWorkbench, type Workbench } from '../../scripts/editors/workbench.mjs';
import * as driver from './driver.ts';
import { exampleFile, examplesFolder, finding } from './example.ts';
import * as side from './side-bar.ts';

describe('VS Code in Dutch', function () {
  this.timeout(300_000);

  let folder: string;
  let workbench: Workbench;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'convenant-dutch-'));
    await cp(examplesFolder, folder, { recursive: true });
    workbench = await startWorkbench({ vsix: freshVsix(), folder, locale: 'nl' });
  });

  after(async () => {
    await workbench?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('has commands, views and messages in Dutch', () =>
    driver.inWorkbench(workbench.url, async (page) => {
      page.setDefaultTimeout(60_000);
      await driver.openFile(page, exampleFile);
      await side.runCommand(page, 'Focus on Raamwerk View');
      await side.treeRow(page, 'Afbakening: ontbreekt').first().waitFor();
      for (const view of ['Vier vragen van een huisarts', 'Profiel']) await page.locator(`.pane-header[aria-label^="${view}"]`).waitFor();
      await side.pageWith(page, 'Wat is het doel?');
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget input[type=text]').first().fill('>Convenant: ');
      for (const title of ['Nieuw governancedocument…', 'Voeg een aanbeveling in…', 'Open de pagina over een criterium', 'Opnieuw starten'])
        await page
          .locator('.quick-input-list .monaco-list-row', { hasText: `Convenant: ${title}` })
          .first()
          .waitFor();
      assert.equal(
        await page.locator('.quick-input-list .monaco-list-row', { hasText: /Convenant: (?:New|Insert|Restart|Open the)/ }).count(),
        0,
      );
      await page.keyboard.press('Escape');
      await driver.showProblems(page, finding);
    }));
});
