// What a board reads and decides, in a real VS Code: the report, what changed since the adopted version, a decision on a finding.
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { committed } from '../support/git.ts';
import * as driver from './driver.ts';
import { exampleFile, finding } from './example.ts';
import { workbenchInFolders } from './folders.ts';
import * as side from './side-bar.ts';

const DECISIONS = exampleFile.replace('.md', '.review.yaml');

describe('for a board in VS Code', function () {
  this.timeout(180_000);

  const at = workbenchInFolders();

  const onDisk = (name: string): Promise<string> => readFile(path.join(at.folder, name), 'utf8').catch(() => '');

  it('writes the report where that is asked', () =>
    driver.inWorkbench(at.url, async (page) => {
      await driver.openFile(page, 'visie.md');
      await driver.ownStatusItems(page).first().waitFor();
      await driver.runCommand(page, "Convenant: Write the board's report");
      const name = await driver.proposed(page, path.join(at.folder, 'verslag.html'));
      await driver.takePicture(page, '.cache/report-save.png');
      await name.press('Enter');
      await driver.until('the report is there', async () => (await onDisk('verslag.html')).includes('</html>'));
      await driver.takePicture(page, '.cache/report-saved.png');
      assert.match(await onDisk('verslag.html'), /<h1>Verslag voor het bestuur/);
    }));

  it('shows what changed since the version that is chosen', () =>
    driver.inWorkbench(at.url, async (page) => {
      committed({ folder: at.folder });
      await driver.openFile(page, 'visie.md');
      await driver.ownStatusItems(page).first().waitFor();
      await driver.select(page, 'niet meer dan 150 inwoners');
      await page.keyboard.type('niet meer dan 180 inwoners');
      await driver.changedTab(page).waitFor();
      await driver.runCommand(page, 'Convenant: Show what changed…');
      const version = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'De vastgestelde versie' });
      await version.waitFor();
      await driver.takePicture(page, '.cache/versions.png');
      await driver.accept(page, version);
      const changes = await side.pageWith(page, 'Bepaling voor bepaling');
      await changes.locator('s', { hasText: /^150$/ }).waitFor();
      await changes.locator('strong', { hasText: /^180$/ }).waitFor();
      await driver.takePicture(page, '.cache/changes.png');
    }));

  it('records a decision on a finding, by the light bulb, in the file beside the document', () =>
    driver.inWorkbench(at.url, async (page) => {
      await driver.openFile(page, exampleFile);
      await driver.squiggles(page).first().waitFor();
      await driver.showProblems(page, finding);
      await driver.goToProblem(page, finding);
      await driver.applyCodeAction(page, 'tijdelijk vrij, met een reden', page.locator('.tab.active', { hasText: DECISIONS }));
      // The first place to fill in is chosen.
      await page.locator('.monaco-editor.focused .selected-text').first().waitFor();
      await page.keyboard.type('De regio maakt eerst een lijst.');
      await page.locator('.view-line', { hasText: 'reason: De regio maakt eerst een lijst.' }).waitFor();
      await driver.find(page, '"[wie]"');
      await page.keyboard.type('het bestuur');
      await page.keyboard.press('Control+S');
      await driver.until('the decision is saved', async () => (await onDisk(DECISIONS)).includes('by: het bestuur'));
      assert.match(
        await onDisk(DECISIONS),
        /^# .+\ndocument: "?propositie-eerste-gesprek\.md"?\ndecisions:\n {2}- finding: delimitation\/missing\n {4}key: [\da-f]{16}\n {4}words: .+\n {4}decision: vrijgesteld\n {4}reason: De regio maakt eerst een lijst\.\n {4}by: het bestuur\n {4}until: \d{4}-\d\d-\d\d\n {4}date: \d{4}-\d\d-\d\d\n$/,
      );
      // What a board settled is no problem any more.
      await driver.showNoProblems(page, finding);
      await driver.takePicture(page, '.cache/decision.png');
    }));
});
