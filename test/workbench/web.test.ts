// The same policy writer in a VS Code that runs in the browser as a whole, as vscode.dev does: no Node, and a file system that
// only the editor can read. More is done in both hosts: the tests that are described by `describeInHosts`.
import { strict as assert } from 'node:assert';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startWebWorkbench } from '../../scripts/editors/web.mjs';
import * as driver from './driver.ts';
import { exampleFile, examplesFolder, finding, fix, reason, textOfFix } from './example.ts';
import * as side from './side-bar.ts';

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
    // Of the member agreement as for the rest: what its configuration leaves out is not told of it, and of the others it is.
    await mkdir(path.join(folder, 'beleid'));
    await cp(path.join(folder, 'ledenovereenkomst.md'), path.join(folder, 'beleid/overeenkomst.md'));
    await writeFile(path.join(folder, 'beleid/.convenant.yaml'), 'levels: {feedback: off}\n');
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

  it('reads the files that are not open, each under the configuration of its folder', () =>
    driver.inWorkbench(workbench.url, async (page) => {
      await driver.openFromExplorer(page, exampleFile);
      await driver.squiggles(page).first().waitFor();
      const missing = 'Terugkoppeling: daarover is in deze ledenovereenkomst nog niets gevonden';
      await driver.showProblems(page, missing);
      await driver.problemRows(page, 'ledenovereenkomst.md').first().waitFor();
      assert.equal(await driver.problemRows(page, missing).count(), 1);
      assert.equal(await driver.problemRows(page, 'beleid').count(), 0);
      // It is read and checked all the same.
      await driver.findProblems(page, 'Kerndiensten en keuzediensten');
      await driver.problemRows(page, 'beleid').first().waitFor();
    }));

  it('shows how the document stands: in the tree, on the card, in the profile and in the preview', () =>
    driver.inWorkbench(workbench.url, async (page) => {
      page.setDefaultTimeout(60_000);
      await page.setViewportSize({ width: 1400, height: 1300 });
      await driver.openFromExplorer(page, exampleFile);
      await driver.squiggles(page).first().waitFor();
      await side.openSideBar(page);
      await side.treeRow(page, 'Gedeelde ambitie: ').first().waitFor();
      const card = await side.pageWith(page, 'Wat is het doel?');
      assert.equal(await card.getByRole('heading', { level: 2 }).count(), 4);
      const profile = await side.pageWith(page, 'Invalshoek');
      await profile.locator('summary').first().waitFor();
      await driver.takePicture(page, '.cache/web-views.png');

      await page.keyboard.press('Control+Shift+E');
      await driver.openFromExplorer(page, 'visie.md');
      await driver.runCommand(page, 'Markdown: Open Preview to the Side');
      const shown = await side.pageWith(page, 'Hazelwaard 2030');
      await shown.locator('section.convenant .convenant-standing', { hasText: 'op orde' }).first().waitFor();
      assert.equal(await shown.getByText(':::').count(), 0);
      await driver.takePicture(page, '.cache/web-preview.png');
    }));
});
