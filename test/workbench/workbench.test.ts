// A policy writer in a real VS Code: sees a finding, asks why, takes the fix, saves.
import { strict as assert } from 'node:assert';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freshVsix } from '../../scripts/editors/vsix.mjs';
import { startWorkbench, type Workbench } from '../../scripts/editors/workbench.mjs';
import * as driver from './driver.ts';
import { exampleFile, examplesFolder, finding, fix, reason, textOfFix } from './example.ts';

const pictureFile = process.env.SCREENSHOT === '1' ? 'docs/images/editor.png' : '.cache/editor.png';

const plainFile = 'boodschappen.md';
const plainText = '# Boodschappen\n\nMelk, brood en zo spoedig mogelijk koffie.\n';

describe('VS Code', function () {
  this.timeout(180_000);

  let temporary: string;
  let folder: string;
  let workbench: Workbench;

  before(async () => {
    temporary = await mkdtemp(path.join(os.tmpdir(), 'convenant-documents-'));
    workbench = await startWorkbench({ vsix: freshVsix(), folder: temporary, settings: { 'convenant.language': 'nl' } });
  });

  // A folder for each attempt: VS Code opens again what was not saved in one.
  beforeEach(async () => {
    // The name that the picture for the documentation shows.
    folder = path.join(await mkdtemp(path.join(temporary, 'test-')), 'Hazelwaard');
    await cp(examplesFolder, folder, { recursive: true });
    await writeFile(path.join(folder, plainFile), plainText);
  });

  after(async () => {
    await workbench?.stop();
    await rm(temporary, { recursive: true, force: true });
  });

  it('leaves an ordinary Markdown file alone', () =>
    driver.inWorkbench(driver.withFolder(workbench, folder), async (page) => {
      await driver.openFile(page, plainFile);
      // Opened later, checked later: when its findings are there, those of the ordinary file would be there too.
      await driver.openFile(page, exampleFile);
      await driver.squiggles(page).first().waitFor();
      await driver.ownStatusItems(page).first().waitFor();
      await driver.showNoProblems(page, plainFile);

      await driver.openFile(page, plainFile);
      await driver.ownStatusItems(page).first().waitFor({ state: 'hidden' });
      assert.equal(await driver.squiggles(page).count(), 0);
    }));

  it('shows a finding, says why, and mends it', () =>
    driver.inWorkbench(driver.withFolder(workbench, folder), async (page) => {
      await driver.openFile(page, exampleFile);
      await driver.squiggles(page).first().waitFor();
      await driver.showProblems(page, finding);
      await driver.goToProblem(page, finding);

      const hover = await driver.hoverOverSquiggle(page, reason);
      assert.ok(hover.includes(finding), hover);
      await driver.takePicture(page, pictureFile);

      await driver.applyCodeAction(page, fix);
      await driver.problemRows(page, finding).first().waitFor({ state: 'detached' });
      await driver.save(page);
      const saved = await readFile(path.join(folder, exampleFile), 'utf8');
      assert.ok(saved.includes(textOfFix), saved);
    }));
});
