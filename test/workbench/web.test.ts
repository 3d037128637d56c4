// The same policy writer in a VS Code that runs in the browser as a whole, as vscode.dev does: no Node, and a file system that
// only the editor can read.
import { strict as assert } from 'node:assert';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startWebWorkbench } from '../../scripts/editors/web.mjs';
import * as driver from './driver.ts';
import { exampleFile, examplesFolder, finding, fix, reason, textOfFix } from './example.ts';

describe('VS Code in a browser', function () {
  this.timeout(180_000);

  let folder: string;
  let workbench: Awaited<ReturnType<typeof startWebWorkbench>>;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'convenant-web-documents-'));
    await cp(examplesFolder, folder, { recursive: true });
    await mkdir(path.join(folder, '.vscode'));
    await writeFile(
      path.join(folder, '.vscode/settings.json'),
      JSON.stringify({ 'convenant.language': 'nl', 'workbench.startupEditor': 'none', 'files.autoSave': 'off' }),
    );
    workbench = await startWebWorkbench({ folder });
  });

  after(async () => {
    await workbench?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows a finding, says why, and mends it', () =>
    driver.inWorkbench(workbench.url, async (page) => {
      await driver.openFromExplorer(page, exampleFile);
      await driver.squiggles(page).first().waitFor();
      await driver.showProblems(page, finding);
      await driver.goToProblem(page, finding);

      const hover = await driver.hoverOverSquiggle(page, reason);
      assert.ok(hover.includes(finding), hover);
      await driver.takePicture(page, '.cache/web.png');

      await driver.applyCodeAction(page, fix);
      await driver.problemRows(page, finding).first().waitFor({ state: 'detached' });
      await page.locator('.editor-instance .view-line', { hasText: textOfFix }).waitFor();
    }));

  it('reads the files that are not open, and the configuration', () =>
    driver.inWorkbench(workbench.url, async (page) => {
      await driver.openFromExplorer(page, exampleFile);
      await driver.squiggles(page).first().waitFor();
      await driver.showProblems(page, 'visie.md');
    }));
});
