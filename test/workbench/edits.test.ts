// Edits that a person judges first: of a whole document, and of a name in all documents that belong together.
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import * as driver from './driver.ts';
import { exampleFile } from './example.ts';
import { describeInHosts, onDesktop } from './folders.ts';
import { changes, file, panel, press, undo } from './refactor-preview.ts';

const VISION = 'visie.md';
const FALLS = 'propositie-valpreventie.md';
const AGREEMENT = 'ledenovereenkomst.md';

const SETTINGS = { 'convenant.language': 'nl', 'workbench.editor.enablePreview': false };

describeInHosts('edits with a preview in VS Code', { settings: SETTINGS }, (at, host) => {
  const inFolder = (steps: (page: Page) => Promise<void>): Promise<void> =>
    driver.inWorkbench(at.url, async (page) => {
      page.setDefaultTimeout(60_000);
      await steps(page);
    });
  const onDisk = (name: string): Promise<string> => readFile(path.join(at.folder, name), 'utf8');

  it('annotates everything that was recognised: shown first, ticked, made, and undone at once', () =>
    inFolder(async (page) => {
      const before = await onDisk(exampleFile);
      await driver.openFile(page, exampleFile);
      await driver.squiggles(page).first().waitFor();
      const offered = await offer(page, 'Convenant: Annotate everything that was recognised');
      assert.ok(offered > 3, `${offered} changes to judge`);
      await driver.takePicture(page, '.cache/annotate-all.png');
      assert.equal(await driver.changedTab(page).count(), 0, 'nothing is changed before it is applied');
      await file(page, exampleFile).locator('.edit-checkbox').check();
      await press(page, 'Apply');
      await driver.changedTab(page).waitFor();
      await driver.save(page);
      const annotated = await onDisk(exampleFile);
      assert.ok(annotated.split('\n:::').length > 2 * 3, annotated);
      // Prose stays as it is: without the fences the document is the one that it was.
      const words = (text: string): string => text.replace(/^:::.*$/gm, '').replace(/\s+/g, ' ');
      assert.equal(words(annotated), words(before));

      await undo(page);
      await driver.save(page);
      assert.equal(await onDisk(exampleFile), before);
    }));

  onDesktop(host, 'inserts what is missing only where that was ticked', () =>
    inFolder(async (page) => {
      const before = await onDisk(exampleFile);
      await driver.openFile(page, exampleFile);
      await driver.squiggles(page).first().waitFor();
      const offered = await offer(page, 'Convenant: Insert a text for everything that is missing');
      assert.ok(offered > 3, `${offered} changes to judge`);
      await driver.takePicture(page, '.cache/insert-all.png');
      await changes(page).filter({ hasText: ':::afbakening' }).locator('.edit-checkbox').check();
      await press(page, 'Apply');
      await driver.changedTab(page).waitFor();
      await driver.save(page);
      const after = await onDisk(exampleFile);
      assert.deepEqual(after.match(/^:::[a-z-]+/gm), [...(before.match(/^:::[a-z-]+/gm) ?? []), ':::afbakening']);

      await undo(page);
      await driver.save(page);
      assert.equal(await onDisk(exampleFile), before);
    }),
  );

  onDesktop(host, 'renames an id in all documents and their front matter', () =>
    inFolder(async (page) => {
      const names = [VISION, FALLS, AGREEMENT];
      const before = await Promise.all(names.map(onDisk));
      for (const name of names) await driver.openFile(page, name);
      await driver.openFile(page, FALLS);
      await driver.ownStatusItems(page).first().waitFor();
      // The reference in the front matter: `serves: visie.md#thuis-wonen`.
      await driver.select(page, 'thuis-wonen');
      await rename(page, 'thuis-wonen', 'veilig-thuis', 'Enter');
      await driver.until('all files are renamed in', async () =>
        (await Promise.all(names.map(onDisk))).every((text) => text.includes('#veilig-thuis')),
      );
      for (const [i, text] of (await Promise.all(names.map(onDisk))).entries())
        assert.equal(text, before[i]?.replaceAll('#thuis-wonen', '#veilig-thuis'), names[i]);
      assert.match(await onDisk(FALLS), /^serves: visie\.md#veilig-thuis$/m);
    }),
  );

  onDesktop(host, 'takes links along when a file is renamed, shown first where that is asked', () =>
    inFolder(async (page) => {
      const names = [FALLS, AGREEMENT, exampleFile];
      const before = await Promise.all(names.map(onDisk));
      await driver.openFile(page, FALLS);
      await driver.ownStatusItems(page).first().waitFor();
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: VISION }).click();
      await page.locator('.tab.active', { hasText: VISION }).waitFor();
      await page.locator('.explorer-folders-view .monaco-list').first().focus();
      await page.keyboard.press('F2');
      const box = page.locator('.explorer-folders-view input');
      await box.fill('visie-2030.md');
      await box.press('Enter');
      // VS Code asks by itself, of every extension that wants to change something along with a file.
      const question = page.locator('.monaco-dialog-box', { hasText: 'Convenant' });
      await question.waitFor();
      await driver.takePicture(page, '.cache/rename-file-asked.png');
      await question.getByRole('button', { name: 'Show Preview' }).click();
      for (const name of names) await file(page, name).waitFor();
      await driver.takePicture(page, '.cache/rename-file.png');
      assert.deepEqual(await Promise.all(names.map(onDisk)), before, 'nothing is changed before it is applied');
      await press(page, 'Apply');
      // VS Code leaves them open, to be saved.
      for (const name of names) await page.locator('.tab.dirty', { hasText: name }).waitFor();
      await driver.runCommand(page, 'File: Save All');
      const renamed = before.map((text) => text.replaceAll('visie.md', 'visie-2030.md'));
      await driver.until('the links are changed', async () => {
        const after = await Promise.all(names.map(onDisk));
        return after.every((text, i) => text === renamed[i]);
      });
      assert.ok(await onDisk('visie-2030.md'));
    }),
  );

  it('shows a rename in all documents before it is made', () =>
    inFolder(async (page) => {
      await driver.openFile(page, VISION);
      await driver.ownStatusItems(page).first().waitFor();
      await driver.select(page, '{#eerste-gesprek');
      await page.keyboard.press('ArrowRight');
      await rename(page, 'eerste-gesprek', 'eerste-gesprekken', 'Control+Enter');
      await panel(page).locator('.monaco-list-row', { hasText: VISION }).waitFor();
      await panel(page).locator('.monaco-list-row', { hasText: exampleFile }).waitFor();
      await driver.takePicture(page, '.cache/rename.png');
      await press(page, 'Apply');
      await driver.until('both files are renamed in', async () =>
        (await Promise.all([VISION, exampleFile].map(onDisk))).every((text) => text.includes('#eerste-gesprekken')),
      );
    }));
});

/**
 * Runs a command that offers changes; says how many. VS Code forgets such a command while other extensions get ready, so:
 * again, as a person would.
 */
async function offer(page: Page, title: string): Promise<number> {
  await driver.retry(5, async () => {
    await driver.runCommand(page, title);
    await changes(page).first().waitFor({ timeout: 10_000 });
  });
  return changes(page).count();
}

/** F2 at the cursor, on a name that is `old`. */
async function rename(page: Page, old: string, name: string, accept: string): Promise<void> {
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input.rename-input');
  await box.waitFor();
  assert.equal(await box.inputValue(), old);
  await box.fill(name);
  await box.press(accept);
}
